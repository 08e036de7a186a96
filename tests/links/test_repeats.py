"""One utterance in many reports counts once; different utterances and speakers stay apart."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from onrecord.links.repeats import repeat_groups, shared_run
from onrecord.types import Statement
from tests.links.values import make_speaker, make_statement

AUNE = make_speaker("Berit Aune")
AUNE_SHORT = make_speaker("Aune")
HOLM = make_speaker("Jonas Holm")
UNNAMED = make_speaker("an official", id_=None, kind="unnamed")


def spread(*near: tuple[int, ...], n: int) -> NDArray[np.float32]:
    """Unit vectors, all at right angles but those that a group of rows has in common."""
    vectors = np.eye(n, 384, dtype=np.float32)
    for rows in near:
        for row in rows[1:]:
            vectors[row] = vectors[rows[0]]
    return vectors


def grouped(statements: list[Statement], *near: tuple[int, ...]) -> dict[str, str]:
    return repeat_groups(statements, spread(*near, n=len(statements)))


def test_shared_quoted_fragment_of_one_speaker() -> None:
    said = [
        make_statement("b", "there are no plans to close the harbour", AUNE, form="direct"),
        make_statement("a", "that “no plans to close” anything existed", AUNE_SHORT, form="mixed"),
    ]
    assert grouped(said) == {"a": "a", "b": "a"}


def test_quote_marks_and_case_do_not_matter() -> None:
    said = [
        make_statement("a", "We’ll never sell the Northern line", AUNE, form="direct"),
        make_statement("b", "we'll never sell the northern line!", AUNE, form="direct"),
    ]
    assert set(grouped(said).values()) == {"a"}


def test_short_or_empty_runs_do_not_join() -> None:
    said = [
        make_statement("a", "we do not have that in our budget", AUNE, form="direct"),
        make_statement("b", "we do not have anyone left to send", AUNE, form="direct"),
    ]
    assert len(set(grouped(said).values())) == 2


def test_other_speaker_with_same_short_fragment_stays_apart() -> None:
    said = [
        make_statement("a", "there are no plans to close", AUNE, form="direct"),
        make_statement("b", "there are no plans to close", HOLM, form="direct"),
    ]
    assert len(set(grouped(said, (0, 1)).values())) == 2


def test_long_quotation_joins_a_nameless_report() -> None:
    words = "the quay will stay shut until every docker is paid in full"
    said = [
        make_statement("a", words, AUNE, form="direct"),
        make_statement("b", words, UNNAMED, form="direct"),
        make_statement("c", words, None, form="direct"),
    ]
    assert set(grouped(said).values()) == {"a"}


def test_long_quotation_of_two_named_speakers_stays_apart() -> None:
    words = "the quay will stay shut until every docker is paid in full"
    said = [
        make_statement("a", words, AUNE, form="direct"),
        make_statement("b", words, HOLM, form="direct"),
        make_statement("c", words, None, form="direct"),
    ]
    groups = grouped(said)
    assert groups["a"] != groups["b"]


def test_paraphrase_of_one_speaker_within_days() -> None:
    said = [
        make_statement("a", "the harbour stays open", AUNE, said="2021-05-03", factuality=2),
        make_statement("b", "the port would not close", AUNE_SHORT, said="2021-05-04"),
        make_statement("c", "the port would not close", AUNE, said="2021-06-20"),
    ]
    assert grouped(said, (0, 1, 2)) == {"a": "a", "b": "a", "c": "c"}


def test_opposite_polarity_and_other_numbers_are_no_paraphrase() -> None:
    said = [
        make_statement("a", "the harbour will close", AUNE, factuality=3),
        make_statement("b", "the harbour will not close", AUNE, factuality=-3),
        make_statement("c", "it costs 4 million", AUNE),
        make_statement("d", "it costs 7 million", AUNE),
    ]
    assert len(set(grouped(said, (0, 1), (2, 3)).values())) == 4


def test_other_speakers_never_join_by_meaning() -> None:
    said = [make_statement("a", "it closes", AUNE), make_statement("b", "it closes", HOLM)]
    assert len(set(grouped(said, (0, 1)).values())) == 2


def test_authors_join_only_by_near_identical_text() -> None:
    text = "Two ferries were halted and hundreds of passengers were left on the quay on Monday"
    said = [
        make_statement("a", text + ".", make_speaker("Coast Post"), author=True),
        make_statement("b", text.replace("Two", "Both"), make_speaker("Fjord News"), author=True),
        make_statement("c", "On Monday the strike halted ferries and stranded many", author=True),
        make_statement("d", text, AUNE),
    ]
    assert grouped(said, (0, 1, 2, 3)) == {"a": "a", "b": "a", "c": "c", "d": "d"}


def test_part_of_a_name_never_bridges_two_people() -> None:
    words = "nobody in the harbour office has listened to us"
    said = [
        make_statement("a", words, make_speaker("Berit Aune"), form="direct"),
        make_statement("b", words, make_speaker("Aune"), form="direct"),
        make_statement("c", words, make_speaker("Kari Aune"), form="direct"),
    ]
    groups = grouped(said)
    assert groups["a"] != groups["c"]


def test_shared_run() -> None:
    assert shared_run([("a", "b", "c", "d")], [("x",), ("z", "b", "c")]) == ("b", "c")
    assert shared_run([], [("x",)]) == ()


VOCABULARY = "no plans to close the harbour before winter we will stay open"
WORDS = st.sampled_from(sorted(VOCABULARY.split()))
SPEAKERS = st.sampled_from([AUNE, AUNE_SHORT, HOLM, UNNAMED, None])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.lists(WORDS, min_size=1, max_size=12), SPEAKERS), max_size=9),
    st.randoms(use_true_random=False),
)
def test_order_does_not_matter(rows: list[tuple[list[str], object]], rng: random.Random) -> None:
    said = [
        make_statement(f"s{n}", " ".join(words), who, form="direct")  # type: ignore[arg-type]
        for n, (words, who) in enumerate(rows)
    ]
    vectors = np.random.default_rng(len(rows)).normal(size=(len(said), 384)).astype(np.float32)
    order = list(range(len(said)))
    rng.shuffle(order)
    straight = repeat_groups(said, vectors)
    shuffled = repeat_groups([said[i] for i in order], vectors[order])
    assert list(straight.items()) == list(shuffled.items())
