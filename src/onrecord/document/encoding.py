"""Bytes to text: bounded, UTF-8, with errors that say what to do."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError

MAX_DOCUMENT_BYTES = 20_000_000
"""Most bytes that one document, or one row of JSON Lines, may have."""

_SNIFF_BYTES = 4096
_MAGIC = (
    (b"%PDF-", "a PDF file: extract its text first, for instance with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or office file: unpack it, or save its text as UTF-8"),
    (b"\x1f\x8b", "compressed with gzip: unpack it first with gunzip"),
    (b"BZh", "compressed with bzip2: unpack it first with bunzip2"),
    (b"\xfd7zXZ\x00", "compressed with xz: unpack it first with unxz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd: unpack it first with unzstd"),
    (b"{\\rtf", "an RTF file: save it as plain text in UTF-8"),
    (b"\x89PNG", "an image: give its text instead"),
    (b"\xff\xd8\xff", "an image: give its text instead"),
    (b"GIF8", "an image: give its text instead"),
    (b"SQLite format 3\x00", "a SQLite database: name it with --db"),
)
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r")) + b"\x7f"
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?([\w:.-]+)""")


def read_bytes(path: Path, name: str) -> bytes:
    """All bytes of a file; InputError for one over MAX_DOCUMENT_BYTES, before it is read."""
    try:
        size = path.stat().st_size
        if size > MAX_DOCUMENT_BYTES:
            raise too_large(name, size)
        with path.open("rb") as stream:
            return read_stream(stream, name)
    except OSError as error:
        raise unreadable(name, error) from error


def read_stream(stream: BinaryIO, name: str, head: bytes = b"") -> bytes:
    """`head` and the rest of a stream, InputError as soon as they pass MAX_DOCUMENT_BYTES."""
    rest = stream.read(max(0, MAX_DOCUMENT_BYTES + 1 - len(head)))
    data = head + rest
    if len(data) > MAX_DOCUMENT_BYTES:
        raise too_large(name, None)
    return data


def unreadable(name: str, error: OSError) -> InputError:
    """The error for a file that the system will not give."""
    if isinstance(error, FileNotFoundError):
        return InputError(name, "no such file or folder: check the path")
    if isinstance(error, PermissionError):
        return InputError(name, "not readable: permission denied; change its mode or owner")
    return InputError(name, f"cannot be read: {error.strerror or error}")


def too_large(name: str, size: int | None) -> InputError:
    """The error for a document over the bound; `size` in bytes where known."""
    found = f"{size / 1e6:.0f} MB" if size is not None else "more"
    return InputError(
        name,
        f"too large for one document ({found}; at most {MAX_DOCUMENT_BYTES // 1_000_000} MB): "
        "split it, or give many articles as JSON Lines (.jsonl)",
    )


def decode(data: bytes, name: str) -> str:
    """UTF-8 text, every character kept, a byte order mark too; InputError for anything else."""
    refuse_binary(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(name, _not_utf8(data, error.start)) from error
    if not text.strip("\ufeff\u200b \t\r\n\f\v"):
        raise InputError(name, "empty: there is no text to read")
    return text


def decode_html(data: bytes, name: str) -> str:
    """A page's text: UTF-8, else UTF-16 by its mark, else the character set that it declares."""
    for mark in _UTF16:
        if data.startswith(mark) and not data.startswith(_UTF32):
            return _decode_as(data, "utf-16", name)
    declared = _CHARSET.search(data[:_SNIFF_BYTES].lower())
    try:
        return decode(data, name)
    except InputError as error:
        if not declared or not isinstance(error.__cause__, UnicodeDecodeError):
            raise
    return _decode_as(data, declared[1].decode("ascii"), name)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise InputError for bytes that are no text: known file types, NUL bytes, UTF-16."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(name, f"not text but {what}")
    if data.startswith(_UTF32):
        raise InputError(name, _convert("UTF-32"))
    if data.startswith(_UTF16):
        raise InputError(name, _convert("UTF-16"))
    nul = data.find(b"\0")
    if nul >= 0:
        raise InputError(
            name, f"binary: a NUL byte at offset {nul}; give text or HTML encoded as UTF-8"
        )
    head = data[:_SNIFF_BYTES]
    if len(head.translate(None, _CONTROLS)) < 0.9 * len(head):
        raise InputError(
            name, "binary: full of control characters; give text or HTML encoded as UTF-8"
        )


def _decode_as(data: bytes, charset: str, name: str) -> str:
    # Only codecs from bytes to text: "zlib" or "rot13" as a page's charset must not run.
    try:
        text = data.decode(charset)
    except (LookupError, UnicodeError, ValueError) as error:
        raise InputError(
            name, f"not in {charset}, the character set that it declares; save it as UTF-8"
        ) from error
    if "\0" in text:
        raise InputError(name, "binary: NUL characters; give text or HTML encoded as UTF-8")
    return text


def _not_utf8(data: bytes, at: int) -> str:
    likely = "WINDOWS-1252" if 0x80 <= data[at] <= 0x9F else "ISO-8859-1"
    return f"not UTF-8: byte 0x{data[at]:02x} at offset {at}. " + _remedy(likely)


def _convert(encoding: str) -> str:
    return f"encoded as {encoding}, not UTF-8. " + _remedy(encoding)


def _remedy(encoding: str) -> str:
    return f"Convert it, for instance: iconv -f {encoding} -t UTF-8 OLD > NEW"
