"""Who is behind each source, beside two baselines, as one table.

    python -m bench.speakers LABELS TEXTS [--out docs/speakers.md] [--show]

Nearest person: the last person named before the source ends. Last named speaker: the last source,
this one included, that holds a name. Both give a name as the text gives it in full; neither
leaves anybody unnamed once somebody was named.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from onrecord.evaluation.speakers import (
    GoldSource,
    Judged,
    by_text,
    figures,
    judge,
    read_file,
    resolved,
)
from onrecord.identity.context import Context, build_context
from onrecord.identity.naming import of_entity, unnamed
from onrecord.identity.phrases import covered
from onrecord.pipeline import Pipeline
from onrecord.types import Extraction, Span, Speaker

SYSTEMS = ("onrecord", "nearest person", "last named speaker")
Table = Mapping[str, Sequence[Judged]]


def nearest_person(context: Context, source: Sequence[Span]) -> Speaker:
    """The last person named before a source ends, the source's own name included."""
    tokens = covered(context.parse, source)
    end = tokens[-1] + 1 if tokens else 0
    for index in range(len(context.cast.mentions) - 1, -1, -1):
        mention, entity = context.cast.mentions[index], context.cast.of[index]
        if mention.start < end and mention.label == "person" and entity is not None:
            return of_entity(context, entity, index, mention.name)
    return unnamed("nobody yet", None)


def last_named(context: Context, source: Sequence[Span], sources: Sequence[Span]) -> Speaker:
    """Whoever is named in the last of the sources that begin where this one does, or before."""
    for start, end in sorted({*sources, *source}, reverse=True):
        if start > source[0].start:
            continue
        for token in covered(context.parse, [Span(start, end)]):
            entity = context.entity_at(token)
            if entity is not None:
                return of_entity(context, entity, None, context.cast.entities[entity].name)
    return unnamed("nobody yet", None)


def _baselines(
    pipeline: Pipeline, extraction: Extraction, wanted: Sequence[GoldSource]
) -> Iterator[tuple[Speaker, Speaker]]:
    document = extraction.document
    statements, instruments = extraction.statements, extraction.instruments
    context = build_context(document, pipeline.parser(document), statements, instruments)
    sources = [span for s in statements if s.source is not None for span in s.source.spans]
    for label in wanted:
        yield nearest_person(context, label.source), last_named(context, label.source, sources)


def measure(pipeline: Pipeline, labels: Sequence[GoldSource], texts: Path) -> Table:
    """What each system makes of every label."""
    table: dict[str, list[Judged]] = {name: [] for name in SYSTEMS}
    for document, wanted in by_text(labels, texts):
        extraction = pipeline(document)
        ours = resolved(extraction, pipeline.parser(document), wanted)
        others = _baselines(pipeline, extraction, wanted)
        for label, (speaker, found), rivals in zip(wanted, ours, others, strict=True):
            judged = Judged(label, speaker, found, judge(label, speaker))
            table[SYSTEMS[0]].append(judged)
            for name, rival in zip(SYSTEMS[1:], rivals, strict=True):
                table[name].append(replace(judged, speaker=rival, outcome=judge(label, rival)))
        print(document.name, file=sys.stderr, flush=True)
    return table


def markdown(table: Table) -> str:
    """Each system's figures in percent."""
    labels = [one.label for one in table[SYSTEMS[0]]]
    named = sum(label.gold is not None for label in labels)
    texts = len({label.doc for label in labels})
    lines = [
        "# Speakers beside two baselines\n",
        f"{len(labels)} sources of {texts} texts, {named} of them named;"
        " `python -m bench.speakers LABELS TEXTS` made this table. Right and wrong are shares of"
        " the named sources, the rest of which are left unnamed; kept is the share of the unnamed"
        " sources that are left so.\n",
        "| system | right | wrong | unnamed kept |",
        "|---|---|---|---|",
    ]
    for name in SYSTEMS:
        told = figures(table[name])
        cells = (told[key] for key in ("accuracy", "wrong", "unnamed_kept"))
        lines.append(f"| {name} | " + " | ".join(f"{100 * cell:.1f}" for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def faults(judged: Sequence[Judged]) -> Iterator[str]:
    """A line for each label that is not right: where it stands, and what came out."""
    for one in judged:
        if one.outcome != "right":
            spans = ",".join(f"{start}-{end}" for start, end in one.label.source)
            yield (
                f"{one.outcome} {one.label.doc}:{spans} gold {one.label.gold!r},"
                f" found {one.speaker.name!r} ({one.speaker.how})"
            )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labels", type=Path, metavar="LABELS")
    parser.add_argument("texts", type=Path, metavar="TEXTS")
    parser.add_argument("--out", type=Path, help="write the table there")
    parser.add_argument("--show", action="store_true", help="name the labels that are not right")
    args = parser.parse_args()
    table = measure(Pipeline.default(), read_file(args.labels), args.texts)
    if args.show:
        print("\n".join(faults(table[SYSTEMS[0]])), file=sys.stderr)
    text = markdown(table)
    print(text)
    if args.out:
        args.out.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
