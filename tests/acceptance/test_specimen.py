"""The design's specimen, where it is at hand: every row of its table, and the six questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.api import Record, open_record, read
from onrecord.pipeline import Pipeline
from onrecord.types import Document, Extraction, Statement

SPECIMEN = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"

pytestmark = pytest.mark.skipif(
    not SPECIMEN.is_file(), reason="the specimen lies beside the project, not in it"
)


@pytest.fixture(scope="module")
def document() -> Document:
    return read(SPECIMEN, published="2020-01-07")


@pytest.fixture(scope="module")
def extraction(document: Document, pipeline: Pipeline) -> Extraction:
    return pipeline(document)


@pytest.fixture(scope="module")
def record(document: Document, pipeline: Pipeline) -> Iterator[Record]:
    with open_record(None, pipeline) as opened:
        opened.add([document])
        yield opened


def about(extraction: Extraction, words: str) -> Statement:
    """The statement whose content has `words`, the shortest where several do."""
    found = [s for s in extraction.statements if words in s.content.text]
    assert found, f"no statement has {words!r}"
    return min(found, key=lambda s: len(s.content.text))


def test_furniture_is_left_out(document: Document) -> None:
    assert "Related Content" in document.text
    assert "Related Content" not in document.masked


def test_vote(extraction: Extraction) -> None:
    statement = about(extraction, "pass a resolution")
    assert statement.act == "vote"
    assert statement.speaker is not None
    assert "parliament" in statement.speaker.name.lower()
    resolution = next(i for i in extraction.instruments if i.kind == "resolution")
    assert "passed" in {s.status for s in resolution.statuses}
    assert resolution.binding is False
    times = [e.time for e in statement.events if e.time is not None]
    assert any(t.value.startswith(("2020-01-04", "2020-01-05", "2020-W01")) for t in times)


def test_letter(extraction: Extraction) -> None:
    statement = about(extraction, "repositioning forces")
    assert statement.form == "direct"
    assert statement.content.text.startswith("“Sir, in due deference")
    assert statement.speaker is not None
    assert statement.speaker.kind == "document"
    letter = next(i for i in extraction.instruments if i.kind == "letter")
    assert letter.signatory == "William Seely"
    signatory = next(a for a in extraction.actors if a.name == "William Seely")
    assert (signatory.roles[0].title, signatory.roles[0].affiliation) == (
        "Brig. Gen.", "U.S. Marine Corps",
    )  # fmt: skip


def test_milley_disavows(extraction: Extraction) -> None:
    statement = about(extraction, "should not have been released")
    assert statement.act == "retract"
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.role) == ("Mark Milley", "chairman")
    assert statement.content.text.count("“") == 3
    letter = next(i for i in extraction.instruments if i.kind == "letter")
    assert {"draft", "disavowed"} <= {s.status for s in letter.statuses}


def test_esper_says_two_things(extraction: Extraction) -> None:
    his = [s for s in extraction.statements if s.speaker and s.speaker.name == "Mark Esper"]
    denial = about(extraction, "there are no plans to leave")
    assert denial in his
    assert len(his) >= 2
    assert denial.act == "deny"
    assert denial.factuality is not None
    assert denial.factuality <= -2


def test_trump_threatens(extraction: Extraction) -> None:
    statement = about(extraction, "to sanction the Iraqi economy")
    assert statement.act == "threaten"
    assert statement.speaker is not None
    assert statement.speaker.name.endswith("Trump")
    assert statement.condition is not None
    assert statement.condition.text.startswith("if the regime followed through")
    sanction = next(e for e in statement.events if e.lemma == "sanction")
    assert sanction.author <= 1
    assert (sanction.speaker or 0) <= 1


def test_esper_suggested(extraction: Extraction) -> None:
    statement = about(extraction, "getting ready to reposition")
    assert statement.speaker is not None
    assert statement.speaker.name == "Mark Esper"
    assert statement.content.spans[0] < statement.source.spans[0]  # type: ignore[union-attr]


def test_states_and_groups(extraction: Extraction) -> None:
    kinds = {s.speaker.kind for s in extraction.statements if s.speaker}
    assert {"state", "group"} <= kinds


def test_outlook(extraction: Extraction) -> None:
    assert about(extraction, "That may change").horizon is not None
    unless = about(extraction, "the U.S. is there to stay")
    assert unless.condition is not None
    assert unless.condition.text.startswith("unless something dramatic happens")


def test_opinion_is_kept_apart(extraction: Extraction) -> None:
    assert about(extraction, "worth little").opinion


@pytest.mark.parametrize(
    ("question", "answer", "status"),
    [
        ("Is the US leaving Iraq?", "no", "denied"),
        ("Did Iraq's parliament vote to expel US troops?", "yes", "happened"),
        ("Is the resolution binding?", "no", None),
        ("Was the letter a mistake?", "yes", None),
        ("Has the US imposed sanctions on Iraq?", "no", "threatened"),
        ("Did Iran attack a US base?", "unknown", "none"),
    ],
)
def test_questions(record: Record, question: str, answer: str, status: str | None) -> None:
    verdict = record.ask(question)
    assert verdict.answer == answer
    if status is not None:
        assert verdict.status == status


def test_not_yet_is_kept_as_outlook(record: Record) -> None:
    verdict = record.ask("Is the US leaving Iraq?")
    assert "at least not yet" in verdict.headline.lower()
    assert verdict.outlook
