"""What kind of text a document is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.factuality.genre import genre
from onrecord.types import Document, Excerpt, Genre, Span, Statement

NEWS = "The ferry left at noon. Two people were hurt. The harbour board met on Monday."


def document(text: str, title: str | None = None, url: str | None = None) -> Document:
    return Document("d", "d", text, (Span(0, len(text)),), title=title, url=url)


def own(text: str, *, opinion: bool) -> Statement:
    span = Span(0, len(text))
    excerpt = Excerpt((span,), text)
    made = Statement("s", "d", "author", None, None, None, excerpt, span, 1.0)
    return replace(made, opinion=opinion)


TRANSCRIPT = "\n".join(
    ["ADEYEMI: Will you resign?", "HOLT: No.", "ADEYEMI: Not even now?", "HOLT (laughing): No, no."]
)


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        (document(NEWS), "news"),
        (document(NEWS, "Opinion: the ferry must stay"), "opinion"),
        (document(NEWS, "The ferry must stay | Editorial"), "opinion"),
        (document(NEWS, "Second opinion sought on ferry"), "news"),
        (document(NEWS, url="https://example.org/opinion/2021/ferry"), "opinion"),
        (document(NEWS, url="https://example.org/news/opinion-poll-on-ferry"), "news"),
        (document("FOR IMMEDIATE RELEASE\n\n" + NEWS), "release"),
        (document(NEWS + "\n\nMedia contact: press@example.org\n\n###"), "release"),
        (document(TRANSCRIPT), "transcript"),
        (document("Q: Will it stay?\nA: It will.\nQ: Sure?\nA: Yes."), "transcript"),
        (document(NEWS + "\nOne thing is clear: the ferry stays."), "news"),
    ],
)
def test_genre_by_label_and_form(found: Document, kind: Genre) -> None:
    assert genre(found, []) == kind


def test_a_text_that_mostly_judges_is_opinion() -> None:
    judging = [own("This is wrong.", opinion=True)] * 3
    telling = [own("The board met.", opinion=False)] * 3
    assert genre(document(NEWS), judging + telling) == "opinion"
    assert genre(document(NEWS), judging[:1] + telling * 2) == "news"
    assert genre(document(NEWS), judging[:1]) == "news"  # too short to say
    mine = [own("I think this is wrong.", opinion=True)] * 2
    assert genre(document(NEWS), mine + telling + telling) == "opinion"
