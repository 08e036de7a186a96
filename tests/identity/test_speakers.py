"""Sources of invented articles, and who must stand behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.identity.stage import Identifier
from onrecord.types import Speaker
from tests.identity.conftest import attributed, excerpt, make_document

if TYPE_CHECKING:
    from spacy.language import Language

MINE = (
    "Dr. Helena Brandt, director of the Harbour Institute, told reporters that the mine would "
    "close. “It is over,” she said. Brandt added that Defence Minister Pavel Novak had agreed. "
    "Novak denied it. “No decision has been made,” he said."
)
COUSINS = (
    "Martin Keller met his sister Anna Keller in Oslo. Martin Keller leads the firm. "
    "Anna Keller paints. Both live in Norway.\n\nKeller said nothing would change."
)
TWO_MEN = "Paul Weber met David Stone in Bern on Monday. He said the talks went well."
LETTERS = (
    "The letter, signed by Brig. Gen. Thomas Hale, states that the base will close. "
    "A survey found wide support. Court documents show a debt."
)
CROWD = (
    "Residents said the water was foul. A senior official said it was safe. Iraqi nationalists "
    "want change. A Pentagon official said so. Republicans said no. Analysts said yes."
)
STATES = (
    "Iraq said it would stay. Tehran said no. The Kremlin said nothing. The U.S. said the same. "
    "The Iraqi government said the opposite. The Iraqi parliament said maybe."
)
CAMPAIGN = (
    "Laura Jensen lost the debate on Friday. Her campaign said she was ill. "
    "The Jensen campaign said later that she had recovered."
)
HEALTH = (
    "The Global Water Council (GWC) met in Paris on Monday. The GWC said wells were dry. "
    "Ms. Clara Voss and Peter Lind said they would act."
)
ROLE = (
    "Gov. Carla Mendez signed the bill on Monday. Former Senator Lewis Boyd opposed it. "
    "The governor said it was needed. The former senator said it was not. "
    "The secretary said nothing."
)
SPOKES = (
    "Jane Roe, a spokeswoman for the ministry, said the plan stood. "
    "The company’s chief executive, John Madden, said it did not."
)

CASES = [
    (MINE, "Dr. Helena Brandt, director of the Harbour Institute", 0, "Helena Brandt", "person"),
    (MINE, "she", 0, "Helena Brandt", "person"),
    (MINE, "Brandt", 1, "Helena Brandt", "person"),
    (MINE, "Novak", 1, "Pavel Novak", "person"),
    (MINE, "he said", 1, "Pavel Novak", "person"),
    (COUSINS, "Keller said", 0, None, "unnamed"),
    (COUSINS, "Anna Keller", 0, "Anna Keller", "person"),
    (LETTERS, "A survey", 0, "survey", "document"),
    (LETTERS, "Court documents", 0, "Court documents", "document"),
    (CROWD, "Residents", 0, "Residents", "group"),
    (CROWD, "A senior official", 0, None, "unnamed"),
    (CROWD, "Iraqi nationalists", 0, "Iraqi nationalists", "group"),
    (CROWD, "A Pentagon official", 0, None, "unnamed"),
    (CROWD, "Republicans", 0, "Republicans", "group"),
    (CROWD, "Analysts", 0, None, "unnamed"),
    (STATES, "Iraq", 0, "Iraq", "state"),
    (STATES, "The Kremlin", 0, "Kremlin", "organisation"),
    (STATES, "The U.S.", 0, "United States", "state"),
    (STATES, "The Iraqi government", 0, "Iraq", "state"),
    (CAMPAIGN, "Her campaign", 0, "Laura Jensen’s campaign", "organisation"),
    (CAMPAIGN, "The Jensen campaign", 0, "Laura Jensen’s campaign", "organisation"),
    (HEALTH, "The GWC", 0, "Global Water Council", "organisation"),
    (HEALTH, "Ms. Clara Voss and Peter Lind", 0, "Clara Voss; Peter Lind", "person"),
    (ROLE, "The governor", 0, "Carla Mendez", "person"),
    (ROLE, "The former senator", 0, "Lewis Boyd", "person"),
    (ROLE, "The secretary", 0, None, "unnamed"),
]


def speaker(nlp: Language, text: str, words: str, nth: int = 0) -> Speaker:
    """The speaker of one source; ' said' after a word only tells two places apart."""
    at = excerpt(text, words, nth)
    source = excerpt(text[: at.spans[0].end], words.removesuffix(" said"), 0)
    if words.endswith(" said"):
        start = at.spans[0].start
        source = type(at)((type(at.spans[0])(start, start + len(words) - 5),), words[:-5])
    else:
        source = at
    statement = attributed(text, source)
    done, _, _ = Identifier()(make_document(text), nlp(text), (statement,), ())
    assert done[0].speaker is not None
    return done[0].speaker


@pytest.mark.parametrize(("text", "words", "nth", "name", "kind"), CASES)
def test_source(
    nlp: Language, text: str, words: str, nth: int, name: str | None, kind: str
) -> None:
    found = speaker(nlp, text, words, nth)
    assert found.kind == kind, found
    if name is None:
        assert found.id is None
        assert found.name == words.removesuffix(" said")
    else:
        assert found.name == name
        assert found.id is not None


def test_two_candidates_leave_a_pronoun_open(nlp: Language) -> None:
    found = speaker(nlp, COUSINS, "Keller said")
    assert found.how == "unnamed in the text"


def test_role_and_affiliation(nlp: Language) -> None:
    brandt = speaker(nlp, MINE, "Brandt", 1)
    assert (brandt.role, brandt.affiliation) == ("director", "Harbour Institute")
    assert brandt.how == "Brandt → Helena Brandt (named in sentence 1)"
    assert speaker(nlp, MINE, "Novak", 1).role == "Defence Minister"
    roe = speaker(nlp, SPOKES, "Jane Roe, a spokeswoman for the ministry")
    assert (roe.role, roe.affiliation) == ("spokeswoman", "the ministry".removeprefix("the "))
    madden = speaker(nlp, SPOKES, "The company’s chief executive, John Madden")
    assert (madden.name, madden.role) == ("John Madden", "chief executive")
    assert speaker(nlp, ROLE, "The former senator").role == "former Senator"


def test_unnamed_keep_their_affiliation(nlp: Language) -> None:
    assert speaker(nlp, CROWD, "A Pentagon official").affiliation == "Pentagon"


def test_capital_stands_for_its_state(nlp: Language) -> None:
    found = speaker(nlp, STATES, "Tehran")
    assert (found.id, found.name) == ("state:iran", "Iran")


def test_first_person_belongs_to_whoever_is_quoted(nlp: Language) -> None:
    text = "“I said it was dangerous,” Helena Brandt told the court."
    outer = attributed(text, excerpt(text, "Helena Brandt"), "I said it was dangerous")
    inner = attributed(text, excerpt(text, "I"), "it was dangerous")
    done, _, _ = Identifier()(make_document(text), nlp(text), (outer, inner), ())
    assert done[1].speaker is not None
    assert done[1].speaker.name == "Helena Brandt"


def test_title_tells_namesakes_apart(nlp: Language) -> None:
    text = (
        "John Keller and Maria Keller run the bakery. Mrs. Keller said it was sold. "
        "Mr. Keller said it was not."
    )
    assert speaker(nlp, text, "Mrs. Keller").name == "Maria Keller"
    assert speaker(nlp, text, "Mr. Keller").name == "John Keller"


def test_a_central_bank_goes_by_its_name(nlp: Language) -> None:
    text = "The Fed left rates alone. The BoE said it would follow. Later the Fed said no more."
    assert speaker(nlp, text, "The BoE").name == "Bank of England"
    assert speaker(nlp, text, "the Fed").name == "Federal Reserve"


def test_letters_of_two_bodies_are_spelt_out_by_the_text_alone(nlp: Language) -> None:
    cricket = "The England and Wales Cricket Board met on Monday. The ECB said the tour was off."
    assert speaker(nlp, cricket, "The ECB").name != "European Central Bank"
    alone = "The tour was called off. The ECB said it was sorry."
    assert speaker(nlp, alone, "The ECB").name != "European Central Bank"
