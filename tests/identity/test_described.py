"""Whom descriptions mean: examples, leads, headlines, bodies called by their kind, makers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.identity.test_speakers import speaker

if TYPE_CHECKING:
    from spacy.language import Language

LIKE = (
    "Critics like Clara Voss said no. The aides, led by Paul Weber, said yes. Engineers, "
    "including David Stone and Martin Keller, agreed. Talk from sites like Damnet said so. "
    "A man like Paul Weber said nothing. Polls, including one by Norpol, said more."
)
LEAD = (
    "A baker who built a dam in her garden said on Monday that it would hold.\n\n"
    "Clara Voss, 44, had worked at it for years. “It is done,” she said."
)
OTHER = (
    "A baker who built a dam in her garden said on Monday that it would hold.\n\n"
    "Police chief Clara Voss said nobody had asked. “It must go,” she said."
)
FACES = (
    "Governor vows to keep dam\n\nGov. Clara Voss said on Monday that the dam would stay. "
    "The crowd cheered. It rained. Buses came. Some left. Former Gov. Paul Weber was there."
)
LATE = (
    "Republican vows to keep dam\n\n" + "The dam is old. " * 12 + "Rep. Paul Weber (R-Ohio) slept."
)
PAPER = (
    "A Bern newspaper called on Monday for a new dam. It cited the floods.\n\n"
    "The Ansel Herald wrote that the old one was cracked. The newspaper said it was late."
)
PAPERS = (
    "A Bern newspaper called on Monday for a new dam. It cited the floods.\n\n"
    "The Ansel Herald wrote that the old one was cracked. The Bern Tribune said it was not."
)
GROUP = (
    "The Ansel Dam Alliance met in Bern on Monday. The group said the dam was old. "
    "A militant group came too. The group said it was new."
)
AGENCY = (
    "The Norpol news agency said the dam was old. A Norpol office said it was new. "
    "Officials came. The Norpol board said no."
)
FIRM = (
    "Shares of rivals fell. A Vantor spokeswoman told reporters that the company regretted the "
    "flood in Bern."
)
COURT = (
    "A three-judge panel of the Ansel Court of Appeals ruled on Monday that the dam may stay. "
    "“It is safe,” the ruling said. A panel of the Harbour Institute disagreed."
)
MAKERS = (
    "Clara Voss wrote a memoir in Bern. According to her account, the dam was old. The book said "
    "it leaked."
)
POLL = (
    "A new poll shows that the dam is hated.\n\nThe Norpol/Ansel opinion poll was held in May. "
    "The survey found little joy. A study that appeared in the Harbour Journal found more."
)
STATES = (
    "Rep. Clara Voss, the top Democrat on the panel, wrote on Monday. The Ohio congresswoman said "
    "the dam was old. Sen. Paul Weber of Utah came. The Iowa senator said no."
)
WAS = (
    "Clara Voss, who was the port's doctor, came on Monday. Paul Weber is not a judge. "
    "The former doctor said the dam was old. The judge said no."
)
TEAM = (
    "Clara Voss, the Liberal candidate, lost in Bern on Monday. Her team said the count was wrong. "
    "Paul Weber, a coach, won. His team said nothing."
)
PAIR = (
    "The dam is loved by Paul Weber and Clara Voss, who say it will hold. "
    "It is hated by the sister of Martin Keller and David Stone, who says it will not."
)


def name_of(nlp: Language, text: str, words: str, nth: int = 0) -> str | None:
    found = speaker(nlp, text, words, nth)
    named = found.kind in {"person", "organisation"} and "described" not in found.how
    return found.name if named else None


@pytest.mark.parametrize(
    ("text", "words", "nth", "name"),
    [
        (LIKE, "Critics like Clara Voss", 0, "Clara Voss"),
        (LIKE, "The aides, led by Paul Weber,", 0, "Paul Weber"),
        (
            LIKE,
            "Engineers, including David Stone and Martin Keller,",
            0,
            "David Stone; Martin Keller",
        ),
        (LIKE, "Talk from sites like Damnet", 0, None),
        (LIKE, "A man like Paul Weber", 0, None),
        (LIKE, "Polls, including one by Norpol,", 0, None),
        (LEAD, "A baker who built a dam in her garden", 0, "Clara Voss"),
        (OTHER, "A baker who built a dam in her garden", 0, None),
        (FACES, "Governor", 0, "Clara Voss"),
        (LATE, "Republican", 0, None),
        (PAPER, "A Bern newspaper", 0, "Ansel Herald"),
        (PAPER, "The newspaper", 0, "Ansel Herald"),
        (PAPERS, "A Bern newspaper", 0, None),
        (GROUP, "The group", 0, "Ansel Dam Alliance"),
        (GROUP, "The group", 1, None),
        (AGENCY, "The Norpol news agency", 0, "Norpol"),
        (AGENCY, "A Norpol office", 0, "Norpol’s office"),
        (AGENCY, "The Norpol board", 0, None),
        (FIRM, "the company", 0, "Vantor"),
        (COURT, "A three-judge panel of the Ansel Court of Appeals", 0, "Ansel Court of Appeals"),
        (COURT, "A panel of the Harbour Institute", 0, None),
        (STATES, "The Ohio congresswoman", 0, "Clara Voss"),
        (STATES, "The Iowa senator", 0, None),
        (WAS, "The former doctor", 0, "Clara Voss"),
        (WAS, "The judge", 0, None),
        (TEAM, "Her team", 0, "Clara Voss’s campaign"),
        (TEAM, "His team", 0, "Paul Weber’s team"),
        (PAIR, "who", 0, "Paul Weber; Clara Voss"),
    ],
)
def test_source(nlp: Language, text: str, words: str, nth: int, name: str | None) -> None:
    assert name_of(nlp, text, words, nth) == name, speaker(nlp, text, words, nth)


@pytest.mark.parametrize(
    ("text", "words", "maker"),
    [
        (MAKERS, "her account", "Clara Voss"),
        (MAKERS, "The book", "Clara Voss"),
        (COURT, "the ruling", "Ansel Court of Appeals"),
        (POLL, "A new poll", "Norpol/Ansel"),
        (POLL, "The survey", "Norpol/Ansel"),
        (POLL, "A study that appeared in the Harbour Journal", "Harbour Journal"),
    ],
)
def test_a_document_has_its_makers_affiliation(
    nlp: Language, text: str, words: str, maker: str
) -> None:
    found = speaker(nlp, text, words)
    assert (found.kind, found.affiliation) == ("document", maker), found


NAMESAKES = (
    "Brandt hid her plans, doctor says\n\nClara Brandt kept quiet about the dam. Dr. Eva Lind, who "
    "served former President Paul Brandt, said so.\n\nLater Brandt said it was true."
)


def test_a_headlines_surname_is_the_first_ones_below(nlp: Language) -> None:
    assert speaker(nlp, NAMESAKES, "Brandt", 3).name == "Clara Brandt"
