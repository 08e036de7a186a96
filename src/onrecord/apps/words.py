"""Words that the command line and the pages have in common for what the package found."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.types import Act, Answer, Speaker

ANSWERS: Mapping[Answer, str] = {
    "yes": "YES",
    "not_yet": "NOT YET",
    "no": "NO",
    "disputed": "DISPUTED",
    "unknown": "UNKNOWN",
}
VERBS: Mapping[Act, str] = {
    "assert": "says",
    "deny": "denies",
    "confirm": "confirms",
    "announce": "announces",
    "promise": "promises",
    "threaten": "threatens",
    "demand": "demands",
    "propose": "proposes",
    "order": "orders",
    "vote": "votes",
    "retract": "takes back",
    "predict": "predicts",
    "believe": "believes",
    "ask": "asks",
}


def office(speaker: Speaker) -> str:
    """The speaker's role and affiliation, as far as the text gives them."""
    role, place = speaker.role, speaker.affiliation
    if role and place and place.casefold() not in role.casefold():
        return f"{role}, {place}"
    return role or place or ""


def figure(factuality: float | None) -> str:
    """A factuality with its sign and one decimal; `?` where it is not known."""
    if factuality is None:
        return "?"
    rounded = round(factuality, 1)
    return "0" if rounded == 0 else f"{rounded:+.1f}"
