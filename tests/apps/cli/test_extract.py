"""`onrecord extract`: the table, the rows, the failures."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from click.testing import Result

from onrecord.apps.cli.plain import cells
from onrecord.apps.cli.rows import extraction_lines
from onrecord.apps.words import figure, office
from onrecord.types import Excerpt, Speaker
from tests.apps.cli.examples import DENIAL, DOCUMENT, EXTRACTION, SPEAKER
from tests.apps.cli.fakes import FakeServices

Run = Callable[..., Result]

TABLE = """\
Harbour bridge stays open, says minister
Tern Bay Ledger · R. Quill · 2031-05-06 · bridge

who                     act       fact  what
----------------------  --------  ----  ----------------------------------------
Ines Calloway           deny      -2.8  “There are no plans to close the
  harbour minister,                     bridge,”
  Tern Bay
A memo that leaked on   announce  +1.0  of a closure, if the cracks widened
Monday                                  [if] if the cracks widened
                                        [said] 2031-05-05
                                        [memo] A memo that leaked on Monday
author                  believe      ?  The memo looks like a clumsy draft to
  opinion                               this column.

instruments
  memo        A memo that leaked on Monday · leaked, draft · non-binding

"""


def test_table_at_80_columns(run: Run) -> None:
    result = run("extract", "bridge.txt")
    assert result.exit_code == 0
    assert result.stdout == TABLE
    assert result.stderr == ""


@pytest.mark.parametrize("columns", [60, 80, 97, 110])
def test_no_line_is_wider_than_asked(columns: int) -> None:
    lines = list(extraction_lines(EXTRACTION, columns))
    assert max(map(cells, lines)) <= columns
    assert all(line == line.rstrip() for line in lines)


def test_jsonl_has_a_line_for_each_statement(run: Run) -> None:
    result = run("extract", "bridge.txt", "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in rows] == ["s1", "s2", "s3"]
    assert rows[0]["doc"] == "bridge"
    assert rows[0]["content"]["text"] == DENIAL.content.text


def test_attribution_has_a_line_for_each_document(run: Run) -> None:
    result = run("extract", "bridge.txt", "pier.txt", "--format", "attribution")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["doc"] for row in rows] == ["bridge", "pier"]
    assert len(rows[0]["statements"]) == 2
    assert rows[0]["statements"][0]["content"] == [list(DENIAL.content.spans[0])]


def test_failures_are_named_and_the_rest_is_kept(run: Run) -> None:
    result = run("extract", "bad.txt", "bridge.txt", "broken", "--format", "attribution")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.splitlines() == [
        "onrecord: bad.txt: is empty; give a file with text",
        "onrecord: broken: cannot be read by the model",
    ]


def test_warnings_go_to_standard_error(run: Run) -> None:
    result = run("extract", "warned.txt", "--format", "attribution")
    assert result.exit_code == 0
    assert result.stderr == "onrecord: warned.txt: warning: has no date; give --published\n"
    assert json.loads(result.stdout)["doc"] == "warned"


def test_options_describe_the_inputs(run: Run, services: FakeServices) -> None:
    run(
        *("extract", "bridge.txt", "--published", "7 May 2031", "--outlet", "Ledger"),
        *("--author", "Quill", "--title", "Bridge"),
    )
    [options] = services.options
    assert options.published == "2031-05-07"
    assert (options.outlet, options.author, options.title) == ("Ledger", "Quill", "Bridge")


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract",),
        ("extract", "bridge.txt", "--format", "csv"),
        ("extract", "bridge.txt", "--published", "someday"),
        ("extract", "bridge.txt", "--published", "03/04/2031"),
    ],
)
def test_wrong_use(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("onrecord: ")
    assert "Traceback" not in result.output


def test_terminal_commands_in_a_text_never_reach_the_terminal() -> None:
    bomb = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202ewords\x00"
    hostile = replace(
        EXTRACTION,
        document=replace(DOCUMENT, title=bomb, outlet=bomb, author=bomb, name=bomb),
        statements=(
            replace(
                DENIAL,
                content=Excerpt(DENIAL.content.spans, bomb),
                condition=Excerpt(DENIAL.content.spans, bomb),
                speaker=replace(SPEAKER, name=bomb, role=bomb, affiliation=bomb),
                instrument="i1",
            ),
        ),
        instruments=tuple(
            replace(item, title=bomb, issuer=bomb, signatory=bomb)
            for item in EXTRACTION.instruments
        ),
    )
    lines = list(extraction_lines(hostile, 80))
    assert all(line.isprintable() for line in lines)
    assert "words" in "".join(lines)
    assert "owned" not in "".join(lines)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "?"), (0.0, "0"), (-0.02, "0"), (3.0, "+3.0"), (-1.26, "-1.3")],
)
def test_figure(value: float | None, shown: str) -> None:
    assert figure(value) == shown


@pytest.mark.parametrize(
    ("role", "affiliation", "shown"),
    [
        ("spokesman", "Port Authority", "spokesman, Port Authority"),
        ("Port Authority spokesman", "Port Authority", "Port Authority spokesman"),
        (None, "Port Authority", "Port Authority"),
        (None, None, ""),
    ],
)
def test_office(role: str | None, affiliation: str | None, shown: str) -> None:
    assert office(Speaker("a", "A", "person", role, affiliation, "name")) == shown


def test_html_is_one_page_of_all_articles(run: Run) -> None:
    result = run("extract", "a.txt", "bad.txt", "b.txt", "--format", "html")
    assert result.exit_code == 1
    assert result.stdout.startswith("<!DOCTYPE html>\n")
    assert result.stdout.rstrip().endswith("</html>")
    assert result.stdout.count('<article class="marked"') == 2
    assert "bad.txt" in result.stderr
