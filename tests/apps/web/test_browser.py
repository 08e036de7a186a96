"""Pages in a real browser: what it makes of them, and that nothing in them runs."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from onrecord.apps.web.page import answer_page, marked_page
from tests.apps.cli.examples import DOCUMENT, VERDICT
from tests.apps.web.examples import ATTACK, EXTRACTION, FULL, MATERIAL, hostile
from tests.apps.web.reading import Page

CHROMIUM = "ONRECORD_TEST_CHROMIUM"
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars", "--enable-logging=stderr",
)  # fmt: skip


@pytest.fixture
def browser() -> str:
    path = os.environ.get(CHROMIUM)
    if not path:
        pytest.skip(f"{CHROMIUM} names no Chromium to test with")
    return path


def run(browser: str, html: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What the browser says of the page on its outputs."""
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    profile = f"--user-data-dir={folder / 'profile'}"
    return subprocess.run(
        [browser, *OPTIONS, profile, *options, path.as_uri()],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=True,
    )  # fmt: skip


def seen(browser: str, html: str, folder: Path) -> Page:
    """The page as the browser built it; AssertionError where the policy refused a part of it."""
    done = run(browser, html, folder, "--dump-dom")
    assert "Content Security Policy" not in done.stderr
    return Page(done.stdout.strip())


def test_an_answer_in_a_browser(browser: str, tmp_path: Path) -> None:
    page = seen(browser, answer_page(FULL, MATERIAL, explain=True), tmp_path)
    assert page.dead_links == []
    marks = {e.attributes["id"]: e.text for e in page.all("mark") if "id" in e.attributes}
    assert [marks[f"q{e.n}"] for e in VERDICT.evidence] == [e.quote for e in VERDICT.evidence]
    assert len(page.all("svg", "timeline")) == 1
    assert page.all("title")[0].text == "No, at least not yet: Is the bridge closing?"


def test_a_hostile_page_runs_nothing(browser: str, tmp_path: Path) -> None:
    verdict, material = hostile()
    page = seen(browser, answer_page(verdict, material, explain=True), tmp_path)
    assert ATTACK in page.all("title")[0].text
    assert page.all("script") == page.all("img") == []
    assert page.dead_links == []


def test_a_script_would_be_refused(browser: str, tmp_path: Path) -> None:
    html = answer_page(FULL, MATERIAL)
    attacked = html.replace("</main>", "<script>document.title='taken'</script></main>")
    done = run(browser, attacked, tmp_path, "--dump-dom")
    assert "Content Security Policy" in done.stderr
    assert "<title>taken" not in done.stdout


def test_a_marked_article_in_a_browser(browser: str, tmp_path: Path) -> None:
    page = seen(browser, "".join(marked_page([EXTRACTION])), tmp_path)
    assert page.dead_links == []
    words = "".join(e.text for e in page.all("p") if "text" in e.inside[-1].classes)
    assert "".join(words.split()) == "".join(DOCUMENT.text.split())


FRAME = """<!DOCTYPE html><title>not measured</title><script>
function measure(frame) {{
  document.title = frame.contentDocument.documentElement.scrollWidth + " wide";
}}
</script><iframe width="{width}" height="700" onload="measure(this)" srcdoc="{page}"></iframe>"""


@pytest.mark.parametrize("width", [320, 1200])
def test_nothing_is_wider_than_the_window(browser: str, tmp_path: Path, width: int) -> None:
    verdict, material = hostile()
    endless = replace(verdict, question="W" * 400, headline="NO. " + "W" * 400)
    for html in (
        answer_page(FULL, MATERIAL, explain=True),
        answer_page(endless, material, explain=True),
        "".join(marked_page([EXTRACTION])),
    ):
        outer = FRAME.format(width=width, page=escape(html))
        done = run(browser, outer, tmp_path, "--dump-dom", "--virtual-time-budget=5000")
        measured = re.search(r"<title>(\d+) wide", done.stdout)
        assert measured is not None
        assert int(measured[1]) <= width


def test_a_page_can_be_printed(browser: str, tmp_path: Path) -> None:
    paper = tmp_path / "page.pdf"
    run(browser, answer_page(FULL, MATERIAL), tmp_path, f"--print-to-pdf={paper}")
    assert paper.read_bytes()[:5] == b"%PDF-"
