"""The publication date of a page, from its markup first, then from its address and layout."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.document.dates import parse_published
from onrecord.errors import InputError

_MAX_JSON = 1_000_000
_MAX_NODES = 20_000
_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "date.published", "parsely-pub-date", "sailthru.date", "publishdate", "publish-date",
    "pubdate", "publication_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created",
    "date",
)  # fmt: skip
# Fixed bounds: the library's own end with the day it runs.
_EARLIEST, _LATEST = "1995-01-01", "2100-01-01"


def page_date(tree: Any, url: str | None) -> str | None:
    """ISO 8601 date or date-time that the page gives for its publication, None if it gives none."""
    for value in (*_meta_values(tree), *_linked_data(tree), *_time_elements(tree)):
        try:
            return parse_published(value)
        except InputError:
            # A malformed tag is common: the next place may still hold the date.
            continue
    return _searched(tree, url)


def _meta_values(tree: Any) -> list[str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = element.get("content")
        if content:
            found.setdefault(key.strip().lower(), content)
    return [found[key] for key in _META if key in found]


def _time_elements(tree: Any) -> Iterator[str]:
    for element in tree.iter("time"):
        published = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if published and element.get("datetime"):
            yield element.get("datetime")


def _linked_data(tree: Any) -> Iterator[str]:
    for element in tree.iter("script"):
        if element.get("type") != "application/ld+json":
            continue
        source = element.text or ""
        if len(source) > _MAX_JSON:
            continue
        try:
            data = json.loads(source)
        except (ValueError, RecursionError):
            # Broken linked data says nothing; other places are asked next.
            continue
        yield from _dates_in(data)


def _dates_in(data: Any) -> Iterator[str]:
    """Values of `datePublished`, breadth first, so that the article's comes before its parts'."""
    queue = [data]
    for node in queue:
        if len(queue) > _MAX_NODES:
            return
        if isinstance(node, dict):
            value = node.get("datePublished")
            if isinstance(value, str):
                yield value
            queue.extend(node.values())
        elif isinstance(node, list):
            queue.extend(node)


def _searched(tree: Any, url: str | None) -> str | None:
    from htmldate import find_date

    value = find_date(
        tree,
        extensive_search=False,
        original_date=True,
        url=url,
        min_date=_EARLIEST,
        max_date=_LATEST,
    )
    return parse_published(value) if value else None
