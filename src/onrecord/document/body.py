"""Which parts of a text are the article: headers, bylines and page furniture left out."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from onrecord.document.bylines import byline, date_stamp
from onrecord.document.credits import credit_tail
from onrecord.document.furniture import glued_tail, heads_list, is_furniture
from onrecord.document.headers import Headers
from onrecord.document.lines import Line, lines, trim
from onrecord.document.title import headline, same_title
from onrecord.types import Span

_TOP = 6
_LISTED = 160


@dataclass(frozen=True, slots=True)
class Article:
    """The body's spans, sorted and disjoint, and what the text itself says about the article."""

    body: tuple[Span, ...]
    title: str | None = None
    title_span: Span | None = None
    author: str | None = None
    published: str | None = None


def find_article(text: str, headers: Headers, title: str | None = None) -> Article:
    """The article in a text; `title` is one known from elsewhere, such as a row of JSON Lines."""
    found = list(lines(text, headers.end))
    head = headers.values.get("title")
    known = head.text if head else title
    kept, author, published = _sift(found, known)
    kept = _cut_tails(text, kept)
    first = _title_line(text, kept, known)
    if first is not None and (not head or same_title(head.text, first.text)):
        head = first
    spans = _runs(found, kept)
    if head is not None and not any(start <= head.start < end for start, end in spans):
        spans.insert(0, Span(head.start, head.end))
    return Article(
        body=tuple(spans),
        title=known or (first.text if first else None),
        title_span=Span(head.start, head.end) if head else None,
        author=author,
        published=published,
    )


def _title_line(text: str, kept: list[Line], known: str | None) -> Line | None:
    if known is None:
        return headline(text, kept)
    if not kept:
        return None
    marks = len(kept[0].text) - len(kept[0].text.lstrip("# \t"))
    first = Line(kept[0].start + marks, kept[0].end, kept[0].text[marks:])
    return first if same_title(known, first.text) else None


def _sift(found: list[Line], known: str | None) -> tuple[list[Line], str | None, str | None]:
    """The lines of the article, the writer and the date of the lines left out."""
    kept: list[Line] = []
    author = published = None
    end = _start_of_list(found)
    for line in found[:end]:
        if len(kept) <= _TOP:
            writer, (stamp, date) = byline(line.text), date_stamp(line.text)
            author, published = author or writer, published or date
            if writer or stamp:
                continue
        titled = not kept and known is not None and same_title(known, line.text)
        if titled or not is_furniture(line.text, first=not kept):
            kept.append(line)
    return kept, author, published


def _start_of_list(found: list[Line]) -> int:
    """Index of a closing "Related Content" with nothing but headlines after it, else the length."""
    for index in range(len(found) - 1, 0, -1):
        text = found[index].text
        if heads_list(text):
            return index
        if not is_furniture(text) and (len(text) > _LISTED or text[-1] in ".!\"”'’"):
            break
    return len(found)


def _cut_tails(text: str, kept: list[Line]) -> list[Line]:
    """The lines without picture credits at their ends, the last one without furniture at its."""
    cut = [trim(text, line.start, line.start + credit_tail(line.text)) for line in kept]
    if cut:
        last = cut[-1]
        cut[-1] = trim(text, last.start, last.start + glued_tail(last.text))
    return [line for line in cut if line.text]


def _runs(found: list[Line], kept: list[Line]) -> list[Span]:
    """Spans over neighbouring lines of the article, the breaks between them included."""
    whole = {line.start: (index, line.end) for index, line in enumerate(found)}
    spans: list[Span] = []
    for before, line in itertools.pairwise([None, *kept]):
        assert line is not None
        joins = (
            before is not None
            and whole[before.start][0] + 1 == whole[line.start][0]
            and whole[before.start][1] == before.end
        )
        if joins:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(line.start, line.end))
    return spans
