"""Marks change no character of the text, whatever the spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from onrecord.apps.web.articles import article
from onrecord.apps.web.blocks import Block, blocks
from onrecord.apps.web.marks import Marker, Place, Role
from onrecord.apps.web.safe import plain
from onrecord.types import Document, Span
from tests.apps.web.reading import Page

TEXT = st.text(alphabet="ab<>&\"' \n\r\t\x00é\u202e“”", max_size=80)
SPANS = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 90), st.integers(0, 30)
)
SEVERAL = st.lists(SPANS, min_size=1, max_size=3).map(tuple)
ROLES = st.lists(
    st.builds(Role, st.sampled_from(["source", "cue", "content"]), SEVERAL), max_size=5
)


def places(spans: list[tuple[Span, ...]]) -> list[Place]:
    return [Place(f"q{n}", "quote", s, "#main", "back", str(n)) for n, s in enumerate(spans)]


@given(TEXT, ROLES, st.lists(SEVERAL, max_size=5), st.lists(SPANS, max_size=3))
def test_the_text_of_a_marked_article_is_the_text(
    text: str, roles: list[Role], spans: list[tuple[Span, ...]], body: list[Span]
) -> None:
    whole = blocks(text, body)
    drawn = Marker(text, roles, places(spans)).draw(whole)
    for block, markup in zip(whole, drawn, strict=True):
        page = Page(f"<p>{markup}</p>")
        assert page.elements[0].text == plain(text[block.start : block.end])


@given(TEXT, ROLES, st.lists(SEVERAL, max_size=5))
def test_every_place_is_there_once_and_says_its_own_words(
    text: str, roles: list[Role], spans: list[tuple[Span, ...]]
) -> None:
    drawn = Marker(text, roles, places(spans)).draw([Block(0, len(text), False)])
    page = Page(f"<p>{Markup('').join(drawn)}</p>")
    there = [n for n, s in enumerate(spans) if any(x.start < min(x.end, len(text)) for x in s)]
    assert sorted(page.ids) == sorted(f"q{n}" for n in there)
    assert len(page.all("a", "ref")) == len(there)


def test_nested_and_overlapping_quotes() -> None:
    text = "He said she said yes and left."
    outer, inner, across = Span(8, 20), Span(17, 20), Span(17, 24)
    (drawn,) = Marker(text, [], places([(outer,), (inner,), (across,)])).draw(
        [Block(0, len(text), False)]
    )
    page = Page(f"<p>{drawn}</p>")
    told = {e.attributes["id"]: e for e in page.all("mark") if "id" in e.attributes}
    assert told["q0"].text == "she said yes"
    assert told["q1"].text == "yes"
    assert told["q2"].text == "yes"
    assert [e.text for e in page.all("mark") if "id" not in e.attributes] == [" and"]


def test_a_discontinuous_quote_has_one_place_and_one_way_back() -> None:
    text = "“Yes,” he said. “No.”"
    (drawn,) = Marker(text, [], places([(Span(0, 6), Span(16, 21))])).draw(
        [Block(0, len(text), False)]
    )
    page = Page(f"<p>{drawn}</p>")
    assert [e.text for e in page.all("mark")] == ["“Yes,”", "“No.”"]
    assert page.ids == ["q0"]
    assert len(page.all("a", "ref")) == 1


@given(TEXT, st.lists(SPANS, max_size=3), st.none() | SPANS)
def test_blocks_hold_all_of_the_text(text: str, body: list[Span], title: Span | None) -> None:
    found = blocks(text, body, title)
    assert "".join(text[b.start : b.end] for b in found) == text


def test_lines_that_a_program_broke_are_one_paragraph() -> None:
    lines = (
        "The quick brown fox of the harbour jumps over",
        "the lazy dogs of two towns, and then it",
        "sleeps.",
    )
    wrapped = "\n".join(lines) + "\n\n"
    text = f"{wrapped}Short.\nLines.\n"
    found = [text[b.start : b.end] for b in blocks(text, [Span(0, len(text))])]
    assert found == [wrapped, "Short.\n", "Lines.\n"]


def test_furniture_and_the_title_line_stand_apart() -> None:
    text = "Title: A day\nOutlet: X\n\nIt rained.\n\nSubscribe\n"
    title, news = Span(7, 12), Span(24, 34)
    found = blocks(text, [title, news], title)
    assert [(text[b.start : b.end].strip(), b.furniture) for b in found] == [
        ("Title: A day\nOutlet: X", True),
        ("It rained.", False),
        ("Subscribe", True),
    ]


def test_of_a_long_article_the_beginning_and_what_is_cited_are_shown() -> None:
    text = ("word " * 20 + "\n\n") * 2000
    cited = Span(150_000, 150_010)
    document = Document("d", "d", text, (Span(0, len(text)),))
    made = article(document, "a1", [], places([(cited,)]), room=1000)
    shown = "".join(Page(f"<p>{p.words}</p>").elements[0].text for p in made.passages)
    left = sum(p.left_out for p in made.passages)
    assert len(shown) + left == len(text)
    assert len(shown) < 5000
    assert Page("".join(str(p.words) for p in made.passages)).ids == ["q0"]


def test_one_endless_line_is_cut_too() -> None:
    text = "x" * 200_000
    made = article(Document("d", "d", text, (Span(0, len(text)),)), "a1", [], [])
    assert sum(len(p.words) for p in made.passages) == 60_000
    assert [p.left_out for p in made.passages if p.left_out] == [140_000]
