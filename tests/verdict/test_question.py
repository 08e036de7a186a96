"""Yes/no questions read as propositions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from onrecord.errors import QuestionError
from onrecord.types import Proposition
from onrecord.verdict.question import parse_question

TEXTS = [
    (
        "Did the Norwegian government approve the wolf cull?",
        "The Norwegian government approved the wolf cull",
    ),
    ("Has the ceasefire in Yemen collapsed?", "The ceasefire in Yemen has collapsed"),
    ("Is Denmark closing its border with Germany?", "Denmark is closing its border with Germany"),
    ("Are the ferries to Crete still running?", "The ferries to Crete are still running"),
    ("Were the hostages in Manila freed?", "The hostages in Manila were freed"),
    (
        "Will the ECB raise interest rates before September 2022?",
        "The ECB will raise interest rates before September 2022",
    ),
    ("Does the new treaty ban cluster bombs?", "The new treaty bans cluster bombs"),
    ("Do Swiss banks report foreign accounts?", "Swiss banks report foreign accounts"),
    (
        "Have prosecutors dropped the charges against the mayor?",
        "Prosecutors have dropped the charges against the mayor",
    ),
    ("Had the dam been inspected before it failed?", "The dam had been inspected before it failed"),
    ("Would the Senate ratify the agreement?", "The Senate would ratify the agreement"),
    ("Can the airline avoid bankruptcy?", "The airline can avoid bankruptcy"),
    ("Could Lebanon default on its debt?", "Lebanon could default on its debt"),
    ("Is Chile going to rewrite its constitution?", "Chile is going to rewrite its constitution"),
    (
        "Is the central bank about to devalue the naira?",
        "The central bank is about to devalue the Naira",
    ),
    ("Are there plans to expand the airport?", "There are plans to expand the airport"),
    ("Is there evidence of fraud?", "There is evidence of fraud"),
    ("Were there survivors?", "There were survivors"),
    ("Isn't Poland buying Korean tanks?", "Poland is buying Korean tanks"),
    ("Hasn't the strike ended?", "The strike has ended"),
    ("Didn't the union reject the offer?", "The union rejected the offer"),
    ("Won't the court hear the appeal?", "The court will hear the appeal"),
    ("Can't the mayor veto the budget?", "The mayor can veto the budget"),
    ("Has Peru not extradited the general?", "Peru has not extradited the general"),
    ("Did Finland not join the alliance?", "Finland did not join the alliance"),
    (
        "Is it true that the bridge was built without a permit?",
        "The bridge was built without a permit",
    ),
    ("Is it the case that rents have doubled?", "Rents have doubled"),
    ("Do you think the coalition will survive?", "The coalition will survive"),
    ("Is there any truth to rumours that the bank is insolvent?", "The bank is insolvent"),
    ("The dam has failed, hasn't it?", "The dam has failed"),
    ("The coalition is going to collapse, right?", "The coalition is going to collapse"),
    ("Kenya is lifting the ban on logging.", "Kenya is lifting the ban on logging"),
    ("Kenya to lift logging ban?", "Kenya is to lift logging ban"),
    ("Rail strike cancelled?", "Rail strike cancelled"),
    ("Minister resigns over leaked emails", "Minister resigns over leaked emails"),
    ("is the dutch government collapsing?", "The Dutch government is collapsing"),
    (
        "Did Brazil’s supreme court bar Bolsonaro from office?",
        "Brazil's supreme court barred Bolsonaro from office",
    ),
    ("Will Ana Brnabić stay prime minister ?", "Ana Brnabić will stay prime minister"),
    ("Is the vaccine safe?", "The vaccine is safe"),
    ("Is the mayor of Lagos under arrest?", "The mayor of Lagos is under arrest"),
    ("Was the election in Malawi fair?", "The election in Malawi was fair"),
    ("Is Sweden in NATO?", "Sweden is in NATO"),
    ("Was Ivar Moe the author of the memo?", "Ivar Moe was the author of the memo"),
    (
        "Did lawmakers vote to abolish the death penalty?",
        "Lawmakers voted to abolish the death penalty",
    ),
    ("Does Ethiopia plan to fill the dam?", "Ethiopia plans to fill the dam"),
    ("Has Egypt threatened to bomb the dam?", "Egypt has threatened to bomb the dam"),
    ("Did the two leaders agree to meet in Oslo?", "The two leaders agreed to meet in Oslo"),
    (
        "Did rebels shell the market and burn the school?",
        "Rebels shelled the market and burned the school",
    ),
    (
        "Will the plant in Fukushima release the water by the end of 2023?",
        "The plant in Fukushima will release the water by the end of 2023",
    ),
    (
        "Did inflation in Turkey exceed 80% in October 2022?",
        "Inflation in Turkey exceeded 80% in October 2022",
    ),
    ("Did the volcano erupt on 15 January 2022?", "The volcano erupted on 15 January 2022"),
    ("In 2019, did Greenland reject the offer?", "In 2019, Greenland rejected the offer"),
    ("Will anyone be prosecuted over the fire?", "Someone will be prosecuted over the fire"),
    (
        "Has the company that made the trains gone bankrupt?",
        "The company that made the trains has gone bankrupt",
    ),
    ("Did what the envoy said anger Tehran?", "What the envoy said angered Tehran"),
    ("Did the ship carrying grain leave Odesa?", "The ship carrying grain left Odesa"),
    ("Is the hospital being evacuated?", "The hospital is being evacuated"),
    ("Has a deal been struck?", "A deal has been struck"),
    ("Did Ghana's president sign the bill into law?", "Ghana's president signed the bill into law"),
    ("Are teachers on strike?", "Teachers are on strike"),
    ("Has the IMF imposed conditions on Pakistan?", "The IMF has imposed conditions on Pakistan"),
    ("Did Apple and Google remove the app?", "Apple and Google removed the app"),
    ("Does Iceland have an army?", "Iceland has an army"),
    ("Has Cuba got enough fuel?", "Cuba has got enough fuel"),
    (
        "Did the tribunal rule that the border was illegal?",
        "The tribunal ruled that the border was illegal",
    ),
    (
        "Is Bolivia's lithium contract with the Chinese consortium legally binding?",
        "Bolivia's lithium contract with the Chinese consortium is legally binding",
    ),
    (
        "Did the king sack the prime minister's brother?",
        "The king sacked the prime minister's brother",
    ),
    ("Was the general who led the coup arrested?", "The general who led the coup was arrested"),
    (
        "Was the report leaked to the press by an aide?",
        "The report was leaked to the press by an aide",
    ),
    ("Are US and Korean troops holding drills?", "US and Korean troops are holding drills"),
    ("Do most economists expect a recession?", "Most economists expect a recession"),
    ("Is Kosovo a state?", "Kosovo is a state"),
    ("Did the strike cost the port money?", "The strike cost the port money"),
    (
        "Was the king crowned in Westminster Abbey on May 6, 2023?",
        "The king was crowned in Westminster Abbey on May 6, 2023",
    ),
    ("Has anything been found?", "Something has been found"),
    ("Did they find the submarine?", "They found the submarine"),
    ("So, did the bill pass?", "The bill passed"),
    ("Did the bill pass or not?", "The bill passed"),
    ("Is the mine closed yet?", "The mine is closed"),
    ("Did Nokia ever make tyres?", "Nokia made tyres"),
    ("No plans to close the mine?", "There are no plans to close the mine"),
    ("French troops leaving Niger", "French troops are leaving Niger"),
    ("Ministers not planning to quit?", "Ministers are not planning to quit"),
    (
        "Did Iraq's parliament vote to expel US troops?",
        "Iraq's parliament voted to expel US troops",
    ),
    ("Is the US leaving Iraq?", "The US is leaving Iraq"),
    ("Is the resolution binding?", "The resolution is binding"),
    ("Was the letter a mistake?", "The letter was a mistake"),
    ("Has the US imposed sanctions on Iraq?", "The US has imposed sanctions on Iraq"),
    ("US to leave Iraq?", "US is to leave Iraq"),
    ("Does the union plan to sue?", "The union plans to sue"),
    ("Has the general not resigned yet?", "The general has not resigned"),
    ("DID THE COURT STRIKE DOWN THE LAW?", "The court struck down the law"),
    ("  Will   Lima host the games ?", "Lima will host the games"),
    ("“Is Denmark closing its border?”", "Denmark is closing its border"),
    ("Is it false that the dam failed?", "It is not true that the dam failed"),
]

PARTS: list[tuple[str, str, tuple[str, ...], str, bool]] = [
    ("Are the ferries to Crete still running?", "ferries to Crete", ("run",), "present", False),
    ("Could Lebanon default on its debt?", "Lebanon", ("default",), "future", False),
    ("Is Chile going to rewrite its constitution?", "Chile", ("rewrite",), "future", False),
    ("Are there plans to expand the airport?", "plans", ("plan", "expand"), "future", False),
    ("Is there evidence of fraud?", "evidence", ("evidence",), "state", False),
    ("Isn't Poland buying Korean tanks?", "Poland", ("buy",), "present", False),
    ("Is Poland not buying Korean tanks?", "Poland", ("buy",), "present", True),
    ("Has Peru not extradited the general?", "Peru", ("extradite",), "past", True),
    ("Kenya to lift logging ban?", "Kenya", ("lift",), "future", False),
    ("Minister resigns over leaked emails", "Minister", ("resign",), "present", False),
    ("Is Sweden in NATO?", "Sweden", ("in", "nato"), "state", False),
    ("Was Ivar Moe the author of the memo?", "Ivar Moe", ("author",), "state", False),
    (
        "Did lawmakers vote to abolish the death penalty?",
        "lawmakers",
        ("vote", "abolish"),
        "past",
        False,
    ),
    ("Does Ethiopia plan to fill the dam?", "Ethiopia", ("plan", "fill"), "future", False),
    (
        "Did rebels shell the market and burn the school?",
        "rebels",
        ("shell", "burn"),
        "past",
        False,
    ),
    (
        "Has the company that made the trains gone bankrupt?",
        "company that made the trains",
        ("go", "bankrupt"),
        "past",
        False,
    ),
    ("Is the hospital being evacuated?", "hospital", ("evacuate",), "present", False),
    ("Has the IMF imposed conditions on Pakistan?", "IMF", ("impose", "condition"), "past", False),
    ("Does Iceland have an army?", "Iceland", ("have", "army"), "state", False),
    ("Has Cuba got enough fuel?", "Cuba", ("get", "fuel"), "state", False),
    (
        "Is Bolivia's lithium contract with the Chinese consortium legally binding?",
        "Bolivia's lithium contract with the Chinese consortium",
        ("binding",),
        "state",
        False,
    ),
    ("No plans to close the mine?", "plans", ("plan", "close"), "future", True),
    ("French troops leaving Niger", "French troops", ("leave",), "present", False),
    ("Was the letter a mistake?", "letter", ("mistake",), "state", False),
    ("Does the union plan to sue?", "union", ("plan", "sue"), "future", False),
    ("DID THE COURT STRIKE DOWN THE LAW?", "court", ("strike", "down", "law"), "past", False),
    ("Is it false that the dam failed?", "dam", ("fail",), "past", True),
]


@pytest.mark.parametrize(("question", "text"), TEXTS)
def test_text(nlp: Language, question: str, text: str) -> None:
    assert parse_question(question, nlp).text == text


@pytest.mark.parametrize(("question", "subject", "predicate", "aspect", "negated"), PARTS)
def test_parts(
    nlp: Language,
    question: str,
    subject: str,
    predicate: tuple[str, ...],
    aspect: str,
    negated: bool,
) -> None:
    found = parse_question(question, nlp)
    assert (found.subject, found.predicate) == (subject, predicate)
    assert (found.aspect, found.negated) == (aspect, negated)


@pytest.mark.parametrize(
    ("question", "objects"),
    [
        ("Has the US imposed sanctions on Iraq?", ("sanctions", "Iraq")),
        ("Will Lima host the Pan American Games 2031?", ("Pan American Games 2031",)),
        ("Did the volcano erupt on 15 January 2022?", ()),
        ("Will Poland lose the semi-finals?", ("semi-finals",)),
    ],
)
def test_objects(nlp: Language, question: str, objects: tuple[str, ...]) -> None:
    assert parse_question(question, nlp).objects == objects


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("is the dutch government collapsing", "Is the Dutch government collapsing?"),
        ("is the us leaving iraq?", "Is the US leaving Iraq?"),
        ("Didn’t the union reject the offer ?", "Didn't the union reject the offer?"),
        ("Did n't the union reject the offer ?", "Didn't the union reject the offer?"),
        ("will the uk leave the eu?", "Will the UK leave the EU?"),
    ],
)
def test_spelling_does_not_matter(nlp: Language, typed: str, meant: str) -> None:
    one, other = parse_question(typed, nlp), parse_question(meant, nlp)
    assert (one.text, one.predicate, one.negated) == (other.text, other.predicate, other.negated)


def test_question_is_kept_as_asked(nlp: Language) -> None:
    assert parse_question(" Is Denmark closing? ", nlp).question == "Is Denmark closing?"


def outcome(nlp: Language, text: str) -> Proposition | QuestionError:
    """What becomes of a text; any other error fails the test."""
    try:
        return parse_question(text, nlp)
    except QuestionError as error:
        return error


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_gives_a_proposition_or_a_question_error(nlp: Language, text: str) -> None:
    found = outcome(nlp, text)
    assert found.message if isinstance(found, QuestionError) else found.text and found.predicate


WORDS = "is are did has will who the a mayor union of in and or not plan leave resign harbour ? ,"


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=12))
def test_any_words_give_a_proposition_or_a_question_error(nlp: Language, words: list[str]) -> None:
    found = outcome(nlp, " ".join(words))
    if isinstance(found, QuestionError):
        assert found.message
    else:
        assert found.text[0] == found.text[0].upper()
        assert found.predicate
