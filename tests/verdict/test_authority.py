"""Whose word counts on an event, by office, state and house."""

from __future__ import annotations

import pytest

from onrecord.types import ActorKind, Authority, Proposition, Speaker
from onrecord.verdict.authority import authority_of
from onrecord.verdict.stakes import stakes, states_in


def speaker(
    name: str, kind: ActorKind = "person", role: str | None = None, house: str | None = None
) -> Speaker:
    known = None if kind == "unnamed" else f"{kind}:{name.lower()}"
    return Speaker(known, name, kind, role, house, "named in the text")


LEAVING = Proposition("?", "?", "the US", ("leave",), ("Iraq",), "present")
GAMES = Proposition("?", "?", "the Tokyo Olympics", ("postpone",), (), "past")
FREED = Proposition("?", "?", "Asta Lund", ("release",), (), "past")
DEAL = Proposition("?", "?", "Volkswagen", ("buy",), ("Navistar",), "future")


@pytest.mark.parametrize(
    ("who", "asked", "expected"),
    [
        (speaker("Mark Esper", role="Defense Secretary"), LEAVING, "decides"),
        (speaker("Pentagon", "organisation"), LEAVING, "decides"),
        (speaker("United States", "state"), LEAVING, "decides"),
        (speaker("Adel Abdul Mahdi", role="Iraqi prime minister"), LEAVING, "party"),
        (speaker("Heiko Maas", role="foreign minister", house="Germany"), LEAVING, "observer"),
        (speaker("a Pentagon official", "unnamed"), LEAVING, "unnamed"),
        (speaker("a Pentagon spokesman", "unnamed"), LEAVING, "decides"),
        (speaker("a former Pentagon spokesman", "unnamed"), LEAVING, "unnamed"),
        (speaker("a spokesman for the Baghdad government", "unnamed"), LEAVING, "unnamed"),
        (speaker("Shinzo Abe", role="Japanese prime minister"), GAMES, "decides"),
        (speaker("International Olympic Committee", "organisation"), GAMES, "decides"),
        (speaker("Ann Roe", role="spokeswoman", house="Volkswagen"), DEAL, "decides"),
        (speaker("Navistar", "organisation"), DEAL, "party"),
        (speaker("Asta Lund"), FREED, "decides"),
        (speaker("Lund"), FREED, "decides"),
        (speaker("Berit Lund", role="mother"), FREED, "party"),
        (speaker("Ann Roe", role="analyst", house="Example Bank"), DEAL, "observer"),
    ],
)
def test_authority(who: Speaker, asked: Proposition, expected: Authority) -> None:
    assert authority_of(who, stakes(asked)) == expected


def test_the_author_is_an_observer() -> None:
    assert authority_of(None, stakes(LEAVING)) == "observer"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the US", {"United States"}),
        ("Iraq’s parliament", {"Iraq"}),
        ("U.S. troops", {"United States"}),
        ("the Tokyo Olympics", {"Japan"}),
        ("the Kremlin", {"Russia"}),
        ("the company", set()),
    ],
)
def test_states_in(text: str, expected: set[str]) -> None:
    assert states_in(text) == expected
