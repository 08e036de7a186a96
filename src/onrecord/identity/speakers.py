"""From the words of a source to the speaker behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.identity.announced import announced
from onrecord.identity.apposition import beside_head
from onrecord.identity.composites import composite
from onrecord.identity.context import Context
from onrecord.identity.descriptions import (
    document,
    is_instrument,
    nominal,
    short_phrase,
)
from onrecord.identity.discourse import NEUTER, PLURAL, SINGULAR
from onrecord.identity.examples import exemplars
from onrecord.identity.kinds import lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.lists import listed
from onrecord.identity.names import fold
from onrecord.identity.naming import capital, of_entity, several, together, unnamed
from onrecord.identity.persons import FIRST, SECOND, first_person, second_person
from onrecord.identity.phrases import covered, head_of, is_plural, phrase_text, possessor
from onrecord.identity.referents import Referent
from onrecord.identity.relatives import human_head, name_before, several_before
from onrecord.types import Excerpt, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
# A body's name does not end so: 'an Ansel Post/Norpol Poll' is a document.
_POLLS = frozenset({"poll", "survey"})
_DEPTH = 6


def speaker_of(context: Context, source: Excerpt) -> Speaker:
    """The speaker of a source; the unnamed stay unnamed under the source's own words."""
    tokens = covered(context.parse, source.spans)
    while len(tokens) > 1 and context.parse[tokens[-1]].is_punct:
        tokens = tokens[:-1]
    found = resolve(context, tokens, 0)
    if found is None:
        return unnamed(source.text, None)
    if found.kind == "unnamed":
        return replace(found, name=unnamed(source.text, None).name)
    return found


def resolve(context: Context, tokens: Sequence[int], depth: int) -> Speaker | None:
    """The speaker named or meant by tokens, None for no tokens or no answer."""
    head = head_of(context.parse, tokens)
    if head is None or depth > _DEPTH:
        return None
    stray = _stray(head)
    if stray is not None:
        return resolve(context, [t.i for t in stray.subtree if not t.is_space], depth + 1)
    word = str(head.lower_)
    if word in FIRST and head.i not in context.at:  # 'US' is a state
        return first_person(context, head, tokens, lambda one: resolve(context, one, depth + 1))
    if word in SECOND:
        return second_person(context, head)
    if head.tag_ in {"WP", "WDT", "WP$"} or (word in _RELATIVE and len(tokens) == 1):
        return _relative(context, head, depth)
    if word in SINGULAR or word in PLURAL or word in NEUTER:
        return _joint(context, head, tokens, depth) or _pronoun(context, head)
    named = listed(context, tokens)
    if named is not None:
        return named
    joint = _joint(context, head, tokens, depth)
    return joint or _phrase(context, head, tokens)


def _stray(head: Token) -> Token | None:
    """The noun meant where a source span holds only a verb or 'according to'."""
    if head.pos_ == "VERB" and head.lower_ != "according":
        return next((c for c in head.children if c.dep_ == "nsubj"), None)
    if head.lower_ == "according":
        to = next((c for c in head.rights if c.dep_ == "prep"), None)
        return None if to is None else next((c for c in to.rights if c.dep_ == "pobj"), None)
    return None


def _phrase(context: Context, head: Token, tokens: Sequence[int]) -> Speaker:
    shown = exemplars(context, head, tokens, lambda rest: resolve(context, rest, 1))
    named = shown or _named(context, head, tokens)
    if named is not None:
        return named
    made = composite(context, head)
    if made is not None:
        return made
    uttered = _by_possessor(context, head)
    if uttered is not None:
        return uttered
    # a parser may hang 'the two' on the verb after it
    counted = head.head.i if head.dep_ == "nummod" and head.head.i not in tokens else head.i
    bound = context.discourse.bound.get(counted)
    text = phrase_text(context.parse, short_phrase(head, tokens))
    if is_instrument(context, head):
        return document(context, head, text)
    if bound is not None:
        return _of_referent(context, context.discourse.referents[bound], head, text)
    return announced(context, head, text) or nominal(context, head, tokens)


def _by_possessor(context: Context, head: Token) -> Speaker | None:
    """Whose words a noun of speech gives: 'her warning', 'the mayor's own argument'."""
    owner = possessor(head)
    if owner is None or not {lemma_of(head), head.lower_} & lexicon().utterances:
        return None
    tokens = [t.i for t in owner.subtree if t.text not in {"'s", "’s", "'", "’"}]
    found = resolve(context, tokens, 1)
    if found is None or found.kind not in {"person", "organisation", "state"}:
        return None
    return replace(found, how=f"{owner.text} {head.text} → {found.name} ({found.how})")


def _named(context: Context, head: Token, tokens: Sequence[int]) -> Speaker | None:
    """The person or body named by the head, or by a name set beside a describing head."""
    if head.i in context.at:
        index = context.at[head.i]
        mention = context.cast.mentions[index]
        entity = context.cast.of[index]
        if entity is None:
            return unnamed(mention.name, None)
        if fold(mention.name).split()[-1] in _POLLS:
            return document(context, head, phrase_text(context.parse, short_phrase(head, tokens)))
        if mention.label == "place" and len(tokens) == mention.end - mention.start:
            return capital(mention.name) or of_entity(context, entity, index, mention.name)
        return of_entity(context, entity, index, mention.name)
    beside = beside_head(context, head, tokens)
    if beside is None:
        return None
    entity = context.cast.of[beside]
    name = context.cast.mentions[beside].name
    return unnamed(name, None) if entity is None else of_entity(context, entity, beside, name)


def _pronoun(context: Context, head: Token) -> Speaker:
    bound = context.discourse.bound.get(head.i)
    if bound is None:
        return unnamed(str(head.text), None)
    return _of_referent(context, context.discourse.referents[bound], head, str(head.text))


def _of_referent(context: Context, referent: Referent, head: Token, words: str) -> Speaker:
    if referent.joined:
        return together([of_entity(context, one, None, words) for one in referent.joined])
    if referent.entity is None:
        if referent.head is not None and referent.head != head.i:
            meant = context.parse[referent.head]
            subtree = [t.i for t in meant.subtree if not t.is_space]
            shown = exemplars(context, meant, subtree, lambda rest: resolve(context, rest, 1))
            made = shown or composite(context, meant) or announced(context, meant, words, False)
            found = made or nominal(context, meant, subtree)
            if found.kind == "unnamed":
                return replace(unnamed(words, found.affiliation), how=_chain(words, found))
            how = _chain(words, found)
            return Speaker(found.id, found.name, found.kind, found.role, found.affiliation, how)
        return nominal(context, head, [head.i])
    via = context.discourse.via[head.i]
    entity = context.cast.entities[referent.entity]
    chain = f"{words} → {via}" if via != entity.name else words
    return of_entity(context, referent.entity, None, chain)


def _chain(words: str, found: Speaker) -> str:
    return found.how if words == found.name else f"{words} → {found.name} ({found.how})"


def _relative(context: Context, head: Token, depth: int) -> Speaker | None:
    """'who', 'which': the name just before, else the noun that the clause belongs to."""
    before = name_before(context, head)
    if before is not None:
        mention = context.cast.mentions[before]
        entity = context.cast.of[before]
        both = several_before(context, head, before)
        if both:
            return together([of_entity(context, one, None, str(head.text)) for one in both])
        if entity is not None:
            return of_entity(context, entity, before, f"{head.text} → {mention.name}")
    at = head
    for _ in range(10):
        if at.dep_ == "relcl":
            noun = human_head(context, at.head) if head.lower_ in {"who", "whom"} else at.head
            if noun.dep_ == "appos" and noun.i not in context.at and noun.head.i in context.at:
                noun = noun.head
            tokens = [t.i for t in noun.subtree if t.i < head.i] or [noun.i]
            found = resolve(context, tokens, depth + 1)
            subject = _subject_of(noun) if found is None or found.id is None else None
            if subject is None:
                return found
            tokens = [t.i for t in subject.subtree if not t.is_space]
            return resolve(context, tokens, depth + 1) or found
        if at.head.i == at.i:
            return None
        at = at.head
    return None


def _subject_of(noun: Token) -> Token | None:
    """The subject in 'Roe was the first one that': who it is that a predicate noun describes."""
    singular = noun.dep_ == "attr" and not is_plural(noun) and noun.head.lemma_ == "be"
    return next((c for c in noun.head.lefts if c.dep_ == "nsubj"), None) if singular else None


def _joint(context: Context, head: Token, tokens: Sequence[int], depth: int) -> Speaker | None:
    """'Roe and Doe': both, where each is named."""
    inside = set(tokens)
    heads = [head]
    for _ in range(_DEPTH):
        nexts = [c for c in heads[-1].rights if c.dep_ == "conj" and c.i in inside]
        if not nexts:
            break
        heads.append(nexts[0])
    if len(heads) < 2:
        return None
    found: list[Speaker] = []
    for i, part in enumerate(heads):
        left = part.left_edge.i
        right = heads[i + 1].left_edge.i if i + 1 < len(heads) else tokens[-1] + 1
        piece = [t for t in tokens if left <= t < right]
        pronoun = str(part.lower_) in SINGULAR
        speaker = _pronoun(context, part) if pronoun else _phrase(context, part, piece or [part.i])
        if speaker.id is None or speaker.kind not in {"person", "organisation", "state"}:
            return None if i == 0 or not found else several(found)
        if speaker.id not in {s.id for s in found}:
            found.append(speaker)
    return together(found)
