"""Who stands out at a point of a text: recency and grammar (after Lappin and Leass 1994)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_WEIGHTS = {
    "nsubj": 1.0, "nsubjpass": 0.9, "dobj": 0.5, "dative": 0.4, "agent": 0.5, "pobj": 0.35,
    "poss": 0.4, "compound": 0.15, "attr": 0.4, "ROOT": 0.6, "npadvmod": 0.3,
}  # fmt: skip
_DECAY = 0.5
_REACH, _SCAN = 6, 80
_CONTROL = 1.0
_FRONTED, _BEFORE = 0.3, 1.5
_SPEAKS, _REPORTED = 1.4, 1.2
# The one who spoke in the sentence before is likeliest to be taken up.
_LAST_SPEAKER, _NEXT_WORDS = 0.5, 1.6
# What the paragraph at hand has named counts for more.
_HERE = 1.5


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A referent met at token `at`; `clock` counts sentences outside quotations."""

    at: int
    who: int
    weight: float
    quoted: bool
    clock: int


def prominence(token: Token, speaks: bool) -> float:
    """The weight of a token's grammatical place, in (0, 1.4]."""
    at, factor = token, 1.0
    for _ in range(4):
        if at.dep_ not in {"appos", "conj", "flat", "nmod"} or at.head.i == at.i:
            break
        at, factor = at.head, factor * 0.9
    weight = _WEIGHTS.get(at.dep_, 0.3)
    if weight >= 0.9 and at.head.dep_ not in {"ROOT", "conj", "ccomp", "parataxis"}:
        weight = 0.75
    told = _SPEAKS if not _reported(at) else _REPORTED
    return max(weight, told if speaks else 0.0) * factor


def _reported(subject: Token) -> bool:
    """True for one who speaks in what another says: 'Roe said that Doe had called for it'."""
    verb = subject.head
    return bool(
        subject.dep_ in {"nsubj", "nsubjpass"}
        and verb.dep_ == "ccomp"
        and verb.head.i < subject.i
        and any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.head.lefts)
    )


def scores(
    pronoun: Token,
    clock: int,
    past: Sequence[Occurrence],
    tokens: Callable[[int], Token],
    fits: Callable[[int], bool],
    quoted: Sequence[bool],
    speaks: bool,
    paragraphs: Sequence[int],
) -> dict[int, float]:
    """`{referent: score}` of those before a pronoun (or a taking-up noun) that it may mean.

    `quoted` flags the text's tokens, `paragraphs` number their lines; `speaks` says whether the
    pronoun is a source itself.
    """
    out: dict[int, float] = {}
    control = controllers(pronoun)
    blocked: set[int] = set()
    for occurrence in reversed(past[-_SCAN:]):
        gap = clock - occurrence.clock
        if gap > _REACH:
            break
        if occurrence.quoted != quoted[pronoun.i] or not fits(occurrence.who):
            continue
        token = tokens(occurrence.at)
        if gap == 0 and _coargument(pronoun, token):
            blocked.add(occurrence.who)
            continue
        weight = occurrence.weight
        if gap == 0 and _in_content(pronoun, token):
            weight *= _BEFORE if _opens_quotation(token, pronoun, quoted) else _FRONTED
        if occurrence.at in control:
            weight += _CONTROL
        if gap <= 1 and occurrence.weight >= _SPEAKS:
            weight += _NEXT_WORDS if speaks and gap == 1 else _LAST_SPEAKER
        if paragraphs[occurrence.at] == paragraphs[pronoun.i]:
            weight *= _HERE
        out[occurrence.who] = out.get(occurrence.who, 0.0) + weight * _DECAY**gap
    return {who: score for who, score in out.items() if who not in blocked}


def clear_best(scored: dict[int, float], margin: float, least: float) -> int | None:
    """The referent that leads all others by a factor of `margin`, None where none does."""
    if not scored:
        return None
    ranked = sorted(scored, key=lambda who: (-scored[who], who))
    if scored[ranked[0]] < least:
        return None
    if len(ranked) > 1 and scored[ranked[0]] < margin * scored[ranked[1]]:
        return None
    return ranked[0]


def _opens_quotation(token: Token, pronoun: Token, quoted: Sequence[bool]) -> bool:
    """True where a name stands before the first quotation of a sentence, and so may speak it."""
    start = token.sent.start
    return any(quoted[token.i : pronoun.i]) and not any(quoted[start : token.i])


def controllers(pronoun: Token) -> set[int]:
    """Subjects of the verbs above a pronoun, which it often takes up: 'Roe said she ...'."""
    out: set[int] = set()
    at = pronoun
    for _ in range(12):
        if at.head.i == at.i:
            break
        at = at.head
        if at.i == pronoun.head.i and pronoun.dep_ in {"nsubj", "nsubjpass"}:
            continue
        for child in at.lefts:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i < pronoun.i:
                out.add(child.i)
    return out


def _coargument(pronoun: Token, token: Token) -> bool:
    """True for two arguments of one verb, which differ unless one is reflexive."""
    if pronoun.dep_ == "poss" or token.dep_ == "poss":
        return False
    core = {"nsubj", "nsubjpass", "dobj", "dative", "attr"}
    direct = token.head.i == pronoun.head.i and token.dep_ in core
    through = pronoun.dep_ == "pobj" and pronoun.head.head.i == token.head.i and token.dep_ in core
    return direct or through


def _in_content(pronoun: Token, token: Token) -> bool:
    """True where a name stands in what the pronoun's verb reports."""
    at = token
    for _ in range(12):
        if at.head.i == at.i or at.head.i == pronoun.head.i:
            return at.dep_ in {"ccomp", "parataxis"} and at.head.i == pronoun.head.i
        at = at.head
    return False
