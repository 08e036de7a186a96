"""`onrecord eval`: figures on annotated data, as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import click

from onrecord.apps.cli.options import model_option, read_options
from onrecord.apps.cli.report import Failures, progress, show
from onrecord.apps.cli.services import Services
from onrecord.errors import InputError
from onrecord.types import Failure

ATTRIBUTION_EPILOG = """\b
Example:
  onrecord eval attribution polnear/dev
"""
FACTUALITY_EPILOG = """\b
Example:
  onrecord eval factuality uw-dev.jsonl
"""
SPEAKERS_EPILOG = """\b
Example:
  onrecord eval speakers labels.jsonl --texts articles/
"""
STANCE_EPILOG = """\b
Example:
  onrecord eval stance sick.jsonl
"""
ASK_EPILOG = """\b
Example:
  onrecord eval ask questions.jsonl
"""


@click.group("eval", short_help="Measure on annotated data.")
def evaluate() -> None:
    """Measure this release on annotated data; prints one JSON object."""


@evaluate.command(epilog=ATTRIBUTION_EPILOG, short_help="Score source, cue and content spans.")
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path))
@model_option
@click.pass_obj
def attribution(services: Services, path: Path) -> None:
    """Score attributions against the annotated texts in the folder PATH.

    PATH holds text/NAME.txt and attributions/NAME_ANNOTATOR.ann (brat). Prints precision, recall
    and F1 in percent: of exact spans by role, and of whole statements, strict (all three spans
    exact) and usable (source exact, cue touching, content overlapping by 0.8).
    """
    from onrecord.contract import dumps
    from onrecord.evaluation.attribution import score, triples
    from onrecord.evaluation.brat import read_folder

    gold = list(read_folder(path))
    failures = Failures()
    documents = services.read([str(item.path) for item in gold], read_options(), _unheard)
    predicted = {}
    with progress("reading", "texts", len(gold)) as advance:
        results = failures.drop(services.pipeline().run(documents))
        for extraction in results:
            predicted[extraction.document.name] = triples(extraction.statements)
            advance(1)
    show(dumps(score(gold, predicted)))
    failures.finish()


def _unheard(warning: Failure) -> None:
    """Takes a warning that no figure depends on, such as that of a missing date."""


@evaluate.command(epilog=FACTUALITY_EPILOG, short_help="Score how firmly events are put.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@model_option
@click.pass_obj
def factuality(services: Services, file: Path) -> None:
    """Score the author's commitment to the annotated events in FILE, −3 to +3.

    Each line is {"text": tokens parted by blanks, "targets": [{"span1": [start, end), "label"}]}.
    Prints {"n", "mae", "pearson_r", "found"}; found is the share of the annotated events that are
    taken for events without being told.
    """
    from onrecord.contract import dumps
    from onrecord.evaluation.factuality import read_file

    gold = list(read_file(file))
    with progress("reading", "sentences", len(gold)) as advance:
        figures = services.evaluate_factuality(gold, advance)
    show(dumps(figures))


@evaluate.command(epilog=SPEAKERS_EPILOG, short_help="Score who is behind each source.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--texts",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the labelled texts, DOC.txt each.",
)
@model_option
@click.pass_obj
def speakers(services: Services, file: Path, texts: Path) -> None:
    """Score whom the labelled sources in FILE are resolved to.

    Each line is {"doc", "source": [[start, end], ...], "gold"}: offsets into the text as it lies in
    its file, and a name, "A; B" for two, or null where the source stays unnamed. A source that
    extraction does not find is resolved where the label says that it stands. Prints {"n",
    "accuracy", "wrong", "unnamed_kept"}: the shares of named sources that are resolved rightly and
    wrongly, and of unnamed ones that are left so.
    """
    from onrecord.contract import dumps
    from onrecord.evaluation.speakers import read_file

    labels = read_file(file)
    with progress("resolving", "sources", len(labels)) as advance:
        figures = services.evaluate_speakers(labels, texts, advance)
    show(dumps(figures))


@evaluate.command(epilog=STANCE_EPILOG, short_help="Score whether passages support claims.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def stance(services: Services, file: Path) -> None:
    """Score whether the passages in FILE speak for, against or only of their claims.

    Each line is {"premise", "hypothesis", "label"}; the labels of one file are entailment,
    contradiction, neutral, or entailed, not-entailed, or agree, disagree, discuss, unrelated.
    Prints {"n", "accuracy", "macro_f1", "f1"}; macro_f1 is over the labels that FILE has.
    """
    from onrecord.contract import dumps
    from onrecord.evaluation.stance import read_file

    gold = read_file(file)
    with progress("reading", "pairs", len(gold)) as advance:
        figures = services.evaluate_stance(gold, advance)
    show(dumps(figures))


@evaluate.command(epilog=ASK_EPILOG, short_help="Score answers to yes/no questions.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def ask(services: Services, file: Path) -> None:
    """Score answers to the questions in FILE.

    Each line is {"question", "answer": "yes|no", "snippets": [...]}, each snippet a document of
    its own. Prints {"n", "accuracy", "brier", "ece", "unknown"}.
    """
    from onrecord.contract import dumps

    rows = list(read_questions(file))
    with progress("asking", "questions", len(rows)) as advance:
        figures = services.evaluate_ask(rows, advance)
    show(dumps(figures))


def read_questions(file: Path) -> Iterator[Mapping[str, Any]]:
    """The rows of FILE. Raises InputError, naming the line, where one is not in their form."""
    from onrecord.evaluation.lines import named_lines

    for line, name in named_lines(file, "questions"):
        yield _question(line, name)


def _question(line: str, name: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(name, "not a line of JSON") from error
    sound = (
        isinstance(row, dict)
        and isinstance(row.get("question"), str)
        and row.get("answer") in ("yes", "no")
        and isinstance(row.get("snippets"), list)
        and all(isinstance(snippet, str) for snippet in row["snippets"])
    )
    if not sound:
        raise InputError(
            name,
            'needs "question" (text), "answer" ("yes" or "no") and "snippets" (a list of texts)',
        )
    return cast(Mapping[str, Any], row)
