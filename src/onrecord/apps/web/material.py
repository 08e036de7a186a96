"""What a page shows besides the verdict: the documents and statements that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.types import Document, Statement, Verdict

if TYPE_CHECKING:
    from onrecord.record.store import Store

# Articles printed in full below an answer, and statements marked in one of them.
MOST_ARTICLES = 30
MOST_STATEMENTS = 1500


@dataclass(frozen=True, slots=True)
class Material:
    """Statements and documents by id, and what is marked in each document."""

    statements: Mapping[str, Statement] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    marked: Mapping[str, Sequence[Statement]] = field(default_factory=dict)


def material(store: Store, verdict: Verdict) -> Material:
    """The articles of the evidence and of its repeats, and those that tell of the instruments."""
    from itertools import islice

    from onrecord.record.filters import StatementFilter

    cited = [item.statement for item in verdict.evidence]
    repeats = [c.statement for c in verdict.considered if c.outcome == "repeat"]
    statements = store.statements_by_id([*cited, *repeats])
    found = [statements[s].doc for s in (*cited, *repeats) if s in statements]
    found += [change.doc for view in verdict.instruments for change in view.history]
    names = list(dict.fromkeys(found))[:MOST_ARTICLES]
    documents = store.documents_by_id(names)
    marked = {
        name: tuple(islice(store.iter_statements(StatementFilter(doc=name)), MOST_STATEMENTS))
        for name in names
    }
    return Material(statements, documents, marked)
