"""When a role is held, as the words behind a name say: 'who resigned in June', 'envoy until 2014'.

Times are read against the day of publication and keep the precision that the text gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from onrecord.factuality import dates
from onrecord.identity.names import bare, fold
from onrecord.identity.roles import described, roles_at
from onrecord.types import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.identity.mentions import Mention

# What the words say of a role: it is over, it has begun, it is still to begin.
_Course = Literal["over", "begun", "ahead"]

_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_TIME = (
    r"(?:(?:early|late|mid)[ -])?(?:"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS}(?:,? \d{{4}})?"
    rf"|(?:last |next |this )?{_MONTHS}(?: \d{{1,2}}\b(?:, \d{{4}})?|,? \d{{4}})?"
    r"|(?:the )?(?:spring|summer|autumn|fall|winter) of \d{4}"
    r"|(?:last|next|this) (?:week|month|year|spring|summer|autumn|fall|winter)"
    rf"|(?:last |next |this )?{_DAYS}"
    r"|(?:19|20)\d\d|yesterday|today|tomorrow"
    rf"|{_NUMBER} (?:day|week|month|year)s? ago|in {_NUMBER} (?:day|week|month|year)s?)"
)
_GONE = (
    r"(?:ha[sd] )?(?:resigned|stepped down|stood down|retired|quit|bowed out"
    r"|(?:was|were|been) (?:fired|sacked|dismissed|ousted|removed|deposed|replaced|forced out"
    r"|voted out)|left (?:office|the \w+)|lost (?:office|the post))"
)
_TITLE = r"(?P<title>[^,.;:“”\"()]{3,70}?)"
_SPAN = rf"(?:from|between) (?P<since>{_TIME}) (?:to|until|till|through|and) (?P<until>{_TIME})"
# Between a name and what is said of its bearer: a bracket, an age, an apposition, "who".
_FIRST = r"(?:\s*\([^)]{1,30}\))?(?:,\s+\d{1,3}(?=,))?"
_APPOSITION = r"(?P<beside>,\s+(?:(?!\bwho\b)[^,.;“”\"]){3,90}?)"
_LEAD = rf"{_FIRST}{_APPOSITION}??,?\s+(?:who\s+)?"
_BESIDE = rf"{_FIRST}{_APPOSITION}\s+"
_UNTIL = rf"(?:until|till) (?:(?:he|she|they) {_GONE} )?(?:in |on )?(?P<until>{_TIME})"
_END = r"(?=[,.;]|$| (?:said|told|after|amid|over|and|when|following|because|to)\b)"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], _Course], ...]:
    """Patterns to match right behind a name, in order, and what each says."""
    served = r"(?:had |has )?(?:served|worked|acted|been|was|sat)(?: as)?"
    led = r"(?:had |has )?(?:led|headed|ran|chaired|directed) (?P<body>[^,.;:“”\"()]{3,60}?)"
    ahead = (
        r"(?:(?:will|would|is (?:due|set|expected|scheduled|about) to|is to) "
        r"(?:take over|take office|become|start|assume office|be sworn in)"
        r"|takes (?:over|office))(?: as)?"
    )
    begun = (
        r"(?:(?:was|has been|had been) )?(?:appointed|named|elected|chosen|promoted|sworn in"
        r"|took over|took office|became)(?: as| to)?"
    )
    rows: tuple[tuple[str, _Course], ...] = (
        (rf"{_BESIDE}{_SPAN}", "over"),
        (rf"{_BESIDE}since (?P<since>{_TIME})", "begun"),
        (rf"{_BESIDE}{_UNTIL}", "over"),
        (rf"{_LEAD}{served} {_TITLE} {_SPAN}", "over"),
        (rf"{_LEAD}{served} {_TITLE} {_UNTIL}", "over"),
        (rf"{_LEAD}{led} {_SPAN}", "over"),
        (rf"{_LEAD}{led} {_UNTIL}", "over"),
        (rf"{_LEAD}{_GONE} as {_TITLE}(?: (?:in |on )?(?P<until>{_TIME}))?{_END}", "over"),
        (rf"{_LEAD}{_GONE} (?:in |on )?(?P<until>{_TIME}) as {_TITLE}{_END}", "over"),
        (rf"{_LEAD}{_GONE}(?: (?:in |on )?(?P<until>{_TIME}))?(?=[\s,.;]|$)", "over"),
        (
            rf"{_LEAD}{ahead}(?: {_TITLE})??(?: (?:in |on |from )?(?P<since>{_TIME}))?{_END}",
            "ahead",
        ),
        (rf"{_LEAD}{begun}(?: {_TITLE})?? (?:in |on )?(?P<since>{_TIME})", "begun"),
    )
    return tuple((re.compile(pattern), course) for pattern, course in rows)


@dataclass(frozen=True, slots=True)
class Term:
    """What the words behind a name say of a role: tokens `[first, last)` of its title, and times.

    Without `title` it is the term of a role that stands beside the name; `body` is what its holder
    led, where the words say so instead.
    """

    course: _Course
    since: str | None
    until: str | None
    beside: str
    title: tuple[int, int] | None = None
    body: str | None = None

    def of(self, role: Role) -> Role:
        """The role with the times, those it has already kept."""
        return replace(
            role,
            former=role.former or self.course == "over",
            since=role.since or self.since,
            until=role.until or self.until,
        )


def term_at(parse: Doc, mention: Mention, published: str | None) -> Term | None:
    """The term that the words right behind a name tell of, None where they tell of none."""
    last = parse[mention.end - 1]
    start = last.idx + len(last)
    text = parse.text[start : last.sent.end_char]
    for pattern, course in _patterns():
        found = pattern.match(text)
        if found is None:
            continue
        told = found.groupdict()
        since, until = (
            _read(told.get(key), published, ahead=course == "ahead") for key in ("since", "until")
        )
        if course == "begun" and since is None:
            continue
        title = None
        if told.get("title"):
            span = parse.char_span(
                start + found.start("title"), start + found.end("title"), alignment_mode="expand"
            )
            title = None if span is None else (int(span.start), int(span.end))
        return Term(course, since, until, told.get("beside") or "", title, told.get("body"))
    return None


def _read(words: str | None, published: str | None, *, ahead: bool) -> str | None:
    """What an expression of time means said on the day of publication, None where that is open."""
    if words is None:
        return None
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        # no day to count from: only "2014" and the like have a meaning
        day = None
    for form in (f"in {words}", words):
        found = dates.resolve(form, day, future=ahead)
        if found is not None:
            return found.value
    return None


def roles_held(parse: Doc, mention: Mention, published: str | None) -> tuple[Role, ...]:
    """The roles beside a person's name, and those told behind it, with their times."""
    roles = roles_at(parse, mention)
    term = term_at(parse, mention, published)
    if term is None:
        return roles
    if term.body is not None:
        return (*roles, term.of(Role("head", bare(term.body))))
    if term.title is None:
        return tuple(_held_beside(roles, term))
    told = described(parse, *term.title)
    if told is None:
        return roles
    dated = term.of(told)
    if term.course == "ahead" and term.since is None:
        dated = replace(dated, title=f"incoming {told.title}")
    same = [r for r in roles if fold(r.title or "") == fold(told.title or "")]
    return (*(r for r in roles if r not in same), _joined(same, dated))


def _held_beside(roles: Sequence[Role], term: Term) -> Iterator[Role]:
    """The roles; the term is that of the one in the apposition, or else of the first."""
    near = [r for r in roles if fold(r.title or "-") in fold(term.beside)] or list(roles[:1])
    for role in roles:
        # who takes over is not yet what he is called
        meant = term.course != "ahead" and role == near[0]
        yield term.of(role) if meant else role


def _joined(same: Sequence[Role], dated: Role) -> Role:
    house = next((r.affiliation for r in same if r.affiliation), None)
    return replace(dated, affiliation=dated.affiliation or house)
