"""A verdict with its articles, in part hostile, for tests of pages."""

from __future__ import annotations

from dataclasses import replace

from onrecord.apps.web.material import Material
from onrecord.types import Considered, InstrumentView, StatusChange, Verdict, When
from tests.apps.cli.examples import (
    DENIAL,
    DOCUMENT,
    EXTRACTION,
    MEMO,
    MEMO_SAYS,
    OPINION,
    VERDICT,
    excerpt,
)

ATTACK = "<script>document.title='taken'</script>\"'><img src=x onerror=\"document.title='taken'\">"
OTHER = replace(
    DOCUMENT,
    id="d2",
    name="other",
    outlet="Gull Island Times",
    url="https://gull.example/a?b=1&c=2",
)
REPEATED = replace(DENIAL, id="s9", doc="d2")
MATERIAL = Material(
    statements={s.id: s for s in (DENIAL, MEMO_SAYS, OPINION, REPEATED)},
    documents={DOCUMENT.id: DOCUMENT, OTHER.id: OTHER},
    marked={DOCUMENT.id: (DENIAL, MEMO_SAYS, OPINION), OTHER.id: (REPEATED,)},
)
REPEAT = Considered(
    "s9", "other", "Ines Calloway", DENIAL.content.text, "2031-05-06", 0.9, 1.0, 0.9, -0.8,
    "repeat", 1, "the same utterance as [1]",
)  # fmt: skip
ASIDE = replace(
    REPEAT, statement="s3", quote=OPINION.content.text, outcome="off_topic", n=None,
    why="about the event with 0.10, where 0.35 is needed",
)  # fmt: skip
HISTORY = (
    StatusChange("leaked", When("2031-05-05", "day", "text"), excerpt("leaked"), "d1"),
    StatusChange("draft", None, excerpt("draft"), "d1", "this column"),
)
FULL = replace(
    VERDICT,
    considered=(REPEAT, ASIDE),
    instruments=(replace(VERDICT.instruments[0], history=HISTORY),),
)


def hostile() -> tuple[Verdict, Material]:
    """The same, an attack in every word that comes from the web."""
    said = replace(
        DENIAL,
        content=replace(DENIAL.content, text=ATTACK),
        speaker=replace(DENIAL.speaker, name=ATTACK, role=ATTACK) if DENIAL.speaker else None,
        condition=replace(DENIAL.content, text=ATTACK),
    )
    text = DOCUMENT.text + ATTACK
    document = replace(
        DOCUMENT, text=text, title=ATTACK, outlet=ATTACK, author=ATTACK, name=ATTACK,
        published=ATTACK, url="javascript:document.title='taken'",
    )  # fmt: skip
    change = replace(HISTORY[1], by=ATTACK, evidence=replace(HISTORY[1].evidence, text=ATTACK))
    view = InstrumentView("i1", "memo", ATTACK, ("draft",), None, (1,), (change,))
    evidence = tuple(
        replace(e, quote=ATTACK, speaker=ATTACK, why=ATTACK, features={ATTACK: 0.5})
        for e in VERDICT.evidence
    )
    told = replace(REPEAT, speaker=ATTACK, quote=ATTACK, doc=ATTACK, why=ATTACK, published=ATTACK)
    verdict = replace(
        FULL, question=ATTACK, proposition=ATTACK, headline=ATTACK, summary=ATTACK + " [1]",
        evidence=evidence, instruments=(view,), outlook=(ATTACK,), would_change=(ATTACK,),
        versions={ATTACK: ATTACK}, considered=(told,), as_of="2031-05-06",
    )  # fmt: skip
    return verdict, replace(
        MATERIAL,
        statements={**MATERIAL.statements, DENIAL.id: said},
        documents={document.id: document, OTHER.id: replace(OTHER, title=ATTACK)},
        marked={document.id: (said, MEMO_SAYS)},
    )


__all__ = ["ATTACK", "EXTRACTION", "FULL", "MATERIAL", "MEMO", "hostile"]
