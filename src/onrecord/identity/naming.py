"""Speakers from what is known: a named actor, the byline, several together, or nobody named."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.identity.context import Context, actor_id
from onrecord.identity.lexicon import lexicon
from onrecord.identity.tenure import begins_after, days, over_by
from onrecord.types import Role, Speaker

_NAME_LIMIT = 120


def unnamed(text: str, affiliation: str | None) -> Speaker:
    """A speaker whom the text does not name."""
    name = " ".join(text.split())[:_NAME_LIMIT]
    return Speaker(None, name, "unnamed", None, affiliation, "unnamed in the text")


def capital(name: str) -> Speaker | None:
    """The state for which its capital speaks; None for other places."""
    state = lexicon().capitals.get(name)
    if state is None:
        return None
    how = f"{name} → {state} (its capital)"
    return Speaker(actor_id(state, "state"), state, "state", None, None, how)


def of_entity(context: Context, entity: int, mention: int | None, words: str) -> Speaker:
    """A named actor as a speaker, with the role given beside this mention or else first."""
    actor = context.cast.entities[entity]
    role = _role(context, entity, mention)
    affiliation = role.affiliation if role is not None else actor.affiliation
    title = None if role is None or role.title is None else role.title
    if role is not None and title is not None:
        title = f"{_course(role, context)}{title}"
    first = context.cast.mentions[actor.mentions[0]].start
    how = f"named in sentence {context.sentence_number(first)}"
    words = " ".join(words.split())
    how = how if words == actor.name else f"{words} → {actor.name} ({how})"
    name = actor.name
    return Speaker(actor_id(name, actor.kind, actor), name, actor.kind, title, affiliation, how)


def _course(role: Role, context: Context) -> str:
    """ "Former " for a role over by the day of publication, "incoming " before it begins."""
    day = days(context.document.published)
    if role.former or (day is not None and over_by(role, day)):
        return "former "
    return "incoming " if day is not None and begins_after(role, day) else ""


def _role(context: Context, entity: int, mention: int | None) -> Role | None:
    here = context.beside.get(mention, ()) if mention is not None else ()
    held = here or context.roles.get(entity, ())
    full = [r for r in held if r.affiliation is not None]
    current = [r for r in (full or held) if not _course(r, context)]
    found = current or full or list(held)
    return found[0] if found else None


# A byline with one of these words names a desk, not a person.
_DESK_WORDS = """
agencies agency board bureau correspondents desk editorial editors news newsroom press reporters
service services staff team wire writers
"""
_DESKS = frozenset(_DESK_WORDS.split())


def byline(context: Context) -> Speaker | None:
    """The author of the text, else its outlet, None where neither is known."""
    document = context.document
    if document.author and document.author.strip():
        name = " ".join(document.author.split())
        if _DESKS & {word.strip(".,").lower() for word in name.split()}:
            house = document.outlet.strip() if document.outlet else name
            return Speaker(
                actor_id(house, "organisation"), house, "organisation", None, None, "byline"
            )
        return Speaker(
            actor_id(name, "person"), name, "person", None, document.outlet or None, "byline"
        )
    if document.outlet and document.outlet.strip():
        name = " ".join(document.outlet.split())
        return Speaker(actor_id(name, "organisation"), name, "organisation", None, None, "byline")
    return None


def several(found: Sequence[Speaker]) -> Speaker | None:
    """Named speakers joined with others who are not named: the named ones, where several."""
    return together(found) if len(found) > 1 else None


def together(found: Sequence[Speaker]) -> Speaker:
    first = found[0]
    if len(found) == 1:
        return first
    name = "; ".join(s.name for s in found)
    how = "joint: " + "; ".join(s.how for s in found)
    return Speaker(first.id, name, first.kind, first.role, first.affiliation, how)
