"""Interviews set as turns: 'Q: … A: …', 'ROE: … VOSS: …', initials, an outlet's name, or bare."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.identity.cast import Cast
from onrecord.identity.names import fold, parts
from onrecord.identity.quotes import quoted_spans
from onrecord.types import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BOLD = r"[ \t]*[*_]{0,3}"
# 'Q:' and 'A:' may follow the end of a sentence; a Q without a mark opens a line.
_ASKS = re.compile(
    rf"(?:(?<=\n)|^|(?<=[.?!”\"] )){_BOLD}(?:Q|Question|QUESTION)[*_]{{0,3}}[:.)—–]"
    rf"|(?:(?<=\n)|^){_BOLD}Q(?=[A-Z“\"][\w’']*\b|[ \t]+[A-Z“\"])",
)
_ANSWERS = re.compile(
    rf"(?:(?<=\n)|^|(?<=[.?!”\"] )){_BOLD}(?:A|Answer|ANSWER)[*_]{{0,3}}[:.)—–](?=\s|[*_])"
)
_NAMED = re.compile(
    rf"(?:(?<=\n)|^){_BOLD}((?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|de|van|von|al)){{0,3}})"
    r"[*_]{0,3}:(?=[\s*_])"
)
# What an interview says of itself whose turns bear no marks.
_SAYS_SO = re.compile(
    r"\bQ ?(?:&|and) ?A\b|\bquestions and answers\b|\bedited (?:transcript|excerpts?)\b"
    r"|\b(?:edited|condensed|abridged)\b[^.\n]{0,40} for (?:length|clarity|brevity|space)\b",
    re.IGNORECASE,
)
_LONGEST = 90
_BY_ROLE = frozenset({"interviewer", "moderator", "host", "reporter", "question", "questioner"})
_QUESTIONS, _TURNS = 2, 4


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch `[start, end)` in one voice: the entity who speaks, and the one whom he asks.

    `asks`: the turn is the interviewer's. Either entity may be None: not known. `quotes` are the
    stretches in which the turn gives the words of others.
    """

    start: int
    end: int
    label: str
    asks: bool
    speaker: int | None = None
    addressed: int | None = None
    quotes: tuple[Span, ...] = ()


def read_turns(parse: Doc, cast: Cast, title: Span | None) -> tuple[Turn, ...]:
    """The turns of a text in order, none for a text that is not set as an interview."""
    text = str(parse.text)
    turns = tuple(_marked(text))
    if not turns:
        turns = _named(parse, cast)
    if not turns:
        turns = tuple(_bare(text))
    if turns and not any(turn.label for turn in turns):
        subject = _interviewee(parse, cast, title, turns[0].start)
        turns = tuple(
            replace(turn, addressed=subject) if turn.asks else replace(turn, speaker=subject)
            for turn in turns
        )
    return tuple(replace(turn, quotes=_quotes(text, turn)) for turn in turns)


def turn_at(turns: Sequence[Turn], at: int) -> Turn | None:
    """The turn in whose own words a code point stands: not in what the turn quotes."""
    turn = next((t for t in turns if t.start <= at < t.end), None)
    inside = turn is not None and any(start <= at < end for start, end in turn.quotes)
    return None if inside else turn


def _quotes(text: str, turn: Turn) -> tuple[Span, ...]:
    """The quotations inside a turn; marks around the whole of it do not count."""
    words = text[turn.start : turn.end]
    opening = len(words) - len(words.lstrip(' \t*_:.)—–QA"“'))
    inner = (span for span in quoted_spans(words) if span.start > opening)
    return tuple(Span(turn.start + span.start, turn.start + span.end) for span in inner)


def _marked(text: str) -> Iterator[Turn]:
    """Turns marked Q and A; where only questions are marked, the paragraph after one answers it."""
    asks = [m.start() for m in _ASKS.finditer(text)]
    answers = [m.start() for m in _ANSWERS.finditer(text)]
    if len(asks) < _QUESTIONS or (answers and len(answers) < _QUESTIONS):
        return
    starts = sorted({*asks, *answers})
    for start, end in zip(starts, (*starts[1:], len(text)), strict=True):
        if start not in asks or answers:
            yield Turn(start, end, "", start in asks)
            continue
        brk = text.find("\n", start, end)
        cut = end if brk < 0 else brk
        yield Turn(start, cut, "", True)
        if text[cut:end].strip():
            yield Turn(cut, end, "", False)


def _bare(text: str) -> Iterator[Turn]:
    """Turns without marks: short paragraphs that end in a question, and those between them."""
    if not _SAYS_SO.search(text):
        return
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    asks = [i for i, m in enumerate(lines[1:], 1) if _is_question(m.group().strip())]
    if len(asks) <= _QUESTIONS:
        return
    for i in range(asks[0], len(lines)):
        yield Turn(lines[i].start(), lines[i].end(), "", i in asks)


def _is_question(line: str) -> bool:
    opens = line[0] in "\"“'‘"
    return line.endswith("?") and not opens and len(line.split()) <= _LONGEST


def _interviewee(parse: Doc, cast: Cast, title: Span | None, start: int) -> int | None:
    """The only person whom the headline names, or else the only one of the words before."""
    lead = [
        (parse[mention.start].idx, who)
        for mention, who in zip(cast.mentions, cast.of, strict=True)
        if mention.label == "person" and who is not None and parse[mention.start].idx < start
    ]
    above = {who for at, who in lead if title is not None and title.start <= at < title.end}
    people = above if len(above) == 1 else {who for _, who in lead}
    return people.pop() if len(people) == 1 else None


def _named(parse: Doc, cast: Cast) -> tuple[Turn, ...]:
    """Turns under names, where two or more of them come back and so make a conversation."""
    text = parse.text
    found = [(m.start(), m.start(1), m.group(1)) for m in _NAMED.finditer(text)]
    counts = Counter(label for _, _, label in found)
    labels = {label for label, n in counts.items() if n > 1}
    kept = [one for one in found if one[2] in labels]
    if len(labels) < 2 or len(kept) < _TURNS:
        return ()
    ends = [*(start for start, _, _ in kept[1:]), len(text)]
    who = {label: _who(parse, cast, place, label) for _, place, label in reversed(kept)}
    asked = {label: _asked(text, kept, ends, label) for label in labels}
    host = max(sorted(labels), key=lambda label: asked[label])
    guests = [who[label] for label in labels - {host}]
    guest = guests[0] if len(guests) == 1 else None
    return tuple(
        Turn(start, end, label, label == host, who[label], guest if label == host else None)
        for (start, _, label), end in zip(kept, ends, strict=True)
    )


def _asked(text: str, kept: Sequence[tuple[int, int, str]], ends: Sequence[int], of: str) -> float:
    """The share of a name's turns that hold a question."""
    mine = [text[s:e] for (s, _, label), e in zip(kept, ends, strict=True) if label == of]
    return sum("?" in words for words in mine) / len(mine)


def _who(parse: Doc, cast: Cast, start: int, label: str) -> int | None:
    """The entity that a turn's label names, by its place, its name or its initials."""
    if fold(label) in _BY_ROLE:
        return None
    people = [i for i, e in enumerate(cast.entities) if e.kind == "person"]
    letters = label.replace(".", "")
    if letters.isupper() and len(letters) in {2, 3}:
        fits = [i for i in people if _initials(cast.entities[i].name) == letters]
        if len(fits) == 1:
            return fits[0]
    for mention, who in zip(cast.mentions, cast.of, strict=True):
        if who is not None and start <= parse[mention.start].idx < start + len(label):
            return who
    fits = [i for i in people if fold(label) in {parts(f)[-1] for f in cast.entities[i].forms}]
    return fits[0] if len(fits) == 1 else None


def _initials(name: str) -> str:
    words = parts(name)
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""
