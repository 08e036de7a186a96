"""An invented article and what it yields, for tests of how things are printed."""

from __future__ import annotations

from dataclasses import replace

from onrecord.types import (
    Actor,
    Document,
    Event,
    Evidence,
    Excerpt,
    Extraction,
    Instrument,
    InstrumentView,
    Span,
    Speaker,
    Statement,
    StatusChange,
    Verdict,
    When,
)

TEXT = (
    "“There are no plans to close the bridge,” said Ines Calloway, the harbour minister. "
    "A memo that leaked on Monday spoke of a closure, if the cracks widened. "
    "The memo looks like a clumsy draft to this column."
)


def excerpt(words: str) -> Excerpt:
    """`words` where they first stand in the article."""
    start = TEXT.index(words)
    return Excerpt((Span(start, start + len(words)),), words)


DOCUMENT = Document(
    id="d1",
    name="bridge",
    text=TEXT,
    body=(Span(0, len(TEXT)),),
    title="Harbour bridge stays open, says minister",
    outlet="Tern Bay Ledger",
    author="R. Quill",
    published="2031-05-06",
)
SPEAKER = Speaker("a1", "Ines Calloway", "person", "harbour minister", "Tern Bay", "apposition")
DENIAL = Statement(
    id="s1",
    doc="d1",
    voice="attributed",
    form="direct",
    source=excerpt("Ines Calloway, the harbour minister"),
    cue=excerpt("said"),
    content=excerpt("“There are no plans to close the bridge,”"),
    sentence=Span(0, 83),
    confidence=0.9,
    speaker=SPEAKER,
    act="deny",
    factuality=-2.75,
    events=(Event(excerpt("close").spans[0], "close", "close", 0.0, -2.75),),
)
MEMO_SAYS = Statement(
    id="s2",
    doc="d1",
    voice="attributed",
    form="indirect",
    source=excerpt("A memo that leaked on Monday"),
    cue=excerpt("spoke"),
    content=excerpt("of a closure, if the cracks widened"),
    sentence=Span(84, 156),
    confidence=0.8,
    act="announce",
    factuality=1.0,
    condition=excerpt("if the cracks widened"),
    said_at=When("2031-05-05", "day", "text", excerpt("Monday").spans[0]),
    instrument="i1",
)
OPINION = Statement(
    id="s3",
    doc="d1",
    voice="author",
    form=None,
    source=None,
    cue=None,
    content=excerpt("The memo looks like a clumsy draft to this column."),
    sentence=Span(157, len(TEXT)),
    confidence=1.0,
    act="believe",
    factuality=None,
    opinion=True,
)
MEMO = Instrument(
    id="i1",
    kind="memo",
    title="A memo that leaked on Monday",
    doc="d1",
    mentions=(excerpt("A memo").spans[0],),
    statuses=(
        StatusChange("leaked", None, excerpt("leaked"), "d1"),
        StatusChange("draft", None, excerpt("draft"), "d1"),
    ),
    binding=False,
)
MINISTER = Actor("a1", "Ines Calloway", "person")
EXTRACTION = Extraction(DOCUMENT, (DENIAL, MEMO_SAYS, OPINION), (MINISTER,), (MEMO,))
VERDICT = Verdict(
    question="Is the bridge closing?",
    proposition="The bridge is closing.",
    as_of="2031-05-06",
    answer="no",
    status="denied",
    p_yes=0.08,
    confidence=0.92,
    headline="No, at least not yet",
    summary="Ines Calloway, who would decide it, denies it [1]. The one sign of a closure is a "
    "leaked memo that looks like a draft [2].",
    evidence=(
        Evidence(
            n=1,
            statement="s1",
            doc="d1",
            bears="against",
            weight=0.9,
            standing="stands",
            reports=3,
            quote="“There are no plans to close the bridge,”",
            spans=DENIAL.content.spans,
            speaker="Ines Calloway",
            authority="decides",
            published="2031-05-06",
            why="a decider denies it",
            features={"match": 0.91, "authority": 1.0},
        ),
        Evidence(
            n=2,
            statement="s2",
            doc="d1",
            bears="for",
            weight=0.1,
            standing="disavowed",
            reports=1,
            quote="of a closure, if the cracks widened",
            spans=MEMO_SAYS.content.spans,
            speaker=None,
            authority="unnamed",
            published=None,
            why="in a memo that no longer counts",
        ),
    ),
    instruments=(
        InstrumentView(
            "i1", "memo", "A memo that leaked on Monday", ("leaked", "draft"), False, (2,)
        ),
    ),
    outlook=("It may close within the year if the cracks widen.",),
    would_change=("An order to close the bridge, signed by the harbour minister.",),
    versions={"attribution": "1"},
)


def copy_of(name: str, extraction: Extraction = EXTRACTION) -> Extraction:
    """The same article under another name."""
    return replace(extraction, document=replace(extraction.document, id=name, name=name))
