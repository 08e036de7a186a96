"""Pronouns and "the document": which instrument they take up, and when none."""

from __future__ import annotations

import pytest

from .conftest import Run

# How often the one instrument of each text is mentioned.
MENTIONS = [
    ("The diet passed the bill on eels. The premier vetoed it.", 2),
    ("The diet is expected to pass the bill on eels. The opposition wants it rewritten.", 2),
    ("The mayor issued an order on dogs. It takes effect in June.", 2),
    ("The mayor issued an order on dogs. Under it, owners pay a fee.", 2),
    ("The diet passed a resolution on eels. It is not binding on the king.", 2),
    ("The abbey sent a letter to the bishop. It has denied any theft.", 1),
    ("The abbey sent a letter to the bishop. It is clear that he was angry.", 1),
    ("The abbey sent a letter to the bishop. It rained.", 1),
    ("The abbey sent a letter to the bishop. The abbey owns a mill, and it sells bread.", 1),
    ("The ruling on wells was read out. No village has to follow it.", 2),
    ("In a joint statement on Monday the clubs called it a cynical plan.", 1),
    ("The abbey sent a letter to the bishop. The document names two monks.", 2),
    ("It was leaked within a day: the memo on loans was short.", 2),
    (
        "The court in Apia issued an order. The order was revoked by the court that had issued it.",
        3,
    ),
    ("The premier sent a memo. Her rival would have done it too.", 1),
]


@pytest.mark.parametrize(("text", "mentions"), MENTIONS)
def test_mentions(author: Run, text: str, mentions: int) -> None:
    _, (instrument,) = author(text)
    assert len(instrument.mentions) == mentions
    assert list(instrument.mentions) == sorted(instrument.mentions)


def test_an_assembly_adopts_the_resolution_and_not_the_letter(author: Run) -> None:
    _, found = author("The resolution on eels asks for a letter. The diet adopted it.")
    adopted = [i.kind for i in found if any(s.status == "passed" for s in i.statuses)]
    assert adopted == ["resolution"]


@pytest.mark.parametrize("text", ["it " * 400, "The letter of the letter " * 60, "one " * 300])
def test_hostile_texts_end(author: Run, text: str) -> None:
    _, found = author(text)
    assert len(found) <= 60
