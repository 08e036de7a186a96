"""Expressions of time against Wednesday 16 March 2022."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from onrecord.factuality.dates import resolve
from onrecord.types import Statement

from .conftest import Run

WEDNESDAY = date(2022, 3, 16)
CASES = [
    ("Monday", False, "2022-03-14", "day"),
    ("Wednesday", False, "2022-03-16", "day"),
    ("Thursday", False, "2022-03-10", "day"),
    ("Thursday", True, "2022-03-17", "day"),
    ("last Wednesday", False, "2022-03-09", "day"),
    ("next Monday", False, "2022-03-21", "day"),
    ("Monday morning", False, "2022-03-14", "day"),
    ("yesterday", False, "2022-03-15", "day"),
    ("today", False, "2022-03-16", "day"),
    ("tomorrow", True, "2022-03-17", "day"),
    ("last night", False, "2022-03-15", "day"),
    ("this weekend", False, "2022-03-12", "day"),
    ("this weekend", True, "2022-03-19", "day"),
    ("last weekend", False, "2022-03-12", "day"),
    ("last week", False, "2022-W10", "week"),
    ("next week", True, "2022-W12", "week"),
    ("last month", False, "2022-02", "month"),
    ("next month", True, "2022-04", "month"),
    ("last year", False, "2021", "year"),
    ("two days ago", False, "2022-03-14", "day"),
    ("three weeks ago", False, "2022-W08", "week"),
    ("in two months", True, "2022-05", "month"),
    ("Jan. 3", False, "2022-01-03", "day"),
    ("Dec. 30", False, "2021-12-30", "day"),
    ("April 2", True, "2022-04-02", "day"),
    ("January 3, 2019", False, "2019-01-03", "day"),
    ("3 January 2019", False, "2019-01-03", "day"),
    ("March 2019", False, "2019-03", "month"),
    ("2015", False, "2015", "year"),
    ("November", False, "2021-11", "month"),
    ("the summer of 2019", False, "2019-22", "season"),
    ("last summer", False, "2021-22", "season"),
    ("2020-02-29", False, "2020-02-29", "day"),
]


@pytest.mark.parametrize(("words", "future", "value", "precision"), CASES)
def test_resolve(words: str, future: bool, value: str, precision: str) -> None:
    found = resolve(words, WEDNESDAY, future=future)
    assert found == (value, precision)


@pytest.mark.parametrize("words", ["February 30", "years", "", "the day", "x" * 500])
def test_no_time(words: str) -> None:
    assert resolve(words, WEDNESDAY) is None


@pytest.mark.parametrize("words", ["Monday", "yesterday", "last week", "Jan. 3", "this weekend"])
def test_relative_without_publication(words: str) -> None:
    assert resolve(words, None) is None
    assert resolve("January 3, 2019", None) == ("2019-01-03", "day")


def test_said_at_beside_the_cue(quoted: Callable[..., Statement]) -> None:
    found = quoted("«The clerk» {said} on Monday <the hall would open on Friday>.").said_at
    assert found is not None
    assert (found.value, found.origin) == ("2022-03-14", "text")


def test_said_at_defaults_to_publication(quoted: Callable[..., Statement]) -> None:
    found = quoted("«The clerk» {said} <the hall opened on Friday>.").said_at
    assert found is not None
    assert (found.value, found.origin) == ("2022-03-16", "published")
    undated = quoted("«The clerk» {said} on Monday <the hall was open>.", None)
    assert undated.said_at is None


def test_a_vote_is_dated_by_its_sentence(author: Run) -> None:
    (vote,), _ = author("The council voted to adopt a plan to move the market this weekend.")
    assert vote.said_at is not None
    assert vote.said_at.value == "2022-03-12"


def test_event_time(author: Run) -> None:
    (statement,), _ = author("The mill closed on Friday.")
    (event,) = [e for e in statement.events if e.text == "closed"]
    assert event.time is not None
    assert event.time.value == "2022-03-11"
