"""HTML pages: the article's text and what the page says about it; nothing is run or fetched."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from onrecord.document.html_date import page_date
from onrecord.document.lines import lines
from onrecord.document.title import MAX_TITLE_LENGTH, same_title
from onrecord.errors import InputError

MAX_DEPTH = 240
"""Deepest nesting of elements that is read; the parser itself drops what lies below 256."""
MAX_ELEMENTS = 25_000
"""Most elements that one page may have: keeps the search for its article to seconds."""

# The second opinions of the extractor take quadratic time; a page this large does without.
_LARGE = 6_000
# Drawings and long menus: many elements, no sentence, and no metadata.
_IDLE = ("svg", "style", "select", "canvas", "template", "datalist")
_MAX_FIELD = 500
_QUIET = logging.NullHandler()
_LOGGERS = ("trafilatura", "htmldate", "courlan", "charset_normalizer", "readability", "justext")


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page: its title, a blank line, its paragraphs; and the page's metadata."""

    text: str
    title: str | None
    author: str | None
    outlet: str | None
    published: str | None
    url: str | None


def read_page(markup: str, name: str) -> Page:
    """The article in `markup`; InputError if there is none or the page would break parsers."""
    _keep_quiet()
    tree = _parse(markup, name)
    found = _extract(tree, name, fast=_count_elements(tree, name) > _LARGE)
    title = _field(found.title)
    if title and len(title) > MAX_TITLE_LENGTH:
        title = None
    paragraphs = [line.text for line in lines(found.text or "")]
    if not paragraphs:
        raise InputError(name, "no article found in the page: save its text as .txt")
    if title and not same_title(title, paragraphs[0]):
        paragraphs.insert(0, title)
    url = _field(found.url)
    return Page(
        text="\n\n".join(paragraphs),
        title=title,
        author=_field(found.author),
        outlet=_field(found.sitename),
        published=page_date(tree, url),
        url=url,
    )


def _parse(markup: str, name: str) -> Any:
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(name, "not HTML that can be parsed: save its text as .txt") from error


def _count_elements(tree: Any, name: str) -> int:
    """Elements of a tree; InputError beyond what the extractors' recursion and time can take."""
    from lxml import etree

    etree.strip_elements(tree, *_IDLE, with_tail=False)
    depth = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        if depth > MAX_DEPTH:
            raise InputError(
                name,
                f"HTML nested more than {MAX_DEPTH} elements deep: save the article's text as .txt",
            )
        if elements > MAX_ELEMENTS:
            raise InputError(
                name,
                f"HTML of more than {MAX_ELEMENTS} elements: save the article's text as .txt",
            )
    return elements


def _extract(tree: Any, name: str, fast: bool) -> Any:
    from trafilatura import bare_extraction

    # The date is read elsewhere, with its time of day: this search is cut short by its bounds.
    no_date = {"extensive_search": False, "max_date": "1996-01-01"}
    try:
        found = bare_extraction(
            tree,
            with_metadata=True,
            fast=fast,
            include_comments=False,
            include_tables=False,
            include_links=False,
            include_images=False,
            date_extraction_params=no_date,
        )
    except RecursionError as error:
        raise InputError(
            name, "HTML nested too deep to read: save the article's text as .txt"
        ) from error
    if found is None:
        raise InputError(name, "no article found in the page: save its text as .txt")
    return found


def _field(value: str | None) -> str | None:
    """One line of metadata without control characters, None if nothing is left."""
    if not value:
        return None
    return (
        " ".join("".join(c if c.isprintable() else " " for c in value[:_MAX_FIELD]).split()) or None
    )


def _keep_quiet() -> None:
    # Without a handler of their own, these libraries' complaints would reach standard error.
    for name in _LOGGERS:
        logging.getLogger(name).addHandler(_QUIET)
