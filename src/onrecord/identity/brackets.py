"""Party and state in the bracket after a lawmaker's name: 'Sen. Jane Roe (D-Vt.)'."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.identity.mentions import Mention
from onrecord.types import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BRACKET = re.compile(
    r"\s?\((D|R|I|L|G|DFL)\.?\s?[-–—,‑/]\s?([A-Z][A-Za-z. ]{1,15}?)(?:-\d+)?(?:th|st|nd|rd)?\.?\)"
)
_OF_STATE = re.compile(r",? (?:of|from) ((?:New |North |South |West |Rhode )?[A-Z][a-z]+)\b")
_AFTER = 12  # tokens behind a name that are looked at
_PARTIES = {
    "D": "Democrat", "DFL": "Democrat", "R": "Republican", "I": "independent",
    "L": "Libertarian", "G": "Green",
}  # fmt: skip


@cache
def _states() -> dict[str, str]:
    """Names of the United States' states by name and by abbreviation without full stops."""
    text = files(__package__).joinpath("data", "us-states.csv").read_text(encoding="utf-8")
    out: dict[str, str] = {}
    for row in csv.DictReader(text.splitlines()):
        for form in (row["name"], *filter(None, row["abbreviations"].split(";"))):
            out[form] = row["name"]
    return out


def is_state(name: str) -> bool:
    """True for one of the United States, by its name."""
    return _states().get(name) == name


def party_and_state(text: str, end: int) -> tuple[str, str] | None:
    """('Democrat', 'Vermont') from the bracket at code point `end`, None where there is none."""
    match = _BRACKET.match(text, end)
    if match is None:
        return None
    words = match[2].strip()
    state = _states().get(words.replace(".", "").strip()) or _states().get(
        words.replace(".", "").replace(" ", "")
    )
    return None if state is None else (_PARTIES[match[1]], state)


def state_of(text: str, end: int) -> str | None:
    """The state in 'Sen. Jane Roe of Vermont', at code point `end`."""
    match = _OF_STATE.match(text, end)
    if match is None:
        return None
    return _states().get(match[1]) or _states().get(match[1].split()[0])


def seated(parse: Doc, mention: Mention, found: list[Role | None]) -> list[Role | None]:
    """The roles with a lawmaker's state, and his party, where text behind the name gives them."""
    last = parse[mention.end - 1]
    text, end = str(parse[mention.end - 1 : mention.end + _AFTER].text), len(last)
    seat = party_and_state(text, end)
    before = found[0]
    state = seat[1] if seat is not None else state_of(text, end) if before is not None else None
    if state is None:
        return found
    if before is not None and before.affiliation is None:
        found = [replace(before, affiliation=state), *found[1:]]
    return found if seat is None else [*found, Role(*seat)]


def defined(parse: Doc, mentions: Sequence[Mention]) -> dict[str, str]:
    """Short names of bodies by what a bracket says that they stand for: 'Port Authority (Portas)'.

    Keys and values are names of mentions.
    """
    out: dict[str, str] = {}
    for one, two in pairwise(mentions):
        if one.label == two.label == "organisation" and two.start == one.end + 1:
            after = parse[two.end].text if two.end < len(parse) else ""
            if parse[one.end].text == "(" and after == ")" and " " in one.name:
                out.setdefault(two.name, one.name)
    return out
