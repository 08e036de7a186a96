"""Surnames that several share, bodies by the first word of their name, and who holds no seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.identity.test_speakers import speaker

if TYPE_CHECKING:
    from spacy.language import Language

PAIR = (
    "Water at the farm\n\nPaul and Clara Voss run the farm. Their son Martin Voss left.\n\n"
    "The Vosses said the water was foul. Workers at the farm said so too."
)
HOUSE = "The Voss family owns the farm. Clara Voss sold it to Paul Voss. Both said it was good."
NEWS = "A Norpol News poll found support. Roe told Norpol that it was wrong. Norpol stood by it."
SEAT = (
    "Martin Keller bought the harbour, and Sen. Paul Weber of Ohio was glad. Weber spoke of it. "
    "“It will pay,” the billionaire said."
)
LAW = (
    "Sen. Clara Voss (D-Vt.) met Rep. Paul Weber (R-Texas) on Monday. Crowds came. "
    "The Vermont senator said no. The Texas Republican said yes. The former senator was ill."
)
AGED = (
    "Clara Voss held up a sign. The 57-year-old scientist says it was hers. She left at noon. "
    "A 30-year-old nurse said so."
)
PRAISED = "Paul Weber, a reporter for Norpol, wrote it. The star journalist said it was true."
FIRST = "Clara Voss was the first one that called on the port to close."
APPOSED = "The prize went to Eswin Tarvold, a professor at Ansel. “It is good,” he said."


@pytest.mark.parametrize(
    ("text", "words", "nth", "name"),
    [
        (PAIR, "The Vosses", 0, "Paul Voss; Clara Voss"),
        (HOUSE, "The Voss family", 0, None),
        (NEWS, "Norpol", 2, "Norpol News"),
        (SEAT, "the billionaire", 0, "Martin Keller"),
        (LAW, "The Vermont senator", 0, "Clara Voss"),
        (LAW, "The Texas Republican", 0, "Paul Weber"),
        (LAW, "The former senator", 0, None),
        (AGED, "The 57-year-old scientist", 0, "Clara Voss"),
        (AGED, "A 30-year-old nurse", 0, None),
        (PRAISED, "The star journalist", 0, "Paul Weber"),
        (FIRST, "that", 0, "Clara Voss"),
        (APPOSED, "he said", 0, "Eswin Tarvold"),
    ],
)
def test_source(nlp: Language, text: str, words: str, nth: int, name: str | None) -> None:
    found = speaker(nlp, text, words, nth)
    named = found.id is not None and "@" not in found.id and "described" not in found.how
    assert (found.name if named else None) == name, found


def test_a_lawmaker_has_his_state_and_party(nlp: Language) -> None:
    found = speaker(nlp, LAW, "Clara Voss")
    assert (found.role, found.affiliation) == ("Sen.", "Vermont")
