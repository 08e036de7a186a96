"""High offices: whom a description means by a table of who held them, and when."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from onrecord.identity.lexicon import lexicon
from onrecord.identity.offices import president_on, tenures
from onrecord.identity.stage import Identifier
from onrecord.types import Speaker
from tests.identity.conftest import attributed, excerpt, make_document

if TYPE_CHECKING:
    from spacy.language import Language

GUESTS = (
    "Angela Merkel met Francois Hollande in Bern on Monday. The German chancellor said the talks "
    "went well. The French president said nothing."
)
ALONE = "Bill Clinton came to the fair. Crowds were small. The former president said he was glad."
SEVERAL = (
    "George W. Bush and Bill Clinton came to the fair. Crowds were small. "
    "The former president said he was glad."
)
NOBODY = "Markets fell on Monday. The US president said they would rise. The president said so."
COMPANY = "Barack Obama came to the fair. The union’s president said nothing of it."


def said(nlp: Language, text: str, words: str, **fields: str) -> Speaker:
    statement = attributed(text, excerpt(text, words))
    done, _, _ = Identifier()(make_document(text, **fields), nlp(text), (statement,), ())
    assert done[0].speaker is not None
    return done[0].speaker


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (GUESTS, "The German chancellor", "Angela Merkel"),
        (GUESTS, "The French president", "Francois Hollande"),
        (ALONE, "The former president", "Bill Clinton"),
    ],
)
def test_an_office_means_the_one_person_named_who_held_it(
    nlp: Language, text: str, words: str, name: str
) -> None:
    assert said(nlp, text, words).name == name


def test_a_day_tells_who_had_left_office(nlp: Language) -> None:
    text = "Angela Merkel met Olaf Scholz. The former chancellor said little."
    german = text.replace("former chancellor", "former German chancellor")
    words = "The former German chancellor"
    assert said(nlp, german, words, published="2023-05-01").name == "Angela Merkel"
    assert said(nlp, german, words, published="2015-05-01").kind == "unnamed"


def test_several_who_fit_leave_it_open(nlp: Language) -> None:
    assert said(nlp, SEVERAL, "The former president").kind == "unnamed"


def test_an_office_of_another_house_is_not_meant(nlp: Language) -> None:
    assert said(nlp, COMPANY, "The union’s president").kind == "unnamed"


def test_the_president_of_the_date_is_named_only_where_state_and_date_are(nlp: Language) -> None:
    found = said(nlp, NOBODY, "The US president", published="2022-03-01")
    assert found.id == "person:joe-biden"
    assert "table" in found.how
    assert said(nlp, NOBODY, "The US president").kind == "unnamed"
    assert said(nlp, NOBODY, "The president", published="2022-03-01").kind == "unnamed"
    assert said(nlp, NOBODY, "The US president", published="2031-03-01").kind == "unnamed"


def test_the_table_is_sound() -> None:
    known = set(lexicon().states.values()) | {b.name for b in lexicon().institutions.values()}
    for one in tenures():
        assert one.country in known, one
        assert one.since < one.until, one
    for office in {(t.country, t.office) for t in tenures()}:
        terms = [t for t in tenures() if (t.country, t.office) == office]
        assert all(a.until <= b.since for a, b in pairwise(terms)), office


def test_presidents_follow_each_other() -> None:
    terms = [president_on(day) for day in ("2016-06-01", "2018-06-01")]
    assert [one.name for one in terms if one] == ["Barack Obama", "Donald Trump"]
    assert president_on("1900-01-01") is None
