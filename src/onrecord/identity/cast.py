"""The actors that a text names: mentions of one person or body brought together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.identity.bodies import group_bodies
from onrecord.identity.lexicon import Gender, lexicon
from onrecord.identity.mentions import Mention
from onrecord.identity.namesakes import choose
from onrecord.identity.names import fold, partial, parts, same_person
from onrecord.types import ActorKind


@dataclass(slots=True)
class Entity:
    """One named actor of a text; `mentions` index the text's mentions, in order.

    Mutable while a text is read: later pronouns may settle `gender`.
    """

    name: str
    kind: ActorKind
    gender: Gender | None = None
    forms: list[str] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """Entities of a text, and for each mention the index of its entity (None: not settled)."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    of: tuple[int | None, ...]


def build_cast(
    mentions: Sequence[Mention], paragraphs: Sequence[int], titles: Sequence[str | None]
) -> Cast:
    """Bring mentions together; `paragraphs` and `titles` are of each mention."""
    people, of_people = _people(mentions, paragraphs, titles)
    entities = list(people)
    of: list[int | None] = list(of_people)
    for body in group_bodies(mentions):
        entity = Entity(body.name, body.kind, None, list(body.forms), list(body.mentions))
        entity.affiliation = body.affiliation
        for i in body.mentions:
            of[i] = len(entities)
        entities.append(entity)
    return Cast(tuple(mentions), tuple(entities), tuple(of))


def _people(
    mentions: Sequence[Mention], paragraphs: Sequence[int], titles: Sequence[str | None]
) -> tuple[list[Entity], list[int | None]]:
    of: list[int | None] = [None] * len(mentions)
    people = [i for i, m in enumerate(mentions) if m.label == "person"]
    entities: list[Entity] = []
    partials: list[int] = []
    longest = {parts(mentions[i].name) for i in people if len(parts(mentions[i].name)) > 2}
    for i in people:
        words = parts(mentions[i].name)
        if len(words) < 2 or _tail_of_longer(words, longest):
            partials.append(i)
            continue
        at = _full(entities, mentions[i])
        if at is None:
            at = len(entities)
            entities.append(Entity(mentions[i].name, "person", _given_gender(words[0])))
        _join(entities[at], i, mentions[i])
        of[i] = at
    named = len(entities)
    for i in partials:
        of[i] = _partial(entities, named, i, mentions, of, paragraphs, titles)
    for entity in entities:
        entity.mentions.sort()
    return entities, of


def _tail_of_longer(words: tuple[str, ...], longest: set[tuple[str, ...]]) -> bool:
    if words[0] in lexicon().given:
        return False
    return any(len(w) > len(words) and w[-len(words) :] == words for w in longest)


def _given_gender(word: str) -> Gender | None:
    return lexicon().given.get(word)


def _join(entity: Entity, index: int, mention: Mention) -> None:
    entity.mentions.append(index)
    if mention.name not in entity.forms:
        entity.forms.append(mention.name)
    entity.gender = entity.gender or mention.gender


def _full(entities: Sequence[Entity], mention: Mention) -> int | None:
    """The one entity whose full names agree with the mention's, None where there is no or no one."""
    fits = [
        i
        for i, e in enumerate(entities)
        if any(same_person(form, mention.name) for form in e.forms)
        and not (e.gender and mention.gender and e.gender != mention.gender)
    ]
    exact = [i for i in fits if any(fold(f) == fold(mention.name) for f in entities[i].forms)]
    if exact:
        return exact[0]
    return fits[0] if len(fits) == 1 else None


def _partial(
    entities: list[Entity],
    named: int,
    index: int,
    mentions: Sequence[Mention],
    of: list[int | None],
    paragraphs: Sequence[int],
    titles: Sequence[str | None],
) -> int | None:
    mention = mentions[index]
    fits = [
        i
        for i, e in enumerate(entities[:named])
        if any(partial(mention.name, form) for form in e.forms if len(parts(form)) > 1)
        and not (mention.gender and e.gender and mention.gender != e.gender)
    ]
    if not fits:
        return _lone(entities, named, index, mention)
    if len(fits) > 1:
        full = {i: [k for k in entities[i].mentions if len(parts(mentions[k].name)) > 1] for i in fits}
        picked = choose(index, full, paragraphs, titles)
        if picked is None:
            return None
        fits = [picked]
    _join(entities[fits[0]], index, mention)
    return fits[0]


def _lone(entities: list[Entity], named: int, index: int, mention: Mention) -> int:
    """The entity of a person whom the text never names in full."""
    key = parts(mention.name)
    for i in range(named, len(entities)):
        entity = entities[i]
        clash = entity.gender and mention.gender and entity.gender != mention.gender
        if parts(entity.name) == key and not clash:
            _join(entity, index, mention)
            return i
    entity = Entity(mention.name, "person", mention.gender or _given_gender(key[0]))
    _join(entity, index, mention)
    entities.append(entity)
    return len(entities) - 1
