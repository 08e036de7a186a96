"""From a text and what is known about it to a Document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from onrecord.document.body import find_article
from onrecord.document.dates import is_future, parse_published
from onrecord.document.headers import Headers
from onrecord.document.language import require_english
from onrecord.document.options import ReadOptions
from onrecord.errors import InputError
from onrecord.types import Document, Failure

Warn = Callable[[Failure], None]

NO_DATE = (
    "no publication date: times in the text can't be resolved and --as-of will leave it out; "
    "give --published or a Published: line"
)


@dataclass(frozen=True, slots=True)
class Raw:
    """A text as read, with what its container says about it; `headers` end where the text starts.

    `name` is the document's, `at` the place that messages name (a path, or `file:line`).
    """

    name: str
    at: str
    text: str
    headers: Headers = field(default_factory=Headers)
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


def build(raw: Raw, options: ReadOptions, warn: Warn | None = None) -> Document:
    """The Document of a text; InputError if no article is in it, LanguageError if not English."""
    article = find_article(raw.text, raw.headers, raw.title)
    if not any(span.end > raw.headers.end for span in article.body):
        raise InputError(raw.at, "no article text: nothing but headers or page furniture")
    require_english((raw.text[start:end] for start, end in article.body), raw.at)
    published = _published(raw, article.published or options.published, warn)
    outlet = raw.outlet or options.outlet
    title = article.title or options.title
    return Document(
        id=document_id(raw.text, outlet, published, title, raw.url),
        name=raw.name,
        text=raw.text,
        body=article.body,
        title=title,
        title_span=article.title_span,
        outlet=outlet,
        author=raw.author or article.author or options.author,
        published=published,
        url=raw.url,
        metadata=raw.metadata,
    )


def document_id(
    text: str, outlet: str | None, published: str | None, title: str | None, url: str | None
) -> str:
    """16 hex digits that depend on content alone, so that the same text read again is the same."""
    content = {"text": text, "outlet": outlet, "published": published, "title": title, "url": url}
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:16]


def _published(raw: Raw, fallback: str | None, warn: Warn | None) -> str | None:
    """The date as ISO 8601; what is doubtful about it is told to `warn`, the document is kept."""
    published = fallback
    if raw.published is not None:
        try:
            published = parse_published(raw.published, raw.at)
        except InputError as error:
            _tell(warn, raw.at, f"publication date {error.message}")
    if published is None and raw.published is None:
        _tell(warn, raw.at, NO_DATE)
    if published is not None and is_future(published):
        _tell(
            warn,
            raw.at,
            f"publication date {published} is in the future: correct it, or --as-of before that "
            "day will leave the document out",
        )
    return published


def _tell(warn: Warn | None, name: str, message: str) -> None:
    if warn is not None:
        warn(Failure(name, "date", message))
