"""Pages: the article and its metadata, and no page that breaks the reader."""

from __future__ import annotations

import time

import pytest

from onrecord.document.html import read_page
from onrecord.document.read import read
from onrecord.errors import InputError

from .conftest import PARAGRAPHS, PROSE, Write

PAGE = f"""<!doctype html><html lang="en"><head><title>Ferry to stay | Courier</title>
<meta property="og:title" content="Ferry to Orrin Island to stay">
<meta property="og:site_name" content="Brackwater Courier">
<meta name="author" content="Mia Stone">
<meta property="article:published_time" content="2021-06-09T18:05:00+01:00">
<link rel="canonical" href="https://courier.example/ferry"></head>
<body><nav><ul><li><a href="/">Front page</a></li></ul></nav>
<article><h1>Ferry to Orrin Island to stay</h1>{PARAGRAPHS}<p>Photo: Tom Arbor / Reuters</p>
<script>document.write("hacked")</script></article>
<section id="comments" class="comments"><p>I never liked that ferry, said a reader.</p></section>
<footer>Copyright 2021 Courier. All rights reserved.</footer></body></html>"""


def test_text_is_title_blank_line_paragraphs(write: Write) -> None:
    doc = read(write(PAGE, "ferry.html"))
    assert doc.text.startswith("Ferry to Orrin Island to stay\n\nThe harbour authority said")
    assert doc.title == "Ferry to Orrin Island to stay"
    assert doc.title_span is not None
    assert doc.text[slice(*doc.title_span)] == doc.title
    assert doc.outlet == "Brackwater Courier"
    assert doc.author == "Mia Stone"
    assert doc.published == "2021-06-09T18:05:00+01:00"
    assert doc.url == "https://courier.example/ferry"
    for gone in ("Reuters", "hacked", "never liked", "All rights", "Front page"):
        assert gone not in doc.masked
    for line in PROSE.splitlines():
        assert line in doc.masked


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2021-06-09"}]}</script>',
        '<meta itemprop="datePublished" content="June 9, 2021">',
        '<meta name="date" content="rubbish"><meta name="pubdate" content="2021-06-09">',
    ],
)
def test_the_date_is_found_where_pages_put_it(head: str) -> None:
    page = read_page(f"<html><head>{head}</head><body>{PARAGRAPHS}</body></html>", "ferry.html")
    assert page.published == "2021-06-09"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + PARAGRAPHS + "</div>" * 100_000,
        "<b><i>" * 50_000 + PARAGRAPHS,
        "<body>" + "<p>x</p>" * 100_000,
        "<body>" + "<table><tr><td>x</td></tr></table>" * 50_000,
    ],
)
def test_hostile_pages_are_refused_within_seconds(markup: str) -> None:
    start = time.process_time()
    with pytest.raises(InputError, match="save the article's text"):
        read_page(f"<html>{markup}</html>", "deep.html")
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<!--" + "x" * 1000, "<script>x</script>", "<html><body> </body>"]
)
def test_a_page_without_an_article_is_an_input_error(markup: str) -> None:
    with pytest.raises(InputError, match=r"deep\.html"):
        read_page(markup, "deep.html")


def test_broken_linked_data_does_not_stop_the_page() -> None:
    data = "[" * 50_000
    script = f'<script type="application/ld+json">{data}</script>'
    page = read_page(f"<html><head>{script}</head><body>{PARAGRAPHS}</body></html>", "x.html")
    assert "Orrin Island" in page.text


def test_a_declared_character_set_is_honoured(write: Write) -> None:
    markup = f'<html><head><meta charset="windows-1252"></head><body>{PARAGRAPHS}</body></html>'
    doc = read(write(markup.encode("cp1252"), "old.html"))
    assert "“There is no plan" in doc.text


@pytest.mark.parametrize("charset", ["zlib", "rot13", "no-such", "utf-7-x"])
def test_a_nonsense_character_set_is_an_input_error(write: Write, charset: str) -> None:
    markup = f'<meta charset="{charset}">'.encode() + b"<p>caf\xe9</p>"
    with pytest.raises(InputError, match="UTF-8"):
        read(write(markup, "old.html"))
