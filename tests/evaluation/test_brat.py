"""Reading annotations in brat's standoff format."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.brat import Triple, parse, read_folder

ANNOTATIONS = """\
T1\tSource 0 6\tCallow
T2\tCue 7 11\tsaid
T3\tContent 12 20;25 30\tthe pier … shut
T4\tAttribution 7 11\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T5\tContent 40 44\tsoon
#1\tAnnotatorNotes T5\tunsure
E2\tAttribution:T4 Content:T3 Content2:T5 Source:T9
"""


def test_parse() -> None:
    first, second = parse(ANNOTATIONS, "a.ann")
    assert first == Triple(((0, 6),), ((7, 11),), ((12, 20), (25, 30)))
    assert second == Triple((), (), ((12, 20), (25, 30), (40, 44)))


@pytest.mark.parametrize("line", ["T1\tSource zero 6\tx", "T1\tSource 4\tx", "T1"])
def test_a_line_that_is_no_span_is_named(line: str) -> None:
    with pytest.raises(InputError, match=r"a\.ann: line 2 is not a brat span"):
        parse(f"E1\tAttribution:T4\n{line}", "a.ann")


def write(folder: Path, text: str, **annotators: str) -> None:
    """A text called `tern_2031` and its annotations, by annotator."""
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    (folder / "text" / "tern_2031.txt").write_bytes(text.encode())
    for name, lines in annotators.items():
        path = folder / "attributions" / f"tern_2031_{name}.ann"
        path.write_text(lines, encoding="utf-8")


def test_the_first_annotator_counts_and_line_ends_stay(tmp_path: Path) -> None:
    write(tmp_path, "One.\r\nTwo.\r", b="", a=ANNOTATIONS)
    [item] = read_folder(tmp_path)
    assert item.name == "tern_2031"
    assert item.text == "One.\r\nTwo.\r"
    assert len(item.triples) == 2


def test_a_folder_without_annotations_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="name a folder with text/ and attributions/"):
        list(read_folder(tmp_path))


def test_a_text_that_is_missing_is_named(tmp_path: Path) -> None:
    write(tmp_path, "One.", a="")
    (tmp_path / "text" / "tern_2031.txt").unlink()
    with pytest.raises(InputError, match=r"tern_2031\.txt: cannot be read"):
        list(read_folder(tmp_path))
