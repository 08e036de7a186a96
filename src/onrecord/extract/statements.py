"""Attributions and the author's own sentences, made into statements."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as Sentence

from onrecord.extract.quotes import EDGE, Quotation, form_of, quotations
from onrecord.types import Attribution, Document, Excerpt, Span, Statement

# A sentence belongs to its author where at least this share of its letters is in no attribution.
OWN_SHARE = 0.35
OWN_WORDS = 3
# From this share on a remainder is the author's even where it is no clause of its own.
MOSTLY_OWN = 0.6
# "GENEVA (Agency) —": a place in capitals and a dash, cut off as a sentence of its own.
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{1,60}(\([^)]{1,40}\))?[^—–\n]{0,20}[—–-]+\s*")
_MAIN = frozenset({"ROOT", "conj", "parataxis", "ccomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
# Confidence of a sentence read as the author's own: nothing was found that attributes it.
AUTHOR_CONFIDENCE = 0.8


def excerpt(text: str, spans: Sequence[Span]) -> Excerpt:
    """The words of `text` at `spans`, pieces joined by ' … '."""
    return Excerpt(tuple(spans), " … ".join(text[s:e] for s, e in spans))


def statement_id(document: Document, voice: str, spans: Sequence[Sequence[Span]]) -> str:
    """16 hex digits that stay the same for the same words of the same document."""
    key = f"{document.id}|{voice}|{[[tuple(s) for s in group] for group in spans]}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def build_statements(
    document: Document,
    parse: Doc,
    attributions: Sequence[Attribution],
    models: dict[str, str],
) -> tuple[Statement, ...]:
    """All statements of a document in the order of the text, those of the author included."""
    quoted = quotations(document.masked)
    found = [_attributed(document, parse, a, quoted, models) for a in attributions]
    found += _author(document, parse, attributions, models)
    found.sort(key=lambda s: (s.content.spans[0], s.voice, s.id))
    return tuple({s.id: s for s in found}.values())


def _attributed(
    document: Document,
    parse: Doc,
    a: Attribution,
    quoted: Sequence[Quotation],
    models: dict[str, str],
) -> Statement:
    text = document.text
    everything = sorted((*a.source, *a.cue, *a.content))
    return Statement(
        id=statement_id(document, "attributed", (a.source, a.cue, a.content)),
        doc=document.id,
        voice="attributed",
        form=form_of(text, a.content, quoted),
        source=excerpt(text, a.source) if a.source else None,
        cue=excerpt(text, a.cue) if a.cue else None,
        content=excerpt(text, a.content),
        sentence=_sentences_around(parse, everything[0].start, max(s.end for s in everything)),
        confidence=round(a.confidence, 4),
        models=models,
    )


def _sentences_around(parse: Doc, start: int, end: int) -> Span:
    """The span of all sentences that `[start, end)` touches."""
    covered = parse.char_span(start, end, alignment_mode="expand")
    if covered is None or not len(covered):
        return Span(start, end)
    first, last = covered[0].sent, covered[-1].sent
    return Span(min(start, _start(first)), max(end, _end(last)))


def _start(sentence: Sentence) -> int:
    for token in sentence:
        if not token.is_space:
            return int(token.idx)
    return int(sentence.start_char)


def _end(sentence: Sentence) -> int:
    for token in reversed(list(sentence)):
        if not token.is_space:
            return int(token.idx) + len(token.text)
    return int(sentence.end_char)


def _author(
    document: Document, parse: Doc, attributions: Sequence[Attribution], models: dict[str, str]
) -> Iterator[Statement]:
    taken = sorted(s for a in attributions for s in (*a.source, *a.cue, *a.content))
    text = document.masked
    at = 0
    for sentence in parse.sents:
        start, end = _start(sentence), _end(sentence)
        while at < len(taken) and taken[at].end <= start:
            at += 1
        inside = [s for s in taken[at:] if s.start < end and s.end > start]
        own = _remainders(text, start, end, inside)
        letters = sum(c.isalnum() for c in text[start:end])
        kept = sum(c.isalnum() for s in own for c in text[s.start : s.end])
        words = sum(len(text[s.start : s.end].split()) for s in own)
        if _DATELINE.fullmatch(text, start, end):
            continue
        if words < OWN_WORDS or kept < OWN_SHARE * letters:
            continue
        if inside and kept < MOSTLY_OWN * letters and not _has_clause(parse, own):
            continue
        yield Statement(
            id=statement_id(document, "author", (own,)),
            doc=document.id,
            voice="author",
            form=None,
            source=None,
            cue=None,
            content=excerpt(document.text, own),
            sentence=Span(start, end),
            confidence=AUTHOR_CONFIDENCE,
            models=models,
        )


def _remainders(text: str, start: int, end: int, taken: Sequence[Span]) -> list[Span]:
    """`[start, end)` without `taken`, ends trimmed where cut, scraps of a word or two left out."""
    if not taken:
        return [Span(start, end)]
    pieces: list[Span] = []
    at = start
    for span in (*taken, Span(end, end)):
        if span.start > at:
            s, e = at, min(span.start, end)
            while s < e and text[s] in EDGE:
                s += 1
            while e > s and text[e - 1] in EDGE:
                e -= 1
            if len(text[s:e].split()) >= OWN_WORDS:
                pieces.append(Span(s, e))
        at = max(at, span.end)
    return pieces


def _has_clause(parse: Doc, spans: Sequence[Span]) -> bool:
    """Whether what is left of a sentence has a main clause of its own: a verb and its subject.

    A clause that hangs on a word outside, or on a noun, says nothing in the author's name alone.
    """
    for span in spans:
        covered = parse.char_span(span.start, span.end, alignment_mode="contract")
        if covered is None:
            continue
        for token in covered:
            main = token.dep_ in _MAIN and token.pos_ in ("VERB", "AUX")
            if main and any(c.dep_ in _SUBJECTS and c in covered for c in token.children):
                return True
    return False
