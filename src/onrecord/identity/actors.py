"""The actors of a text, with their roles and the other names it calls them."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.identity.context import Context, actor_id
from onrecord.types import Actor, Role, Speaker


def actors_of(context: Context, speakers: Iterable[Speaker]) -> tuple[Actor, ...]:
    """Everyone named in the text, then speakers described but not named; each id once."""
    found: dict[str, Actor] = {}
    for i, entity in enumerate(context.cast.entities):
        roles = context.roles.get(i, ())
        if not roles and entity.affiliation is not None:
            roles = (Role(None, entity.affiliation),)
        aliases = tuple(f for f in entity.forms if f != entity.name)
        identifier = actor_id(entity.name, entity.kind, entity)
        _add(found, Actor(identifier, entity.name, entity.kind, roles, aliases))
    for speaker in speakers:
        if speaker.id is None or speaker.id in found:
            continue
        roles = (Role(None, speaker.affiliation),) if speaker.affiliation else ()
        _add(found, Actor(speaker.id, speaker.name.split("; ")[0], speaker.kind, roles))
    return tuple(found.values())


def _add(found: dict[str, Actor], actor: Actor) -> None:
    assert actor.id is not None
    held = found.get(actor.id)
    if held is None:
        found[actor.id] = actor
        return
    roles = held.roles + tuple(r for r in actor.roles if r not in held.roles)
    aliases = held.aliases + tuple(
        a for a in (actor.name, *actor.aliases) if a != held.name and a not in held.aliases
    )
    found[actor.id] = Actor(held.id, held.name, held.kind, roles, aliases)
