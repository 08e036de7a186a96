"""Instruments of many documents merged into one, with all that befell it."""

from __future__ import annotations

import itertools
from dataclasses import replace

from onrecord.links.instruments import disavowals, merge_instruments
from onrecord.types import Excerpt, Instrument, InstrumentStatus, Span, StatusChange
from tests.links.values import make_instrument

DATES: dict[str, str | None] = {"d1": "2021-05-03", "d2": "2021-05-04", "d3": "2021-05-05"}


def members(
    *instruments: Instrument, dates: dict[str, str | None] = DATES
) -> list[tuple[str, ...]]:
    return [g.members for g in merge_instruments(instruments, dates)]


def test_shared_signatory_or_title_merges() -> None:
    assert members(
        make_instrument("a", "a letter", doc="d1", signatory="Col. Ivar Moe"),
        make_instrument("b", "the letter to the council", doc="d2", signatory="Moe"),
        make_instrument("c", "harbour council letter", doc="d3"),
    ) == [("a", "b", "c")]


def test_what_keeps_instruments_apart() -> None:
    letter = make_instrument("a", "harbour letter", doc="d1", signatory="Ivar Moe")
    apart = [
        make_instrument("b", "harbour memo", doc="d2", kind="memo"),
        make_instrument("b", "harbour letter", doc="d2", signatory="Siri Dahl"),
        make_instrument("b", "harbour letter", doc="d1"),
        make_instrument("b", "a letter", doc="d2"),
        make_instrument("b", "harbour letter", doc="late"),
    ]
    dates = {**DATES, "late": "2021-07-01"}
    for other in apart:
        assert members(letter, other, dates=dates) == [("a",), ("b",)]


def test_conflict_holds_across_a_go_between() -> None:
    groups = members(
        make_instrument("a", "harbour letter", doc="d1", signatory="Ivar Moe"),
        make_instrument("b", "harbour letter", doc="d2"),
        make_instrument("c", "harbour letter", doc="d3", signatory="Siri Dahl"),
    )
    assert not any({"a", "c"} <= set(g) for g in groups)


def test_statuses_come_in_the_order_of_time_and_name_who() -> None:
    (group,) = merge_instruments(
        [
            make_instrument(
                "b", "harbour letter", doc="d2",
                statuses=(("disavowed", None, "Siri Dahl"), ("leaked", "2021-05-03", None)),
            ),
            make_instrument(
                "a", "harbour letter", doc="d1", statuses=(("signed", "2021-05-01", None),)
            ),
        ],
        DATES,
    )  # fmt: skip
    assert [s.status for s in group.statuses] == ["signed", "leaked", "disavowed"]
    assert group.disowned_by == ("Siri Dahl",)
    assert group.id == "a"


def test_disavowal_counts_only_from_those_who_answer_for_it() -> None:
    (group,) = merge_instruments(
        [
            make_instrument(
                "a", "harbour letter", doc="d1", issuer="Port Authority", signatory="Ivar Moe",
                statuses=(
                    ("disavowed", "2021-05-03", "Siri Dahl"),
                    ("disavowed", "2021-05-04", "Berit Aune"),
                    ("withdrawn", "2021-05-05", None),
                ),
            )
        ],
        DATES,
    )  # fmt: skip
    affiliations = {"Siri Dahl": "Port Authority", "Berit Aune": "Dockers' Union"}
    assert [s.by for s in disavowals(group, affiliations)] == ["Siri Dahl", None]


def test_binding_follows_the_text_that_says_so_and_then_the_latest() -> None:
    def binding(*rows: tuple[str, bool | None, bool]) -> bool | None:
        made = [
            make_instrument(
                f"i{doc}", "harbour bill", kind="bill", doc=doc, binding=value, told=told
            )
            for doc, value, told in rows
        ]
        (group,) = merge_instruments(made, DATES)
        return group.binding

    assert binding(("d1", False, True), ("d2", True, False)) is False
    assert binding(("d1", False, True), ("d2", True, True)) is True
    assert binding(("d1", None, False), ("d2", None, False)) is None


def test_order_does_not_matter() -> None:
    made = [
        make_instrument("a", "harbour letter", doc="d1", statuses=(("draft", None, None),)),
        make_instrument("b", "letter of the harbour council", doc="d2", signatory="Ivar Moe"),
        make_instrument("c", "harbour letter", doc="d3", issuer="Port Authority"),
        make_instrument("d", "tax bill", kind="bill", doc="d3", binding=True),
    ]
    expected = merge_instruments(made, DATES)
    assert all(merge_instruments(p, DATES) == expected for p in itertools.permutations(made))
    assert expected[0].title == "letter of the harbour council"


def test_bare_mentions_merge_only_within_one_story() -> None:
    one = make_instrument("a", "the letter", doc="d1")
    other = make_instrument("b", "unsigned letter", doc="d2")
    cast = {"moe", "dahl", "port-authority", "talvik"}
    told = {"d1": cast, "d2": {*cast, "aune"}}
    apart = {"d1": cast, "d2": {"moe", "orvik", "city-council", "lund"}}
    assert len(merge_instruments([one, other], DATES, told)) == 1
    assert len(merge_instruments([one, other], DATES, apart)) == 2
    assert len(merge_instruments([one, other], DATES)) == 2


def test_descriptions_are_no_names() -> None:
    one = make_instrument("a", "harbour letter", doc="d1", signatory="an American general")
    other = make_instrument("b", "harbour letter", doc="d2", signatory="Ivar Moe", issuer="Sunday")
    (group,) = merge_instruments([one, other], DATES)
    assert group.signatory == "Ivar Moe"


def test_a_bare_mention_is_the_only_one_it_can_be() -> None:
    told: dict[str, frozenset[str]] = {"d1": frozenset({"talvik"}), "d2": frozenset()}
    bill = make_instrument("a", "bill on ferries", kind="bill", doc="d1")
    bare = make_instrument("b", "the bill", kind="bill", doc="d2")
    other = make_instrument("c", "bill on salt", kind="bill", doc="d3")
    assert [g.members for g in merge_instruments([bill, bare], DATES, told)] == [("a", "b")]
    assert len(merge_instruments([bill, bare, other], DATES, told)) == 3
    assert len(merge_instruments([bill, bare], DATES)) == 2


def test_one_word_of_long_titles_is_too_little() -> None:
    one = make_instrument("a", "order stopping work on the harbour flyover", doc="d1", kind="order")
    other = make_instrument("b", "order banning work by children", doc="d2", kind="order")
    same = make_instrument("c", "order that stopped work on the flyover", doc="d2", kind="order")
    assert members(one, other) == [("a",), ("b",)]
    assert members(one, same) == [("a", "c")]


def test_statuses_of_one_day_stand_as_their_text_has_them() -> None:
    made = make_instrument("a", "harbour letter", doc="d1")
    told: tuple[tuple[InstrumentStatus, int], ...] = (
        ("unsigned", 4),
        ("signed", 40),
        ("leaked", 80),
    )
    changes = tuple(
        StatusChange(status, None, Excerpt((Span(at, at + 4),), "such"), "d1")
        for status, at in reversed(told)
    )
    (group,) = merge_instruments([replace(made, statuses=changes)], DATES)
    assert [s.status for s in group.statuses] == ["unsigned", "signed", "leaked"]
