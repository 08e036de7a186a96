"""What files tell of speakers: their offices on the day of a statement, and for whom they speak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.identity.clusters import Clusters, judged
from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import fold
from onrecord.identity.tenure import Days, days, held
from onrecord.links.parties import is_named, name_tokens
from onrecord.record.store import Store
from onrecord.types import Actor, Document, Role, Speaker, Statement
from onrecord.verdict.authority import is_past

_BODIES = frozenset({"organisation", "state", "group"})


@dataclass(frozen=True, slots=True)
class Dossiers:
    """Actors that files tell of, by speaker: `found` maps an id and a document to them."""

    found: Mapping[tuple[str, str], Actor]

    def sides(self, statement: Statement, document: Document) -> tuple[Speaker, ...]:
        """The speaker as the text has it, then in each office and for each body that files tell.

        Only what is held on the day of the statement counts. An office that the file says is over
        by then, or not begun, is none even where the text gives the title.
        """
        speaker = statement.speaker
        if speaker is None:
            return ()
        actor = self.found.get((speaker.id or "", statement.doc))
        if actor is None:
            return (speaker,)
        when = _day(statement, document)
        return (_as_told(speaker, actor, when), *_beside(speaker, actor, when))


def _day(statement: Statement, document: Document) -> Days | None:
    said = days(statement.said_at.value) if statement.said_at is not None else None
    return said or days(document.published)


def _as_told(speaker: Speaker, actor: Actor, when: Days | None) -> Speaker:
    same = [r for r in actor.roles if _same_office(r, speaker)]
    dated = [r for r in same if r.since or r.until]
    if dated and not any(held(r, when) for r in same) and not is_past(speaker.role):
        return replace(speaker, role=f"former {speaker.role or 'holder'}")
    return speaker


def _beside(speaker: Speaker, actor: Actor, when: Days | None) -> Iterator[Speaker]:
    how = "as a file tells"
    roles = [r for r in actor.roles if held(r, when) and not _given_up(r, speaker)]
    for role in roles:
        yield replace(speaker, role=role.title, affiliation=role.affiliation, how=how)
    if actor.kind != "person":
        for name in (actor.name, *actor.aliases):
            yield replace(speaker, name=name, how=how)
    for name in actor.speaks_for:
        tied = [r for r in actor.roles if _touches(name, r.affiliation)] or list(actor.roles)
        if not tied or any(r in roles for r in tied):
            kind = "state" if lexicon().state(name) else "organisation"
            yield Speaker(speaker.id, name, kind, None, None, how)  # type: ignore[arg-type]


def _given_up(role: Role, speaker: Speaker) -> bool:
    """Whether the text calls the speaker a former holder of an office without an end."""
    return is_past(speaker.role) and role.until is None and _same_office(role, speaker)


def _same_office(role: Role, speaker: Speaker) -> bool:
    """Whether a text's title beside a name is the office that a file tells of."""
    if not speaker.role or not _touches(role.title, speaker.role):
        return False
    houses = (role.affiliation, speaker.affiliation)
    return None in houses or _touches(*houses)


def _touches(one: str | None, other: str | None) -> bool:
    return bool(name_tokens(one) & name_tokens(other))


def dossiers(store: Store, statements: Iterable[Statement]) -> Dossiers:
    """What the record's files tell of the speakers of `statements`.

    By id, or an id that reviewers joined with it; else by the name in full, where a single actor
    of the kind goes by it and no reviewer says that it is another.
    """
    named = {
        (s.speaker.id or "", s.doc): s.speaker
        for s in statements
        if s.speaker is not None and is_named(s.speaker)
    }
    if not named:
        return Dossiers({})
    same = store.clusters()
    ids = {i for identifier, doc in named for i in same.ids(same.of(identifier, doc))}
    told = store.known_as({*ids, *(i for i, _ in named)}, {s.name for s in named.values()})
    if not told:
        return Dossiers({})
    parted = {p for p, d in judged(store.decisions()).items() if d.judgement == "different"}
    found: dict[tuple[str, str], Actor] = {}
    for key, speaker in sorted(named.items()):
        actor = _of(speaker, same.of(*key), told, same, parted)
        if actor is not None:
            found[key] = actor
    return Dossiers(found)


def _of(
    speaker: Speaker,
    own: str,
    told: Sequence[Actor],
    same: Clusters,
    parted: Iterable[tuple[str, str]],
) -> Actor | None:
    joined = [a for a in told if same.of(a.id or "") == own]
    if not joined:
        apart = {one for pair in parted for one in pair if _meets(pair, own, same)}
        joined = [
            a for a in told if _like(speaker, a) and not apart & set(same.members(a.id or ""))
        ]
        if len(joined) != 1:
            return None
    first = joined[0]
    return replace(
        first,
        roles=tuple(r for a in joined for r in a.roles),
        aliases=tuple(n for a in joined for n in (a.name, *a.aliases) if n != first.name),
        speaks_for=tuple(n for a in joined for n in a.speaks_for),
    )


def _meets(pair: tuple[str, str], own: str, same: Clusters) -> bool:
    return bool(set(pair) & set(same.members(own)))


def _like(speaker: Speaker, actor: Actor) -> bool:
    bodies = speaker.kind in _BODIES and actor.kind in _BODIES
    if speaker.kind != actor.kind and not bodies:
        return False
    return fold(speaker.name) in {fold(n) for n in (actor.name, *actor.aliases)}
