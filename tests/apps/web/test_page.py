"""Pages: whole, harmless, and the same each time."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

import pytest

from onrecord.apps.web.page import answer_page, cited, marked_page
from onrecord.types import Document, Evidence, Excerpt, Extraction, Span, Statement
from tests.apps.cli.examples import DOCUMENT, TEXT, VERDICT
from tests.apps.web.examples import ATTACK, EXTRACTION, FULL, MATERIAL, hostile
from tests.apps.web.reading import Page

Key = TypeVar("Key")
Value = TypeVar("Value")

_TAGS = """
html head meta title style body a header p h1 h2 h3 h4 dl div dt dd svg rect circle line text desc
nav ul ol li main section article span blockquote details summary table thead tbody tr th td b br
mark footer strong
"""
ALLOWED = frozenset(_TAGS.split())


def pages() -> Iterator[tuple[str, str]]:
    verdict, material = hostile()
    yield "answer", answer_page(FULL, MATERIAL, explain=True)
    yield "hostile", answer_page(verdict, material, explain=True)
    yield "marked", "".join(marked_page([EXTRACTION]))
    document = replace(DOCUMENT, title=ATTACK, outlet=ATTACK, url="javascript:alert(1)")
    yield "hostile-marked", "".join(marked_page([replace(EXTRACTION, document=document)]))


PAGES = dict(pages())


@pytest.fixture(params=PAGES)
def html(request: pytest.FixtureRequest) -> str:
    return PAGES[request.param]


def test_a_page_runs_nothing_and_loads_nothing(html: str) -> None:
    page = Page(html)
    assert {e.tag for e in page.elements} <= ALLOWED
    for element in page.elements:
        assert not {"style", "src", "srcset", "action", "background"} & element.attributes.keys()
        assert not [name for name in element.attributes if name.startswith("on")]
    assert all(h.startswith(("#", "https://gull.example/")) for h in page.links)
    outward = [e for e in page.all("a") if not e.attributes["href"].startswith("#")]
    assert all(e.attributes["rel"] == "noreferrer noopener external" for e in outward)
    (style,) = page.all("style")
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_the_policy_allows_this_style_alone(html: str) -> None:
    page = Page(html)
    (policy,) = [e for e in page.all("meta") if "http-equiv" in e.attributes]
    assert policy.attributes["http-equiv"] == "Content-Security-Policy"
    rules = policy.attributes["content"].split("; ")
    style = page.all("style")[0].text
    digest = b64encode(sha256(style.encode()).digest()).decode()
    allowed = f"style-src 'sha256-{digest}'"
    assert rules == ["default-src 'none'", allowed, "base-uri 'none'", "form-action 'none'"]


def test_links_lead_somewhere_and_ids_are_single(html: str) -> None:
    page = Page(html)
    assert page.dead_links == []
    assert len(page.ids) == len(set(page.ids))
    described = [e.attributes.get("aria-labelledby", "").split() for e in page.elements]
    assert {name for names in described for name in names} <= set(page.ids)


def test_a_page_has_its_landmarks(html: str) -> None:
    page = Page(html)
    assert len(page.all("main")) == len(page.all("h1")) == 1
    assert page.links[0] == "#main"
    assert page.all("html")[0].attributes["lang"] == "en"
    for svg in page.all("svg"):
        assert {"aria-label", "aria-labelledby"} & svg.attributes.keys()


def test_an_attack_is_shown_as_the_text_that_it_is() -> None:
    page = Page(PAGES["hostile"])
    assert ATTACK in page.all("h1")[0].text
    assert ATTACK in page.all("title")[0].text
    assert page.all("script") == page.all("img") == []


def test_an_answer_says_all_that_the_verdict_does() -> None:
    page = Page(answer_page(FULL, MATERIAL))
    text = " ".join(page.all("body")[0].text.split())
    for words in (
        "Is the bridge closing?", "No, at least not yet", "denied", "0.08", "0.92", "6 May 2031",
        "Ines Calloway", "harbour minister", "decides it, or speaks for those who do", "3 reports",
        "disavowed", "Tern Bay Ledger", "Gull Island Times", "non-binding", "leaked", "5 May 2031",
        "It may close within the year", "An order to close the bridge", "if the cracks widened",
    ):  # fmt: skip
        assert words in text
    assert "retrieved" not in text


def test_the_summary_cites_by_links() -> None:
    page = Page(answer_page(FULL, MATERIAL))
    (lead,) = page.all("p", "lead")
    assert lead.text == VERDICT.summary
    inside = [e for e in page.all("a", "cite") if "lead" in e.inside[-1].classes]
    assert {"#e1", "#e2"} <= {e.attributes["href"] for e in inside}


def test_only_evidence_is_linked_to() -> None:
    assert str(cited("Yes [1] & no [7][1].", (1,))).count("<a ") == 2
    assert "[7]" in str(cited("Yes [1] & no [7][1].", (1,)))
    assert "&amp;" in str(cited("Yes [1] & no [7][1].", (1,)))


def test_each_quotation_leads_to_its_place_and_back() -> None:
    page = Page(answer_page(FULL, MATERIAL))
    marks = {e.attributes["id"]: e for e in page.all("mark") if "id" in e.attributes}
    for item in VERDICT.evidence:
        assert marks[f"q{item.n}"].text == item.quote
        assert f"#q{item.n}" in page.links
    assert marks["q1r1"].text == VERDICT.evidence[0].quote
    back = [e for e in page.all("a", "ref") if e.attributes["href"] == "#e1"]
    assert [e.attributes["aria-label"] for e in back] == ["Evidence 1", "Evidence 1"]


def test_what_was_retrieved_is_told_where_asked_for() -> None:
    page = Page(answer_page(FULL, MATERIAL, explain=True))
    (table,) = page.all("table", "considered")
    assert "off topic" in table.text
    assert "where 0.35 is needed" in table.text
    assert "the same utterance as [1]" in table.text


def test_who_says_otherwise() -> None:
    low = tuple(replace(e, standing="stands", weight=0.3) for e in VERDICT.evidence)
    page = Page(answer_page(replace(FULL, evidence=low), MATERIAL))
    assert "Who says otherwise" in [e.text for e in page.all("h2")]
    page = Page(answer_page(replace(FULL, evidence=low, answer="disputed"), MATERIAL))
    assert "Who says what" in [e.text for e in page.all("h2")]
    assert "Who says" not in answer_page(FULL, MATERIAL)


def test_an_answer_from_nothing_is_a_page_too() -> None:
    bare = replace(
        VERDICT, answer="unknown", status="none", summary="",
        headline="UNKNOWN. Nothing on record bears on it.",
        evidence=(), instruments=(), outlook=(), would_change=(), as_of=None,
    )  # fmt: skip
    page = Page(answer_page(bare, replace(MATERIAL, documents={}, statements={}, marked={})))
    assert page.dead_links == []
    assert "Nothing on record bears on it." in page.all("body")[0].text
    assert "all on record" in page.all("body")[0].text


def turned(mapping: Mapping[Key, Value]) -> dict[Key, Value]:
    """The same mapping, made in the opposite order."""
    return dict(reversed(list(mapping.items())))


def test_the_same_input_gives_the_same_bytes() -> None:
    other_way = replace(
        MATERIAL,
        statements=turned(MATERIAL.statements),
        documents=turned(MATERIAL.documents),
        marked=turned(MATERIAL.marked),
    )
    other = replace(
        FULL,
        evidence=tuple(replace(e, features=turned(e.features)) for e in FULL.evidence),
    )
    assert answer_page(FULL, MATERIAL, explain=True) == answer_page(other, other_way, explain=True)
    assert "".join(marked_page([EXTRACTION])) == "".join(marked_page([EXTRACTION]))


def test_a_marked_article_has_each_statement_within_reach() -> None:
    page = Page("".join(marked_page([EXTRACTION])))
    marks = {e.attributes["id"]: e.text for e in page.all("mark") if "id" in e.attributes}
    told = {
        e.attributes["id"]: " ".join(e.text.split()) for e in page.all("li") if "id" in e.attributes
    }
    for k, statement in enumerate(EXTRACTION.statements, 1):
        assert marks[f"a1s{k}"] == statement.content.text
        assert statement.act in told[f"a1n{k}"]
    assert "Ines Calloway, harbour minister, Tern Bay" in told["a1n1"]
    assert "Factuality −2.8, certainly not" in told["a1n1"]
    assert "Confidence 0.90" in told["a1n1"]
    assert "Condition if the cracks widened" in told["a1n2"]
    assert "Said 5 May 2031" in told["a1n2"]
    assert "memo: A memo that leaked on Monday" in told["a1n2"]
    assert "the author’s judgement" in told["a1n3"]


def test_the_text_of_a_marked_page_is_the_articles() -> None:
    page = Page("".join(marked_page([EXTRACTION])))
    assert "".join(e.text.strip("\n") for e in page.all("div", "text")) == TEXT


def test_articles_are_handed_on_as_they_are_read() -> None:
    def endless() -> Iterator[Extraction]:
        while True:
            yield EXTRACTION

    stream = marked_page(endless())
    assert sum("</article>" in next(stream) for _ in range(50)) > 1


def many(count: int, size: int) -> Extraction:
    text = "“Yes,” he said. " * count + "x" * size
    statements = tuple(
        Statement(
            f"s{i}", "d", "attributed", "direct", None, None,
            Excerpt((Span(16 * i, 16 * i + 6),), "“Yes,”"), Span(16 * i, 16 * i + 15), 0.5,
        )
        for i in range(count)
    )  # fmt: skip
    document = Document("d", "d", text, (Span(0, len(text)),))
    return Extraction(document, statements, (), ())


def test_thousands_of_statements_and_endless_texts_are_bounded() -> None:
    html = "".join(marked_page([many(5000, 900_000)]))
    assert len(html) < 3_000_000
    page = Page(html)
    assert page.dead_links == []
    assert "3,500 more statements have no room here." in html
    assert "characters left out here" in html


def test_evidence_far_down_a_long_article_is_still_there() -> None:
    extraction = many(5000, 100_000)
    last = extraction.statements[-1]
    item: Evidence = replace(
        VERDICT.evidence[0], statement=last.id, spans=last.content.spans, quote="“Yes,”"
    )
    material = replace(
        MATERIAL,
        statements={last.id: last},
        documents={"d": extraction.document},
        marked={"d": extraction.statements},
    )
    page = Page(answer_page(replace(VERDICT, evidence=(item,), instruments=()), material))
    assert "q1" in page.ids
    assert re.search(r"[\d,]+ characters left out here", page.all("main")[0].text)


def test_a_pronoun_is_nobody_that_an_instrument_was_changed_by() -> None:
    (view,) = FULL.instruments
    history = (replace(view.history[0], by="He"), view.history[1])
    page = Page(answer_page(replace(FULL, instruments=(replace(view, history=history),)), MATERIAL))
    text = " ".join(page.all("ol", "changes")[0].text.split())
    assert "by He" not in text
    assert "draft by this column" in text
