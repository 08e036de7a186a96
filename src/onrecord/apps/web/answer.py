"""The parts of an answer's page, in the order in which they stand on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.apps.web.articles import MOST_CHARACTERS, Article, article
from onrecord.apps.web.evidence import Card, Paper, cards, papers
from onrecord.apps.web.marks import Place
from onrecord.apps.web.material import Material
from onrecord.apps.web.moments import Moment, moments
from onrecord.apps.web.places import places
from onrecord.apps.web.safe import line
from onrecord.apps.web.timeline import Drawing, draw
from onrecord.apps.words import ANSWERS
from onrecord.types import Answer, Bearing, Verdict

# Characters of all articles together; past these only what is cited of an article is printed.
MOST_IN_ALL = 600_000
MOST_MOMENTS = 60
# A voice lighter than this is no voice that says otherwise.
LEAST_WEIGHT = 0.1
_OPPOSED: Mapping[Answer, tuple[Bearing, ...]] = {
    "yes": ("against",),
    "not_yet": ("against",),
    "no": ("for",),
    "disputed": ("for", "against"),
    "unknown": (),
}


@dataclass(frozen=True, slots=True)
class AnswerParts:
    """All that the template writes down."""

    verdict: Verdict
    answer: str
    reason: str
    numbers: tuple[int, ...]
    cards: tuple[Card, ...]
    otherwise: tuple[Card, ...]
    papers: tuple[Paper, ...]
    moments: tuple[Moment, ...]
    drawing: Drawing | None
    articles: tuple[Article, ...]

    def bearing(self, side: str) -> list[Card]:
        """The cards of one side."""
        return [card for card in self.cards if card.item.bears == side]


def answer_parts(verdict: Verdict, material: Material) -> AnswerParts:
    """The page's parts; they depend on nothing but the verdict and its material."""
    found = places(verdict, material)
    shown = cards(verdict, material, found.statements)
    told = papers(verdict, material, found.changes)
    timed = moments(verdict, material, shown)[-MOST_MOMENTS:]
    answer, reason = opening(verdict)
    return AnswerParts(
        verdict=verdict,
        answer=answer,
        reason=reason,
        numbers=tuple(item.n for item in verdict.evidence),
        cards=tuple(shown),
        otherwise=tuple(_otherwise(verdict, shown)),
        papers=tuple(told),
        moments=tuple(timed),
        drawing=draw([moment.point for moment in timed]),
        articles=tuple(_articles(material, found.marks)),
    )


def opening(verdict: Verdict) -> tuple[str, str]:
    """The answer as one reads it out, and the reason that the headline gives."""
    label = ANSWERS[verdict.answer]
    headline = line(verdict.headline)
    if not headline.upper().startswith(label):
        return label.capitalize(), headline
    first, _, reason = headline[len(label) :].partition(". ")
    return label.capitalize() + first.rstrip("."), reason


def _otherwise(verdict: Verdict, shown: Sequence[Card]) -> Iterator[Card]:
    """Who stands against the answer; in a dispute, who stands on either side."""
    sides = _OPPOSED[verdict.answer]
    for card in shown:
        if card.item.bears in sides and card.stands and card.item.weight >= LEAST_WEIGHT:
            yield card


def _articles(material: Material, marks: Mapping[str, Sequence[Place]]) -> Iterator[Article]:
    """The articles by date, as long as there is room; then what is cited of the others."""
    left = MOST_IN_ALL
    ordered = sorted(material.documents.values(), key=lambda d: (d.published or "~", d.name, d.id))
    for number, document in enumerate(ordered, 1):
        room = min(left, MOST_CHARACTERS)
        left -= min(room, len(document.text))
        statements = material.marked.get(document.id, ())
        yield article(document, f"a{number}", statements, marks.get(document.id, ()), room)
