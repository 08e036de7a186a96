"""Reading: files, folders and standard input to Documents, one at a time."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.document.build import Raw, Warn, build
from onrecord.document.encoding import (
    MAX_DOCUMENT_BYTES,
    decode,
    decode_html,
    read_bytes,
    read_stream,
    unreadable,
)
from onrecord.document.folders import HTML, ROWS, TEXT, walk
from onrecord.document.headers import parse_headers
from onrecord.document.html import read_page
from onrecord.document.jsonl import parse_row, read_rows
from onrecord.document.options import NOTHING_KNOWN, ReadOptions
from onrecord.errors import InputError, OnrecordError
from onrecord.types import Document, Failure

_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    rb"<(?:!doctype\s+html|html|head|body|article|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_SNIFF_BYTES = 4096
_BLANK = b"\xef\xbb\xbf \t\r\n"


def read(
    path: str | Path, options: ReadOptions = NOTHING_KNOWN, *, warn: Warn | None = None
) -> Document:
    """The Document of one text or HTML file; InputError or LanguageError names input and remedy.

    `warn` is told of a publication date that is missing, unreadable or in the future.
    """
    path = Path(path)
    name = str(path)
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for names that are too long
        raise InputError(name, "a folder: use read_all, or name a file in it")
    if path.suffix.lower() in ROWS:
        raise InputError(name, "JSON Lines, which hold many documents: use read_all")
    return _document(read_bytes(path, name), name, path.stem, path.suffix.lower(), options, warn)


def read_all(
    paths: Sequence[str],
    options: ReadOptions = NOTHING_KNOWN,
    stdin: BinaryIO | None = None,
    *,
    warn: Warn | None = None,
) -> Iterator[Document | Failure]:
    """Documents of files, folders and `-` for standard input, each bad input a Failure in place."""
    for path in paths:
        if path == "-":
            stream = stdin if stdin is not None else sys.stdin.buffer
            yield from _open_ended(stream, "stdin", "stdin", options, warn)
        elif os.path.isdir(path):  # noqa: PTH112
            for found in walk(Path(path)):
                if isinstance(found, Failure):
                    yield found
                else:
                    yield from _file(found, options, warn)
        else:
            yield from _file(Path(path), options, warn)


def _file(path: Path, options: ReadOptions, warn: Warn | None) -> Iterator[Document | Failure]:
    name, kind = str(path), path.suffix.lower()
    if kind in TEXT or kind in HTML:
        try:
            yield read(path, options, warn=warn)
        except OnrecordError as error:
            yield error.failure()
        return
    try:
        with path.open("rb") as stream:
            if kind in ROWS:
                yield from read_rows(stream, name, path.stem, options, warn)
            else:
                yield from _open_ended(stream, name, path.stem, options, warn, kind)
    except OSError as error:
        yield unreadable(name, error).failure()


def _open_ended(
    stream: BinaryIO,
    name: str,
    stem: str,
    options: ReadOptions,
    warn: Warn | None,
    kind: str = "",
) -> Iterator[Document | Failure]:
    """Rows if the first line that is not blank is a JSON object, else one page or text."""
    try:
        head, line = _first_line(stream)
        if options.as_html is not True and _is_row(line):
            yield from read_rows(_Joined(head, stream).buffered(), name, stem, options, warn)
        else:
            yield _document(read_stream(stream, name, head), name, stem, kind, options, warn)
    except OnrecordError as error:
        yield error.failure()
    except OSError as error:
        yield unreadable(name, error).failure()


def _first_line(stream: BinaryIO) -> tuple[bytes, bytes]:
    """All bytes up to the end of the first line that is not blank, and that line; both bounded."""
    pieces: list[bytes] = []
    left = MAX_DOCUMENT_BYTES + 1
    while left > 0 and (line := stream.readline(left)):
        pieces.append(line)
        left -= len(line)
        if line.strip(_BLANK):
            return b"".join(pieces), line
    return b"".join(pieces), b""


def _is_row(line: bytes) -> bool:
    if not line.lstrip(_BLANK).startswith(b"{"):
        return False
    try:
        parse_row(line)
    except ValueError:
        return False
    return True


def _document(
    data: bytes, name: str, stem: str, kind: str, options: ReadOptions, warn: Warn | None
) -> Document:
    markup = options.as_html
    if markup is None:
        markup = kind in HTML or bool(_MARKUP.match(data[:_SNIFF_BYTES]))
        if markup and kind in TEXT:
            raise InputError(name, "HTML in a text file: rename it to end in .html")
    if markup:
        return build(_page(data, name, stem), options, warn)
    text = decode(data, name)
    if kind == ".json" and options.as_html is None:
        raise InputError(name, "JSON, not JSON Lines: write one object a line (jq -c does)")
    headers = parse_headers(text)
    return build(
        Raw(
            name=stem,
            at=name,
            text=text,
            headers=headers,
            outlet=headers.get("outlet"),
            author=headers.get("author"),
            published=headers.get("published"),
            url=headers.get("url"),
        ),
        options,
        warn,
    )


def _page(data: bytes, name: str, stem: str) -> Raw:
    page = read_page(decode_html(data, name), name)
    return Raw(
        name=stem,
        at=name,
        text=page.text,
        title=page.title,
        outlet=page.outlet,
        author=page.author,
        published=page.published,
        url=page.url,
    )


class _Joined(io.RawIOBase):
    """A stream that starts with bytes already taken from it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest

    def buffered(self) -> BinaryIO:
        return cast(BinaryIO, io.BufferedReader(self))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        size = len(buffer)
        if self._head:
            taken, self._head = self._head[:size], self._head[size:]
        else:
            taken = memoryview(self._rest.read(size))
        buffer[: len(taken)] = taken
        return len(taken)
