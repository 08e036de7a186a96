"""Page furniture goes; a sentence of the article never does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.document.body import find_article
from onrecord.document.credits import credit_tail
from onrecord.document.furniture import glued_tail, is_furniture
from onrecord.document.headers import parse_headers
from onrecord.document.lines import lines

from .conftest import PROSE

FURNITURE = [
    "Related Content", "RELATED:", "Read more", "READ MORE »", "More stories", "Most read",
    "ADVERTISEMENT", "Advertisement", "Story continues below advertisement", "Share this article",
    "Share on Facebook", "Facebook Twitter Email", "Sign up for our daily newsletter.",
    "Subscribe now", "Subscribe to our newsletter and never miss a ferry",
    "More from the Brackwater Courier", "Related: Island school to reopen, council says",
    "See also: Five walks on Orrin Island", "Follow us on Twitter",
    "Follow Hanna Vell on Instagram",
    "Photo: A. Lindqvist / Reuters", "(Photo by Tom Arbor/Getty Images)", "Tom Arbor / AFP",
    "[Image via Harbour Museum]", "Getty Images", "Copyright 2022 Brackwater Courier.",
    "© 2022 Orrin Media. All rights reserved.", "We use cookies to improve your experience.",
    "This site uses cookies.", "By continuing to browse you agree to our terms.",
    "12 comments", "Comments (12)", "View comments", "Tags: ferries, islands, strikes",
    "Filed under: Transport", "Click here for more on the ferry dispute.",
    "Have something to add? Tell us in the comments below.", "https://courier.example/ferry",
    "Tom Arbor and Mia Stone contributed to this report.", "4 min read",
    "(Reporting by Tom Arbor; Editing by Mia Stone)", "--additional reporting by Mia Stone.",
    "Contributing: Mia Stone.", "Also on the Courier:",
    "\u200bRelated Content\u200b",
]  # fmt: skip

SENTENCES = [
    "He asked followers to subscribe to his newsletter.",
    "Subscribe to the fund by Friday, the minister told savers.",
    "Share prices fell by 4 percent after the announcement.",
    "“Sign up now or lose your place,” the notice on the pier said.",
    "\"Read more,\" she told the pupils.",
    "Photos of the pier showed that the gate was open.",
    "Photo evidence was presented to the court on Friday.",
    "Video from the scene shows the ferry turning back.",
    "Copyright law must change, the publishers argued.",
    "The site uses cookies to follow visitors, the regulator found.",
    "Advertisement spending will rise next year, according to the council.",
    "Related charges against the captain were dropped.",
    "Comments by the director angered the crews.",
    "More from the budget will go to the islands, the treasurer promised.",
    "Follow-up talks are planned for Tuesday.",
    "By Monday evening the strike was over.",
    "By law, the council must vote within ten days.",
    "The article was amended by parliament in 1998.",
    "Tags on the baggage were missing.",
    "Reporting by the Courier led to an inquiry.",
    "Editing by hand takes weeks, the archive explained.",
    "Like many on Twitter, the mayor took the rumour for fact.",
    "For more than a year, the council refused to visit the island.",
    "Support among members of the union fell here in May.",
    "Register offices will close at noon on Friday.",
    "Already a member of the alliance, the island pays no fee.",
    "Join forces here or lose, ran the motto of the crews.",
    "More from the south are coming.",
    "This article was amended in 1978 to forbid secession.",
    "This story has been updated by every generation since.",
    "Find the owner on Facebook, the harbour pleads.",
    "Get the latest engine or lose the licence, regulators warn.",
    "Sign up for the army, the posters demand.",
    "Picture of calm", "Footage from Orrin Island",
    "The bank was Credit Orrin. Credit Orrin is no more.",
    "Watch officers on the ferry reported no damage.",
    "Twelve comments were removed by the moderators on Sunday.",
    "Click farms were behind the campaign, investigators believe.",
    "It was updated in March to allow night crossings.",
    "No.", "The end.", "She won.",
]  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_goes(line: str) -> None:
    (trimmed,) = lines(line)
    assert is_furniture(trimmed.text)


@pytest.mark.parametrize("line", SENTENCES)
def test_sentences_stay(line: str) -> None:
    assert not is_furniture(line)
    assert glued_tail(line) == len(line)
    assert credit_tail(line) == len(line)
    text = f"{PROSE}\n{line}\n\n{PROSE}"
    article = find_article(text, parse_headers(text))
    assert line in "".join(text[start:end] for start, end in article.body)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("The ferry will run.Related Content", "The ferry will run."),
        ("The ferry will run. Read more", "The ferry will run."),
        ("“It will run.” Share this article Advertisement", "“It will run.”"),
        ("The ferry will run. Advertisement. Related Stories", "The ferry will run."),
        ("The ferry will run.© 2022 Orrin Media", "The ferry will run."),
        ("He left them to read more", "He left them to read more"),
    ],
)
def test_a_tail_glued_to_the_last_line_is_cut(line: str, kept: str) -> None:
    assert line[: glued_tail(line)] == kept


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("The ferry at dawn. Photo: Tom Arbor", "The ferry at dawn."),
        ("The ferry at dawn (Tom Arbor/Getty Images)", "The ferry at dawn"),
        ("The ferry at dawn. (Photo by Tom Arbor)", "The ferry at dawn."),
        ("The party (which she leads) won.", "The party (which she leads) won."),
        ("He thanked the agency (Reuters is based in London).", None),
    ],
)
def test_a_captions_credit_is_cut(line: str, kept: str | None) -> None:
    assert line[: credit_tail(line)].rstrip() == (kept or line)


def test_headlines_after_a_closing_related_content_go_with_it() -> None:
    text = f"{PROSE}\nRelated Content\n\nIsland school to reopen\n\nFive walks by the sea\n"
    article = find_article(text, parse_headers(text))
    kept = "".join(text[start:end] for start, end in article.body)
    assert kept == PROSE.strip()


def test_a_related_line_in_the_middle_takes_nothing_with_it() -> None:
    text = f"{PROSE}\nRelated Content\n\nWhat comes next\n\n{PROSE}"
    article = find_article(text, parse_headers(text))
    kept = "".join(text[start:end] for start, end in article.body)
    assert "What comes next" in kept
    assert kept.count("Orrin Island") == 2
    assert "Related Content" not in kept


def test_byline_and_stamp_are_left_out_and_kept_as_facts() -> None:
    text = f"Ferry stays\n\nBy Mia Stone, Brackwater Courier\nPublished: 9 June 2021\n\n{PROSE}"
    article = find_article(text, parse_headers(text))
    kept = "".join(text[start:end] for start, end in article.body)
    assert article.author == "Mia Stone"
    assert article.published == "2021-06-09"
    assert "Mia Stone" not in kept
    assert article.title == "Ferry stays"


def test_a_shouted_label_is_a_headline_on_top_and_a_pointer_below() -> None:
    text = f"VIDEO: Ferry turns back\n\n{PROSE}\nVIDEO: Ten storms at sea\n"
    article = find_article(text, parse_headers(text))
    assert article.title == "VIDEO: Ferry turns back"
    assert "Ten storms" not in "".join(text[start:end] for start, end in article.body)


@given(st.text(max_size=400))
def test_any_line_is_judged_without_error(line: str) -> None:
    is_furniture(line)
    assert 0 <= glued_tail(line) <= len(line)
    assert 0 <= credit_tail(line) <= len(line)
