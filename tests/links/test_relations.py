"""Links between statements, and from statements to instruments."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.links.positions import predicate_key
from onrecord.links.stage import Linker
from onrecord.types import Link, Statement
from tests.links.values import make_instrument, make_speaker, make_statement

AUNE = make_speaker("Berit Aune", affiliation="Dockers' Union")
UNION = make_speaker("Dockers' Union", kind="organisation")
HOLM = make_speaker("Jonas Holm", affiliation="Port Authority")


def links(*statements: Statement) -> list[tuple[str, str, str]]:
    return [(k.kind, k.origin, k.target) for k in Linker()(statements, [])]


def test_retraction_of_an_instrument() -> None:
    letter = make_instrument("i1", "letter about the harbour")
    taken = make_statement("s1", "a mistake", HOLM, act="retract", instrument="i1")
    (link,) = Linker()([taken], [letter])
    assert (link.kind, link.origin, link.target) == ("retracts", "s1", "i1")
    assert "Jonas Holm" in link.why
    assert "letter" in link.why


def test_retraction_of_earlier_words_of_the_same_side() -> None:
    first = make_statement("s1", "the eastern quay will be sold", AUNE, said="2021-05-03")
    other = make_statement("s2", "the eastern quay will be sold", HOLM, said="2021-05-03")
    back = make_statement(
        "s3", "its claim about the eastern quay", UNION, said="2021-05-05", act="retract"
    )
    assert ("retracts", "s3", "s1") in links(first, other, back)
    assert ("retracts", "s3", "s2") not in links(first, other, back)


def test_nothing_later_is_retracted() -> None:
    later = make_statement("s1", "the eastern quay will be sold", AUNE, said="2021-05-09")
    back = make_statement("s2", "the eastern quay claim", AUNE, said="2021-05-05", act="retract")
    assert links(later, back) == []


def denial(**kw: str) -> Statement:
    return make_statement(
        "s1", "the spring regatta in Talvik will not be postponed", HOLM, act="deny",
        events=(("postpone", -3.0),), said=kw.get("said", "2021-03-03"),
    )  # fmt: skip


def test_later_decision_supersedes_the_same_sides_denial() -> None:
    authority = make_speaker("Port Authority", kind="organisation")
    decision = make_statement(
        "s2", "the postponement of the spring regatta", authority, act="announce",
        events=(("postponement", 3.0),), said="2021-03-24",
    )  # fmt: skip
    assert links(denial(), decision) == [("supersedes", "s2", "s1")]


def test_same_day_is_no_change_of_mind() -> None:
    decision = make_statement(
        "s2", "the spring regatta in Talvik is postponed", HOLM, act="announce",
        events=(("postpone", 3.0),), said="2021-03-03",
    )  # fmt: skip
    assert links(denial(), decision) == []


def test_conflict_and_agreement_of_different_speakers() -> None:
    against = make_statement(
        "s2", "the spring regatta will be postponed", AUNE,
        events=(("postpone", 2.0),), said="2021-03-04",
    )  # fmt: skip
    agreeing = make_statement(
        "s3", "the Talvik spring regatta was postponed", author=True,
        events=(("postpone", 3.0),), said="2021-03-05",
    )  # fmt: skip
    found = links(denial(), against, agreeing)
    assert ("contradicts", "s2", "s1") in found
    assert ("supports", "s3", "s2") in found
    assert ("contradicts", "s3", "s1") in found


def test_reverse_verbs_meet() -> None:
    leaves = make_statement(
        "s2", "the union leaves the pay talks", AUNE, events=(("leave", 3.0),), said="2021-03-04"
    )
    stays = make_statement(
        "s3", "dockers stay in the pay talks", HOLM, events=(("stay", 3.0),), said="2021-03-05"
    )
    assert ("contradicts", "s3", "s2") in links(leaves, stays)


def test_other_event_with_the_same_verb_is_left_alone() -> None:
    other = make_statement(
        "s2", "the city marathon in Orvik is postponed", AUNE,
        events=(("postpone", 3.0),), said="2021-03-04",
    )  # fmt: skip
    assert links(denial(), other) == []


def test_threats_and_opinions_take_no_side() -> None:
    words = "the spring regatta in Talvik will be postponed"
    threat = make_statement("s2", words, AUNE, act="threaten", events=(("postpone", 2.0),))
    view = make_statement("s3", words, author=True, opinion=True, events=(("postpone", 2.0),))
    assert links(denial(), threat, view) == []


def test_repeats_name_one_report() -> None:
    words = "nobody in the harbour office has listened"
    found = links(
        make_statement("s2", words, AUNE, form="direct"),
        make_statement("s1", words, AUNE, form="direct"),
    )
    assert found == [("repeats", "s2", "s1")]


def test_predicate_key_joins_verb_and_noun() -> None:
    assert predicate_key("postpone") == predicate_key("postponement")
    assert predicate_key("withdraw") == predicate_key("withdrawal")
    assert predicate_key("leave") != predicate_key("live")


LEMMAS = st.sampled_from(["postpone", "leave", "stay", "sell"])
TEXTS = st.sampled_from(["the spring regatta in Talvik", "the eastern quay of Talvik", "talks"])
ROWS = st.tuples(
    LEMMAS, TEXTS, st.sampled_from([AUNE, UNION, HOLM, None]),
    st.sampled_from([-3.0, 2.0]), st.sampled_from(["2021-03-03", "2021-03-09", None]),
    st.sampled_from(["assert", "deny", "retract"]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(ROWS, max_size=8), st.randoms(use_true_random=False))
def test_links_are_sane_and_order_does_not_matter(
    rows: list[tuple[str, str, object, float, str | None, str]], rng: random.Random
) -> None:
    said = [
        make_statement(f"s{n}", t, who, events=((lemma, v),), said=day, act=act)  # type: ignore[arg-type]
        for n, (lemma, t, who, v, day, act) in enumerate(rows)
    ]
    found: tuple[Link, ...] = Linker()(said, [])
    shuffled = list(said)
    rng.shuffle(shuffled)
    assert Linker()(shuffled, []) == found
    for link in found:
        assert link.origin != link.target
        assert 0 <= link.score <= 1
        assert link.why
