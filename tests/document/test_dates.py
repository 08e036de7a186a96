"""Publication dates: one day or a refusal, and never today's help."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.document.dates import is_future, parse_published
from onrecord.errors import InputError


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021-06-09", "2021-06-09"),
        (" 20210609 ", "2021-06-09"),
        ("June 9, 2021", "2021-06-09"),
        ("Jun. 9th, 2021", "2021-06-09"),
        ("9 June 2021 18:05 EDT", "2021-06-09T18:05:00-04:00"),
        ("Wednesday, June 9, 2021, 6:05 p.m. ET", "2021-06-09T18:05:00-04:00"),
        ("6:05 PM GMT, Wed June 9, 2021", "2021-06-09T18:05:00+00:00"),
        ("Wed, 09 Jun 2021 18:05:00 +0530", "2021-06-09T18:05:00+05:30"),
        ("2021-06-09T18:05:00.250Z", "2021-06-09T18:05:00+00:00"),
        ("2021-06-09 18:05:00 +0000 UTC", "2021-06-09T18:05:00+00:00"),
        ("2021-06-09T18:05", "2021-06-09T18:05:00"),
        ("9 June 2021 18:05 IST", "2021-06-09T18:05:00"),
        ("25/06/2021", "2021-06-25"),
        ("06/06/2021", "2021-06-06"),
    ],
)
def test_reads_what_people_and_pages_write(written: str, expected: str) -> None:
    assert parse_published(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "", "soon", "yesterday", "June 9", "June 2021", "2021", "2021-06", "9", "18:05",
        "05/06/2021", "1623261900", "1623261900000", "30 February 2021", "2021-02-30", "20210231",
        "0001-01-01", "2021-06-09 or 2021-06-10", "x" * 5000, "9" * 5000, "+" * 90, "2021 " * 15,
    ],
)  # fmt: skip
def test_refuses_what_is_not_one_day_and_says_how_to_write_it(written: str) -> None:
    with pytest.raises(InputError, match="2020-01-07"):
        parse_published(written)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)))
def test_every_day_survives_its_usual_spellings(day: date) -> None:
    spellings = (day.isoformat(), f"{day:%d %B %Y}", f"{day:%b} {day.day}, {day.year}")
    assert {parse_published(spelling) for spelling in spellings} == {day.isoformat()}


@given(
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)),
    st.integers(-14 * 4, 14 * 4),
)
def test_offsets_are_kept(moment: datetime, quarters: int) -> None:
    zone = timezone(timedelta(minutes=15 * quarters))
    written = moment.replace(microsecond=0, tzinfo=zone)
    assert parse_published(written.isoformat()) == written.isoformat()


@given(st.text(max_size=120))
def test_any_text_is_a_date_or_an_input_error(text: str) -> None:
    try:
        published = parse_published(text)
    except InputError:
        return
    assert datetime.fromisoformat(published)
    assert parse_published(published) == published


def test_the_future_begins_once_no_zone_has_reached_it() -> None:
    now = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
    assert not is_future("2024-05-01", now)
    assert not is_future("2024-05-02", now)
    assert is_future("2024-05-03", now)
    assert is_future("2024-05-01T12:01:00+00:00", now)
    assert not is_future("2024-05-01T13:59:00+02:00", now)
