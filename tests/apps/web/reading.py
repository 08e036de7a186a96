"""Reads a page as a browser would, as far as the tests need it."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "br", "img", "hr", "input"})


@dataclass
class Element:
    """An element with its attributes, all text within it, and the elements that it is in."""

    tag: str
    attributes: dict[str, str]
    inside: tuple[Element, ...] = ()
    text: str = ""

    @property
    def classes(self) -> list[str]:
        """The names of its classes."""
        return self.attributes.get("class", "").split()


class Page(HTMLParser):
    """All elements of a page, in order; raises AssertionError where an end tag has no beginning."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        made = Element(tag, {k: v or "" for k, v in attrs}, tuple(self._open))
        self.elements.append(made)
        if tag not in VOID:
            self._open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str, name: str | None = None) -> list[Element]:
        """Elements of a tag, of one class where that is given."""
        found = [e for e in self.elements if e.tag == tag]
        return [e for e in found if name is None or name in e.classes]

    @property
    def ids(self) -> list[str]:
        """All ids, in order."""
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    @property
    def links(self) -> list[str]:
        """All addresses that the page links to."""
        return [e.attributes["href"] for e in self.elements if "href" in e.attributes]

    @property
    def dead_links(self) -> list[str]:
        """Links within the page that lead nowhere."""
        known = set(self.ids)
        return [h for h in self.links if h.startswith("#") and h[1:] not in known]
