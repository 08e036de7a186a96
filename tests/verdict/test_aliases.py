"""Abbreviations: those that everybody knows, and those that a text defines."""

from __future__ import annotations

import pytest

from onrecord.verdict.aliases import abbreviations, written_out


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Has the EU filed it?", "Has the European Union filed it?"),
        ("the U.S. and the UN", "the United States and the United Nations"),
        ("The EUX chief and USEFUL things", "The EUX chief and USEFUL things"),
        ("WHO TOLD US SO? THE EU DID", "WHO TOLD US SO? THE EU DID"),
        ("tell us, it is in the US", "tell us, it is in the United States"),
    ],
)
def test_known_abbreviations(text: str, out: str) -> None:
    assert written_out(text, abbreviations([])) == out


def test_a_text_defines_its_own() -> None:
    table = abbreviations(["Members of the Northern Fisheries Board (N.F.B.) met."])
    assert written_out("The NFB met.", table) == "The Northern Fisheries Board met."


def test_only_words_that_the_letters_stand_for() -> None:
    table = abbreviations(["On Monday Lorna Hale of the Tidal Rights Council (TRC) spoke."])
    assert table["TRC"] == "Tidal Rights Council"
    assert "HFB" not in abbreviations(["The Harbour Union (HFB) met."])


def test_what_is_defined_in_two_ways_is_left() -> None:
    table = abbreviations(["The Harbour Board (HB) met.", "The Hill Bureau (HB) met."])
    assert written_out("The HB met.", table) == "The HB met."


def test_a_texts_own_meaning_goes_before_the_known_one() -> None:
    table = abbreviations(["The Eastern Utilities (EU) raised its prices."])
    assert written_out("the EU", table) == "the Eastern Utilities"
