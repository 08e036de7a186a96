"""One utterance in many reports: statements grouped so that a voice counts once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.links.groups import Groups, candidate_pairs, index
from onrecord.links.parties import is_named, last_token, name_tokens, same_speaker
from onrecord.links.text import STOPWORDS, quoted, shingles, words
from onrecord.links.times import Days, apart, said
from onrecord.types import Speaker, Statement

# Least shared run of quoted words for one speaker, and where speakers' names do not decide.
SHARED_WORDS = 4
LONG_WORDS = 8
# Least cosine at which two reports of one speaker's words count as one utterance.
COSINE = 0.8
# Days within which paraphrases, and short verbatim fragments, are taken for one occasion.
DAYS_PARAPHRASED = 3
DAYS_QUOTED = 30
# Least share of three-word runs that two authors' sentences have in common to be one sentence.
SAME_TEXT = 0.8
_SKETCH = 4
_BLOCK = 512
_NUMBER = re.compile(r"\d[\d,.]*")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Voice:
    """A statement prepared for comparison."""

    id: str
    row: int
    author: bool
    speaker: Speaker | None
    fragments: tuple[tuple[str, ...], ...]
    sign: int
    days: Days | None
    numbers: frozenset[str]
    runs: frozenset[int]


def repeat_groups(
    statements: Sequence[Statement], vectors: NDArray[np.float32] | None
) -> dict[str, str]:
    """Statement id → the smallest id among the reports of the same utterance.

    `vectors` (n, 384), rows of length one in the order of `statements`; without them only shared
    words decide. Independent of the order of the statements.
    """
    voices = {s.id: _voice(s, row) for row, s in enumerate(statements)}
    groups = _NamedGroups(voices)
    pairs = [*_verbatim(voices), *_same_text(voices)]
    if vectors is not None:
        pairs += _paraphrased(voices, vectors)
    for _, one, other in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        groups.join(one, other)
    return groups.named()


def shared_run(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The longest run of words that a passage of `one` and a passage of `other` have in common."""
    best: tuple[str, ...] = ()
    for a in one:
        for b in other:
            best = max(best, _common(a, b), key=len)
    return best


def quoted_words(statement: Statement) -> tuple[tuple[str, ...], ...]:
    """Words that the statement gives as the speaker's own, a passage at a time."""
    text = statement.content.text
    if statement.form == "direct":
        return tuple(tuple(words(piece)) for piece in text.split(" … "))
    return quoted(text) if statement.form == "mixed" else ()


class _NamedGroups:
    """Groups that never hold two speakers whose names exclude each other."""

    def __init__(self, voices: dict[str, _Voice]) -> None:
        self._groups = Groups(voices)
        self._speakers = {
            i: [v.speaker] if v.speaker is not None and is_named(v.speaker) else []
            for i, v in voices.items()
        }

    def join(self, one: str, other: str) -> None:
        a, b = self._groups.find(one), self._groups.find(other)
        mine, theirs = self._speakers[a], self._speakers[b]
        if a == b or not all(same_speaker(x, y) for x in mine for y in theirs):
            return
        merged = {(s.id, s.name): s for s in (*mine, *theirs)}
        self._speakers[self._groups.join(a, b)] = list(merged.values())

    def named(self) -> dict[str, str]:
        return self._groups.named()


def _voice(statement: Statement, row: int) -> _Voice:
    author = statement.voice == "author"
    factuality = statement.factuality or 0.0
    return _Voice(
        id=statement.id,
        row=row,
        author=author,
        # Two outlets' names over one wire sentence are no reason to keep it apart.
        speaker=None if author else statement.speaker,
        fragments=() if author else quoted_words(statement),
        sign=(factuality > 0.5) - (factuality < -0.5),
        days=said(statement.said_at),
        numbers=frozenset(_NUMBER.findall(statement.content.text)),
        runs=shingles(words(statement.content.text), 3) if author else frozenset(),
    )


def _verbatim(voices: dict[str, _Voice]) -> Iterator[tuple[float, str, str]]:
    """Pairs that share quoted words: long runs of anybody, shorter runs of one speaker."""
    keys: dict[str, set[tuple[str, int]]] = {}
    for voice in voices.values():
        found = {
            ("", h)
            for f in voice.fragments
            if len(f) >= LONG_WORDS
            for h in shingles(f, LONG_WORDS)
        }
        if voice.speaker is not None and is_named(voice.speaker):
            short = [
                h
                for f in voice.fragments
                if len(f) >= SHARED_WORDS
                for h in shingles(f, SHARED_WORDS)
            ]
            for token in name_tokens(voice.speaker.name):
                found.update((token, h) for h in short)
        keys[voice.id] = found
    postings = (ids for ids in index(keys).values() if len(ids) > 1)
    for one, other in candidate_pairs(postings):
        run = shared_run(voices[one].fragments, voices[other].fragments)
        if _one_occasion(voices[one], voices[other], run):
            yield 1.0 + len(run), one, other


def _one_occasion(one: _Voice, other: _Voice, run: tuple[str, ...]) -> bool:
    """Whether a shared run of quoted words is long and telling enough for these two speakers."""
    gap = apart(one.days, other.days)
    if len(run) >= LONG_WORDS:
        nameless = not is_named(one.speaker) or not is_named(other.speaker)
        return nameless or same_speaker(one.speaker, other.speaker)
    if len(run) < SHARED_WORDS or not same_speaker(one.speaker, other.speaker):
        return False
    telling = sum(word not in STOPWORDS for word in run)
    return telling >= 2 and (gap is None or gap <= DAYS_QUOTED)


def _same_text(voices: dict[str, _Voice]) -> Iterator[tuple[float, str, str]]:
    """Pairs of authors' sentences that are the same but for a word or two."""
    authors = {v.id: sorted(v.runs)[:_SKETCH] for v in voices.values() if v.author and v.runs}
    for one, other in candidate_pairs(index(authors).values()):
        a, b = voices[one].runs, voices[other].runs
        share = len(a & b) / len(a | b)
        if share >= SAME_TEXT:
            yield share, one, other


def _paraphrased(
    voices: dict[str, _Voice], vectors: NDArray[np.float32]
) -> Iterator[tuple[float, str, str]]:
    """Pairs of one speaker's statements that mean the same and were made within a few days."""
    blocks: dict[str, list[_Voice]] = {}
    for voice in voices.values():
        if not voice.author and voice.speaker is not None and is_named(voice.speaker):
            blocks.setdefault(_block_key(voice.speaker), []).append(voice)
    for _, members in sorted(blocks.items()):
        members.sort(key=lambda v: (v.days or (0, 0), v.id))
        yield from _close(members, vectors)


def _block_key(speaker: Speaker) -> str:
    if speaker.kind == "person":
        return last_token(speaker.name)
    return " ".join(sorted(name_tokens(speaker.name)))


def _close(members: list[_Voice], vectors: NDArray[np.float32]) -> Iterator[tuple[float, str, str]]:
    """Close pairs of one block, a strip of rows at a time so that memory stays bounded."""
    rows = vectors[[v.row for v in members]]
    for start in range(0, len(members), _BLOCK):
        strip = rows[start : start + _BLOCK] @ rows[start:].T
        for i, j in np.argwhere(strip >= COSINE):
            one, other = members[start + int(i)], members[start + int(j)]
            if int(i) < int(j) and _compatible(one, other):
                low, high = sorted((one.id, other.id))
                yield min(1.0, round(float(strip[i, j]), 4)), low, high


def _compatible(one: _Voice, other: _Voice) -> bool:
    """Whether polarity, numbers, speakers and dates let two paraphrases be one utterance."""
    if one.sign * other.sign < 0 or not same_speaker(one.speaker, other.speaker):
        return False
    if (
        one.numbers
        and other.numbers
        and not (one.numbers <= other.numbers or other.numbers <= one.numbers)
    ):
        return False
    gap = apart(one.days, other.days)
    return gap is None or gap <= DAYS_PARAPHRASED


def _common(a: Sequence[str], b: Sequence[str]) -> tuple[str, ...]:
    """Longest common run of two word sequences, by dynamic programming over one row."""
    best, end = 0, 0
    row = [0] * (len(b) + 1)
    for i, word in enumerate(a, 1):
        previous = 0
        for j, other in enumerate(b, 1):
            kept = row[j]
            row[j] = previous + 1 if word == other else 0
            if row[j] > best:
                best, end = row[j], i
            previous = kept
    return tuple(a[end - best : end])
