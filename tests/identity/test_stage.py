"""The stage as a whole: voices, actors, instruments, and what holds for any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.identity.agents import agent_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import fold
from onrecord.identity.stage import Identifier
from onrecord.types import Excerpt, Instrument, Span, Statement
from tests.identity.conftest import attributed, excerpt, in_own_voice, make_document

if TYPE_CHECKING:
    from spacy.language import Language

VOTE = (
    "The Latvian Parliament voted on Monday to expel the envoy. Foreign Minister Ilze Kalnina "
    "threatened to close the border if the envoy stayed. The border is long."
)


def test_author_voice_gives_the_agent_or_the_byline(nlp: Language) -> None:
    threat = "Foreign Minister Ilze Kalnina threatened to close the border"
    statements = (
        in_own_voice(VOTE, "The Latvian Parliament voted on Monday to expel the envoy", "vote"),
        in_own_voice(VOTE, threat, "threaten"),
        in_own_voice(VOTE, "The border is long"),
    )
    document = make_document(VOTE, author="Nora Field", outlet="The Baltic Post")
    done, actors, _ = Identifier()(document, nlp(VOTE), statements, ())
    first, second, third = (s.speaker for s in done)
    assert first is not None
    assert second is not None
    assert third is not None
    assert first.id == "organisation:latvia-parliament"
    assert first.how == "agent of 'voted' in the author's voice"
    assert (second.name, second.role) == ("Ilze Kalnina", "Foreign Minister")
    assert (third.id, third.how) == ("person:nora-field", "byline")
    agent = agent_of(done[1], nlp(VOTE), actors)
    assert agent is not None
    assert agent.id == "person:ilze-kalnina"


def test_without_byline_the_outlet_speaks_and_without_both_nobody(nlp: Language) -> None:
    statement = in_own_voice(VOTE, "The border is long")
    parse = nlp(VOTE)
    outlet, _, _ = Identifier()(
        make_document(VOTE, outlet="The Baltic Post"), parse, (statement,), ()
    )
    nobody, _, _ = Identifier()(make_document(VOTE), parse, (statement,), ())
    assert outlet[0].speaker is not None
    assert outlet[0].speaker.kind == "organisation"
    assert nobody[0].speaker is None


def test_no_source_no_speaker(nlp: Language) -> None:
    text = "It was reported that the bridge had fallen."
    body = excerpt(text, "the bridge had fallen")
    statement = Statement("s", "d0", "attributed", None, None, None, body, Span(0, 9), 1.0)
    done, _, _ = Identifier()(make_document(text), nlp(text), (statement,), ())
    assert done[0].speaker is None


def test_letter_speaks_and_its_signatory_is_a_person(nlp: Language) -> None:
    text = "The letter, signed by U.S. Marine Corps Brig. Gen. Thomas Hale, states that they leave."
    mention = excerpt(text, "letter").spans[0]
    letter = Instrument(
        "i1", "letter", "letter of 6 May", "d0", (mention,), signatory="Brig. Gen. Thomas Hale"
    )
    source = excerpt(text, "The letter, signed by U.S. Marine Corps Brig. Gen. Thomas Hale")
    done, actors, instruments = Identifier()(
        make_document(text), nlp(text), (attributed(text, source),), (letter,)
    )
    speaker = done[0].speaker
    assert speaker is not None
    assert (speaker.kind, speaker.name) == ("document", "letter of 6 May")
    assert instruments[0].signatory == "Thomas Hale"
    hale = next(a for a in actors if a.id == "person:thomas-hale")
    assert hale.roles[0].title == "Brig. Gen."
    assert hale.roles[0].affiliation == "U.S. Marine Corps"


def test_same_name_same_id_in_other_documents(nlp: Language) -> None:
    one, two = "Zoë O’Hara-Lind said no.", "“No,” Zoe O'Hara-Lind said on Monday."
    ids = []
    for text, words in ((one, "Zoë O’Hara-Lind"), (two, "Zoe O'Hara-Lind")):
        statement = attributed(text, excerpt(text, words))
        done, _, _ = Identifier()(make_document(text), nlp(text), (statement,), ())
        assert done[0].speaker is not None
        ids.append(done[0].speaker.id)
    assert ids[0] == ids[1] == "person:zoe-ohara-lind"


WORDS = st.sampled_from(
    [
        "Anna", "Keller", "Mr.", "Mrs.", "said", "“", "”", '"', ",", ".", "and", "the", "The",
        "minister", "he", "she", "they", "I", "who", "Iraq", "U.S.", "WHO", "letter",
        "officials", "'s", "’s", "(", ")", "Gen.", "former", "\n", "Sens.", "campaign", "her",
        "their", "7", "É", "\u200b",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join))


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS, st.lists(st.tuples(st.integers(0, 140), st.integers(0, 20)), max_size=3))
def test_any_text_any_spans(nlp: Language, text: str, cuts: list[tuple[int, int]]) -> None:
    """No text and no spans break it; twice is the same; names come from text or tables."""
    statements = []
    for number, (start, size) in enumerate(cuts):
        a, b = min(start, len(text)), min(start + size, len(text))
        part = Excerpt((Span(a, b),), text[a:b])
        statements.append(
            Statement(f"s{number}", "d0", "attributed", "direct", part, None, part, Span(a, b), 0.5)
        )
    document, parse = make_document(text), nlp(text)
    once = Identifier()(document, parse, statements, ())
    assert once == Identifier()(document, parse, statements, ())
    known = fold(text)
    lex = lexicon()
    table = {fold(n) for n in lex.states.values()}
    table |= {fold(b.name) for b in lex.institutions.values()}
    for statement in once[0]:
        speaker = statement.speaker
        assert speaker is not None
        assert (speaker.id is None) == (speaker.kind == "unnamed")
        if speaker.kind in {"person", "organisation", "state"}:
            for name in speaker.name.split("; "):
                words = [w for w in fold(name).split() if w != "s"]
                assert fold(name) in table or all(w in known for w in words), speaker
    assert all(actor.id is not None for actor in once[1])
    assert len({actor.id for actor in once[1]}) == len(once[1])
