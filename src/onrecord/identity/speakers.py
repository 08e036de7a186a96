"""From the words of a source to the speaker behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.identity.composites import composite, state_behind
from onrecord.identity.context import Context, actor_id
from onrecord.identity.discourse import NEUTER, PLURAL, SINGULAR, Referent
from onrecord.identity.kinds import kind_of, lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import bare
from onrecord.identity.phrases import (
    complement, covered, head_of, is_plural, modifiers, phrase_text, possessor,
)  # fmt: skip
from onrecord.identity.roles import is_role
from onrecord.types import ActorKind, Excerpt, Role, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours"})
_RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
_DEPTH = 6
_LISTED = 60
_NAME_LIMIT = 120


def speaker_of(context: Context, source: Excerpt) -> Speaker:
    """The speaker of a source; the unnamed stay unnamed under the source's own words."""
    tokens = covered(context.parse, source.spans)
    found = resolve(context, tokens, 0)
    if found is None:
        return unnamed(source.text, None)
    if found.kind == "unnamed":
        return replace(found, name=unnamed(source.text, None).name)
    return found


def unnamed(text: str, affiliation: str | None) -> Speaker:
    """A speaker whom the text does not name."""
    name = " ".join(text.split())[:_NAME_LIMIT]
    return Speaker(None, name, "unnamed", None, affiliation, "unnamed in the text")


def resolve(context: Context, tokens: Sequence[int], depth: int) -> Speaker | None:
    """The speaker named or meant by tokens, None for no tokens or no answer."""
    head = head_of(context.parse, tokens)
    if head is None or depth > _DEPTH:
        return None
    word = str(head.lower_)
    if word in _FIRST:
        return _first_person(context, head, tokens, depth)
    if head.tag_ in {"WP", "WDT", "WP$"} or (word in _RELATIVE and len(tokens) == 1):
        return _relative(context, head, depth)
    if word in SINGULAR or word in PLURAL or word in NEUTER:
        return _pronoun(context, head)
    listed = _listed(context, tokens)
    if listed is not None:
        return listed
    joint = _joint(context, head, tokens, depth)
    return joint or _phrase(context, head, tokens)


def _listed(context: Context, tokens: Sequence[int]) -> Speaker | None:
    """People listed by name, each with no more than titles before it and brackets after."""
    people = [
        m
        for k, m in enumerate(context.cast.mentions)
        if m.label == "person" and m.start in tokens and context.cast.of[k] is not None
    ] if len(tokens) < _LISTED else []
    if not people:
        return None
    found: list[Speaker] = []
    at, depth = 0, 0
    fresh = True
    while at < len(tokens):
        token = context.parse[tokens[at]]
        mention = context.at.get(token.i)
        if token.text in "()":
            depth += 1 if token.text == "(" else -1
        elif depth > 0:
            pass
        elif mention is not None and context.cast.mentions[mention] in people:
            entity = context.cast.of[mention]
            if not fresh or entity is None:
                return None
            name = context.cast.mentions[mention].name
            found.append(of_entity(context, entity, mention, name))
            at += context.cast.mentions[mention].end - token.i - 1
            fresh = False
        elif token.text == "," or token.lower_ in {"and", "&", "both", "all"}:
            if token.text == "," and len(people) == 1 and found:
                break
            fresh = True
        elif not fresh or not _before_name(token, context, tokens, at):
            return None
        at += 1
    return _together(found) if found and (len(found) == len(people) or len(people) == 1) else None


def _before_name(token: Token, context: Context, tokens: Sequence[int], at: int) -> bool:
    """True for words that may stand between a list's comma and a name: titles and bodies."""
    if token.text in {".", "-", "'s", "’s", "'", "’"} or token.pos_ == "DET":
        return True
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    if at + 1 >= len(tokens):
        return False
    after = context.at.get(tokens[at + 1])
    named = after is not None and context.cast.mentions[after].label == "person"
    return is_role(token) if named else True


def _phrase(context: Context, head: Token, tokens: Sequence[int]) -> Speaker:
    named = _named(context, head, tokens)
    if named is not None:
        return named
    made = composite(context, head)
    if made is not None:
        return made
    bound = context.discourse.bound.get(head.i)
    text = phrase_text(context.parse, _short(head, tokens))
    if bound is not None:
        return _of_referent(context, context.discourse.referents[bound], head, text)
    return nominal(context, head, tokens)


def _named(context: Context, head: Token, tokens: Sequence[int]) -> Speaker | None:
    """The person or body named by the head, or by a name set beside a describing head."""
    if head.i in context.at:
        index = context.at[head.i]
        mention = context.cast.mentions[index]
        entity = context.cast.of[index]
        if entity is None:
            return unnamed(mention.name, None)
        return of_entity(context, entity, index, mention.name)
    beside = _beside(context, head, tokens)
    if beside is None:
        return None
    entity = context.cast.of[beside]
    name = context.cast.mentions[beside].name
    return unnamed(name, None) if entity is None else of_entity(context, entity, beside, name)


def _beside(context: Context, head: Token, tokens: Sequence[int]) -> int | None:
    """A person's mention in apposition to a singular describing head."""
    if not lexicon().human(lemma_of(head)) and head.lower_ != "one":
        return None
    inside = set(tokens)
    for child in head.children:
        if child.dep_ in {"appos", "compound", "flat"} and child.i in inside and child.i > head.i:
            index = context.at.get(child.i)
            if index is not None and context.cast.mentions[index].label == "person":
                return index
    last = context.at.get(tokens[-1])
    if last is None or is_plural(head):
        return None
    mention = context.cast.mentions[last]
    before = mention.start - 1
    comma = before > head.i and context.parse[before].text == ","
    adjacent = before == head.i
    person = mention.label == "person" and mention.end == tokens[-1] + 1
    return last if person and (comma or adjacent) else None


def of_entity(context: Context, entity: int, mention: int | None, words: str) -> Speaker:
    """A named actor as a speaker, with the role given beside this mention or else first."""
    actor = context.cast.entities[entity]
    role = _role(context, entity, mention)
    affiliation = role.affiliation if role is not None else actor.affiliation
    title = None if role is None or role.title is None else role.title
    if role is not None and role.former and title is not None:
        title = f"former {title}"
    first = context.cast.mentions[actor.mentions[0]].start
    how = f"named in sentence {context.sentence_number(first)}"
    words = " ".join(words.split())
    how = how if words == actor.name else f"{words} → {actor.name} ({how})"
    name = actor.name
    return Speaker(actor_id(name, actor.kind, actor), name, actor.kind, title, affiliation, how)


def _role(context: Context, entity: int, mention: int | None) -> Role | None:
    here = context.beside.get(mention, ()) if mention is not None else ()
    held = here or context.roles.get(entity, ())
    full = [r for r in held if r.affiliation is not None]
    current = [r for r in (full or held) if not r.former]
    return (current or full or list(held) or [None])[0]


def _pronoun(context: Context, head: Token) -> Speaker:
    bound = context.discourse.bound.get(head.i)
    if bound is None:
        return unnamed(str(head.text), None)
    return _of_referent(context, context.discourse.referents[bound], head, str(head.text))


def _of_referent(context: Context, referent: Referent, head: Token, words: str) -> Speaker:
    if referent.entity is None:
        if referent.head is not None and referent.head != head.i:
            meant = context.parse[referent.head]
            subtree = [t.i for t in meant.subtree if not t.is_space]
            found = composite(context, meant) or nominal(context, meant, subtree)
            if found.kind == "unnamed":
                return replace(unnamed(words, found.affiliation), how=_chain(words, found))
            how = _chain(words, found)
            return Speaker(
                found.id, found.name, found.kind, found.role, found.affiliation, how
            )
        return nominal(context, head, [head.i])
    via = context.discourse.via[head.i]
    entity = context.cast.entities[referent.entity]
    chain = f"{words} → {via}" if via != entity.name else words
    return of_entity(context, referent.entity, None, chain)


def _chain(words: str, found: Speaker) -> str:
    return found.how if words == found.name else f"{words} → {found.name} ({found.how})"


def _relative(context: Context, head: Token, depth: int) -> Speaker | None:
    """'who', 'which': the noun that the clause belongs to."""
    at = head
    for _ in range(10):
        if at.dep_ == "relcl":
            noun = at.head
            tokens = [t.i for t in noun.subtree if t.i < head.i] or [noun.i]
            return resolve(context, tokens, depth + 1)
        if at.head.i == at.i:
            return None
        at = at.head
    return None


def _first_person(
    context: Context, head: Token, tokens: Sequence[int], depth: int
) -> Speaker | None:
    """Inside a statement's content, its speaker; in the author's own voice, the author."""
    around = [
        s
        for s in context.statements
        if s.voice == "attributed"
        and s.source is not None
        and any(a <= head.idx < b for a, b in s.content.spans)
        and not any(a <= head.idx < b for a, b in s.source.spans)
    ]
    if not around:
        inside = context.document.author is not None and head.lower_ in {"i", "me", "my"}
        return byline(context) if inside else None
    nearest = min(around, key=lambda s: sum(b - a for a, b in s.content.spans))
    assert nearest.source is not None
    source = covered(context.parse, nearest.source.spans)
    if set(source) & set(tokens):
        return None
    found = resolve(context, source, depth + 1)
    if found is None or (found.kind != "person" and head.lower_ in {"i", "me", "my"}):
        return None
    how = f"{head.text} → {found.how}" if "→" in found.how else f"{head.text} → {found.name} ({found.how})"
    return Speaker(found.id, found.name, found.kind, found.role, found.affiliation, how)


def byline(context: Context) -> Speaker | None:
    """The author of the text, else its outlet, None where neither is known."""
    document = context.document
    if document.author and document.author.strip():
        name = " ".join(document.author.split())
        return Speaker(
            actor_id(name, "person"), name, "person", None, document.outlet or None, "byline"
        )
    if document.outlet and document.outlet.strip():
        name = " ".join(document.outlet.split())
        return Speaker(
            actor_id(name, "organisation"), name, "organisation", None, None, "byline"
        )
    return None


def _joint(
    context: Context, head: Token, tokens: Sequence[int], depth: int
) -> Speaker | None:
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
        speaker = _phrase(context, part, piece or [part.i])
        if speaker.id is None or speaker.kind not in {"person", "organisation", "state"}:
            return None if i == 0 or not found else _one(found)
        if speaker.id not in {s.id for s in found}:
            found.append(speaker)
    return _together(found)


def _one(found: Sequence[Speaker]) -> Speaker | None:
    """Named speakers joined with others who are not named: the named ones, where several."""
    return _together(found) if len(found) > 1 else None


def _together(found: Sequence[Speaker]) -> Speaker:
    first = found[0]
    if len(found) == 1:
        return first
    name = "; ".join(s.name for s in found)
    how = "joint: " + "; ".join(s.how for s in found)
    return Speaker(first.id, name, first.kind, first.role, first.affiliation, how)


def nominal(context: Context, head: Token, tokens: Sequence[int]) -> Speaker:
    """A phrase without a name: a document, a body, a group, or unnamed people."""
    state = state_behind(context, head)
    if state is not None:
        return Speaker(actor_id(state, "state"), state, "state", None, None, "the state's government")
    kind = kind_of(head)
    text = phrase_text(context.parse, _short(head, tokens))
    affiliation = _affiliation(context, head)
    if kind == "document":
        return document(context, head, text)
    if kind == "unnamed" or not bare(text):
        full = phrase_text(context.parse, tokens)
        return unnamed(full, affiliation)
    name = bare(text)[:_NAME_LIMIT]
    return Speaker(common_id(context, head, name, kind), name, kind, None, affiliation, "described in the text")


def document(context: Context, head: Token, text: str) -> Speaker:
    """A document as a source, under its instrument's title where it is one."""
    for instrument in context.instruments:
        if any(a <= head.idx < b for a, b in instrument.mentions):
            how = "the document speaks"
            if instrument.signatory:
                how += f", signed by {instrument.signatory}"
            return Speaker(f"document:{instrument.id}", instrument.title, "document", None, instrument.issuer, how)
    name = bare(text)[:_NAME_LIMIT]
    affiliation = _affiliation(context, head)
    identifier = common_id(context, head, name, "document")
    return Speaker(identifier, name, "document", None, affiliation, "the document speaks")


def common_id(context: Context, head: Token, name: str, kind: ActorKind) -> str:
    """An identifier for a description: a common one holds for this document only."""
    proper = any(t.text[:1].isupper() and t.pos_ in {"PROPN", "ADJ"} for t in (head, *modifiers(head)))
    tail = "" if proper else f"@{context.document.id}"
    return actor_id(name, kind) + tail


def _affiliation(context: Context, head: Token) -> str | None:
    """The body or state that a description belongs to: 'a Pentagon official'."""
    places = [c for c in (*modifiers(head), possessor(head), complement(head)) if c is not None]
    for token in places:
        entity = context.entity_at(token.i)
        if entity is not None:
            return context.cast.entities[entity].name
        if token.text in lexicon().demonyms:
            return lexicon().demonyms[token.text]
    return None


def _short(head: Token, tokens: Sequence[int]) -> list[int]:
    """The phrase up to its head and a complement with 'of', other clauses left out."""
    end = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "in", "from", "at", "on", "by"}:
            end = max([end, *(t.i for t in child.subtree if t.i - head.i < 12)])
            break
    return [t for t in tokens if head.left_edge.i <= t <= end] or [head.i]
