"""Instruments: one thing each, its statuses, whether it binds, who signed it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.types import Instrument, Statement

from .conftest import Run


def statuses(instrument: Instrument) -> set[str]:
    """The names of an instrument's statuses."""
    return {s.status for s in instrument.statuses}


STATUSES = [
    ("The city council passed a non-binding motion on parking.", "resolution", {"passed"}),
    ("The senate voted to pass a resolution on fishing.", "resolution", {"passed"}),
    ("The senate did not pass the resolution.", "resolution", set()),
    ("The governor vetoed the bill.", "bill", {"vetoed"}),
    ("The governor plans to veto the bill.", "bill", set()),
    ("The governor would sign the bill.", "bill", set()),
    ("The governor signed the bill.", "law", {"signed"}),
    ("If the bill is passed, farmers will gain.", "bill", set()),
    ("The treaty has not been signed.", "treaty", {"unsigned"}),
    ("A leaked memo showed the losses.", "memo", {"leaked"}),
    ("The memo was leaked on Friday.", "memo", {"leaked"}),
    ("The firm withdrew the letter.", "letter", {"withdrawn"}),
    ("The premier revoked the executive order.", "order", {"withdrawn"}),
    ("The firm disavowed the memo.", "memo", {"disavowed"}),
    ("The unsigned letter was sent to the press.", "letter", {"unsigned", "issued"}),
    ("The letter, signed by Admiral Rosa Quint, reached the port.", "letter", {"signed"}),
    ("The letter will not be implemented.", "letter", {"withdrawn"}),
    ("The court issued an injunction.", "ruling", {"issued"}),
    ("The memo was not a mistake.", "memo", set()),
]


@pytest.mark.parametrize(("text", "kind", "expected"), STATUSES)
def test_statuses(author: Run, text: str, kind: str, expected: set[str]) -> None:
    _, (instrument,) = author(text)
    assert instrument.kind == kind
    assert statuses(instrument) == expected
    for change in instrument.statuses:
        (span,) = change.evidence.spans
        assert text[span.start : span.end] == change.evidence.text


NO_INSTRUMENT = [
    "Police acted in order to save lives.",
    "Law and order was the theme.",
    "Bill Harper paid the $20 bill.",
    "Her electricity bill doubled.",
    "His New Year's resolution failed.",
    "The ruling party won.",
    "It was a good deal.",
    "She studied law.",
    "The screen has a high resolution.",
    "The firms were in agreement.",
]


@pytest.mark.parametrize("text", NO_INSTRUMENT)
def test_no_instrument(author: Run, text: str) -> None:
    _, found = author(text)
    assert found == ()


@pytest.mark.parametrize(
    ("text", "binding"),
    [
        ("The council passed a non-binding resolution.", False),
        ("The council passed a nonbinding resolution.", False),
        ("The council passed a symbolic resolution.", False),
        ("The resolution is not legally binding.", False),
        ("The treaty is legally binding.", True),
        ("The council passed a resolution.", None),
    ],
)
def test_binding(author: Run, text: str, binding: bool | None) -> None:
    _, (instrument,) = author(text)
    assert instrument.binding is binding
    assert (instrument.binding_evidence is None) == (binding is None)


def test_one_thing_many_mentions(author: Run) -> None:
    text = (
        "A health ministry memo leaked on Monday. The memo told clinics to shut. "
        "Dr. Ana Pohl told reporters it was just a “draft,” a “mistake,” and that it "
        "“should not have been released.” A court ruling followed."
    )
    _, found = author(text)
    memo, ruling = found
    assert (memo.kind, ruling.kind) == ("memo", "ruling")
    assert len(memo.mentions) >= 3
    assert {"leaked", "draft", "disavowed"} <= statuses(memo)
    (disavowal,) = [s for s in memo.statuses if s.status == "disavowed"]
    assert disavowal.by is not None
    assert "Pohl" in disavowal.by
    assert ruling.statuses == ()


def test_a_thing_said_further_down_to_be_nonbinding(author: Run) -> None:
    text = (
        "The Lisbon council voted to adopt a resolution on cars. Drivers protested. "
        "The council’s nonbinding resolution changes nothing."
    )
    _, (instrument,) = author(text)
    assert statuses(instrument) == {"passed"}
    assert instrument.binding is False


def test_signatory_and_issuer(author: Run) -> None:
    text = "A Ministry of Health letter, signed by U.N. Brig. Gen. Ruth Adeyemi, asks for help."
    _, (letter,) = author(text)
    assert letter.signatory is not None
    assert letter.signatory.endswith("Ruth Adeyemi")
    assert letter.issuer == "Ministry of Health"


def test_statement_about_an_instrument(author: Run) -> None:
    statements, (letter,) = author("The letter asks for help.")
    assert statements[0].instrument == letter.id


def test_statement_quoted_from_an_instrument(quoted: Callable[..., Statement]) -> None:
    assert quoted("«The letter» {states} <that troops will leave>.").instrument is not None
    assert quoted("«The clerk» {states} <that troops will leave>.").instrument is None


def test_identifiers_are_stable(author: Run) -> None:
    text = "The governor signed the bill. The court issued an injunction."
    assert author(text)[1] == author(text)[1]
