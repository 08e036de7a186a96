"""Whom sources are resolved to, against labels: named rightly, wrongly, or left unnamed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from onrecord.document.options import ReadOptions
from onrecord.document.read import read
from onrecord.errors import InputError
from onrecord.evaluation.lines import named_lines
from onrecord.evaluation.naming import is_description, made_by, names_of, same_actor
from onrecord.extract.statements import excerpt
from onrecord.identity.stage import speakers_at
from onrecord.types import Document, Extraction, Span, Speaker, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.pipeline import Pipeline

Outcome = Literal["right", "wrong", "missed"]
# Least share of their characters that a label's span and a source found must have in common.
_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class GoldSource:
    """One label: a source's spans in the text `doc`; `gold` is a name, 'A; B', None: unnamed."""

    doc: str
    source: tuple[Span, ...]
    gold: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A label, the speaker that came out, whether the source was found, and what to say of it."""

    label: GoldSource
    speaker: Speaker
    found: bool
    outcome: Outcome


def read_file(path: Path) -> tuple[GoldSource, ...]:
    """Rows `{"doc", "source": [[s, e], ...], "gold"}`; InputError names a line."""
    return tuple(_row(line, name) for line, name in named_lines(path, "sources"))


def _row(line: str, name: str) -> GoldSource:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(name, "not a line of JSON") from error
    if not _is_sound(row):
        raise InputError(
            name,
            'needs "doc" (a file\'s name without .txt), "source" ([[start, end], ...]) and "gold"'
            " (a name, or null where the source stays unnamed)",
        )
    return GoldSource(row["doc"], tuple(Span(s, e) for s, e in row["source"]), row["gold"])


def _is_sound(row: Any) -> bool:
    if not isinstance(row, dict) or not isinstance(row.get("doc"), str) or "gold" not in row:
        return False
    gold, source = row["gold"], row.get("source")
    named = gold is None or (isinstance(gold, str) and bool(names_of(gold)))
    return named and isinstance(source, list) and bool(source) and all(map(_is_span, source))


def _is_span(value: Any) -> bool:
    whole = isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value)
    return whole and 0 <= value[0] < value[1]


def judge(label: GoldSource, speaker: Speaker) -> Outcome:
    """Right: every name of the label and no other; a description of a named source is missed.

    Of a source that stays unnamed any name is wrong.
    """
    if label.gold is None:
        return "right" if is_description(speaker) else "wrong"
    wanted, told = names_of(label.gold), names_of(speaker.name)
    if len(wanted) == 1 and made_by(wanted[0], speaker):
        return "right"
    fitting = [any(same_actor(name, gold) for gold in wanted) for name in told]
    if speaker.kind != "unnamed" and all(fitting):
        every = all(any(same_actor(name, gold) for name in told) for gold in wanted)
        return "right" if every else "missed"
    return "missed" if is_description(speaker) else "wrong"


def figures(judged: Sequence[Judged]) -> dict[str, float]:
    """`n`, and in [0, 1] `accuracy` and `wrong` of the named, `unnamed_kept` of the others."""
    named = [one.outcome for one in judged if one.label.gold is not None]
    unnamed = [one.outcome for one in judged if one.label.gold is None]
    return {
        "n": len(judged),
        "accuracy": _share(named.count("right"), len(named)),
        "wrong": _share(named.count("wrong"), len(named)),
        "unnamed_kept": _share(unnamed.count("right"), len(unnamed)),
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def evaluate(
    pipeline: Pipeline,
    labels: Sequence[GoldSource],
    texts: Path,
    progress: Callable[[int], None],
) -> Iterator[Judged]:
    """Each label with what came of it, text by text; InputError where a text is not to be had."""
    for document, wanted in by_text(labels, texts):
        found = resolved(pipeline(document), pipeline.parser(document), wanted)
        for label, (speaker, extracted) in zip(wanted, found, strict=True):
            yield Judged(label, speaker, extracted, judge(label, speaker))
        progress(len(wanted))


def by_text(
    labels: Sequence[GoldSource], texts: Path
) -> Iterator[tuple[Document, Sequence[GoldSource]]]:
    """Each text with its labels, in the order of the first label of each."""
    grouped: dict[str, list[GoldSource]] = {}
    for label in labels:
        grouped.setdefault(label.doc, []).append(label)
    for name, wanted in grouped.items():
        yield open_text(texts, name, wanted), wanted


def open_text(texts: Path, name: str, wanted: Sequence[GoldSource]) -> Document:
    """The text of some labels, its offsets those of the file; InputError for spans outside it."""
    path = texts / f"{name}.txt"
    if not path.is_file():
        raise InputError(name, f"is labelled, but there is no {path}; give its folder with --texts")
    document = read(path, ReadOptions())
    for label in wanted:
        if label.source[-1].end > len(document.text):
            raise InputError(name, f"has no characters {label.source}; is it the same text?")
    return document


def resolved(
    extraction: Extraction, parse: Doc, wanted: Sequence[GoldSource]
) -> list[tuple[Speaker, bool]]:
    """For each label the speaker of the source found there, else that of its own span."""
    document = extraction.document
    sources = [excerpt(document.text, label.source) for label in wanted]
    told = speakers_at(document, parse, extraction.statements, extraction.instruments, sources)
    nearest = (_nearest(extraction.statements, label.source) for label in wanted)
    return [(near or direct, near is not None) for near, direct in zip(nearest, told, strict=True)]


def _nearest(statements: Sequence[Statement], source: Sequence[Span]) -> Speaker | None:
    """The speaker of the statement whose source overlaps most, None where none does by half."""
    best, most = None, _OVERLAP
    for statement in statements:
        if statement.source is None or statement.speaker is None:
            continue
        shared = _jaccard(statement.source.spans, source)
        if shared >= most:
            best, most = statement.speaker, shared
    return best


def _jaccard(one: Sequence[Span], two: Sequence[Span]) -> float:
    left, right = ({i for s, e in spans for i in range(s, e)} for spans in (one, two))
    return len(left & right) / len(left | right)
