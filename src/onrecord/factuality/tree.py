"""The parse as plain lists, read out of spaCy once per document and indexed by offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.types import Excerpt, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A runaway parse (a page without full stops) must not make a walk endless.
MAX_SUBTREE = 2000
MAX_DEPTH = 100
_CLOSING = frozenset({'"', "'", "''", "”", "’", "»", ")"})
# "Hoped" is no form of "hop", whatever the lemmatiser says.
_LEMMAS = {"hopes": "hope", "hoped": "hope", "hoping": "hope"}
_CLIPPED = {"'re": "be", "'m": "be", "'s": "be", "'ve": "have", "'ll": "will"}


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: token range `[first, last]`, inclusive, and its label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Tree:
    """Tokens of one document; index i is token i, `starts` and `ends` are code points of `text`."""

    text: str
    starts: list[int]
    ends: list[int]
    low: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    sentence: list[int]
    sentences: list[tuple[int, int]]
    entities: list[Entity]

    def __len__(self) -> int:
        return len(self.starts)

    def tokens(self, spans: Iterable[Span]) -> list[int]:
        """Indices of the tokens that begin inside `spans`, blanks left out, in order."""
        found: list[int] = []
        for start, end in spans:
            first = bisect_left(self.starts, start)
            last = bisect_left(self.starts, end)
            found.extend(i for i in range(first, last) if self.pos[i] != "SPACE")
        return sorted(set(found)) if len(found) > 1 else found

    def token_at(self, offset: int) -> int | None:
        """Index of the token over the code point `offset`, or None between tokens."""
        i = bisect_right(self.starts, offset) - 1
        return i if i >= 0 and self.ends[i] > offset else None

    def subtree(self, i: int) -> list[int]:
        """Token i and what hangs under it, in order; at most `MAX_SUBTREE` tokens."""
        found = [i]
        for at in found:
            found.extend(self.children[at])
            if len(found) > MAX_SUBTREE:
                break
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of token i up to its root, at most `MAX_DEPTH`."""
        for _ in range(MAX_DEPTH):
            if self.head[i] == i:
                return
            i = self.head[i]
            yield i

    def child(self, i: int, *deps: str) -> int | None:
        """First child of token i with one of the relations `deps`."""
        for c in self.children[i]:
            if self.dep[c] in deps:
                return c
        return None

    def span(self, first: int, last: int) -> Span:
        """Code points from token `first` to token `last`, inclusive."""
        return Span(self.starts[first], self.ends[last])

    def excerpt(self, first: int, last: int) -> Excerpt:
        """The words from token `first` to token `last`, inclusive, blanks and stops trimmed."""
        while last > first and self.pos[last] in ("PUNCT", "SPACE"):
            last -= 1
        while first < last and self.pos[first] in ("PUNCT", "SPACE"):
            first += 1
        span = self.span(first, last)
        return Excerpt((span,), self.text[span.start : span.end])

    def last_word(self, sentence: int) -> int:
        """Index of the last token of `sentence` that is neither blank nor a closing quote."""
        first, end = self.sentences[sentence]
        i = end - 1
        while i > first and (self.pos[i] == "SPACE" or self.low[i] in _CLOSING):
            i -= 1
        return i


def _sentences(doc: Doc) -> tuple[list[int], list[tuple[int, int]]]:
    ordinals = [0] * len(doc)
    ranges: list[tuple[int, int]] = []
    for n, sent in enumerate(doc.sents):
        ranges.append((sent.start, sent.end))
        ordinals[sent.start : sent.end] = [n] * (sent.end - sent.start)
    return ordinals, ranges


def _strings(doc: Doc, attribute: str) -> list[str]:
    values = [int(v) for v in doc.to_array([attribute]).reshape(-1)] if len(doc) else []
    names = {v: doc.vocab.strings[v] if v else "" for v in set(values)}
    return [names[v] for v in values]


def _lemma(lemma: str, word: str) -> str:
    if word in _LEMMAS:
        return _LEMMAS[word]
    # Typographic apostrophes escape the lemmatiser.
    return _CLIPPED.get(word, lemma) if lemma.startswith(("’", "'")) else lemma


def plant(doc: Doc, text: str) -> Tree:
    """The tree of `doc`, whose offsets are into `text`; linear in the number of tokens."""
    low = [s.replace("’", "'") for s in _strings(doc, "LOWER")]
    heads = [t.head.i for t in doc]
    children: list[list[int]] = [[] for _ in heads]
    for i, h in enumerate(heads):
        if h != i:
            children[h].append(i)
    ordinals, ranges = _sentences(doc)
    starts = [t.idx for t in doc]
    # Lower-casing can lengthen a word, so lengths are spaCy's and not those of `low`.
    lengths = [len(t) for t in doc]
    return Tree(
        text=text,
        starts=starts,
        ends=[s + n for s, n in zip(starts, lengths, strict=True)],
        low=low,
        lemma=[_lemma(s.lower(), w) for s, w in zip(_strings(doc, "LEMMA"), low, strict=True)],
        pos=_strings(doc, "POS"),
        tag=_strings(doc, "TAG"),
        dep=_strings(doc, "DEP"),
        head=heads,
        children=children,
        sentence=ordinals,
        sentences=ranges,
        entities=[Entity(e.start, e.end - 1, e.label_) for e in doc.ents],
    )
