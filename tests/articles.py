"""Invented articles that several tests share."""

from __future__ import annotations

import hashlib

from onrecord.types import Document, Span

HARBOUR = """Harbour board says the ferry stays

The harbour board voted on Tuesday to pass a non-binding resolution in favour of ending the \
night ferry, but its chairman, Osric Penhale, told reporters that “there are no plans to end” \
the service.

“We may look at it again next spring,” Penhale said, “if passenger numbers keep falling.”

A memo signed by operations director Ilse Varga, which seemed to announce the closure, was a \
“draft” that “should not have been sent out,” Penhale said.

The seafarers’ union threatened to strike if the board closed the line. A spokesman for the \
union declined to comment further. Passengers have been calling for a cheaper ticket for years.

The night ferry is a lifeline for the islands, and ending it would be a serious mistake.
"""


def document(
    text: str,
    *,
    name: str = "article",
    published: str | None = "2021-03-03",
    outlet: str | None = "The Harbour Post",
) -> Document:
    """`text` as a document whose whole text is its body."""
    key = f"{text}|{published}|{outlet}"
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Document(digest, name, text, (Span(0, len(text)),), published=published, outlet=outlet)
