"""Matching: the event asked about, by its predicate, who takes part, and facts of instruments."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language

from onrecord.types import (
    Act,
    Document,
    Event,
    Excerpt,
    Instrument,
    Proposition,
    Span,
    Speaker,
    Statement,
    StatusChange,
    When,
)
from onrecord.verdict.matching import Topic, facts_of, match

CLOSING = Proposition("?", "?", "Norway", ("close",), ("its border",), "past")
VOTING = Proposition("?", "?", "the council", ("vote", "expel"), ("the envoy",), "past")
BINDING = Proposition("?", "?", "the motion", ("binding",), (), "state")
SIGNED = Proposition("?", "?", "the motion", ("sign",), (), "past")


def topic(proposition: Proposition, nlp: Language) -> Topic:
    return Topic.of(proposition, nlp)


def document(text: str, title: str | None = None) -> Document:
    return Document("d", "d", text, (Span(0, len(text)),), title)


def statement(
    text: str,
    *,
    event: tuple[str, float] | None = None,
    cue: str | None = None,
    act: Act = "assert",
    speaker: Speaker | None = None,
) -> Statement:
    whole = Span(0, len(text))
    events: tuple[Event, ...] = ()
    if event:
        at = text.index(event[0])
        span = Span(at, at + len(event[0]))
        events = (Event(span, event[0], event[0], event[1]),)
    return Statement(
        "s", "d", "author", None, None, Excerpt((whole,), cue) if cue else None,
        Excerpt((whole,), text), whole, 0.9, speaker, act, None, events,
    )  # fmt: skip


def test_the_matched_events_factuality(nlp: Language) -> None:
    text = "Norway did not close its border."
    found = match(statement(text, event=("close", -3.0)), document(text), topic(CLOSING, nlp), ())
    assert (found.value, found.fits) == (-3.0, True)


def test_another_state_does_not_take_part(nlp: Language) -> None:
    text = "Chile decided to close its embassy."
    found = match(statement(text, event=("close", 2.0)), document(text), topic(CLOSING, nlp), ())
    assert not found.subject
    assert not found.fits


def test_the_title_may_name_the_agent(nlp: Language) -> None:
    text = "It will close the border."
    titled = document(text, "Norway tightens travel rules")
    assert match(statement(text), titled, topic(CLOSING, nlp), ()).subject


def test_one_who_speaks_for_the_agent_stands_for_it(nlp: Language) -> None:
    text = "“We will close the border.”"
    minister = Speaker("person:x", "Ida Lund", "person", "prime minister", "Norway", "named")
    assert match(statement(text, speaker=minister), document(text), topic(CLOSING, nlp), ()).subject


@pytest.mark.parametrize(("cue", "value"), [("voted", 3.0), ("did not vote", None)])
def test_a_question_about_the_act_of_voting(nlp: Language, cue: str, value: float | None) -> None:
    text = "in favour of expelling the envoy, the council said"
    found = match(statement(text, cue=cue, act="vote"), document(text), topic(VOTING, nlp), ())
    assert found.value == value


def test_a_soft_clause_under_a_denial_is_denied(nlp: Language) -> None:
    text = "Norway might close its border"
    told = statement(text, event=("close", -0.5), act="deny")
    assert match(told, document(text), topic(CLOSING, nlp), ()).value == -2.0


def test_facts_of_instruments_settle_questions_about_them(nlp: Language) -> None:
    text = "The non-binding motion was signed on Monday."
    evidence = Excerpt((Span(4, 15),), text[4:15])
    signed = Excerpt((Span(27, 33),), text[27:33])
    motion = Instrument(
        "i", "resolution", "the motion", "d", (Span(16, 22),),
        (StatusChange("signed", None, signed, "d"),), False, evidence,
    )  # fmt: skip
    facts = facts_of([motion])
    told = statement(text)
    assert match(told, document(text), topic(BINDING, nlp), facts).value == -3.0
    assert match(told, document(text), topic(SIGNED, nlp), facts).value == 3.0


def test_somebody_else_who_does_it_is_another_event(nlp: Language) -> None:
    text = "Norway watched as Chile closed its border."
    told = statement(text, event=("closed", 3.0))
    told = replace(told, events=(replace(told.events[0], lemma="close"),))
    found = match(told, document(text), topic(CLOSING, nlp), ())
    assert (found.value, found.other) == (None, True)


def test_another_year_is_another_event(nlp: Language) -> None:
    asked = replace(CLOSING, text="Norway closed its border in 2014")
    text = "Norway closed its border in 2009."
    told = statement(text, event=("closed", 3.0))
    told = replace(told, events=(replace(told.events[0], lemma="close"),))
    assert match(told, document(text), topic(asked, nlp), ()).other


@pytest.mark.parametrize(
    ("asked", "when", "value", "other"),
    [
        ("Norway will close its border by June 2026", "2026-09", -2.5, False),
        ("Norway will close its border by June 2026", "2026-06-02", 2.5, False),
        ("Norway will close its border by June 2026", "2026", 2.5, False),
        ("Norway closed its border in June 2026", "2026-09", None, True),
        ("Norway closed its border last month", "2026-09", None, True),
    ],
)
def test_an_event_after_the_date_asked_about(
    nlp: Language, asked: str, when: str, value: float | None, other: bool
) -> None:
    proposition = replace(CLOSING, text=asked, until="2026-06-30")
    text = "Norway will close its border then."
    told = statement(text, event=("close", 2.5))
    time = When(when, "month", "text", Span(0, 1))
    told = replace(told, events=(replace(told.events[0], time=time),))
    found = match(told, document(text), topic(proposition, nlp), ())
    assert (found.value, found.other) == (value, other)


def test_a_date_of_publication_is_no_date_of_the_event(nlp: Language) -> None:
    proposition = replace(CLOSING, text="Norway closed it by June 2026", until="2026-06-30")
    text = "Norway closed its border."
    told = statement(text, event=("close", 3.0))
    published = When("2026-09-01", "day", "published")
    told = replace(told, events=(replace(told.events[0], time=published),))
    assert match(told, document(text), topic(proposition, nlp), ()).value == 3.0


def test_an_object_is_told_of_by_its_noun_and_a_state_by_any_of_its_names(nlp: Language) -> None:
    bourbon = Proposition("?", "?", "Norway", ("tax",), ("American bourbon",), "past")
    leaving = Proposition("?", "?", "Norway", ("leave",), ("Iraq",), "past")
    told = [
        ("Norway taxed American steel.", bourbon, False),
        ("Norway taxed bourbon from Kentucky.", bourbon, True),
        ("Norway left its Iraqi bases.", leaving, True),
        ("Norway left its Kenyan bases.", leaving, False),
    ]
    for text, asked, objects in told:
        assert match(statement(text), document(text), topic(asked, nlp), ()).objects is objects
