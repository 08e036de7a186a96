"""`onrecord eval`: one JSON object, and what is wrong with a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.apps.cli.examples import DENIAL, TEXT

Run = Callable[..., Result]
ROW = '{"question": "Is it shut?", "answer": "no", "snippets": ["It is open."]}\n'


def gold(folder: Path, *names: str) -> str:
    """A folder of annotated texts: the first of the example's statements, in each."""
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    for name in names:
        (folder / "text" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        lines, roles = [], []
        for number, role in enumerate(("source", "cue", "content"), 1):
            start, end = getattr(DENIAL, role).spans[0]
            lines.append(f"T{number}\t{role.title()} {start} {end}\t-")
            roles.append(f"{role.title()}:T{number}")
        lines.append("E1\tAttribution:T9 " + " ".join(roles))
        path = folder / "attributions" / f"{name}_ab12.ann"
        path.write_text("\n".join(lines), encoding="utf-8")
    return str(folder)


def test_attribution(run: Run, tmp_path: Path) -> None:
    result = run("eval", "attribution", gold(tmp_path, "bridge"))
    assert result.exit_code == 0
    assert result.stderr == ""
    [line] = result.stdout.splitlines()
    figures = json.loads(line)
    assert figures["cue"]["exact"] == {"p": 50, "r": 100, "f1": 66.67, "pred": 2, "gold": 1}
    assert figures["statement"]["usable"]["r"] == 100
    assert (figures["documents"], figures["missing"]) == (1, 0)


def test_a_text_that_fails_is_named_and_missing(run: Run, tmp_path: Path) -> None:
    result = run("eval", "attribution", gold(tmp_path, "bridge", "broken"))
    assert result.exit_code == 1
    assert result.stderr == "onrecord: broken: cannot be read by the model\n"
    assert json.loads(result.stdout)["missing"] == 1


def test_attribution_of_another_folder(run: Run, tmp_path: Path) -> None:
    result = run("eval", "attribution", str(tmp_path))
    assert result.exit_code == 1
    assert "no attributions/*.ann here" in result.stderr
    assert run("eval", "attribution", str(tmp_path / "none")).exit_code == 2


GOLD_ROW = '{"text": "It rained .", "targets": [{"span1": [1, 2], "label": 3.0}]}\n'


def test_factuality(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(GOLD_ROW * 2, encoding="utf-8")
    result = run("eval", "factuality", str(path))
    assert (json.loads(result.stdout), result.exit_code) == ({"n": 2}, 0)


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        '{"text": "It rained ."}',
        '{"text": "It rained .", "targets": [{"span1": [1, 9], "label": 3.0}]}',
        '{"text": "It rained .", "targets": [{"span1": [1, 2], "label": 7}]}',
        '{"text": "It rained .", "targets": [{"span1": 1, "label": 3}]}',
    ],
    ids=range(6),
)
def test_a_bad_row_of_factuality_is_named(run: Run, tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(GOLD_ROW + line, encoding="utf-8")
    result = run("eval", "factuality", str(path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{path}:2: " in result.stderr


def test_ask(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(ROW + "\n" + ROW, encoding="utf-8")
    result = run("eval", "ask", str(path))
    assert json.loads(result.stdout) == {"n": 2, "accuracy": 1.0}
    assert result.exit_code == 0
    assert result.stderr == ""


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        "[" * 100_000,
        '{"question": "Is it?", "answer": "perhaps", "snippets": []}',
        '{"question": "Is it?", "answer": "yes", "snippets": "one"}',
        '{"question": 3, "answer": "yes", "snippets": []}',
        '{"answer": ["yes"], "question": "Is it?", "snippets": []}',
    ],
    ids=range(7),
)
def test_a_bad_row_is_named(run: Run, tmp_path: Path, line: str) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(ROW + line, encoding="utf-8")
    result = run("eval", "ask", str(path))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert f"{path}:2: " in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_file_without_rows_or_of_bytes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes(b"\n")
    assert "no questions here" in run("eval", "ask", str(path)).stderr
    path.write_bytes(b"\xff\xfe")
    assert "cannot be read as UTF-8" in run("eval", "ask", str(path)).stderr


def test_speakers(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"doc": "quay", "source": [[0, 3]], "gold": "Ada Lund"}\n', encoding="utf-8")
    result = run("eval", "speakers", str(path), "--texts", str(tmp_path))
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == {"n": 1, "accuracy": 1.0}
    assert run("eval", "speakers", str(path)).exit_code == 2
    path.write_text('{"doc": "quay", "source": [], "gold": null}\n', encoding="utf-8")
    result = run("eval", "speakers", str(path), "--texts", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{path}:1: " in result.stderr


def test_stance(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    row = {"premise": "The dam held.", "hypothesis": "Did the dam hold?", "label": "entailment"}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    result = run("eval", "stance", str(path))
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == {"n": 1, "accuracy": 1.0}
    path.write_text(json.dumps(row | {"label": 3}) + "\n", encoding="utf-8")
    result = run("eval", "stance", str(path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{path}:1: " in result.stderr
