"""Dates that bound a question's event."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.verdict.bounds import until

ABSOLUTE = [
    ("The plant will shut by the end of 2015", "2015-12-31"),
    ("Troops will leave before July 2016", "2016-06-30"),
    ("Lima will host the games in 2031", "2031-12-31"),
    ("It will open by March 2024", "2024-03-31"),
    ("It will open in February 2024", "2024-02-29"),
    ("It opened on 5 May 2021", "2021-05-05"),
    ("It opened on May 5, 2021", "2021-05-05"),
    ("It opened on the 5th", None),
    ("It will open by 2021-05-05", "2021-05-05"),
    ("It will open before 1 March 2021", "2021-02-28"),
    ("It will open by the start of 2022", "2022-01-01"),
    ("Prices will rise throughout 2019", "2019-12-31"),
    ("They met in Paris on 30 November 2015", "2015-11-30"),
    ("Lima will win the Cup 2015", None),
    ("She will enter the race for the 2016 presidency", None),
    ("It will open by 31 February 2021", None),
    ("It has been shut since 2014", None),
    ("It will end this year", None),
    ("It will open in July", None),
    ("It hired 2015 people in 20155 days", None),
]
RELATIVE = [
    ("It will end this year", "2023-12-31"),
    ("It will end next month", "2023-07-31"),
    ("It will end this week", "2023-06-18"),
    ("It will open tomorrow", "2023-06-16"),
    ("It happened today", "2023-06-15"),
    ("It will end within 30 days", "2023-07-15"),
    ("It will end in the next two weeks", "2023-06-29"),
    ("It will end within six months", "2023-12-15"),
    ("It will end by the end of the month", "2023-06-30"),
    ("It will open in July", "2023-07-31"),
    ("It will open by March", "2024-03-31"),
    ("It happened last year", "2022-12-31"),
    ("It will open", None),
    ("It will open by Friday", "2023-06-16"),
    ("It will open before Friday", "2023-06-15"),
    ("It will open on Thursday", "2023-06-15"),
    ("It will open before next month", "2023-06-30"),
    ("It will open before the weekend", "2023-06-16"),
    ("It will open over the weekend", "2023-06-18"),
    ("It will open in the coming days", None),
    ("It will open by Christmas", "2023-12-25"),
    ("It will open this winter", "2024-02-29"),
]
PAST = [
    ("It opened on Friday", "2023-06-09"),
    ("It opened in July", "2022-07-31"),
    ("It opened last Monday", "2023-06-12"),
    ("It opened ten days ago", "2023-06-05"),
    ("It opened last summer", "2022-08-31"),
    ("It opened in the summer of 2019", "2019-08-31"),
    ("It opened in the first half of 2019", "2019-06-30"),
    ("It opened in the last quarter of 2019", "2019-12-31"),
    ("It opened between March and May 2019", "2019-05-31"),
]


@pytest.mark.parametrize(("text", "bound"), ABSOLUTE)
def test_absolute(text: str, bound: str | None) -> None:
    assert until(text) == bound


@pytest.mark.parametrize(("text", "bound"), PAST)
def test_what_looks_back(text: str, bound: str) -> None:
    assert until(text, "2023-06-15", past=True) == bound


@pytest.mark.parametrize(("text", "bound"), RELATIVE)
def test_relative_to_a_reference(text: str, bound: str | None) -> None:
    assert until(text, "2023-06-15") == bound


@given(
    st.text(max_size=120),
    st.sampled_from([None, "2024-02-29", "2023-12-31T23:59:00+00:00", "9999-12-31", "0001-01-01"]),
)
def test_no_text_breaks_it(text: str, reference: str | None) -> None:
    found = until(text, reference)
    assert found is None or len(found) == 10


@given(
    st.dates(date(1900, 1, 1), date(2300, 1, 1)),
    st.integers(1, 999),
    st.sampled_from(["day", "week", "month", "year"]),
)
def test_within_never_breaks(day: date, count: int, unit: str) -> None:
    found = until(f"It ends within {count} {unit}s", str(day))
    assert found is None or found >= str(day)
