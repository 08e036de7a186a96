"""The verdict in words: every sentence has its number, and says no more than its evidence."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from onrecord.types import (
    Act,
    Authority,
    Bearing,
    Document,
    Evidence,
    Excerpt,
    Proposition,
    Span,
    Speaker,
    Standing,
    Statement,
)
from onrecord.verdict.bearing import Commitment, Reading
from onrecord.verdict.considered import considered
from onrecord.verdict.explain import headline, summary
from onrecord.verdict.matching import Match
from onrecord.verdict.outlook import outlook, would_change
from onrecord.verdict.retrieve import Candidate
from onrecord.verdict.stance import Stance
from onrecord.verdict.voices import Voice
from onrecord.verdict.weigh import Judgement, Weighed

CLAIM = Proposition("Has it closed?", "The plant has closed", "plant", ("close",), (), "past")
NO = Judgement("no", "denied", 0.1, 0.9)
YES = Judgement("yes", "happened", 0.9, 0.9)


def weighed(
    n: int,
    text: str,
    bears: Bearing,
    weight: float,
    *,
    name: str | None = None,
    commitment: Commitment = "denied",
    authority: Authority = "decides",
    act: Act = "assert",
    standing: Standing = "stands",
    because: str = "",
    condition: str | None = None,
    published: str = "2031-05-06",
) -> Weighed:
    """A voice; with a name, its text is `SOURCE said CONTENT.`"""
    document = Document(
        f"d{n}", f"d{n}", text, (Span(0, len(text)),), outlet="Gull Times", published=published
    )
    whole = Excerpt((Span(0, len(text)),), text)
    made = Statement(f"s{n}", f"d{n}", "author", None, None, None, whole, Span(0, len(text)), 0.9)
    if name is not None:
        source, _, content = text.partition(" said ")
        at = len(source)
        made = replace(
            made, voice="attributed", form="indirect", act=act,
            source=Excerpt((Span(0, at),), source), cue=Excerpt((Span(at + 1, at + 5),), "said"),
            content=Excerpt((Span(at + 6, len(text)),), content),
            speaker=Speaker(f"a{n}", name, "person", None, None, "named"),
        )  # fmt: skip
    if condition is not None:
        start = text.index(condition)
        span = Span(start, start + len(condition))
        made = replace(made, condition=Excerpt((span,), condition), act="predict")
    candidate = Candidate(made, document, 0.8, 0.5)
    reading = Reading(candidate, Stance(0, 0, 1, 0), Match(1.0, True, True), commitment, 0.5, 0.9)
    voice = Voice(reading, (reading,), 1, authority, standing, because)
    return Weighed(voice, bears, weight, {"authority": 1.0})


def evidence(*shown: Weighed) -> list[Evidence]:
    found = []
    for n, item in enumerate(shown, 1):
        best = item.voice.best
        found.append(
            Evidence(
                n, best.statement.id, best.candidate.document.name, item.bears, item.weight,
                item.voice.standing, item.voice.reports, best.statement.content.text,
                best.statement.content.spans, None, item.voice.authority,
                best.candidate.document.published, "",
            )
        )  # fmt: skip
    return found


DENIAL = weighed(1, "She said it would stay open.", "against", 0.8, name="Ana Quist")
REPORT = weighed(
    2, "The plant has closed.", "for", 0.6, commitment="realised", authority="observer"
)
FALLEN = weighed(
    3, "He said it was closing.", "for", 0.0, name="Bo Lind", standing="superseded",
    because="Bo Lind later took the opposite position",
)  # fmt: skip


def test_each_sentence_of_a_summary_has_its_number() -> None:
    shown = [DENIAL, REPORT, FALLEN]
    text = summary(NO, shown, evidence(*shown))
    assert text == (
        "Ana Quist said it would stay open [1]. "
        "Against this, Gull Times reports: “The plant has closed” [2]. "
        "What Bo Lind said (“it was closing”) no longer counts: Bo Lind later took the opposite "
        "position [3]."
    )
    assert len(re.findall(r"\[\d\]\.(?: |$)", text)) == 3


def test_the_side_of_the_answer_is_told_first() -> None:
    text = summary(YES, [DENIAL, REPORT], evidence(DENIAL, REPORT))
    assert text.startswith(
        "Gull Times reports: “The plant has closed” [2]. Against this, Ana Quist"
    )


def test_a_light_voice_stays_out_of_the_summary() -> None:
    light = replace(REPORT, weight=0.1)
    assert "Gull Times" not in summary(NO, [DENIAL, light], evidence(DENIAL, light))


def test_of_nothing_nothing_is_said() -> None:
    unknown = Judgement("unknown", "none", 0.3, 0.5)
    assert summary(unknown, [], []) == "Nothing on record bears on the question."
    assert headline(unknown, [], (), CLAIM) == "UNKNOWN. Nothing on record bears on it."
    assert outlook(unknown, [], []) == ()


@pytest.mark.parametrize(
    ("judgement", "shown", "ahead", "claim", "expected"),
    [
        (NO, [DENIAL], (), CLAIM, "NO. Ana Quist, who would decide it, denies it."),
        (NO, [DENIAL], ("x",), CLAIM, "NO, at least not yet. Ana Quist, who would decide it,"),
        (NO, [DENIAL], ("x",), replace(CLAIM, aspect="state"), "NO. Ana Quist"),
        (NO, [REPORT], (), CLAIM, "NO. What is on record speaks against it."),
        (YES, [REPORT], (), CLAIM, "YES. It is reported as fact."),
        (Judgement("disputed", "rumoured", 0.5, 0.5), [DENIAL], (), CLAIM, "DISPUTED. Statements"),
        (
            YES, [DENIAL], (), replace(CLAIM, negated=True, text="The plant has not closed"),
            "YES. The record bears this out: “The plant has not closed.”",
        ),
    ],
)  # fmt: skip
def test_headlines(
    judgement: Judgement,
    shown: list[Weighed],
    ahead: tuple[str, ...],
    claim: Proposition,
    expected: str,
) -> None:
    assert headline(judgement, shown, ahead, claim).startswith(expected)


def test_a_reason_is_laid_only_to_those_who_go_so_far() -> None:
    decided = Judgement("yes", "decided", 0.9, 0.9)
    musing = weighed(
        1, "She said it might close.", "for", 0.5, name="Ana Quist", commitment="rumoured"
    )
    assert headline(decided, [musing], (), CLAIM) == "YES. It is reported as decided."
    firm = replace(
        musing, voice=replace(musing.voice, best=replace(musing.voice.best, commitment="decided"))
    )
    assert headline(decided, [firm], (), CLAIM).startswith("YES. Ana Quist, able to decide it, has")


def test_what_would_change_it_names_who_and_cites_conditions() -> None:
    threat = weighed(
        2, "He said it would close unless rents fall.", "context", 0.1, name="Bo Lind",
        authority="observer", condition="unless rents fall",
    )  # fmt: skip
    shown = [DENIAL, threat]
    told = would_change(NO, shown, evidence(*shown))
    assert told[0] == "A decision, an order or a confirmation by Ana Quist."
    assert told[1] == "Whether a condition is met that Lind names: “unless rents fall” [2]."
    ahead = outlook(NO, shown, evidence(*shown))
    assert ahead == ("Bo Lind said it would close unless rents fall [2].",)


def test_a_forecast_that_was_overtaken_is_no_outlook() -> None:
    old = weighed(
        2, "He said it will stay unless rents fall.", "against", 0.1, name="Bo Lind",
        condition="unless rents fall", published="2031-05-01",
    )  # fmt: skip
    assert outlook(YES, [REPORT, old], evidence(REPORT, old)) == ()


def test_all_that_was_retrieved_is_told() -> None:
    shown = [DENIAL, REPORT]
    best = DENIAL.voice.best
    again = replace(
        best, candidate=replace(best.candidate, statement=replace(best.statement, id="s9"))
    )
    far = replace(again, topical=0.1, candidate=replace(
        best.candidate, statement=replace(best.statement, id="s8")
    ))  # fmt: skip
    heavy = replace(DENIAL, voice=replace(DENIAL.voice, readings=(best, again)))
    readings = [best, again, far, FALLEN.voice.best]
    told = considered(readings, [far.candidate], [heavy, REPORT, FALLEN], evidence(*shown))
    assert [(c.statement, c.outcome, c.n) for c in told] == [
        ("s1", "evidence", 1), ("s9", "repeat", 1), ("s8", "off_topic", None),
        ("s3", "lighter", None), ("s8", "unread", None),
    ]  # fmt: skip
    assert told[1].why == "the same utterance as [1]"
    assert told[2].topical == 0.1
    assert told[4].topical is None


def test_readings_are_told_as_they_bear_on_the_claim() -> None:
    turned = [replace(e, bears="for") for e in evidence(DENIAL)]
    (told,) = considered([DENIAL.voice.best], [], [DENIAL], turned)
    assert told.why == "for, weight 0.80"
