"""From the whole record to the statements that may bear on a proposition."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.embedding import Embedder
from onrecord.links.text import content_words
from onrecord.record.store import Store
from onrecord.types import Document, Proposition, Statement

# Statements compared by words after the comparison by meaning, and those that are read in full.
SHORTLIST = 400
LIMIT = 64
# Below this similarity of meaning nothing in development bore on a question.
LEAST_SIMILARITY = 0.22
# What full agreement in names and other content words adds to the cosine.
WORDS_WORTH = 0.35


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement with its document; `similarity` and `words` in [0, 1] are what ranked it."""

    statement: Statement
    document: Document
    similarity: float
    words: float

    @property
    def rank(self) -> float:
        """What candidates are sorted by, the most promising first."""
        return self.similarity + WORDS_WORTH * self.words


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Candidates to read in full, and those for which there was no room, each best first."""

    candidates: tuple[Candidate, ...] = ()
    unread: tuple[Candidate, ...] = ()


def retrieve(
    store: Store, proposition: Proposition, embedder: Embedder, as_of: str | None
) -> Retrieved:
    """Candidates for `proposition` published by `as_of`, ties in canonical order."""
    near = store.nearest(embedder([proposition.text])[0], SHORTLIST, as_of)
    close = {name: similarity for name, similarity in near if similarity >= LEAST_SIMILARITY}
    statements = store.statements_by_id(list(close))
    documents = store.documents_by_id(sorted({s.doc for s in statements.values()}))
    wanted = content_words(proposition.text)
    found = []
    for name, similarity in close.items():
        statement = statements[name]
        document = documents[statement.doc]
        shared = _words(statement, document) & wanted
        share = len(shared) / len(wanted) if wanted else 0.0
        found.append(Candidate(statement, document, similarity, share))
    found.sort(key=lambda c: (-round(c.rank, 4), c.document.published or "~", c.statement.id))
    return Retrieved(tuple(found[:LIMIT]), tuple(found[LIMIT:]))


def _words(statement: Statement, document: Document) -> frozenset[str]:
    """Content words of a statement, of who made it and of the sentence that it stands in."""
    start, end = statement.sentence
    who = statement.speaker.name if statement.speaker else ""
    return content_words(f"{statement.content.text} {document.text[start:end]} {who}")
