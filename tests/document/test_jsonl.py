"""JSON Lines: good rows become documents, bad ones named failures, in order."""

from __future__ import annotations

import io
import json

import pytest

from onrecord.document import encoding, jsonl
from onrecord.document.options import ReadOptions
from onrecord.document.read import read, read_all
from onrecord.errors import InputError
from onrecord.types import Document, Failure

from .conftest import GERMAN, PARAGRAPHS, PROSE, Write


def rows(*items: object) -> str:
    return "".join((i if isinstance(i, str) else json.dumps(i)) + "\n" for i in items)


def test_a_row_with_everything(write: Write) -> None:
    row = {
        "id": "orrin-1", "text": f"Ferry stays\n\n{PROSE}", "title": "Ferry Stays",
        "outlet": "Courier", "author": "Mia Stone", "published": "9 June 2021",
        "url": "https://courier.example/ferry", "desk": "transport", "words": 40, "tags": ["a"],
    }  # fmt: skip
    (doc,) = read_all([str(write(rows(row), "a.jsonl"))])
    assert isinstance(doc, Document)
    assert doc.text == row["text"]
    assert (doc.name, doc.title, doc.title_span) == ("orrin-1", "Ferry Stays", (0, 11))
    assert (doc.outlet, doc.author, doc.published) == ("Courier", "Mia Stone", "2021-06-09")
    assert doc.url == row["url"]
    assert doc.metadata == {"desk": "transport", "words": "40", "tags": '["a"]'}


def test_a_title_that_is_not_in_the_text_has_no_span(write: Write) -> None:
    path = write(rows({"text": PROSE, "title": "Ferry stays"}), "a.jsonl")
    (doc,) = read_all([str(path)])
    assert isinstance(doc, Document)
    assert (doc.text, doc.title, doc.title_span) == (PROSE, "Ferry stays", None)
    assert doc.name == "a:1"


@pytest.mark.parametrize(("text", "title"), [("#", ":"), ("# Ferry", "Ferry"), ("…", "…")])
def test_titles_of_marks_alone_do_not_break_spans(write: Write, text: str, title: str) -> None:
    (doc,) = read_all([str(write(rows({"text": text, "title": title}), "a.jsonl"))])
    assert isinstance(doc, Document)
    assert doc.body == ((0, len(text)),)


def test_rows_of_html_and_blank_lines(write: Write) -> None:
    page = f"<html><body><article>{PARAGRAPHS}</article></body></html>"
    path = write("\ufeff\n" + rows({"html": page, "outlet": "Courier"}) + "\n", "a.ndjson")
    (doc,) = read_all([str(path)])
    assert isinstance(doc, Document)
    assert doc.name == "a:2"
    assert doc.outlet == "Courier"
    assert "Orrin Island" in doc.text


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("nope", "not JSON"),
        ("[1, 2]", "a JSON list"),
        ("7", "a JSON number"),
        ("[" * 100_000, "nested too deep"),
        ("9" * 10_000, "not JSON"),
        ({"id": "x"}, "no text"),
        ({"text": "  \n"}, "no text"),
        ({"text": 5}, "not text"),
        ({"html": ["x"]}, "not text"),
        ({"text": PROSE, "title": {"a": 1}}, '"title"'),
        ({"text": PROSE, "id": [1]}, '"id"'),
        ('{"text": "half \\ud83d pair"}', "surrogate"),
        ({"text": "a\0b"}, "NUL"),
        ({"text": "Related Content\n\nAdvertisement"}, "no article text"),
        ({"text": GERMAN}, "German"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_goes_on(write: Write, row: object, says: str) -> None:
    path = write(rows({"text": PROSE}, row, {"text": PROSE}), "a.jsonl")
    first, bad, last = read_all([str(path)])
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(bad, Failure)
    assert bad.name == f"{path}:2"
    assert says in bad.message
    assert "\n" not in bad.message


def test_a_row_that_is_not_utf8_is_named(write: Write) -> None:
    content = rows({"text": PROSE}).encode() + b'{"text": "caf\xe9"}\n'
    path = write(content, "a.jsonl")
    _, bad = read_all([str(path)])
    assert isinstance(bad, Failure)
    assert "0xe9" in bad.message


@pytest.mark.parametrize("published", [1623261900, "soon", "05/06/2021"])
def test_a_bad_date_is_told_and_the_row_is_kept(write: Write, published: object) -> None:
    told: list[Failure] = []
    path = write(rows({"text": PROSE, "published": published}), "a.jsonl")
    (doc,) = read_all([str(path)], warn=told.append)
    assert isinstance(doc, Document)
    assert doc.published is None
    assert [(f.name, f.code) for f in told] == [(f"{path}:1", "date")]


def test_options_fill_only_gaps(write: Write) -> None:
    options = ReadOptions(published="9 June 2021", outlet="Gazette")
    path = write(rows({"text": PROSE, "outlet": "Courier"}), "a.jsonl")
    (doc,) = read_all([str(path)], options)
    assert isinstance(doc, Document)
    assert (doc.outlet, doc.published) == ("Courier", "2021-06-09")


def test_metadata_is_bounded(write: Write) -> None:
    row = {"text": PROSE, "long": "x" * 10_000, **{f"k{i}": i for i in range(200)}}
    (doc,) = read_all([str(write(rows(row), "a.jsonl"))])
    assert isinstance(doc, Document)
    assert len(doc.metadata) == jsonl.MAX_METADATA_KEYS
    assert len(doc.metadata["long"]) == jsonl.MAX_METADATA_LENGTH


def test_an_oversized_row_is_passed_over(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_DOCUMENT_BYTES", 1000)
    path = write(rows({"text": PROSE * 100}, {"text": PROSE}), "a.jsonl")
    bad, good = read_all([str(path)])
    assert isinstance(bad, Failure)
    assert "too large" in bad.message
    assert isinstance(good, Document)
    assert good.name == "a:2"


class Endless(io.RawIOBase):
    """Rows without end: reading it whole would never return."""

    def __init__(self) -> None:
        super().__init__()
        self._row = rows({"text": PROSE}).encode()
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        size = min(len(buffer), len(self._row))
        at = self.given % len(self._row)
        piece = (self._row + self._row)[at : at + size]
        buffer[: len(piece)] = piece
        self.given += len(piece)
        return len(piece)


def test_rows_stream_from_standard_input() -> None:
    source = Endless()
    found = read_all(["-"], stdin=io.BufferedReader(source))
    for _, doc in zip(range(20), found, strict=False):
        assert isinstance(doc, Document)
    assert source.given < encoding.MAX_DOCUMENT_BYTES / 10


def test_an_empty_file_of_rows_is_a_failure(write: Write) -> None:
    path = write("\n\n", "a.jsonl")
    (bad,) = read_all([str(path)])
    assert isinstance(bad, Failure)
    assert bad.name == str(path)


def test_read_refuses_rows(write: Write) -> None:
    with pytest.raises(InputError, match="read_all"):
        read(write(rows({"text": PROSE}), "a.jsonl"))
