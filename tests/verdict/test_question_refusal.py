"""Questions without a yes or no are refused with a reason and, where near, a better question."""

from __future__ import annotations

import pytest
from spacy.language import Language

from onrecord.errors import QuestionError
from onrecord.verdict.question import MAX_CHARACTERS, parse_question

NEAR = [
    ("When will the navy leave the strait?", '"Will the navy leave the strait?"'),
    ("Why did the bank cut rates?", '"Did the bank cut rates?"'),
    ("How did the strike end?", '"Did the strike end?"'),
    ("Why is the ministry selling the port?", '"Is the ministry selling the port?"'),
    ("Who will win the election?", '"Will <name> win the election?"'),
    ("Who signed the letter?", "Is it true that <name> signed the letter?"),
    ("How many ferries were halted?", '"Were ferries halted?"'),
    ("How many tanks did Chad send to Mali?", '"Did Chad send tanks to Mali?"'),
    ("Who did the king appoint?", '"Did the king appoint <name>?", with a name'),
    ("Which party did Silva leave?", '"Did Silva leave <party>?"'),
    ("Which minister resigned?", '"Is it true that <minister> resigned?"'),
    ("In which year did Malta join?", "a 'which' question"),
    ("Should the court hear the case?", '"Will the court hear the case?"'),
    ("Is the letter real or fake?", '"Is the letter real?"'),
    ("Will the navy stay or leave?", '"Will the navy stay?"'),
    ("Was the game postponed or cancelled?", '"Was the game postponed?"'),
    ("Will Wales vote and will Scotland follow?", '"Will Wales vote?"'),
    ("Did the dam fail? Was anyone hurt?", '"Did the dam fail?"'),
]
REASONS = [
    ("What did the envoy say?", "no yes/no answer"),
    ("Which minister resigned?", "no yes/no answer"),
    ("How many ferries were halted?", "no yes/no answer"),
    ("Where is the missing ferry?", "no yes/no answer"),
    ("In which port did it sink?", "no yes/no answer"),
    ("What?", "no yes/no answer"),
    ("Did Moe and did Dahl resign?", "joins two"),
    ("The navy left and the army stayed.", "joins two"),
    ("", "empty"),
    ("  \n ", "empty"),
    ("?!", "no words"),
    ("Lima", "subject and verb"),
    ("Is?", "subject and verb"),
    ("Is the " + "very " * 120 + "old dam safe?", f"{MAX_CHARACTERS} characters"),
]


@pytest.mark.parametrize(("question", "near"), NEAR)
def test_a_nearby_question_is_offered(nlp: Language, question: str, near: str) -> None:
    with pytest.raises(QuestionError) as caught:
        parse_question(question, nlp)
    assert near in caught.value.message


@pytest.mark.parametrize(("question", "reason"), REASONS)
def test_the_reason_is_given(nlp: Language, question: str, reason: str) -> None:
    with pytest.raises(QuestionError) as caught:
        parse_question(question, nlp)
    assert reason in caught.value.message
    assert caught.value.code == "question"
    assert len(caught.value.name) < 80


@pytest.mark.parametrize(
    "question",
    [
        "Did the army or its allies shell the market?",
        "Will the parties meet and sign the accord?",
        "Does the bill cover cats and dogs?",
        "Did the minister say who leaked the memo?",
    ],
)
def test_yes_no_questions_that_look_like_others_are_kept(nlp: Language, question: str) -> None:
    assert parse_question(question, nlp).text
