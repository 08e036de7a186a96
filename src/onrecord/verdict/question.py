"""A question read as a proposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import QuestionError
from onrecord.types import Proposition
from onrecord.verdict import anatomy, bounds, wording
from onrecord.verdict.headline import declarative
from onrecord.verdict.inversion import Clause, invert, is_inverted
from onrecord.verdict.refusal import alternative_refusal, ought_refusal, wh_refusal

if TYPE_CHECKING:
    from spacy.language import Language

# Longer input is an article pasted by mistake, not a question.
MAX_CHARACTERS = 500
# Words for who is asked, of whom no record tells.
_ADDRESSED = frozenset({"you", "yourself"})


def parse_question(question: str, nlp: Language, reference: str | None = None) -> Proposition:
    """The claim that a yes/no question asks about; `reference` is an ISO date for "this year".

    `text` keeps a denial ("the US has not left"), which `negated` then marks; `predicate` never
    does. Raises QuestionError where no yes or no could answer.
    """
    name = _checked(question)
    text = wording.bare(_one_sentence(wording.plain(question), name, nlp))
    text = wording.truecased(text, nlp)
    claim, denied = wording.unwrap(text)
    if (reason := wh_refusal(claim, nlp) or ought_refusal(claim)) is not None:
        raise QuestionError(name, reason)
    claim = wording.assertive(claim)
    clause = _clause(claim, name, nlp)
    if (reason := alternative_refusal(claim, clause.parse)) is not None:
        raise QuestionError(name, reason)
    proposition = _proposition(question.strip(), clause, denied, reference)
    if proposition.subject.lower() in _ADDRESSED:
        raise QuestionError(name, "it is put to whoever reads it; ask what has happened, or will")
    return proposition


def _proposition(question: str, clause: Clause, denied: bool, reference: str | None) -> Proposition:
    subject = anatomy.subject_of(clause)
    aspect = anatomy.aspect_of(clause)
    text = wording.capitalised(clause.text)
    if denied:
        text = f"It is not true that {clause.text}"
    return Proposition(
        question=question,
        text=text,
        subject=subject,
        predicate=anatomy.predicate_of(clause),
        objects=anatomy.objects_of(clause, subject),
        aspect=aspect,
        negated=clause.negated != denied,
        until=bounds.until(clause.text, reference, past=aspect == "past"),
    )


def _checked(question: str) -> str:
    """A short name for messages; raises QuestionError for what cannot be a question."""
    if not question.strip():
        raise QuestionError("question", 'it is empty; ask something like "Is the US leaving Iraq?"')
    name = " ".join(question.split())[:60]
    if len(question) > MAX_CHARACTERS:
        raise QuestionError(
            name + "…", f"it is longer than {MAX_CHARACTERS} characters; ask one short question"
        )
    if sum(c.isalpha() for c in question) < 2:
        raise QuestionError(name, 'it has no words; ask something like "Is the US leaving Iraq?"')
    return name


def _one_sentence(text: str, name: str, nlp: Language) -> str:
    """`text` where it is one question; raises QuestionError where it is several."""
    parts = [p.strip() for p in text.replace("?!", "?").split("?")]
    asked = [p for p in parts if any(c.isalpha() for c in p)]
    if len(asked) > 1:
        raise QuestionError(name, f'it asks {len(asked)} questions; ask one: "{asked[0]}?"')
    return text


def _clause(claim: str, name: str, nlp: Language) -> Clause:
    """The claim as a clause; raises QuestionError where no clause can be read."""
    clause = invert(claim, nlp) if is_inverted(claim) else declarative(claim, nlp)
    if clause is None:
        raise QuestionError(
            name,
            "no subject and verb could be found in it; "
            "ask one that begins with Is, Did, Has or Will",
        )
    return clause
