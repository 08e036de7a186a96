"""Texts longer than the stance model reads at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from onrecord.extract.session import shipped_tokenizer
from onrecord.verdict.stance import MOST_WINDOWS, Stance, StanceModel

TOKENIZER = shipped_tokenizer()
LIMITS = {"premise_pieces": 12, "hypothesis_pieces": 8}


@dataclass
class Listed(StanceModel):
    """Answers from a list, one window after the other, and keeps what it was asked."""

    answers: list[Stance]
    read: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        model: Any = type("Model", (), {"settings": LIMITS})()
        super().__init__(model, TOKENIZER)

    def __call__(self, passage: str, claim: str) -> Stance:
        self.read.append(passage)
        return self.answers[(len(self.read) - 1) % len(self.answers)]


def test_what_is_off_the_topic_hardly_counts() -> None:
    model = Listed([Stance(0.05, 0.05, 0.0, 0.9), Stance(0.0, 0.9, 0.05, 0.05)])
    text = "The harvest was good and the market full that year. The dam did not burst, they said."
    found = model.of_text(text, "Did the dam burst?")
    assert len(model.read) == 2
    assert "".join(model.read) == text
    assert found.opposes > 0.8
    assert found.favours < 0.05
    assert found.unrelated == pytest.approx(0.05)


def test_a_long_text_is_read_up_to_a_bound() -> None:
    model = Listed([Stance(0.2, 0.2, 0.2, 0.4)])
    model.of_text("The water rose again in the night and fell. " * 200, "Did it rise?")
    assert len(model.read) == MOST_WINDOWS
    assert model.of_text("", "Did it rise?").unrelated == pytest.approx(0.4)
