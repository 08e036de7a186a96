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
    ("The letter was sent by mistake.", "letter", {"issued", "disavowed"}),
    ("The abbey claims that a clerk signed the letter.", "letter", set()),
    ("Had the king signed the treaty, the war would be over.", "treaty", set()),
    ("The judge was to sign the order on Monday.", "order", set()),
    (
        "She will neither sign nor veto the bill on ferries, which the diet passed.",
        "bill",
        {"passed"},
    ),
    ("It has neither been signed nor sent, the author said of the letter.", "letter", {"unsigned"}),
    ("The memo, which carries no signature, names two guards.", "memo", {"unsigned"}),
    ("The letter bears the signatures of Ana Reyes and Luis Prado.", "letter", {"signed"}),
    ("The abbot put his name to the letter.", "letter", {"signed"}),
    ("The order went out over the signature of Ana Reyes.", "order", {"issued", "signed"}),
    ("The letter does not reflect the views of the abbey.", "letter", {"disavowed"}),
    ("The abbot said that the letter was not his.", "letter", {"disavowed"}),
    ("A copy of the order was leaked on Friday.", "order", {"leaked"}),
    ("The abbot called the letter a forgery.", "letter", {"disavowed"}),
    ("The abbot dismissed the letter as a hoax.", "letter", {"disavowed"}),
    ("The abbot described the letter as a draft.", "letter", {"draft"}),
    ("The abbot said that the letter was not genuine.", "letter", {"disavowed"}),
    ("The abbey distanced itself from the letter.", "letter", {"disavowed"}),
    ("The letter was mistakenly published.", "letter", {"issued", "disavowed"}),
    ("The bill cleared the senate on Monday.", "bill", {"passed"}),
    ("The bill became law on Monday.", "bill", {"passed"}),
    ("A draft of the ruling found its way to a newspaper.", "ruling", {"draft", "leaked"}),
    ("The fleet issued the memo on Monday, signed by its chief.", "memo", {"issued", "signed"}),
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
    "The new camera has twice the resolution.",
    "The bill of the heron is yellow.",
    "The frigate Resolution left port.",
    "The letter of the law forbids it.",
    "Public opinion turned.",
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
        ("The council passed a resolution. Members called it purely symbolic.", False),
        ("The council passed a resolution. It obliges no one to act.", False),
        ("The council passed a resolution. Shops are free to ignore it.", False),
        ("The council passed a resolution. Shops must comply with it.", True),
        ("The council passed a resolution. Lawyers ask whether it binds anyone.", None),
        ("The council passed a resolution. The villages are bound by it.", True),
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


PARTIES = [
    ("The letter was signed by the abbey's bursar, Ana Reyes.", None, "Ana Reyes", None),
    ("On Monday morning Togo and Benin signed the treaty.", None, "Togo; Benin", None),
    ("The pact on salt, signed in 1931 by Togo and Benin, holds.", None, "Togo; Benin", None),
    ("Mayor Ana Reyes signed the executive order.", "Ana Reyes", "Ana Reyes", None),
    ("In a memo to all nurses, the matron of Linz banned flowers.",
     "matron of Linz", None, "all nurses"),
    ("The abbey withdrew its letter to the bishop.", "abbey", None, "bishop"),
    ("The letter was read out. The author, Ana Reyes, wept.",
     "Ana Reyes", None, None),
    ("The order was issued by the ministry of mines.", "ministry of mines", None, None),
    ("The union of valley towns adopted a resolution.", "union of valley towns", None, None),
    ("The senate passed the Women's Health Act.", "senate", None, None),
    ("President Ana Reyes signed the bill on salt.", None, "Ana Reyes", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuer", "signatory", "addressee"), PARTIES)
def test_parties(
    author: Run, text: str, issuer: str | None, signatory: str | None, addressee: str | None
) -> None:
    _, (instrument,) = author(text)
    assert (instrument.issuer, instrument.signatory, instrument.addressee) == (
        issuer, signatory, addressee,
    )  # fmt: skip


def test_two_of_a_kind_stay_two(author: Run) -> None:
    _, found = author("The court handed down a ruling that replaces the ruling of 2020 on mussels.")
    assert [statuses(i) for i in found] == [{"issued"}, {"superseded"}]
    _, found = author("The 1974 treaty on eels was replaced by a new one, signed by Ana Reyes.")
    assert [(statuses(i), i.signatory) for i in found] == [
        ({"superseded"}, None), ({"signed"}, "Ana Reyes"),
    ]  # fmt: skip


def test_a_title_tells_what_a_paper_does(author: Run) -> None:
    _, (order,) = author("The court issued an order on Tuesday stopping work on the flyover.")
    assert order.title == "order stopping work on the flyover"
    _, (bill,) = author("The diet passed the bill on stray dogs on Tuesday.")
    assert bill.title == "bill on stray dogs"


def test_what_was_unsigned_comes_before_its_signature(author: Run) -> None:
    _, (treaty,) = author("The unsigned treaty lay on a desk all day. On Monday Togo signed it.")
    assert [s.status for s in treaty.statuses] == ["unsigned", "signed"]
    assert len({s.at.value for s in treaty.statuses if s.at}) == 1


def test_statement_about_an_instrument(author: Run) -> None:
    statements, (letter,) = author("The letter asks for help.")
    assert statements[0].instrument == letter.id


def test_statement_quoted_from_an_instrument(quoted: Callable[..., Statement]) -> None:
    assert quoted("«The letter» {states} <that troops will leave>.").instrument is not None
    assert quoted("«The clerk» {states} <that troops will leave>.").instrument is None


def test_identifiers_are_stable(author: Run) -> None:
    text = "The governor signed the bill. The court issued an injunction."
    assert author(text)[1] == author(text)[1]
