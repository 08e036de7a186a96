"""Text files, folders and standard input: exact offsets and one clear line for each bad input."""

from __future__ import annotations

import io
import itertools
import os
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.document.options import ReadOptions
from onrecord.document.read import read, read_all
from onrecord.errors import InputError, LanguageError
from onrecord.types import Document, Failure

from .conftest import GERMAN, PROSE, Write

HEADERS = (
    "Title: Ferry to stay\nOutlet: Courier\nAUTHOR: Mia Stone\n"
    "Published: 9 June 2021\nurl: https://courier.example/ferry\n\n"
)


def body(doc: Document) -> str:
    return "".join(doc.text[start:end] for start, end in doc.body)


def check_shape(doc: Document) -> None:
    """What every document must hold, whatever its text."""
    assert len(doc.masked) == len(doc.text)
    assert all(0 <= start < end <= len(doc.text) for start, end in doc.body)
    assert all(one.end <= two.start for one, two in itertools.pairwise(doc.body))
    for start, end in doc.body:
        assert doc.masked[start:end] == doc.text[start:end]
    if doc.title_span is not None:
        start, end = doc.title_span
        assert doc.masked[start:end] == doc.text[start:end]
        assert any(s <= start and end <= e for s, e in doc.body)
    assert len(doc.id) == 16


PIECES = st.sampled_from(
    [
        "\n", "\r\n", "\r", "\n\n", "\f", "\v", "\x85", "\u2028", "\ufeff", "\u200b", "\u200d", " ",
        "\t", "Title: Ferry stays", "Published: 2021-06-09", "Author: Mia Stone", "Author:",
        "Related Content", "ADVERTISEMENT", "Photo: Tom Arbor / Reuters", "By Mia Stone", "# ",
        "The ferry will run.", "“It will run,” she said.", "Ferry stays", "Read more", "é", "😀",
        "e\u0301", "(Getty)", "12 comments", "\u202e", "---",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join))


@given(TEXTS)
@example("\ufeffTitle: A\r\n\r\nThe ferry will run.\r\n")
@example("Ferry stays\r\rThe ferry will run.\rRelated Content")
@example("The ferry will run.\fRelated Content")
def test_offsets_are_those_of_the_raw_file(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.txt"
        path.write_bytes(text.encode("utf-8"))
        (doc,) = read_all([str(path)])
        if isinstance(doc, Failure):
            assert doc.name == str(path)
            assert "\n" not in doc.message
            return
        with path.open(encoding="utf-8", newline="") as stream:
            assert doc.text == stream.read()
        check_shape(doc)
        assert read(path) == doc


def test_header_lines_are_read_and_left_out(write: Write) -> None:
    doc = read(write(HEADERS + PROSE))
    assert doc.text == HEADERS + PROSE
    assert (doc.title, doc.outlet, doc.author) == ("Ferry to stay", "Courier", "Mia Stone")
    assert (doc.published, doc.url) == ("2021-06-09", "https://courier.example/ferry")
    assert doc.title_span is not None
    assert doc.text[slice(*doc.title_span)] == "Ferry to stay"
    assert body(doc) == "Ferry to stay" + PROSE.strip()
    check_shape(doc)


def test_a_title_repeated_in_the_text_is_in_the_body_once(write: Write) -> None:
    doc = read(write(f"{HEADERS}FERRY TO STAY\n\n{PROSE}"))
    assert body(doc).lower().count("ferry to stay") == 1
    assert doc.title_span == (len(HEADERS), len(HEADERS) + len("FERRY TO STAY"))


@pytest.mark.parametrize(
    "text",
    [
        f"Author: the man who built the ferry has died\n\n{PROSE}",
        f"Title: Ferry stays\nThe harbour authority was surprised.\n\n{PROSE}",
        f"Published: the secret letters of a captain\n\n{PROSE}",
        f"Outlet: it is what every harbour needs\n\n{PROSE}",
        f"Note: Ferry stays\nTitle: x\n\n{PROSE}",
    ],
)
def test_prose_that_looks_like_headers_stays(write: Write, text: str) -> None:
    doc = read(write(text))
    assert body(doc) == text.strip()
    assert doc.author is None
    assert doc.outlet is None


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Ferry to Orrin Island to stay, director says", True),
        ("Ferry to Orrin Island Stays, Director Says.", True),
        ("Will the ferry stay?", True),
        ("# Ferry stays", True),
        ("The ferry will stay.", False),
        ("BRACKWATER, June 9 (Courier) — The ferry will stay", False),
        ("and then it stopped", False),
        ("There are three reasons:", False),
    ],
)
def test_a_headline_is_told_from_a_sentence(write: Write, first: str, title: bool) -> None:
    doc = read(write(f"{first}\n\n{PROSE}"))
    assert (doc.title is not None) is title
    assert (doc.title_span is not None) is title
    assert first in doc.masked


def test_options_fill_only_gaps(write: Write) -> None:
    options = ReadOptions(published="1 May 2020", outlet="Gazette", author="X", title="Y")
    doc = read(write(HEADERS + PROSE), options)
    assert (doc.outlet, doc.published, doc.title) == ("Courier", "2021-06-09", "Ferry to stay")
    bare = read(write(PROSE), options)
    assert (bare.outlet, bare.published) == ("Gazette", "2020-05-01")
    assert (bare.author, bare.title, bare.title_span) == ("X", "Y", None)


def test_options_with_a_bad_date_are_refused() -> None:
    with pytest.raises(InputError, match="--published"):
        ReadOptions(published="soon")


def test_the_id_is_of_the_content_not_of_the_name(write: Write) -> None:
    one, two = read(write(PROSE, "a.txt")), read(write(PROSE, "b.txt"))
    assert one.id == two.id
    assert (one.name, two.name) == ("a", "b")
    assert read(write(PROSE), ReadOptions(outlet="Courier")).id != one.id


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"The caf\xe9 is open", "byte 0xe9 at offset 7"),
        (b"The \x93ferry\x94 stays", "WINDOWS-1252"),
        (b"\xff\xfeT\x00h\x00", "UTF-16"),
        (b"MZ\x90\x00\x03\x00", "binary"),
        (b"\x01\x02\x03\x04 ferry", "binary"),
        (b"%PDF-1.7 x", "PDF"),
        (b"PK\x03\x04xx", "ZIP"),
        (b"\x1f\x8b\x08xx", "gunzip"),
        (b"Title: Ferry stays\nOutlet: Courier\n\n", "no article text"),
        (b"Related Content\nAdvertisement\n", "no article text"),
        (b"<!DOCTYPE html><html><p>Ferry</p>", "rename it"),
    ],
)
def test_bad_files_give_one_line_with_name_and_remedy(
    write: Write, content: bytes, says: str
) -> None:
    path = write(content)
    with pytest.raises(InputError) as caught:
        read(path)
    assert says in caught.value.message
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    start = time.process_time()
    with pytest.raises(InputError, match="50 MB; at most 20 MB"):
        read(path)
    assert time.process_time() - start < 0.5


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="folder"):
        read(tmp_path)
    (bad,) = read_all(["Is the ferry to Orrin Island staying? " * 20])
    assert isinstance(bad, Failure)


def test_another_language_is_named(write: Write) -> None:
    with pytest.raises(LanguageError, match="German"):
        read(write(GERMAN))


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("", "no publication date"),
        ("Title: x\nPublished: soon\n\n", "'soon'"),
        ("Published: 2999-01-01\n\n", "future"),
    ],
)
def test_doubtful_dates_are_told_and_the_text_is_kept(write: Write, header: str, says: str) -> None:
    told: list[Failure] = []
    path = write(header + PROSE)
    doc = read(path, warn=told.append)
    assert PROSE.strip() in body(doc)
    (warning,) = told
    assert (warning.name, warning.code) == (str(path), "date")
    assert says in warning.message


def test_folders_are_deep_sorted_and_pass_over_other_files(write: Write, tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.md", "a.htm", "c.txt", ".hidden.txt", ".git/x.txt", "d.pdf"):
        write(f"<html><body><p>{PROSE}</p></body></html>" if name == "a.htm" else PROSE, name)
    write(b"\0", "b/0.txt")
    found = list(read_all([str(tmp_path)]))
    names = [f.name if isinstance(f, Document) else Path(f.name).name for f in found]
    assert names == ["a", "0.txt", "1", "2", "c"]
    assert isinstance(found[1], Failure)


def test_a_folder_that_links_to_itself_is_read_once(write: Write, tmp_path: Path) -> None:
    write(PROSE, "in/a.txt")
    os.symlink(tmp_path / "in", tmp_path / "in" / "again")  # noqa: PTH211
    assert len(list(read_all([str(tmp_path / "in")]))) == 1


def test_a_folder_with_nothing_readable_is_a_failure(write: Write, tmp_path: Path) -> None:
    write(PROSE, "deep/x.pdf")
    (bad,) = read_all([str(tmp_path)])
    assert isinstance(bad, Failure)
    assert bad.name == str(tmp_path)
    assert ".txt" in bad.message


def test_bad_inputs_do_not_stop_the_good_ones(write: Write, tmp_path: Path) -> None:
    good, bad = write(PROSE, "a.txt"), write(b"\0", "b.txt")
    found = list(read_all([str(bad), str(tmp_path / "none"), str(good)]))
    assert [isinstance(f, Document) for f in found] == [False, False, True]


def test_a_named_file_is_read_whatever_its_extension(write: Write) -> None:
    text = write(PROSE, "a.story")
    page = write(f"<html><body><p>{PROSE}</p></body></html>", "b.page")
    lines = write('{"text": "The ferry will run."}\n', "c.json")
    pretty = write('{\n"text": "The ferry will run."\n}\n', "d.json")
    one, two, three, four = read_all([str(p) for p in (text, page, lines, pretty)])
    assert isinstance(one, Document)
    assert one.text == PROSE
    assert isinstance(two, Document)
    assert "<p>" not in two.text
    assert isinstance(three, Document)
    assert three.name == "c:1"
    assert isinstance(four, Failure)
    assert "one object a line" in four.message


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PROSE, "stdin"),
        ("\n\n" + PROSE, "stdin"),
        (f"<html><body><p>{PROSE}</p></body></html>", "stdin"),
        ('\n{"text": "The ferry will run.", "id": "x"}', "x"),
        ('{"text": "The ferry will run."}\n', "stdin:1"),
        ("{ferries} are what this harbour and this town have.\n", "stdin"),
    ],
)
def test_standard_input_is_told_by_its_beginning(data: str, name: str) -> None:
    (doc,) = read_all(["-"], stdin=io.BytesIO(data.encode()))
    assert isinstance(doc, Document)
    assert doc.name == name


def test_empty_standard_input_is_a_failure() -> None:
    (bad,) = read_all(["-"], stdin=io.BytesIO(b""))
    assert bad == Failure("stdin", "input", "empty: there is no text to read")


def test_as_html_overrules_the_guess(write: Write) -> None:
    path = write(f"<div><p>{PROSE}</p></div>")
    assert "<p>" in read(path, ReadOptions(as_html=False)).text
    assert "<p>" not in read(path, ReadOptions(as_html=True)).text
