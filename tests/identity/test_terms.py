"""When a role was held, from the words around a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.identity.context import build_context
from onrecord.identity.naming import of_entity
from onrecord.identity.tenure import days, held
from onrecord.types import Role
from tests.identity.conftest import make_document

if TYPE_CHECKING:
    from spacy.language import Language

PUBLISHED = "2021-08-17"


@pytest.mark.parametrize(
    ("text", "role", "called"),
    [
        (
            "Then-defense secretary Ana Roe said no.",
            Role("defense secretary", None, True),
            "former defense secretary",
        ),
        (
            "Defense Minister Ana Roe, who resigned in June, said no.",
            Role("Defense Minister", None, True, None, "2021-06"),
            "former Defense Minister",
        ),
        (
            "Ana Roe, who served as envoy to Norway from 2009 to 2011, said no.",
            Role("envoy", "Norway", True, "2009", "2011"),
            "former envoy",
        ),
        (
            "Ana Roe, who will take over as defense minister in October, said no.",
            Role("defense minister", None, False, "2021-10"),
            "incoming defense minister",
        ),
        (
            "Ana Roe, who was appointed head of the Harbour Board last week, said no.",
            Role("head", "Harbour Board", False, "2021-W32"),
            "head",
        ),
        (
            "Ana Roe, the envoy until she stepped down in 2014, said no.",
            Role("envoy", None, True, None, "2014"),
            "former envoy",
        ),
        (
            "Ana Roe, chairwoman of Dorvane Motors since 2015, said no.",
            Role("chairwoman", "Dorvane Motors", False, "2015"),
            "chairwoman",
        ),
        (
            "Ana Roe stepped down as interior minister on Monday.",
            Role("interior minister", None, True, None, "2021-08-16"),
            "former interior minister",
        ),
        (
            "Ana Roe, who led the Harbour Board until 2014, said no.",
            Role("head", "Harbour Board", True, None, "2014"),
            "former head",
        ),
        ("President-elect Ana Roe said no.", Role("President-elect", None), "President-elect"),
        ("Outgoing mayor Ana Roe said no.", Role("Outgoing mayor", None), "Outgoing mayor"),
        ("Acting director Ana Roe said no.", Role("Acting director", None), "Acting director"),
        (
            "Ana Roe, who is to become chief executive, said no.",
            Role("incoming chief executive", None),
            "incoming chief executive",
        ),
    ],
)
def test_roles_have_the_dates_that_the_text_gives(
    nlp: Language, text: str, role: Role, called: str
) -> None:
    context = build_context(make_document(text, published=PUBLISHED), nlp(text), (), ())
    [who] = [i for i, e in enumerate(context.cast.entities) if e.name == "Ana Roe"]
    assert context.roles[who] == (role,)
    assert of_entity(context, who, None, "Ana Roe").role == called


def test_without_a_day_to_count_from_only_whole_dates_are_read(nlp: Language) -> None:
    text = "Ana Roe, the envoy until 2014, met mayor Ida Lund, who resigned in June."
    context = build_context(make_document(text), nlp(text), (), ())
    roles = [role for found in context.roles.values() for role in found]
    assert Role("envoy", None, True, None, "2014") in roles
    assert Role("mayor", None, True) in roles


@pytest.mark.parametrize(
    ("role", "day", "expected"),
    [
        (Role("head", "X", False, "2018-01-01", "2020-06-30"), "2019-05-01", True),
        (Role("head", "X", False, "2018-01-01", "2020-06-30"), "2020-06-30", True),
        (Role("head", "X", False, "2018-01-01", "2020-06-30"), "2020-07-01", False),
        (Role("head", "X", False, "2018-01-01", "2020-06-30"), "2017-12-31", False),
        (Role("head", "X", False, "2021-05"), "2021-04-30", False),
        (Role("head", "X", False, "2021-05"), "2021-05-01", True),
        (Role("head", "X", False, None, "2021-W32"), "2021-08-15", True),
        (Role("head", "X", False, None, "2021-W32"), "2021-08-16", False),
        (Role("head", "X", True, "2009", "2011"), "2010", True),
        (Role("head", "X", True, "2009"), "2010", False),
        (Role("head", "X"), None, True),
        (Role("head", "X", False, "2009", "2011"), None, False),
        (Role("head", "X", False, "2021-23"), "2021-08-31", False),
        (Role("head", "X", False, "2021-23"), "2021-09-01", True),
        (Role("head", "X", False, "2021-02-30"), "2020-01-01", True),
    ],
)
def test_a_role_is_held_within_its_dates(role: Role, day: str | None, expected: bool) -> None:
    assert held(role, days(day)) is expected
