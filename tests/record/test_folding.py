"""Folded text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.folding import fold, phrases, words
from tests.contracts.values import QUICK


@pytest.mark.parametrize(
    ("one", "two"),
    [("ÅKESSON", "akesson"), ("Straße", "STRASSE"), ("İzmir", "izmir"), ("ﬁrm", "Firm")],
)
def test_folded_alike(one: str, two: str) -> None:
    assert fold(one) == fold(two)


@QUICK
@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@QUICK
@given(st.lists(st.text("abcdé", min_size=1), min_size=1))
def test_every_word_of_a_text_is_found_in_it(parts: list[str]) -> None:
    text = ", ".join(parts)
    assert all(phrase in words(text) for phrase in phrases(" ".join(parts)[:1_000]))


def test_a_search_is_words_and_phrases() -> None:
    assert phrases('U.S. "Leave Iraq" now now') == (" leave iraq ", " u s ", " now ")
