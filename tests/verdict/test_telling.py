"""Statements as sentences: true of the article, whatever the act was read to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.types import Document, Excerpt, Span, Speaker, Statement
from onrecord.verdict.telling import articled, named, tidy, told, within


def piece(text: str, words: str) -> Excerpt:
    start = text.index(words)
    return Excerpt((Span(start, start + len(words)),), words)


def statement(
    text: str,
    source: str | None,
    cue: str | None,
    content: str,
    name: str | None = None,
    role: str | None = None,
    kind: str = "person",
) -> tuple[Statement, Document]:
    """A statement that is all of its document, and the document."""
    speaker = None
    if name is not None:
        speaker = Speaker("a1", name, kind, role, None, "named")  # type: ignore[arg-type]
    made = Statement(
        "s1", "d1", "attributed" if source or cue else "author", "indirect",
        piece(text, source) if source else None, piece(text, cue) if cue else None,
        piece(text, content), Span(0, len(text)), 0.9, speaker, "deny",
    )  # fmt: skip
    return made, Document("d1", "d1", text, (Span(0, len(text)),), outlet="Tern Bay Ledger")


TOLD = [
    (
        ("He said there were no plans to leave.", "He", "said", "there were no plans to leave",
         "Ana Quist", "defence minister"),
        "Ana Quist, the defence minister, said there were no plans to leave",
    ),
    (
        ("The minister denied that troops were leaving.", "The minister", "denied",
         "that troops were leaving", "Ana Quist", "Defence Minister"),
        "Defence Minister Ana Quist denied that troops were leaving",
    ),
    (
        ("The letter was a draft, he said.", "he", "said", "The letter was a draft", "Bo Lind"),
        "According to Bo Lind, the letter was a draft",
    ),
    (
        ("Forces were being moved, he said.", "he", "said", "Forces were being moved", "Bo Lind"),
        "According to Bo Lind: Forces were being moved",
    ),
    (
        ("“We are staying,” she told reporters.", "she", "told", "“We are staying,”", "Ana Quist"),
        "Ana Quist said: “We are staying”",
    ),
    (
        ("“We are staying,” she insisted.", "she", "insisted", "“We are staying,”", "Ana Quist"),
        "Ana Quist insisted: “We are staying”",
    ),
    (
        ("The road is safe, according to the council.", "the council", "according to",
         "The road is safe", "council", None, "organisation"),
        "According to the council, the road is safe",
    ),
    (
        ("She has not really said that it is safe.", "She", "said", "that it is safe", "Ana Quist"),
        "Tern Bay Ledger writes: “She has not really said that it is safe”",
    ),
    (
        ("It is safe, she would not say.", "she", "would not say", "It is safe", "Ana Quist"),
        "Tern Bay Ledger writes: “It is safe, she would not say”",
    ),
    (
        ("He said it was over.", "He", "said", "it was over"),
        "Tern Bay Ledger writes: “He said it was over”",
    ),
    (
        ("Its mayor said it was over.", "Its mayor", "said", "it was over"),
        "Tern Bay Ledger writes: “Its mayor said it was over”",
    ),
    (
        ("Two officers said it was over.", "Two officers", "said", "it was over"),
        "Two officers said it was over",
    ),
    (
        ("Iran's threat to close the strait stands.", "Iran's", "threat", "to close the strait",
         "Iran", None, "state"),
        "Tern Bay Ledger writes: “Iran's threat to close the strait stands”",
    ),
    (
        ("The “old” bridge is closed.", None, None, "The “old” bridge is closed."),
        "Tern Bay Ledger reports: The “old” bridge is closed",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "sentence"), TOLD)
def test_a_statement_as_a_sentence(parts: tuple[str, ...], sentence: str) -> None:
    assert told(*statement(*parts)) == sentence


def test_a_headline_is_told_as_one() -> None:
    made, document = statement("Premier denies it", "Premier", "denies", "it", "Premier")
    document = Document(
        "d1", "d1", document.text, document.body, "Premier denies it", Span(0, 17), "Gull Times"
    )
    assert told(made, document) == "Gull Times has the headline “Premier denies it”"


def test_who_was_named_goes_by_the_last_name() -> None:
    made, document = statement("x said y", "x", "said", "y", "Ana Quist", "Defence Minister")
    assert named(made, document) == "Defence Minister Ana Quist"
    assert named(made, document, first=False) == "Quist"


@pytest.mark.parametrize(
    ("name", "kind", "text", "expected"),
    [
        (
            "Olympic Committee",
            "organisation",
            "It met the Olympic Committee.",
            "the Olympic Committee",
        ),
        ("Sweden", "state", "Sweden agreed; the Sweden match did not. Sweden won.", "Sweden"),
        ("Iraq's parliament", "organisation", "Iraq's parliament", "Iraq's parliament"),
        ("letter", "document", "A letter came.", "the letter"),
        ("Pentagon chief", "person", "Pentagon chief denies it", "the Pentagon chief"),
        ("a spokesman", "unnamed", "a spokesman", "a spokesman"),
    ],
)
def test_articles(name: str, kind: str, text: str, expected: str) -> None:
    speaker = Speaker("a1", name, kind, None, None, "named")  # type: ignore[arg-type]
    assert articled(speaker, Document("d", "d", text, ())) == expected


def test_a_sentence_inside_another() -> None:
    assert within("The council") == "the council"
    assert within("According to Bo Lind, it is") == "according to Bo Lind, it is"
    assert within("Ana Quist, the mayor,") == "Ana Quist, the mayor"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is over.", "It is over"),
        ("“It is over.”", "“It is over”"),
        ("made in the U.S.", "made in the U.S."),
        ("one,\n two ;", "one, two"),
    ],
)
def test_tidy(text: str, expected: str) -> None:
    assert tidy(text) == expected


@given(st.text(max_size=400), st.integers(20, 200))
def test_tidy_is_short_and_closes_what_it_opens(text: str, size: int) -> None:
    line = tidy(text, size)
    assert "\n" not in line
    assert len(line) <= size + 4
    words = tidy("“" + "word " * 100 + "”", size)
    assert words.count("“") == words.count("”")
