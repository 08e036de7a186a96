"""The scores of attributions, on invented spans and against the project's scorer."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.attribution import (
    AttributionScore,
    normalise,
    overlap,
    score,
    triples,
    usable,
)
from onrecord.evaluation.brat import GoldText, Pieces, Triple, read_folder
from onrecord.types import Excerpt, Span, Statement

SHARED = Path(__file__).parents[3] / "shared"
TEXT = "“The pier is shut,” said Ines Calloway. “It will stay shut.”"


def at(*words: str) -> Pieces:
    """Where the words stand in the text."""
    return tuple((TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


GOLD = Triple(at("Ines Calloway"), at("said"), at("The pier is shut", "It will stay shut"))


def scored(*predicted: Triple) -> AttributionScore:
    total = AttributionScore()
    total.add(TEXT, [GOLD], predicted)
    return total


def test_marks_at_the_ends_decide_nothing() -> None:
    loose = Triple(
        at("Ines Calloway. "), at(" said "), at("“It will stay shut.”", "“The pier is shut,”")
    )
    assert normalise(loose, TEXT) == normalise(GOLD, TEXT)
    assert scored(loose).strict.scores()["f1"] == 100


def test_pieces_join_over_marks_only() -> None:
    assert normalise(Triple((), (), at("The pier", "is shut")), TEXT).content == at(
        "The pier is shut"
    )
    assert len(normalise(GOLD, TEXT).content) == 2


def test_usable_needs_the_source_and_most_of_the_content() -> None:
    gold = Triple(((0, 5),), ((6, 10),), ((20, 30),))
    assert usable(Triple(((0, 5),), ((9, 12),), ((20, 28),)), gold)
    assert not usable(Triple(((0, 5),), ((9, 12),), ((20, 27),)), gold)
    assert not usable(Triple(((0, 5),), ((11, 12),), ((20, 30),)), gold)
    assert not usable(Triple(((0, 4),), ((6, 10),), ((20, 30),)), gold)
    assert usable(Triple((), (), ((20, 30),)), Triple((), (), ((20, 30),)))


def test_counts() -> None:
    wrong = Triple(GOLD.source, at("pier"), at("It will stay"))
    total = scored(GOLD, wrong)
    assert total.roles["source"].scores() == {"p": 100, "r": 100, "f1": 100, "pred": 1, "gold": 1}
    assert total.roles["cue"].scores() == {"p": 50, "r": 100, "f1": 66.67, "pred": 2, "gold": 1}
    assert total.strict.scores() == {"p": 50, "r": 100, "f1": 66.67, "pred": 2, "gold": 1}


def test_one_gold_statement_pairs_once() -> None:
    assert scored(GOLD, GOLD).usable.scores()["p"] == 50


def test_a_statement_without_content_is_none() -> None:
    empty = Triple(GOLD.source, GOLD.cue, ())
    total = scored(empty)
    assert total.roles["cue"].right == 1
    assert total.strict.predicted == 0


def test_a_text_that_failed_counts_as_missing() -> None:
    gold = [GoldText("pier", Path("pier.txt"), TEXT, (GOLD,))]
    scores = score(gold, {})
    assert scores["documents"] == 1
    assert scores["missing"] == 1
    assert scores["content"] == {"exact": {"p": 0, "r": 0, "f1": 0, "pred": 0, "gold": 1}}


def test_the_authors_own_sentences_and_quotations_without_a_cue_are_no_attributions() -> None:
    content = Excerpt((Span(1, 5),), "The ")
    cue = Excerpt((Span(6, 8),), "is")
    said = Statement("s", "d", "attributed", "direct", None, cue, content, Span(0, 9), 1.0)
    own = Statement("t", "d", "author", None, None, None, content, Span(0, 9), 1.0)
    loose = Statement("u", "d", "attributed", "direct", None, None, content, Span(0, 9), 1.0)
    assert triples([said, own, loose]) == (Triple((), ((6, 8),), ((1, 5),)),)


def test_an_attribution_inside_anothers_content_is_below_the_layer_that_is_scored() -> None:
    text = "The paper said that Ines denied it"

    def made(name: str, *words: str) -> Statement:
        source, cue, content = (
            Excerpt((Span(text.index(w), text.index(w) + len(w)),), w) for w in words
        )
        return Statement(name, "d", "attributed", "indirect", source, cue, content, Span(0, 34), 1)

    outer = made("s", "The paper", "said", "that Ines denied it")
    inner = made("t", "Ines", "denied", "it")
    beside = made("u", "The", "paper", "said that Ines denied it")
    assert [t.content for t in triples([inner, outer])] == [((15, 34),)]
    assert len(triples([outer, beside])) == 2


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)))
def test_overlap_is_that_of_the_sets_of_characters(one: set[int], other: set[int]) -> None:
    def pieces(characters: set[int]) -> Pieces:
        return tuple((c, c + 1) for c in sorted(characters))

    expected = len(one & other) / len(one | other) if one | other else 0.0
    assert overlap(pieces(one), pieces(other)) == pytest.approx(expected)


def scorer() -> ModuleType:
    path = SHARED / "score" / "attribution.py"
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def disturbed(triple: Triple, chance: random.Random) -> Triple:
    """The triple with some ends moved, some pieces split and some roles lost."""
    roles = []
    for pieces in (triple.source, triple.cue, triple.content):
        moved = [
            (max(0, start + chance.choice((0, 0, 0, -2, 5))), end + chance.choice((0, 0, 0, -3, 1)))
            for start, end in pieces
        ]
        if moved and moved[0][1] - moved[0][0] > 20 and chance.random() < 0.3:
            start, end = moved[0]
            moved[:1] = [(start, start + 9), (start + chance.randint(10, 14), end)]
        roles.append(tuple(moved) if chance.random() < 0.9 else ())
    return Triple(*roles)


@pytest.mark.skipif(not (SHARED / "score").is_dir(), reason="../shared is not there")
@pytest.mark.parametrize("seed", [0, 1])
def test_agrees_with_the_projects_scorer(seed: int) -> None:
    folder = SHARED / "data" / "polnear" / "dev"
    gold = list(read_folder(folder))[seed::12]
    names = {item.name for item in gold}
    chance = random.Random(seed)
    predicted = {
        item.name: [disturbed(triple, chance) for triple in item.triples if chance.random() < 0.9]
        for item in gold[1:]
    }
    theirs_in = {
        name: [
            {"source": list(t.source), "cue": list(t.cue), "content": list(t.content)}
            for t in found
        ]
        for name, found in predicted.items()
    }
    module = scorer()
    kept = {name: item for name, item in module.load_gold(str(folder)).items() if name in names}
    theirs = module.score_docs(kept, theirs_in)
    for role in ("source", "cue", "content"):
        del theirs[role]["overlap"]
    assert score(gold, predicted) == theirs
