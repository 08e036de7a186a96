"""What 'who' and 'which' take up: the name just before, or the noun that the clause is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.identity.context import Context
from onrecord.identity.kinds import lemma_of
from onrecord.identity.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_BRACKET, _HOPS = 12, 4


def human_head(context: Context, noun: Token) -> Token:
    """The person in 'officials across the country, who', where a clause hangs on its last noun."""
    at = noun
    for _ in range(_HOPS):
        index = context.at.get(at.i)
        if index is None and lexicon().human(lemma_of(at)):
            return at
        if index is not None and context.cast.mentions[index].label == "person":
            return described_by(context, at)
        if at.dep_ not in {"pobj", "appos", "conj", "prep"}:
            break
        at = at.head
    return noun


def described_by(context: Context, name: Token) -> Token:
    """The noun in 'an adviser to Roe', whom a clause after it is about; else the name itself."""
    noun = name.head.head if name.head.dep_ == "prep" else name
    return noun if noun.i not in context.at and lexicon().human(lemma_of(noun)) else name


def name_before(context: Context, head: Token) -> int | None:
    """The mention that 'who' (a person's) or 'which' (another's) follows, brackets skipped."""
    parse, at = context.parse, head.i - 1
    if at >= 0 and parse[at].text == ",":
        at -= 1
    if at >= 0 and parse[at].text == ")":
        opening = [i for i in range(max(0, at - _BRACKET), at) if parse[i].text == "("]
        at = opening[-1] - 1 if opening else -1
    index = context.at.get(at)
    if index is None or head.lower_ not in {"who", "whom", "which"}:
        return None
    mention = context.cast.mentions[index]
    if mention.label == "place" or (mention.label == "person") == (head.lower_ == "which"):
        return None
    root = parse[mention.start : mention.end].root
    return index if head.lower_ == "which" or described_by(context, root) == root else None


def several_before(context: Context, head: Token, last: int) -> tuple[int, ...]:
    """The entities in 'Roe and Doe, who say': joined names before a plural verb; () for one."""
    mention = context.cast.mentions[last]
    root = context.parse[mention.start : mention.end].root
    if root.dep_ != "conj" or head.dep_ != "nsubj" or head.head.tag_ != "VBP":
        return ()
    found: list[int] = []
    while root.dep_ == "conj":
        entity = context.entity_at(root.i)
        if entity is None:
            return ()
        found.insert(0, entity)
        root = root.head
    entity = context.entity_at(root.i)
    return () if entity is None else (entity, *found)
