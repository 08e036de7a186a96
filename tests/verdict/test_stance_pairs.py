"""The stance pairs in our own words, and how the recipe varies them."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from training.stance.data import drawn
from training.stance.easy import easy
from training.stance.own import FOLDER, LABELS, Group, groups, varied

NEXT = FOLDER.with_name("own-next")


@pytest.mark.parametrize(("folder", "least"), [(FOLDER, 1500), (NEXT, 90)])
def test_pairs_are_sound_and_claims_unlike(folder: Path, least: int) -> None:
    found = list(groups(folder))
    assert len(found) >= least
    assert max(Counter(group.claim for group in found).values()) == 1
    for group in found:
        passages = [p for label in LABELS for p in group.passages[label]]
        assert all(group.passages[label] for label in LABELS), group.claim
        assert all(p.strip() for p in passages), group.claim
        assert len(set(passages)) == len(passages), group.claim


@pytest.mark.parametrize(
    "line", ['{"claim": "It rains", "maybe": ["So?"]}', '{"for": ["It does."]}', "[1]", "{"]
)
def test_a_line_that_is_no_group_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "some.jsonl").write_text(f"{line}\n")
    with pytest.raises(ValueError, match=r"some\.jsonl:1"):
        list(groups(tmp_path))


def test_what_answers_stays_in_a_varied_passage() -> None:
    passages: dict[str, tuple[str, ...]] = dict.fromkeys(LABELS, ("Nothing was said.",))
    passages["for"] = ("The dam broke, at last.",)
    group, rng = Group("Did the dam break?", passages), random.Random(3)
    made = {varied("The dam broke, at last.", "for", group, rng) for _ in range(200)}
    assert len(made) > 3
    assert all("thedambroke,atlast." in m.lower().replace(" ", "") for m in made)
    beside = varied("Nothing was said.", "discuss", group, random.Random(0))
    assert "dam" not in beside


def test_a_draw_takes_all_alike() -> None:
    rows = list("abc")
    counts = Counter(drawn(rows, 8, random.Random(1)))  # type: ignore[arg-type]
    assert sorted(counts.values()) == [2, 3, 3]


def test_easy_pairs_say_the_claim_or_deny_it_or_are_of_another() -> None:
    passages: dict[str, tuple[str, ...]] = dict.fromkeys(LABELS, ("Nothing was said.",))
    told = Group("Did the dam in Arn break?", passages)
    other = Group("Has the mill closed?", dict.fromkeys(LABELS, ("The mill is shut.",)))
    same_story = [Group(f"Has the rain in {place} ended?", passages) for place in ("A", "B", "C")]
    groups_told = [told, *same_story, other]
    made = [pair for pair in easy(groups_told, 1) if pair.hypothesis == told.claim]
    by_label = {label: [p.premise for p in made if p.label == label] for label in LABELS}
    assert all(text.startswith("The dam in Arn broke") for text in by_label["for"])
    assert all("dam in Arn broke" in text for text in by_label["against"])
    assert all("mill" in text for text in by_label["unrelated"])
    assert "The mill is shut." in by_label["unrelated"]
    assert len(by_label["for"]) == 2
    assert len(by_label["against"]) == 1
