"""Names set beside a description: 'the mayor, Jane Roe', 'the charity Harbour Fund'."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from onrecord.identity.bodykinds import named_by
from onrecord.identity.context import Context
from onrecord.identity.kinds import lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.phrases import is_plural

if TYPE_CHECKING:
    from spacy.tokens import Token

_DESCRIBING = frozenset({"NOUN", "PROPN", "ADJ", "DET"})
_LEADING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADV", "ADP", "CCONJ", "VERB", "PUNCT", "NUM"})
_ACCOUNTS = frozenset({"account", "user", "handle", "tweeter", "page", "feed", "blogger"})
_ITSELF = frozenset({"himself", "herself", "themselves"})
_CALLING = frozenset({"name", "call", "identify", "know", "dub", "nickname"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def beside_head(context: Context, head: Token, tokens: Sequence[int]) -> int | None:
    """The mention set beside a describing head, None where there is none or several."""
    found = _described_person(context, head, tokens)
    if found is None:
        found = _described_body(context, head, tokens)
    if found is None:
        found = _account(context, tokens)
    return _named_last(context, tokens) if found is None else found


def _described_person(context: Context, head: Token, tokens: Sequence[int]) -> int | None:
    """A person's mention in apposition to a singular describing head."""
    if not lexicon().human(lemma_of(head)) and head.lower_ != "one":
        return None
    inside = set(tokens)
    for child in head.children:
        if child.dep_ in {"appos", "compound", "flat"} and child.i in inside and child.i > head.i:
            index = context.at.get(child.i)
            if index is not None and context.cast.mentions[index].label == "person":
                return index
    called = None if is_plural(head) else _called(context, head, inside)
    if called is not None:
        return called
    last = context.at.get(tokens[-1])
    if last is None or is_plural(head):
        return None
    mention = context.cast.mentions[last]
    before = mention.start - 1
    while before > head.i and context.parse[before].pos_ in _DESCRIBING:
        before -= 1
    comma = before > head.i and context.parse[before].text == ","
    person = mention.label == "person" and mention.end == tokens[-1] + 1
    return last if person and (comma or before == head.i) else None


def _called(context: Context, head: Token, inside: Collection[int]) -> int | None:
    """The name in 'a man named John Roe' and 'a singer who calls herself Ada Voss'."""
    for clause in head.rights:
        if clause.dep_ not in {"acl", "relcl"} or clause.lemma_ not in _CALLING:
            continue
        itself = any(c.lower_ in _ITSELF for c in clause.rights)
        if clause.tag_ != "VBN" and not itself:
            continue
        for token in clause.rights:
            index = context.at.get(token.right_edge.i if token.dep_ == "prep" else token.i)
            person = index is not None and context.cast.mentions[index].label == "person"
            if person and token.i in inside:
                return index
    return None


def _described_body(context: Context, head: Token, tokens: Sequence[int]) -> int | None:
    """A body's mention right behind the noun for its kind: 'the charity the Harbour Fund'."""
    before = named_by(head, context.at)
    if before is not None and context.cast.mentions[before].label == "organisation":
        return before
    if is_plural(head) or lemma_of(head) not in lexicon().organisations:
        return None
    last = context.at.get(tokens[-1])
    if last is None or head.i not in tokens:
        return None
    mention = context.cast.mentions[last]
    before = mention.start - 1
    if before > head.i and context.parse[before].pos_ == "DET":
        before -= 1
    close = before == head.i and mention.end == tokens[-1] + 1
    return last if close and mention.label == "organisation" else None


def _account(context: Context, tokens: Sequence[int]) -> int | None:
    """The account in 'a voter who writes as user @harbour', and in 'a voter (@harbour)'."""
    for i in tokens[1:]:
        index = context.at.get(i)
        before = context.parse[i - 1]
        if index is not None and context.parse[i].text.startswith("@"):
            return index if before.text == "(" or before.lower_ in _ACCOUNTS else None
    return None


def _named_last(context: Context, tokens: Sequence[int]) -> int | None:
    """The one person named at the end of a description, brackets and clauses after it left out.

    'Former master of ceremonies Jane Roe (D-Ohio)' but not 'an aide to candidate Jane Roe'.
    """
    people = dict.fromkeys(
        k
        for i in tokens
        if (k := context.at.get(i)) is not None and context.cast.mentions[k].label == "person"
    )
    if len(people) != 1:
        return None
    index = next(iter(people))
    mention = context.cast.mentions[index]
    after = [i for i in tokens if i >= mention.end]
    lead = [context.parse[i] for i in tokens if i < mention.start]
    if after and context.parse[after[0]].text not in {"(", ","}:
        return None
    if not lead or any(t.pos_ not in _LEADING or t.text in {",", *_POSSESSIVE} for t in lead):
        return None
    return index if _describes(lead) else None


def _describes(lead: Sequence[Token]) -> bool:
    """True where the words before a name describe its bearer and not another beside him."""
    last = lead[-1]
    lex = lexicon()
    noun = last.pos_ in {"NOUN", "PROPN"} or lex.human(lemma_of(last))
    if not noun or (is_plural(last) and lex.human(lemma_of(last))):
        return False
    # after a preposition the noun before the name may be another person's: 'an aide to senator'
    if any(t.pos_ == "ADP" for t in lead):
        return not lex.human(lemma_of(last)) and last.text.islower()
    return lemma_of(last) not in lex.organisations | lex.documents
