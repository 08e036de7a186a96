"""The events of a statement: predicates inside its content, with both sources' commitment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.factuality import commitment
from onrecord.factuality.lexicon import EVENTIVE
from onrecord.factuality.tree import Tree
from onrecord.types import Event, When

MAX_EVENTS = 200
_CONTENT_POS = frozenset({"VERB", "AUX", "NOUN", "ADJ", "PROPN"})


def roots(tree: Tree, tokens: Sequence[int]) -> list[int]:
    """Tokens whose head lies outside `tokens`, the clause heads before the mere phrases.

    Of clauses, what hangs on another comes last: "If they do not pay, he said, the gas stops".
    """
    inside = set(tokens)
    tops = [
        i
        for i in tokens
        if (tree.head[i] == i or tree.head[i] not in inside) and tree.pos[i] in _CONTENT_POS
    ]
    return sorted(tops, key=lambda i: (not commitment.predicative(tree, i), tree.dep[i] == "advcl"))


def main_event(tree: Tree, root: int) -> int:
    """The token that names what `root` predicates: past a copula and an existential "be"."""
    found = commitment.copular(tree, root)
    return root if found is None else found


def is_event(tree: Tree, i: int) -> bool:
    """Whether token i is counted as an event."""
    if tree.pos[i] == "VERB":
        return tree.dep[i] not in ("amod", "aux", "auxpass", "compound")
    if tree.pos[i] == "AUX":
        return commitment.predicative(tree, i) and commitment.copular(tree, i) is None
    if tree.dep[i] in ("attr", "acomp", "oprd"):
        return tree.pos[i] in ("NOUN", "ADJ", "ADV", "PROPN") and not tree.tag[i].startswith("W")
    if tree.pos[i] == "NOUN" and tree.dep[i] in ("dobj", "pobj", "nsubjpass", "ROOT"):
        return tree.lemma[i] in EVENTIVE
    return commitment.predicative(tree, i)


def scare_quoted(tree: Tree, i: int) -> bool:
    """Whether token i stands in a quotation of at most three words."""
    window = 4
    before = tree.low[max(0, i - window) : i]
    after = tree.low[i + 1 : i + 1 + window]
    return any(w in '“"``' for w in before) and any(w in "”\"''" for w in after)


@dataclass(frozen=True, slots=True)
class Committed:
    """A token that names an event, and its sources' commitment to it, −3 to +3."""

    token: int
    author: float
    speaker: float | None


def events_of(
    tree: Tree, found: Iterable[Committed], resolve: Callable[[int], When | None]
) -> tuple[Event, ...]:
    """Events in order of the text, at most `MAX_EVENTS`; `resolve` dates a token's clause."""
    made: list[Event] = []
    for item in islice(found, MAX_EVENTS):
        span = tree.span(item.token, item.token)
        said = None if item.speaker is None else round(item.speaker, 2) + 0.0
        made.append(
            Event(
                span,
                tree.text[span.start : span.end],
                tree.lemma[item.token],
                round(item.author, 2) + 0.0,
                said,
                resolve(item.token),
            )
        )
    return tuple(made)
