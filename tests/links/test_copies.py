"""Copies of one wire story are found; separate reports with the same quotations are not."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.links.copies import copy_groups

WIRE = (
    "Harbour workers in the northern port of Talvik walked out on Monday after talks over night "
    "shifts broke down, halting two ferries and leaving hundreds of passengers on the quay. The "
    "port authority said the dispute would cost it about four million crowns a day. “We have been "
    "patient for two long years and nobody in the office has listened,” said Berit Aune, who leads "
    "the dockers' union. Managers offered a one-off payment in April, which members rejected by a "
    "wide margin. Freight bound for the mines inland is being sent by road instead, and hauliers "
    "warned that prices will rise before the end of the month. A mediator named by the ministry is "
    "expected to meet both sides on Thursday. The last strike at the port, nine years ago, ended "
    "after eleven days with a raise of three percent."
)
OTHER_WRITER = (
    "Passengers slept on benches in Talvik as a row about rosters shut the harbour. I spoke to "
    "Berit Aune, the union's head, outside the gate. “We have been patient for two long years and "
    "nobody in the office has listened,” she told me, and the crowd behind her cheered. Inside, a "
    "spokesman for the management blamed the union for leaving the table early and said that the "
    "April offer stood. Lorries were already queuing along the fjord road by noon, their drivers "
    "grumbling about fuel, while hotel owners counted their cancellations and the café on the pier "
    "sold out of bread. Nobody here expects a quick settlement."
)


def reprint(text: str, share: float) -> str:
    """The first part of a wire copy under another headline, with an outlet's own closing lines."""
    words = text.split()
    cut = " ".join(words[: int(len(words) * share)])
    return (
        f"Ferries stand still in Talvik\nBy our own staff\n\n{cut}\n\n"
        "Read more from the coast desk every morning."
    )


def test_whole_reprint_is_a_copy() -> None:
    assert copy_groups({"b": reprint(WIRE, 1.0), "a": WIRE}) == {"a": "a", "b": "a"}


def test_cut_down_reprint_is_a_copy() -> None:
    groups = copy_groups({"long": WIRE, "cut": reprint(WIRE, 0.45)})
    assert groups["long"] == groups["cut"] == "cut"


def test_same_quotations_alone_make_no_copy() -> None:
    assert copy_groups({"wire": WIRE, "own": OTHER_WRITER}) == {"own": "own", "wire": "wire"}


def test_long_document_printed_by_both_makes_no_copy() -> None:
    """Two reports that both print a memo in full, without marks, open in their own words."""
    memo = " ".join(f"clause {n} binds party {n * 7} to task {n * 13} at once" for n in range(60))
    first = "The ministry published its plan today amid an outcry from mayors everywhere. " * 4
    second = "Critics say a paper handed to the council last night goes much too far now. " * 4
    assert len(set(copy_groups({"a": f"{first}{memo}", "b": f"{second}{memo}"}).values())) == 2


def test_short_and_empty_texts() -> None:
    texts = {"a": "", "b": "", "c": "Talks fail.", "d": "Talks fail again in the north."}
    assert copy_groups(texts) == {k: k for k in texts}
    assert copy_groups({}) == {}


def test_identical_short_items_are_copies() -> None:
    item = "The council met on Monday and will meet again next week."
    assert copy_groups({"x": item, "y": item}) == {"x": "x", "y": "x"}


def test_hundreds_of_prints_of_one_story_form_one_group() -> None:
    texts = {f"d{n:03}": reprint(WIRE, 0.5 + n / 600) for n in range(300)}
    assert set(copy_groups(texts).values()) == {"d000"}


def test_work_grows_with_the_number_of_documents_not_its_square() -> None:
    from onrecord.links.groups import candidate_pairs

    members = [f"d{n:05}" for n in range(10_000)]
    assert len(candidate_pairs([members])) < 3 * len(members)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_documents_does_not_matter(rng: random.Random) -> None:
    texts = {"m": WIRE, "k": reprint(WIRE, 0.6), "z": OTHER_WRITER, "b": reprint(WIRE, 1.0)}
    items = list(texts.items())
    rng.shuffle(items)
    groups = copy_groups(dict(items))
    assert list(groups.items()) == [("b", "b"), ("k", "b"), ("m", "b"), ("z", "z")]


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.text(max_size=5), st.text(max_size=200), max_size=6))
def test_representative_is_the_smallest_of_its_group(texts: dict[str, str]) -> None:
    groups = copy_groups(texts)
    assert set(groups) == set(texts)
    for member, head in groups.items():
        assert groups[head] == head
        assert head <= member
