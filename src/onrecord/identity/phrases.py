"""Noun phrases by token: the head of a stretch of text, its edges and its modifiers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.types import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SKIP = frozenset({"PUNCT", "SPACE", "ADP", "DET", "CCONJ", "SCONJ", "AUX", "PART", "ADV"})


def covered(parse: Doc, spans: Iterable[Span]) -> tuple[int, ...]:
    """Indices of the tokens that overlap any of the spans, in order, spaces left out."""
    out: set[int] = set()
    for start, end in spans:
        if end <= start or not len(parse):
            continue
        # The last token that begins at or before `start` may reach into the span.
        at = max(0, bisect_right(parse, start, key=lambda t: t.idx) - 1)
        while at < len(parse) and parse[at].idx < end:
            token = parse[at]
            if token.idx + len(token) > start and not token.is_space:
                out.add(at)
            at += 1
    return tuple(sorted(out))


def head_of(parse: Doc, tokens: Sequence[int]) -> Token | None:
    """The token that the rest depend on: the first with its head outside, nouns before others."""
    inside = set(tokens)
    tops = [parse[i] for i in tokens if parse[i].head.i not in inside or parse[i].head.i == i]
    nouns = [t for t in tops if t.pos_ in {"NOUN", "PROPN", "PRON"}]
    if nouns:
        best = nouns[0]
        # Nouns that stand together end in their head, however the parser ties them.
        while best.pos_ != "PRON" and best.i + 1 in inside and _noun(parse[best.i + 1]):
            best = parse[best.i + 1]
        return best
    counts = [t for t in tops if t.pos_ in {"NUM", "DET", "ADJ"} and _counts(t)]
    if counts:
        return counts[0]
    ages = [t for t in tops if aged(t)]
    if ages:
        return ages[0]
    solid = [parse[i] for i in tokens if parse[i].pos_ in {"NOUN", "PROPN", "PRON"}]
    loose = [t for t in tops if t.pos_ not in _SKIP]
    rest = solid or loose or tops
    return rest[0] if rest else None


def _counts(token: Token) -> bool:
    """True for 'five' in 'five of the banks'."""
    return any(c.lower_ == "of" for c in token.rights)


def _noun(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"}


def is_plural(token: Token) -> bool:
    """True for a plural noun or pronoun by its tag, or a noun that is always plural."""
    return token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"people", "police", "they", "we"}


def is_definite(token: Token) -> bool:
    """True where the phrase of a head begins with 'the', 'this' or 'that'."""
    return any(c.dep_ == "det" and c.lower_ in {"the", "this", "that"} for c in token.lefts)


def aged(token: Token) -> bool:
    """True for 'the 57-year-old scientist' and for 'the 57-year-old' alone, by its head."""
    ages = (token, *token.lefts)
    return any(
        t.lower_ == "old" and any(c.dep_ == "npadvmod" and c.lower_ == "year" for c in t.lefts)
        for t in ages
    )


def possessor(token: Token) -> Token | None:
    """The owner in 'her campaign' or 'the mayor's office'."""
    return next((c for c in token.lefts if c.dep_ == "poss"), None)


def phrase_text(parse: Doc, tokens: Sequence[int]) -> str:
    """The covered words on one line, gaps shown as one space, without a leading article."""
    pieces: list[str] = []
    for i in tokens:
        gap = pieces and i > 0 and (parse[i - 1].is_space or parse[i - 1].whitespace_)
        pieces.append(f" {parse[i].text}" if gap else str(parse[i].text))
    text = " ".join("".join(pieces).split())
    for article in ("the ", "The ", "THE ", "a ", "A ", "an ", "An "):
        if text.startswith(article) and len(text) > len(article):
            return text[len(article) :]
    return text


def modifiers(token: Token) -> tuple[Token, ...]:
    """Adjectives and nouns before a head, in order."""
    return tuple(c for c in token.lefts if c.dep_ in {"amod", "compound", "nmod"})


def complement(token: Token) -> Token | None:
    """The noun in 'ministry of defence' or 'a spokesman for the union'."""
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "at", "in", "with", "from"}:
            inner = next((c for c in child.rights if c.dep_ == "pobj"), None)
            if inner is None or inner.ent_type_ != "DATE":
                return inner
    return None
