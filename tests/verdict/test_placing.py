"""Whose word counts on the day: bodies of many kinds, actors from files, votes that do not bind."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from onrecord.record.store import Store
from onrecord.types import (
    Act,
    Actor,
    ActorKind,
    Authority,
    Document,
    Excerpt,
    Extraction,
    Proposition,
    Role,
    Span,
    Speaker,
    Statement,
    When,
)
from onrecord.verdict.dossier import dossiers
from onrecord.verdict.houses import Named
from onrecord.verdict.placing import Placing
from onrecord.verdict.stakes import stakes


def document(text: str, published: str | None = "2021-05-04") -> Document:
    return Document("d", "d", text, (Span(0, len(text)),), published=published)


def statement(text: str, source: str, speaker: Speaker, act: Act = "assert") -> Statement:
    """A statement whose source are the last of the words `source` in `text`."""
    at = text.rindex(source)
    words = Excerpt((Span(at, at + len(source)),), source)
    body = Span(text.rindex(".", 0, at) + 1 if "." in text[:at] else 0, len(text))
    return Statement(
        "s", "d", "attributed", "indirect", words, None, Excerpt((body,), text), body, 1.0,
        speaker=speaker, act=act,
    )  # fmt: skip


def someone(
    name: str, role: str | None = None, house: str | None = None, kind: ActorKind = "person"
) -> Speaker:
    known = None if kind == "unnamed" else f"{kind}:{name.lower().replace(' ', '-')}"
    return Speaker(known, name, kind, role, house, "named in the text")


def asked(subject: str, *objects: str, verb: str = "close") -> Proposition:
    return Proposition("?", "?", subject, (verb,), objects, "present")


def placed(text: str, source: str, who: Speaker, about: Proposition, *named: Named) -> Authority:
    placing = Placing(stakes(about), (), named={"d": frozenset(named)})
    return placing(statement(text, source, who), document(text))


BANK = "The Bank of Ostrava kept its rate. Kettle Securities saw a rise, the bank’s governor said."
COURT = "The Constitutional Court of Varland kept the toll law, a spokesman for the court said."
CLUB = "Harwick Rovers keep their manager, Luis Prado, a club spokesman said."
PLANT = "Dorvane Motors keeps its plant in Selby. It will stay, the company’s chief executive said."
FOOD = "The Norwell Food Safety Agency has not approved Zelova, a spokesman for the regulator said."
STRIKE = "The Dockers’ Union of Calder will strike, a union spokesman said."
GREENS = "The Green Alliance will not join, party leader Hugo Stern said."
POLICE = "Police in Tarnbrook have arrested nobody, a police spokesman said."
RACE = "The Lund Marathon has been cancelled, organisers said."
AIR = "Aurora Air will fly to Minsk. Aurora has the planes, the airline said."
SCHOOL = "Melford University will close its music school, vice-chancellor Ruth Lane said."
TOWN = "Ostrow city council will ban cars, Mayor Lena Pryce said."
KALBREX: Named = ("organisation", "Kalbrex")


@pytest.mark.parametrize(
    ("text", "source", "who", "subject", "expected"),
    [
        (BANK, "bank’s governor", someone("Eva Malik", "governor", "bank"), "the Bank of Ostrava",
         "decides"),
        (COURT, "a spokesman", someone("a spokesman for the court", kind="unnamed"),
         "the Constitutional Court", "decides"),
        (CLUB, "a club spokesman", someone("a club spokesman", kind="unnamed"), "Harwick Rovers",
         "decides"),
        (PLANT, "chief executive", someone("Ida Renn", "chief executive", "company"),
         "Dorvane Motors", "decides"),
        (FOOD, "a spokesman", someone("a spokesman for the regulator", kind="unnamed"),
         "the Norwell Food Safety Agency", "decides"),
        (STRIKE, "a union", someone("a union spokesman", kind="unnamed"), "the Dockers’ Union",
         "decides"),
        (GREENS, "party leader", someone("Hugo Stern", "party leader"), "the Green Alliance",
         "decides"),
        (POLICE, "a police", someone("a police spokesman", kind="unnamed"), "Tarnbrook police",
         "decides"),
        (RACE, "organisers", someone("organisers", kind="group"), "the Lund Marathon", "decides"),
        (AIR, "the airline", someone("airline", kind="organisation"), "Aurora Air", "decides"),
        (SCHOOL, "vice-chancellor", someone("Ruth Lane", "vice-chancellor"), "Melford University",
         "decides"),
        (TOWN, "Mayor", someone("Lena Pryce", "Mayor"), "Ostrow", "decides"),
        # another's
        (BANK, "bank’s governor", someone("Dan Horn", "governor", "Bank of Norwell"),
         "the Bank of Ostrava", "observer"),
        (PLANT, "chief executive", someone("Carl Dow", "leader", "Union"), "Dorvane Motors",
         "observer"),
        (PLANT, "chief executive", someone("Dorvane workers’ union", kind="organisation"),
         "Dorvane Motors", "party"),
        (PLANT, "chief executive", someone("Flo Ash", "shareholder", "Dorvane Motors"),
         "Dorvane Motors", "party"),
        (PLANT, "chief executive", someone("a company official", kind="unnamed"),
         "Dorvane Motors", "unnamed"),
        (PLANT, "chief executive", someone("Al Fry", "prime minister"), "Dorvane Motors",
         "observer"),
        (CLUB, "a club spokesman", someone("a club spokesman", kind="unnamed"), "Luis Prado",
         "unnamed"),
        (COURT, "a spokesman", someone("a union spokesman", kind="unnamed"),
         "the Constitutional Court", "unnamed"),
        # no more, and not yet
        (PLANT, "chief executive", someone("Ida Renn", "former chief executive", "Dorvane Motors"),
         "Dorvane Motors", "observer"),
        (PLANT, "chief executive", someone("Ida Renn", "incoming chief executive", "company"),
         "Dorvane Motors", "observer"),
        (PLANT, "chief executive", someone("a former company spokesman", kind="unnamed"),
         "Dorvane Motors", "unnamed"),
    ],
)  # fmt: skip
def test_bodies_of_many_kinds(
    text: str, source: str, who: Speaker, subject: str, expected: Authority
) -> None:
    assert placed(text, source, who, asked(subject)) == expected


def test_another_body_of_the_kind_named_later_is_meant() -> None:
    text = "Dorvane Motors keeps its plant. Kalbrex buys the engines, a company spokesman said."
    who = someone("a company spokesman", kind="unnamed")
    assert placed(text, "a company", who, asked("Dorvane Motors"), KALBREX) == "unnamed"
    assert placed(text, "a company", who, asked("Kalbrex"), KALBREX) == "decides"


def test_a_states_minister_without_the_states_name() -> None:
    text = "Norway keeps its border open, Interior Minister Tom Reil said."
    who = someone("Tom Reil", "Interior Minister")
    assert placed(text, "Interior Minister", who, asked("Norway")) == "decides"
    other = "Norway keeps its border open. Sweden does not, Interior Minister Tom Reil said."
    assert placed(other, "Interior Minister", who, asked("Norway")) == "observer"
    analyst = someone("Ulla Vik", "analyst", "Norway")
    assert placed(text, "Interior Minister", analyst, asked("Norway")) == "observer"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Norwegian parliament", "decides"), ("parliament", "decides"),
     ("Swedish parliament", "observer")],
)  # fmt: skip
def test_the_parliament_of_another_state(name: str, expected: Authority) -> None:
    text = f"The Norwegian parliament met. “It closes,” the {name} said."
    who = someone(name, kind="organisation")
    assert placed(text, name, who, asked("the Norwegian parliament")) == expected


@pytest.mark.parametrize(
    ("unbinding", "verb", "expected"),
    [({}, "close", "decides"), ({"d": frozenset({""})}, "close", "party"),
     ({"d": frozenset({"Norwegian parliament"})}, "close", "party"),
     ({"d": frozenset({"Swedish cabinet"})}, "close", "decides"),
     ({"d": frozenset({""})}, "vote", "decides")],
)  # fmt: skip
def test_a_vote_that_binds_nobody_decides_only_itself(
    unbinding: dict[str, frozenset[str]], verb: str, expected: Authority
) -> None:
    text = "The Norwegian parliament voted to close the border."
    told = statement(text, "The Norwegian parliament", someone("Norwegian parliament",
                     kind="organisation"), "vote")  # fmt: skip
    placing = Placing(stakes(asked("Norway", verb=verb)), (verb,), unbinding=unbinding)
    assert placing(told, document(text)) == expected


QUAY = asked("the Port Authority of Quellin", "the quay")
VARGA = Actor(
    "file:7", "Jo Varga", "person",
    (Role("head", "Port Authority of Quellin", False, "2018-01-01", "2020-06-30"),), (),
    ("Port Authority of Quellin",),
)  # fmt: skip
TEXT = "The quay stays open, Jo Varga said."


def on_file(
    told: Actor, published: str | None, who: Speaker | None = None, said_at: str | None = None
) -> Authority:
    """The authority of Jo Varga, or `who`, in a text of that day, with a file that tells of her."""
    one = statement(TEXT, "Jo Varga", who or someone("Jo Varga"))
    if said_at is not None:
        one = replace(one, said_at=When(said_at, "day", "text"))
    with Store.open(None) as store:
        store.keep_known([told], "a file")
        placing = Placing(stakes(QUAY), (), dossiers(store, [one]))
    return placing(one, document(TEXT, published))


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2019-03-04", "decides"), ("2020-06-30", "decides"), ("2020-07-01", "observer"),
     ("2021-03-04", "observer"), ("2017-12-31", "observer"), (None, "observer")],
)  # fmt: skip
def test_an_office_from_a_file_counts_while_it_is_held(
    published: str | None, expected: Authority
) -> None:
    assert on_file(VARGA, published) == expected


def test_the_day_is_that_of_the_statement() -> None:
    assert on_file(VARGA, "2021-03-04", said_at="2019-03-04") == "decides"
    assert on_file(VARGA, "2020-07-02", said_at="2020-07-01") == "observer"


def test_for_whom_one_speaks_without_an_office() -> None:
    agent = replace(VARGA, roles=())
    assert on_file(agent, "2021-03-04") == "decides"
    elsewhere = replace(VARGA, roles=(Role("lawyer", "Stone & Lee", False, None, "2019"),))
    assert on_file(elsewhere, "2018-03-04") == "decides"
    assert on_file(elsewhere, "2021-03-04") == "observer"


def test_text_and_file_together() -> None:
    # a title of courtesy
    titled = someone("Jo Varga", "head", "Port Authority of Quellin")
    assert on_file(VARGA, "2019-03-04", titled) == "decides"
    assert on_file(VARGA, "2021-03-04", titled) == "observer"
    # the text knows that an office without an end is over
    ongoing = replace(VARGA, roles=(Role("head", "Port Authority of Quellin", False, "2018"),))
    former = someone("Jo Varga", "former head", "Port Authority of Quellin")
    assert on_file(ongoing, "2021-03-04") == "decides"
    assert on_file(ongoing, "2021-03-04", former) == "observer"


def test_of_namesakes_and_of_other_kinds_nothing_is_told() -> None:
    assert on_file(replace(VARGA, kind="organisation"), "2019-03-04") == "observer"
    one = statement(TEXT, "Jo Varga", someone("Jo Varga"))
    with Store.open(None) as store:
        store.keep_known([VARGA, replace(VARGA, id="file:8", roles=())], "a file")
        assert dossiers(store, [one]).found == {}


def test_reviewers_say_of_whom_a_file_tells() -> None:
    text = document(TEXT)
    one = statement(TEXT, "Jo Varga", someone("Jo Varga"))
    with Store.open(None) as store:
        actor = Actor("person:jo-varga", "Jo Varga", "person")
        store.add(Extraction(text, (), (actor,), ()), np.zeros((0, 0), dtype=np.float32))
        store.keep_known([VARGA, replace(VARGA, id="file:8", roles=())], "a file")
        store.decide("person:jo-varga", "file:7", "same", "a reviewer")
        assert dossiers(store, [one]).found["person:jo-varga", "d"].roles == VARGA.roles
        store.decide("person:jo-varga", "file:7", "different", "a reviewer")
        found = dossiers(store, [one]).found["person:jo-varga", "d"]
        assert found.id == "file:8"


def test_a_body_is_known_by_its_other_names() -> None:
    text = "The quay stays open, PAQ said."
    one = statement(text, "PAQ", someone("PAQ", kind="organisation"))
    body = Actor("file:9", "Port Authority of Quellin", "organisation", (), ("PAQ",))
    with Store.open(None) as store:
        store.keep_known([body], "a file")
        placing = Placing(stakes(QUAY), (), dossiers(store, [one]))
    assert placing(one, document(text)) == "decides"
    assert Placing(stakes(QUAY))(one, document(text)) == "observer"
