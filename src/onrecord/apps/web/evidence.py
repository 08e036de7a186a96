"""Each piece of evidence, and each instrument, as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.apps.web.articles import LONGEST_NAME, facts
from onrecord.apps.web.dates import in_words
from onrecord.apps.web.material import Material
from onrecord.apps.web.safe import line
from onrecord.apps.words import VERBS, figure, office
from onrecord.types import (
    Authority,
    Considered,
    Document,
    Evidence,
    InstrumentView,
    Standing,
    Statement,
    StatusChange,
    Verdict,
)

LONGEST_QUOTE = 600
AUTHORITIES: Mapping[Authority, str] = {
    "decides": "decides it, or speaks for those who do",
    "party": "is a party to it",
    "observer": "observes it",
    "unnamed": "is not named",
}
STANDINGS: Mapping[Standing, str] = {
    "stands": "still stands",
    "superseded": "superseded",
    "retracted": "taken back",
    "disavowed": "disavowed",
}


@dataclass(frozen=True, slots=True)
class Report:
    """A document that carries a piece of evidence; `href` is its place, where it is printed."""

    facts: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A piece of evidence in words."""

    item: Evidence
    who: str
    office: str
    verb: str
    authority: str
    standing: str
    quote: str
    quoted: bool
    opinion: bool
    condition: str
    factuality: str
    said: str
    why: str
    features: tuple[tuple[str, float], ...]
    reports: tuple[Report, ...]

    @property
    def stands(self) -> bool:
        """Whether it still counts."""
        return self.item.standing == "stands"


@dataclass(frozen=True, slots=True)
class Change:
    """What befell an instrument: when, what, by whom, and the words that say so."""

    when: str
    status: str
    by: str
    words: str
    outlet: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Paper:
    """An instrument in words."""

    view: InstrumentView
    title: str
    binding: str
    changes: tuple[Change, ...]


def cards(verdict: Verdict, material: Material, printed: Mapping[str, str]) -> list[Card]:
    """The evidence in words; `printed` leads from ids of statements to their places."""
    repeats: dict[int, list[Considered]] = {}
    for one in verdict.considered:
        if one.outcome == "repeat" and one.n is not None:
            repeats.setdefault(one.n, []).append(one)
    return [_card(e, material, printed, repeats.get(e.n, [])) for e in verdict.evidence]


def _card(
    item: Evidence, material: Material, printed: Mapping[str, str], repeats: Sequence[Considered]
) -> Card:
    statement = material.statements.get(item.statement)
    document = material.documents.get(statement.doc) if statement else None
    quote = line(item.quote, LONGEST_QUOTE)
    return Card(
        item=item,
        who=who(item, statement),
        office=_office(statement),
        verb=VERBS[statement.act] if statement else "says",
        authority=AUTHORITIES[item.authority],
        standing=STANDINGS[item.standing],
        quote=quote,
        quoted=_needs_marks(quote, statement),
        opinion=bool(statement and statement.opinion),
        condition=line(statement.condition.text, LONGEST_NAME)
        if statement and statement.condition
        else "",
        factuality=figure(statement.factuality).replace("-", "−") if statement else "?",
        said=_said(statement),
        why=line(item.why, LONGEST_NAME),
        features=tuple(sorted((line(k, 40), v) for k, v in item.features.items())),
        reports=(
            _report(item.statement, document, printed),
            *(_repeat(one, material, printed) for one in repeats),
        ),
    )


def who(item: Evidence, statement: Statement | None) -> str:
    """The speaker's name; of the author's own words, the outlet or the author."""
    if item.speaker and (name := line(item.speaker, LONGEST_NAME)):
        return name
    return "The author" if statement and statement.voice == "author" else "Unnamed"


def _office(statement: Statement | None) -> str:
    if statement is None or statement.speaker is None:
        return ""
    if statement.voice == "author":
        return "in the article’s own voice"
    held = line(office(statement.speaker), LONGEST_NAME)
    return "" if held.casefold() in statement.speaker.name.casefold() else held


def _needs_marks(quote: str, statement: Statement | None) -> bool:
    direct = statement is None or statement.form == "direct"
    return direct and not any(mark in quote for mark in '"“”‘')


def _said(statement: Statement | None) -> str:
    said = statement.said_at if statement else None
    return in_words(line(said.value, 40)) if said and said.origin == "text" else ""


def _report(key: str, document: Document | None, printed: Mapping[str, str]) -> Report:
    told = " · ".join(facts(document)) if document else "no longer on record"
    return Report(told, printed.get(key))


def _repeat(one: Considered, material: Material, printed: Mapping[str, str]) -> Report:
    statement = material.statements.get(one.statement)
    document = material.documents.get(statement.doc) if statement else None
    if document is None:
        return Report(f"{line(one.doc, LONGEST_NAME)} · {in_words(one.published)}", None)
    return _report(one.statement, document, printed)


def papers(
    verdict: Verdict, material: Material, printed: Mapping[tuple[int, int], str]
) -> list[Paper]:
    """The instruments in words; `printed` leads from (instrument, change) to its place."""
    return [_paper(i, view, material, printed) for i, view in enumerate(verdict.instruments)]


def _paper(
    at: int, view: InstrumentView, material: Material, printed: Mapping[tuple[int, int], str]
) -> Paper:
    binding = {True: "binding", False: "non-binding", None: "not said whether it binds"}
    changes = [
        _change(change, material, printed.get((at, k))) for k, change in enumerate(view.history)
    ]
    return Paper(view, line(view.title, LONGEST_NAME), binding[view.binding], tuple(changes))


def by_whom(name: str | None) -> str:
    """Who did it; a mere pronoun names nobody."""
    told = line(name, LONGEST_NAME) if name else ""
    return "" if told.lower() in ("he", "she", "it", "they", "who", "which") else told


def _change(change: StatusChange, material: Material, href: str | None) -> Change:
    document = material.documents.get(change.doc)
    value = change.at.value if change.at else document.published if document else None
    return Change(
        when=in_words(line(value, 40) if value else None),
        status=change.status,
        by=by_whom(change.by),
        words=line(change.evidence.text, LONGEST_NAME),
        outlet=line(document.outlet, LONGEST_NAME) if document and document.outlet else "",
        href=href,
    )
