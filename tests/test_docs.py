"""The pages say nothing that is not there: links, sample paths and make targets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
PAGES.append(ROOT / "samples" / "README.md")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
SAMPLE = re.compile(r"\bsamples/[\w./-]*\w")
MAKE = re.compile(r"(?:^ {4}|`)make ([a-z]+)", re.MULTILINE)
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)


@pytest.fixture(params=PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def page(request: pytest.FixtureRequest) -> Path:
    """Each page in turn."""
    path = request.param
    assert isinstance(path, Path)
    return path


def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (page.parent / link).exists()] == []


def test_sample_paths_exist(page: Path) -> None:
    named = SAMPLE.findall(page.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_make_targets_exist(page: Path) -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    assert set(MAKE.findall(page.read_text(encoding="utf-8"))) <= targets


def test_readme_names_the_files_that_matter() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("docs/concepts.md", "docs/tutorial.md", "docs/limits.md", "LICENSE", "NOTICE"):
        assert name in LINK.findall(text)


def test_version_and_changelog_agree() -> None:
    version = re.search(
        r'^version = "([^"]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert version is not None
    assert version[1] in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
