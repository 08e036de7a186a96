"""The comparison: what it counts, and that a floor cannot be passed under unseen."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.attribution import FLOORS, Result, below, fingerprint, read_predictions, table
from bench.rivals import by_patterns
from onrecord.evaluation.attribution import score
from onrecord.evaluation.brat import GoldText, Triple

TEXT = "Ann said the road is closed."
GOLD = GoldText("road", Path("road.txt"), TEXT, (Triple(((0, 3),), ((4, 8),), ((9, 27),)),))


def result(name: str, found: tuple[Triple, ...]) -> Result:
    return Result(name, 2.0, 10_000_000, 1, score([GOLD], {"road": found}), None)


def floors(**f1: float) -> dict[str, Any]:
    return {"data": fingerprint([GOLD]), "f1": {"onrecord, fast": f1}}


def test_a_figure_below_its_floor_is_named() -> None:
    whole = result("onrecord, fast", GOLD.triples)
    nothing = result("onrecord, fast", ())
    digest = fingerprint([GOLD])
    assert below([whole], digest, floors(usable=99.0, source=100.0)) == []
    (fault,) = below([nothing], digest, floors(usable=0.5))
    assert fault == "onrecord, fast: usable 0.00 is below 0.50"


def test_floors_hold_for_their_own_data_alone() -> None:
    other = replace(GOLD, text=TEXT.replace("road", "rail"))
    assert fingerprint([other]) != fingerprint([GOLD])
    with pytest.raises(ValueError, match="floors are of data"):
        below([result("onrecord, fast", ())], fingerprint([other]), floors(usable=0.0))


def test_every_floor_is_one_of_a_figure_that_is_measured() -> None:
    pinned = json.loads(FLOORS.read_text())["attribution"]["f1"]
    assert set(pinned) == {"onrecord, accurate", "onrecord, fast"}
    for f1 in pinned.values():
        assert set(f1) == {"source", "cue", "content", "strict", "usable"}
        assert all(40 < value < 100 for value in f1.values())


def test_times_are_compared_with_the_parsers() -> None:
    quick = replace(result("spaCy en_core_web_sm alone", ()), seconds=1.0)
    lines = table([result("onrecord, fast", GOLD.triples), quick], 1).splitlines()
    assert "| 2.00 |" in lines[2]
    assert lines[2].startswith("| onrecord, fast | 100.0 |")
    assert lines[3].startswith("| spaCy en_core_web_sm alone | – |")


def test_predictions_are_read_as_extract_writes_them(tmp_path: Path) -> None:
    row = {"doc": "road", "statements": [{"source": [[0, 3]], "cue": [[4, 8]], "content": []}]}
    (tmp_path / "p.jsonl").write_text(json.dumps(row) + "\n")
    assert read_predictions(tmp_path / "p.jsonl") == {"road": (Triple(((0, 3),), ((4, 8),), ()),)}


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“We will go,” Ann Lee said.", "Ann Lee", "said"),
        ("“We will go,” said Ann Lee.", "Ann Lee", "said"),
        ("Ann Lee said she would go.", "Ann Lee", "said"),
    ],
)
def test_the_patterns_find_what_a_list_of_verbs_can(text: str, source: str, cue: str) -> None:
    (found,) = by_patterns(text)
    assert [text[s:e] for role in ("source", "cue") for s, e in found[role]] == [source, cue]
