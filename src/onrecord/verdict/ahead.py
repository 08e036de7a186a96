"""The question one rung below: what has not happened may be decided, and so lie ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from onrecord.types import Proposition
    from onrecord.verdict.roles import Parse

_HELPERS = ("aux", "auxpass")
_DROPPED = frozenset({"already", "just", "now", "yet", "still", "ever", "recently", "finally"})


def ahead_of(proposition: Proposition, parse: Parse) -> str | None:
    """The same question of the future, "Will the bank close?" for "Has the bank closed?".

    None where it is of the future already, of how things are, or denied.
    """
    if proposition.negated or proposition.aspect not in ("past", "present"):
        return None
    doc = parse(proposition.text.rstrip(".?! "))
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or root.pos_ not in ("VERB", "AUX") or root.lemma_ == "be":
        return None
    helpers = [t for t in root.lefts if t.dep_ in _HELPERS]
    start = min([root.i, *(t.i for t in helpers)])
    if start == 0:
        return None
    between = [t.text for t in doc[start : root.i] if t not in helpers and _kept(t)]
    verb = ["be", root.text] if _passive(root, helpers) else [root.lemma_]
    rest = "".join(t.text_with_ws for t in doc[root.i + 1 :] if _kept(t)).strip()
    return " ".join(["Will", _subject(doc, start), *between, *verb, rest]).strip() + "?"


def _passive(root: Token, helpers: list[Token]) -> bool:
    return any(t.dep_ == "auxpass" for t in helpers)


def _kept(token: Token) -> bool:
    return token.text not in _DROPPED


def _subject(doc: Doc, end: int) -> str:
    """The words before the verb, as they stand within a sentence."""
    text = doc[:end].text
    plain = doc[0].pos_ in ("DET", "PRON") and doc[0].lower_ != "i"
    return text[:1].lower() + text[1:] if plain else text
