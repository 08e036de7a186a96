"""The actors that a text names: mentions of one person or body brought together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.identity.bodies import group_bodies
from onrecord.identity.lexicon import Gender, lexicon
from onrecord.identity.mentions import Mention
from onrecord.identity.names import fold, misspelt, partial, parts, same_person
from onrecord.identity.namesakes import choose
from onrecord.identity.offices import held_by
from onrecord.types import ActorKind

# Line breaks by which a full name may follow the first use of the surname alone.
_LATE = 12


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
    place: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Entities of a text, and for each mention the index of its entity (None: not settled)."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    of: tuple[int | None, ...]


@dataclass(slots=True)
class _Index:
    """People by last word, by first and inner words of full names, and those of one name only."""

    last: dict[str, list[int]] = field(default_factory=dict)
    first: dict[str, list[int]] = field(default_factory=dict)
    alone: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    uses: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    above: set[tuple[str, ...]] = field(default_factory=set)  # such names of the headline

    def add(self, words: tuple[str, ...], at: int) -> None:
        """File a person under the words of a full name."""
        for table, word in ((self.last, words[-1]), (self.first, words[0])):
            held = table.setdefault(word, [])
            if at not in held:
                held.append(at)

    def near(self, words: tuple[str, ...]) -> list[int]:
        """People whose full name may begin or end with these words, in order."""
        return sorted({*self.last.get(words[-1], ()), *self.first.get(words[0], ())})


def build_cast(
    mentions: Sequence[Mention],
    paragraphs: Sequence[int],
    titles: Sequence[str | None],
    defined: Mapping[str, str],
) -> Cast:
    """Bring mentions together; `paragraphs` and `titles` are of each mention.

    `defined` gives the full names that the text sets beside short ones.
    """
    people, of_people = _people(mentions, paragraphs, titles)
    entities = list(people)
    of: list[int | None] = list(of_people)
    for body in group_bodies(mentions, defined):
        entity = Entity(body.name, body.kind, None, list(body.forms), list(body.mentions))
        entity.affiliation = body.affiliation
        entity.place = body.place
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
    whole = {parts(mentions[i].name) for i in people}
    tails = {words[k:] for words in whole for k in range(1, len(words) - 1)}
    index = _Index()
    for i in people:
        words = parts(mentions[i].name)
        single = " " not in mentions[i].name or words[0] not in lexicon().given
        if len(words) < 2 or (words in tails and single):
            partials.append(i)
            continue
        at = _full(entities, index.last.get(words[-1], ()), mentions[i])
        if at is None:
            at = len(entities)
            entities.append(Entity(mentions[i].name, "person", _given_gender(words[0])))
        _join(entities[at], i, mentions[i])
        index.add(words, at)
        of[i] = at
    for i in partials:
        if mentions[i].trusted:
            index.uses.setdefault(parts(mentions[i].name), []).append(i)
        else:
            index.above.add(parts(mentions[i].name))
    for i in partials:
        of[i] = _partial(entities, index, i, mentions, paragraphs, titles)
    for entity in entities:
        entity.mentions.sort()
    return entities, of


def _given_gender(word: str) -> Gender | None:
    return lexicon().given.get(word)


def _join(entity: Entity, index: int, mention: Mention) -> None:
    entity.mentions.append(index)
    if mention.name not in entity.forms:
        entity.forms.append(mention.name)
    entity.gender = entity.gender or mention.gender


def _full(entities: Sequence[Entity], near: Sequence[int], mention: Mention) -> int | None:
    """The one entity whose full names agree with the mention's, None for none or several."""
    fits = [
        i
        for i in near
        if any(same_person(form, mention.name) for form in entities[i].forms)
        and not _clash(entities[i], mention)
    ]
    exact = [i for i in fits if any(fold(f) == fold(mention.name) for f in entities[i].forms)]
    if exact:
        return exact[0]
    return fits[0] if len(fits) == 1 else None


def _partial(
    entities: list[Entity],
    known: _Index,
    index: int,
    mentions: Sequence[Mention],
    paragraphs: Sequence[int],
    titles: Sequence[str | None],
) -> int | None:
    mention = mentions[index]
    fits = [
        i
        for i in known.near(parts(mention.name))
        if any(partial(mention.name, f) for f in entities[i].forms if len(parts(f)) > 1)
        and not _clash(entities[i], mention)
    ]
    if not fits:
        fits = _mistyped(entities, known, mention)
    if not fits:
        return _lone(entities, known, index, mention)
    if len(fits) > 1:
        by_last = [i for i in fits if partial(mention.name, entities[i].name) == "surname"]
        fits = by_last if len(by_last) == 1 else fits
    if len(fits) > 1 and titles[index] is not None:
        officials = [i for i in fits if _held(entities[i], titles[index] or "")]
        fits = officials if len(officials) == 1 else fits
    if len(fits) > 1:
        full = {i: _in_full(entities[i], mentions) for i in fits}
        uses = known.uses.get(parts(mention.name), ())
        above = parts(mention.name) in known.above
        picked = choose(index, full, uses, paragraphs, titles, above)
        if picked is None:
            return None
        fits = [picked]
    uses = known.uses.get(parts(mention.name), ())
    if _stranger(entities[fits[0]], mention, uses, mentions, paragraphs):
        return _lone(entities, known, index, mention)
    _join(entities[fits[0]], index, mention)
    return fits[0]


def _mistyped(entities: Sequence[Entity], known: _Index, mention: Mention) -> list[int]:
    """The only person in full whose surname a bare surname misspells that stands there once."""
    words = parts(mention.name)
    if len(words) > 1 or len(known.uses.get(words, ())) > 1 or words[0] in lexicon().given:
        return []
    near = [i for last, held in known.last.items() if misspelt(last, words[0]) for i in held]
    near = [i for i in near if not _clash(entities[i], mention)]
    return near if len(near) == 1 else []


def _held(entity: Entity, title: str) -> bool:
    """True where the table of high offices gives one of that title to the person in full."""
    return any(
        title in term.office.split() for term, name in held_by(entity.forms) if name == "full"
    )


def _stranger(
    entity: Entity,
    mention: Mention,
    uses: Sequence[int],
    mentions: Sequence[Mention],
    paragraphs: Sequence[int],
) -> bool:
    """True where the bare surname belongs to someone whom the text never names in full.

    Signs: a title of the other gender, or use well before the one full name of a namesake.
    """
    if not uses or partial(mention.name, entity.name) == "given":
        return False
    if mention.gender is not None and mention.gender == entity.gender:
        return False
    if any(_clash(entity, mentions[i]) for i in uses):
        return True
    return paragraphs[entity.mentions[0]] - paragraphs[uses[0]] > _LATE


def _in_full(entity: Entity, mentions: Sequence[Mention]) -> list[int]:
    return [k for k in entity.mentions if len(parts(mentions[k].name)) > 1]


def _clash(entity: Entity, mention: Mention) -> bool:
    return bool(entity.gender and mention.gender and entity.gender != mention.gender)


def _lone(entities: list[Entity], known: _Index, index: int, mention: Mention) -> int:
    """The entity of a person whom the text never names in full."""
    key = parts(mention.name)
    for i in known.alone.get(key, ()):
        if not _clash(entities[i], mention):
            _join(entities[i], index, mention)
            return i
    entity = Entity(mention.name, "person", mention.gender or _given_gender(key[0]))
    _join(entity, index, mention)
    known.alone.setdefault(key, []).append(len(entities))
    entities.append(entity)
    return len(entities) - 1
