"""One article with all of its statements, each reachable from its place in the text."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.apps.web.articles import LONGEST_NAME, MOST_CHARACTERS, Article, Passage, article
from onrecord.apps.web.dates import in_words
from onrecord.apps.web.marks import Place
from onrecord.apps.web.material import MOST_STATEMENTS
from onrecord.apps.web.safe import line
from onrecord.apps.words import figure, office
from onrecord.types import Excerpt, Extraction, Instrument, Statement

_DEGREES = (
    "certainly not",
    "probably not",
    "possibly not",
    "open",
    "possibly",
    "probably",
    "certainly",
)


@dataclass(frozen=True, slots=True)
class Note:
    """A statement in words; `href` leads to its place, where the text is printed that far."""

    id: str
    number: int
    href: str | None
    who: str
    office: str
    act: str
    factuality: str
    degree: str
    quote: str
    confidence: float
    voice: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A passage of the text and the statements that begin in it."""

    passage: Passage
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article, its statements in words, and how many there was no room for."""

    article: Article
    rows: tuple[Row, ...]
    left_out: int


def marked_article(extraction: Extraction, number: int) -> MarkedArticle:
    """The article numbered `number` on its page."""
    shown = extraction.statements[:MOST_STATEMENTS]
    places = [
        place
        for k, statement in enumerate(shown, 1)
        if (place := _place(statement, number, k)).spans[0].start < MOST_CHARACTERS
    ]
    ids = {place.id for place in places}
    instruments = {i.id: i for i in extraction.instruments}
    notes = [
        (s.content.spans[0].start, _note(s, number, k, ids, instruments))
        for k, s in enumerate(shown, 1)
    ]
    made = article(extraction.document, f"a{number}", shown, places)
    return MarkedArticle(made, tuple(_rows(made, notes)), len(extraction.statements) - len(shown))


def _rows(made: Article, notes: Sequence[tuple[int, Note]]) -> Iterator[Row]:
    """Each passage with its notes; what is left out has those of its statements."""
    waiting = deque(sorted(notes, key=lambda pair: (pair[0], pair[1].number)))
    for passage in made.passages:
        mine: list[Note] = []
        while waiting and waiting[0][0] < passage.end:
            mine.append(waiting.popleft()[1])
        yield Row(passage, tuple(mine))


def _place(statement: Statement, number: int, k: int) -> Place:
    return Place(
        id=f"a{number}s{k}",
        kind=f"said {statement.voice}",
        spans=statement.content.spans,
        href=f"#a{number}n{k}",
        label=f"Statement {k}",
        sign=str(k),
    )


def _note(
    statement: Statement, number: int, k: int, ids: set[str], instruments: dict[str, Instrument]
) -> Note:
    speaker = statement.speaker
    place = f"a{number}s{k}"
    return Note(
        id=f"a{number}n{k}",
        number=k,
        href=f"#{place}" if place in ids else None,
        who=_who(statement),
        office=line(office(speaker), LONGEST_NAME) if speaker else "",
        act=statement.act,
        factuality=figure(statement.factuality).replace("-", "−"),
        degree=degree(statement.factuality),
        quote=line(statement.content.text, LONGEST_NAME),
        confidence=statement.confidence,
        voice=_voice(statement),
        facts=tuple(_facts(statement, instruments)),
    )


def _who(statement: Statement) -> str:
    if statement.voice == "author":
        return "The author"
    if statement.speaker is not None:
        return line(statement.speaker.name, LONGEST_NAME)
    return line(statement.source.text, LONGEST_NAME) if statement.source else "Nobody named"


def _voice(statement: Statement) -> str:
    if statement.voice == "author":
        return "the author’s judgement" if statement.opinion else "the author’s own voice"
    return {"direct": "quoted", "mixed": "partly quoted"}.get(statement.form or "", "reported")


def _facts(statement: Statement, instruments: dict[str, Instrument]) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    for name, excerpt in (("Condition", statement.condition), ("Horizon", statement.horizon)):
        if excerpt is not None:
            told.append((name, _words(excerpt)))
    if statement.said_at is not None:
        how = {"published": ", the date of publication", "text": "", "option": ", as given"}
        when = in_words(line(statement.said_at.value, 40)) + how[statement.said_at.origin]
        told.append(("Said", when))
    if statement.instrument is not None:
        found = instruments.get(statement.instrument)
        title = (
            f"{found.kind}: {line(found.title, LONGEST_NAME)}" if found else statement.instrument
        )
        told.append(("Instrument", title))
    return told


def _words(excerpt: Excerpt) -> str:
    return line(excerpt.text, LONGEST_NAME)


def degree(factuality: float | None) -> str:
    """A factuality from −3 to +3 in words."""
    if factuality is None:
        return "not known"
    return _DEGREES[min(3, max(-3, round(factuality))) + 3]
