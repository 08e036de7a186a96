"""JSON Lines: one article a row, read row by row so that a file of any size fits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, TypedDict

from onrecord.document.build import Raw, Warn, build
from onrecord.document.encoding import MAX_DOCUMENT_BYTES
from onrecord.document.html import read_page
from onrecord.document.options import ReadOptions
from onrecord.errors import InputError, OnrecordError
from onrecord.types import Document, Failure

MAX_METADATA_KEYS = 50
MAX_METADATA_LENGTH = 2000

_OWN = frozenset({"id", "text", "html", "title", "outlet", "author", "published", "url"})
_CHUNK = 1 << 20


class _Fields(TypedDict):
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None


def read_rows(
    stream: BinaryIO, name: str, stem: str, options: ReadOptions, warn: Warn | None = None
) -> Iterator[Document | Failure]:
    """A Document or a Failure for each row that is not blank; failures are named `name:line`."""
    rows = 0
    for number, line in enumerate(_bounded_lines(stream), 1):
        if line is not None and not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        rows += 1
        at = f"{name}:{number}"
        try:
            yield build(_raw(line, at, f"{stem}:{number}"), options, warn)
        except OnrecordError as error:
            yield error.failure()
    if not rows:
        yield InputError(name, "empty: there is no row to read").failure()


def parse_row(line: bytes) -> dict[str, Any]:
    """A row's JSON object; ValueError with the reason for anything else."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(
            f"not UTF-8: byte 0x{line[error.start]:02x} at offset {error.start} of the row; "
            "convert the file to UTF-8, for instance with iconv"
        ) from error
    except RecursionError as error:
        raise ValueError("JSON nested too deep: give a flat object") from error
    except ValueError as error:
        reason = str(error).split(":")[0][:80]
        raise ValueError(f"not JSON ({reason}): give one object a line") from error
    if not isinstance(row, dict):
        raise ValueError(f"a JSON {_kind(row)}, not an object: give one object a line")
    return row


def _bounded_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines of at most MAX_DOCUMENT_BYTES; a longer one is passed over in pieces, as None."""
    while line := stream.readline(MAX_DOCUMENT_BYTES + 1):
        if len(line) <= MAX_DOCUMENT_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield None


def _raw(line: bytes | None, at: str, fallback: str) -> Raw:
    if line is None:
        limit = MAX_DOCUMENT_BYTES // 1_000_000
        raise InputError(at, f"row too large (at most {limit} MB): split the article")
    try:
        row = parse_row(line)
    except ValueError as error:
        raise InputError(at, str(error)) from error
    name = _name(row, at) or fallback
    known = _Fields(
        title=_string(row, "title", at),
        outlet=_string(row, "outlet", at),
        author=_string(row, "author", at),
        published=_string(row, "published", at),
        url=_string(row, "url", at),
    )
    text = _text(row, "text", at)
    if text is not None:
        return Raw(name=name, at=at, text=text, metadata=_metadata(row), **known)
    markup = _text(row, "html", at)
    if markup is None:
        raise InputError(at, 'no text: a row needs "text" or "html"')
    page = read_page(markup, at)
    return Raw(
        name=name,
        at=at,
        text=page.text,
        title=known["title"] or page.title,
        outlet=known["outlet"] or page.outlet,
        author=known["author"] or page.author,
        published=known["published"] or page.published,
        url=known["url"] or page.url,
        metadata=_metadata(row),
    )


def _text(row: dict[str, Any], key: str, at: str) -> str | None:
    """A row's text unchanged, None if absent or blank; InputError if no store could hold it."""
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(at, f'"{key}" is a {_kind(value)}, not text: give it as a string')
    for found, what in (
        (value.find("\0"), "a NUL character"),
        (_surrogate(value), "half of a surrogate pair"),
    ):
        if found >= 0:
            raise InputError(at, f'"{key}" has {what} at {found}: remove it')
    return value if value.strip() else None


def _string(row: dict[str, Any], key: str, at: str) -> str | None:
    value = row.get(key)
    if value is None:
        return None
    # A number as a date is told apart later, with its remedy.
    if key == "published" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise InputError(at, f'"{key}" is a {_kind(value)}, not text: give it as a string')
    return _clean(value) or None


def _name(row: dict[str, Any], at: str) -> str | None:
    value = row.get("id")
    if value is None or isinstance(value, str):
        return _clean(value or "") or None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError(at, f'"id" is a {_kind(value)}: give a string or a whole number')


def _metadata(row: dict[str, Any]) -> dict[str, str]:
    """Other keys with their values as strings, bounded in number and length."""
    others = [key for key in row if key not in _OWN and row[key] is not None]
    return {_clean(key): _clean(_as_string(row[key])) for key in others[:MAX_METADATA_KEYS]}


def _as_string(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _clean(value: str) -> str:
    """One bounded line that any store and terminal can hold."""
    bounded: Iterable[str] = value[:MAX_METADATA_LENGTH]
    return " ".join("".join(c if c.isprintable() else " " for c in bounded).split())


def _surrogate(value: str) -> int:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return -1


def _kind(value: Any) -> str:
    names = {dict: "object", list: "list", str: "string", bool: "truth value", type(None): "null"}
    return names.get(type(value), "number")
