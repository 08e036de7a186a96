"""The sample articles are what samples/README.md says they are."""

from __future__ import annotations

import re
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"
STORIES = {
    "iraq-2020": (10, date(2020, 1, 5), date(2020, 1, 7)),
    "tokyo-2020": (8, date(2020, 3, 3), date(2020, 3, 25)),
}
HEADERS = {"Title", "Outlet", "Author", "Published", "URL"}
PATHS = sorted(SAMPLES.glob("*/*.txt"))


class Article(NamedTuple):
    """Header lines as a mapping, and the text after the blank line."""

    name: str
    headers: dict[str, str]
    body: str


def parse(path: Path) -> Article:
    """The article in a file; raises ValueError where a header line is none."""
    head, body = path.read_text(encoding="utf-8").split("\n\n", 1)
    headers: dict[str, str] = {}
    for line in head.splitlines():
        key, value = line.split(": ", 1)
        headers[key] = value.strip()
    return Article(path.stem, headers, body)


def story(name: str) -> list[Article]:
    """All articles of a folder, in the order of their names."""
    return [parse(path) for path in sorted((SAMPLES / name).glob("*.txt"))]


def similarity(a: str, b: str) -> float:
    """Share of words in common and in order, 0 to 1."""
    return SequenceMatcher(None, a.split(), b.split(), autojunk=False).ratio()


@pytest.mark.parametrize("path", PATHS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_article_is_well_formed(path: Path) -> None:
    article = parse(path)
    assert article.headers.keys() <= HEADERS
    assert article.headers["Title"]
    assert article.headers["Outlet"]
    assert 120 <= len(article.body.split()) <= 260
    assert path.read_bytes().endswith(b"\n")
    assert b"\r" not in path.read_bytes()


@pytest.mark.parametrize("name", STORIES)
def test_story_is_complete_and_dated(name: str) -> None:
    count, first, last = STORIES[name]
    articles = story(name)
    dates = [date.fromisoformat(a.headers["Published"]) for a in articles]
    assert len(articles) == count
    assert (min(dates), max(dates)) == (first, last)
    assert dates == sorted(dates), "files are named in the order of publication"


@pytest.mark.parametrize("name", STORIES)
def test_story_has_several_outlets(name: str) -> None:
    assert len({article.headers["Outlet"] for article in story(name)}) >= 2


def test_exactly_one_pair_is_a_wire_copy() -> None:
    pairs = [
        (a, b)
        for name in STORIES
        for a, b in combinations(story(name), 2)
        if similarity(a.body, b.body) > 0.5
    ]
    assert [(a.name[:2], b.name[:2]) for a, b in pairs] == [("05", "07")]
    ((a, b),) = pairs
    assert similarity(a.body, b.body) > 0.95
    assert a.headers["Outlet"] != b.headers["Outlet"]
    assert a.headers["Title"] != b.headers["Title"]


def test_tokyo_has_the_denials_before_the_decision() -> None:
    days = [date.fromisoformat(a.headers["Published"]) for a in story("tokyo-2020")]
    assert sum(day <= date(2020, 3, 20) for day in days) >= 4
    assert sum(day > date(2020, 3, 23) for day in days) >= 1


def test_both_styles_of_quotation_marks_occur() -> None:
    for name in STORIES:
        bodies = [article.body for article in story(name)]
        assert any("“" in body and "”" in body for body in bodies)
        assert any('"' in body for body in bodies)


def test_quotation_marks_are_balanced() -> None:
    for path in PATHS:
        body = parse(path).body
        assert body.count('"') % 2 == 0, path
        assert body.count("“") == body.count("”"), path


def test_quotations_are_short() -> None:
    for path in PATHS:
        for quotation in re.findall(r"“[^”]*”|\"[^\"]*\"", parse(path).body):
            assert len(quotation.split()) <= 40, f"{path}: {quotation}"


def test_furniture_is_left_in_some_texts() -> None:
    lines = {line for path in PATHS for line in parse(path).body.splitlines()}
    assert {"Related Content", "Sign up for our newsletter"} <= lines
