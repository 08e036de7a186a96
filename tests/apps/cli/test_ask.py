"""`onrecord ask`: where the answer comes from, and how it reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from onrecord.apps.cli.answer import Sources, answer_lines, opening
from onrecord.apps.cli.plain import cells
from onrecord.types import Answer, Considered
from tests.apps.cli.examples import VERDICT
from tests.apps.cli.fakes import FakeServices

Run = Callable[..., Result]
QUESTION = "Is the bridge closing?"

TEXT = """\
NO, at least not yet

Ines Calloway, who would decide it, denies it [1]. The one sign of a closure is
a leaked memo that looks like a draft [2].

Evidence
[1]  against  Ines Calloway, harbour minister, Tern Bay (decides) denies:
              “There are no plans to close the bridge,”
              3 reports · stands · Tern Bay Ledger · 2031-05-06
[2]  for      Unnamed (unnamed) announces:
              of a closure, if the cracks widened
              1 report · disavowed · Tern Bay Ledger · no date

Instruments
  memo: A memo that leaked on Monday · leaked, draft · non-binding [2]

Outlook
  - It may close within the year if the cracks widen.

What would change this
  - An order to close the bridge, signed by the harbour minister.

As of 2031-05-06 · status denied · p(yes) 0.08 · confidence 0.92
"""


def test_text_at_80_columns(run: Run) -> None:
    result = run("ask", QUESTION, "bridge.txt")
    assert result.exit_code == 0
    assert result.stdout == TEXT
    assert result.stderr == ""


def test_explain_opens_the_weights(run: Run) -> None:
    shown = run("ask", QUESTION, "bridge.txt", "--explain").stdout
    assert "weight 0.90 (a decider denies it): authority 1.00 · match 0.91" in shown


def test_explain_tells_what_was_set_aside_and_why(run: Run) -> None:
    told = Considered(
        "s9", "other", "A guide", "the bridge \x1b[31mis old and " + "very " * 60 + "long",
        "2031-05-06", 0.51, 0.25, 0.1, -0.2, "off_topic", None, "about the event with 0.10",
    )  # fmt: skip
    unread = replace(told, outcome="unread", topical=None, lean=None, quote="Far off")
    lines = list(answer_lines(replace(VERDICT, considered=(told, unread)), Sources(), 80, True))
    at = lines.index("What was retrieved")
    assert lines[at + 3].startswith(
        "off topic     0.51   0.25   0.10  -0.20  A guide: the bridge is"
    )
    assert any("= about the event with 0.10 (other)" in line for line in lines[at:])
    assert any(line.startswith("unread        0.51   0.25      -      -  ") for line in lines)
    assert all(cells(line) <= 80 for line in lines)
    without = list(answer_lines(replace(VERDICT, considered=(told,)), Sources(), 80))
    assert "What was retrieved" not in without


def test_json_tells_the_same_where_asked_for(run: Run) -> None:
    asked = ("ask", QUESTION, "bridge.txt", "--format", "json")
    assert json.loads(run(*asked, "--explain").stdout)["considered"] == []
    assert "considered" not in json.loads(run(*asked).stdout)


def test_html_is_one_page(run: Run) -> None:
    result = run("ask", QUESTION, "bridge.txt", "--format", "html")
    assert result.exit_code == 0
    assert result.stdout.startswith("<!DOCTYPE html>\n")
    assert result.stdout.endswith("</html>\n")
    assert result.stdout.count("<html") == 1
    assert "What was retrieved" not in result.stdout
    explained = run("ask", QUESTION, "bridge.txt", "--format", "html", "--explain")
    assert "What was retrieved" in explained.stdout


def test_json_is_one_object(run: Run) -> None:
    result = run("ask", QUESTION, "bridge.txt", "--format", "json")
    row = json.loads(result.stdout)
    assert row["answer"] == "no"
    assert [item["n"] for item in row["evidence"]] == [1, 2]


def test_paths_alone_leave_nothing_behind(run: Run, services: FakeServices) -> None:
    run("ask", QUESTION, "a.txt", "b.txt", "--published", "2031-05-06")
    assert services.opened == [None]
    assert services.record.names == ["a", "b"]
    assert services.options[0].published == "2031-05-06"


def test_paths_and_a_record(run: Run, services: FakeServices) -> None:
    run("ask", QUESTION, "a.txt", "--db", "new.db")
    assert services.opened == ["new.db"]
    assert services.record.names == ["a"]


def test_the_record_alone(run: Run, services: FakeServices, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    path.touch()
    assert run("ask", QUESTION, "--db", str(path), "--as-of", "2031-05-06 18:00").exit_code == 0
    assert services.opened == [str(path)]
    assert services.record.asked == [(QUESTION, "2031-05-06T18:00")]


def test_the_default_record(
    run: Run, services: FakeServices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("ask", QUESTION)
    assert result.exit_code == 2
    assert "nothing to answer from: give PATH, or --db with a record" in result.stderr
    (tmp_path / "record.db").touch()
    assert run("ask", QUESTION).exit_code == 0
    assert services.opened == ["record.db"]


def test_a_record_that_is_not_there(run: Run, services: FakeServices, tmp_path: Path) -> None:
    result = run("ask", QUESTION, "--db", str(tmp_path / "none.db"))
    assert result.exit_code == 2
    assert "there is no record here; begin one with `onrecord add" in result.stderr
    assert services.opened == []


def test_a_failed_input_does_not_stop_the_answer(run: Run) -> None:
    result = run("ask", QUESTION, "bad.txt", "bridge.txt")
    assert result.exit_code == 1
    assert result.stdout.startswith("NO, at least not yet\n")
    assert result.stderr == "onrecord: bad.txt: is empty; give a file with text\n"


def test_nothing_readable_is_no_answer(run: Run, services: FakeServices) -> None:
    result = run("ask", QUESTION, "bad.txt")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "none of the inputs could be read" in result.stderr
    assert services.record.asked == []


@pytest.mark.parametrize(
    "as_of", ["tomorrow", "2031-13-01", "2031-05", "05/06/2031", "20310506", "2031-05-06T25:00", ""]
)
def test_a_bad_date_is_wrong_use(run: Run, as_of: str) -> None:
    result = run("ask", QUESTION, "bridge.txt", "--as-of", as_of)
    assert result.exit_code == 2
    assert "write it like 2020-01-07 or 2020-01-07T10:30" in result.stderr


def test_a_question_without_yes_or_no_is_wrong_use(run: Run) -> None:
    result = run("ask", "Why the bridge", "bridge.txt")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == "onrecord: Why the bridge: is not a yes/no question\n"


@pytest.mark.parametrize(
    ("answer", "headline", "shown"),
    [
        ("no", "No, at least not yet", "NO, at least not yet"),
        ("no", "Nobody has said so", "NO. Nobody has said so"),
        ("not_yet", "Not yet: it is ordered", "NOT YET: it is ordered"),
        ("unknown", "", "UNKNOWN."),
        ("yes", "It has happened", "YES. It has happened"),
    ],
)
def test_opening(answer: Answer, headline: str, shown: str) -> None:
    assert opening(replace(VERDICT, answer=answer, headline=headline)) == shown


def test_hostile_words_are_shown_safely() -> None:
    bomb = "\x1b[2J\x1b]0;owned\x07\x9b1mw\u202eords " + "x" * 200
    hostile = replace(
        VERDICT,
        headline=bomb,
        summary=bomb,
        evidence=(replace(VERDICT.evidence[0], quote=bomb, speaker=bomb, why=bomb),),
        instruments=(replace(VERDICT.instruments[0], title=bomb),),
        outlook=(bomb,),
        would_change=(bomb,),
    )
    lines = list(answer_lines(hostile, Sources(), 80, explain=True))
    assert all(line.isprintable() and cells(line) <= 80 for line in lines)
    assert "owned" not in "".join(lines)


def test_a_record_answers_though_the_new_inputs_failed(
    run: Run, services: FakeServices, tmp_path: Path
) -> None:
    path = tmp_path / "record.db"
    path.touch()
    result = run("ask", QUESTION, "bad.txt", "--db", str(path))
    assert result.exit_code == 1
    assert result.stdout.startswith("NO, at least not yet\n")
    assert services.opened == [str(path)]
