"""Event factuality against annotated sentences: mean absolute error and Pearson's r."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError
from onrecord.evaluation.lines import named_lines
from onrecord.evaluation.tokenised import prose
from onrecord.factuality.firmness import Firmness
from onrecord.factuality.tree import plant
from onrecord.factuality.voices import author_values
from onrecord.types import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A span of a sentence and the factuality, −3 to +3, that annotators gave it."""

    span: Span
    value: float


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """One row: its text as prose, and the events annotated in it."""

    text: str
    events: tuple[GoldEvent, ...]


def read_file(path: Path) -> Iterator[GoldSentence]:
    """Rows `{"text": tokens, "targets": [{"span1": [s, e), "label"}]}`; InputError names a line."""
    for line, name in named_lines(path, "sentences"):
        yield _row(line, name)


def _row(line: str, name: str) -> GoldSentence:
    try:
        row = json.loads(line)
        tokens = row["text"].split(" ")
        text, spans = prose(tokens)
        events = tuple(_event(target, spans) for target in row["targets"])
    except (ValueError, RecursionError) as error:
        raise InputError(name, f"not a row of factuality ({error})") from error
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise InputError(
            name, 'needs "text" (tokens) and "targets", each with "span1" [start, end) and "label"'
        ) from error
    return GoldSentence(text, events)


def _event(target: dict[str, Any], spans: Sequence[Span]) -> GoldEvent:
    first, last = (int(bound) for bound in target["span1"])
    value = float(target["label"])
    if not 0 <= first < last <= len(spans) or not -3 <= value <= 3:
        raise ValueError("a span outside the text, or a label outside [-3, 3]")
    return GoldEvent(Span(spans[first].start, spans[last - 1].end), value)


def figures(gold: Sequence[float], predicted: Sequence[float]) -> dict[str, float]:
    """`n`, `mae` and `pearson_r` of values in the same order; r is 0 where either is constant."""
    n = len(gold)
    mean_gold, mean_predicted = sum(gold) / n, sum(predicted) / n
    pairs = [(g - mean_gold, p - mean_predicted) for g, p in zip(gold, predicted, strict=True)]
    spread = (sum(g * g for g, _ in pairs) * sum(p * p for _, p in pairs)) ** 0.5
    r = sum(g * p for g, p in pairs) / spread if spread > 0 else 0.0
    mae = sum(abs(g - p) for g, p in zip(gold, predicted, strict=True)) / n
    return {"n": n, "mae": round(mae, 4), "pearson_r": round(r, 4)}


@dataclass(frozen=True, slots=True)
class Read:
    """What the pipeline makes of an annotated event: the author's view, and whether it found it."""

    value: float
    found: bool


def evaluate(
    pipeline: Pipeline, gold: Sequence[GoldSentence], progress: Callable[[int], None]
) -> dict[str, float]:
    """`figures` of the author's view of every annotated event, and `found`, a share in [0, 1].

    An event that the pipeline does not itself take for one is measured all the same, by the view
    of its head word; `found` says how many it does.
    """
    truth: list[float] = []
    reads: list[Read] = []
    for sentence in gold:
        truth += [event.value for event in sentence.events]
        reads += read_events(pipeline, sentence)
        progress(1)
    shares = sum(read.found for read in reads) / max(1, len(reads))
    return {**figures(truth, [read.value for read in reads]), "found": round(shares, 4)}


def read_events(pipeline: Pipeline, sentence: GoldSentence) -> list[Read]:
    """The pipeline's reading of each annotated event of a sentence, which it reads as a text."""
    text = sentence.text
    document = Document("row", "row", text, (Span(0, len(text)),))
    parse = pipeline.parser(document)
    tree = plant(parse, text)
    firmness = Firmness(tree, pipeline.attributor(document).views)
    ruled = author_values(tree)
    found = set(firmness.events(range(len(tree)), ruled))
    heads = [head_token(parse, event.span) for event in sentence.events]
    return [Read(firmness.author(i, ruled.get(i)), i in found) for i in heads]


def author_and_speaker(pipeline: Pipeline, text: str, start: int) -> tuple[float, float]:
    """The author's commitment to the event at `start`, and that of the source whose words it is in.

    Where no statement holds the event in somebody's words, the speaker's is the author's.
    """
    document = Document("row", "row", text, (Span(0, len(text)),))
    extraction = pipeline(document)
    held = [e for s in extraction.statements for e in s.events if e.span.start == start]
    inner = [e for e in held if e.speaker is not None]
    if inner:
        # an attribution inside another comes later and is the one whose words these are
        return inner[-1].author, inner[-1].speaker or 0.0
    if held:
        return held[-1].author, held[-1].author
    (read,) = read_events(pipeline, GoldSentence(text, (GoldEvent(Span(start, start + 1), 0.0),)))
    return read.value, read.value


def head_token(parse: Doc, span: Span) -> int:
    """Index of the word that heads `span`."""
    covered = parse.char_span(span.start, span.end, alignment_mode="expand")
    if covered is None:
        raise ValueError(f"no word at {span}")
    return int(covered.root.i)
