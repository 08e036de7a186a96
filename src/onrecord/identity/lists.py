"""Sources that list people by name: 'Sens. Jane Roe (D-Ohio) and John Doe'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.identity.context import Context
from onrecord.identity.naming import of_entity, together
from onrecord.identity.roles import is_role
from onrecord.types import Speaker

if TYPE_CHECKING:
    pass

_LISTED = 60
_JOINS = frozenset({"and", "&", "both", "all"})


def listed(context: Context, tokens: Sequence[int]) -> Speaker | None:
    """People listed by name, each with no more than titles before it and brackets after."""
    people = _people(context, tokens) if len(tokens) < _LISTED else ()
    found: list[Speaker] = []
    skip, depth, fresh = -1, 0, True
    for at, i in enumerate(tokens if people else ()):
        token = context.parse[i]
        mention = context.at.get(i)
        if i < skip:
            continue
        if token.text in {"'s", "’s", "'", "’"} and not fresh:
            continue
        if token.text in "()":
            depth += 1 if token.text == "(" else -1
        elif depth == 0 and mention is not None and mention in people:
            entity = context.cast.of[mention]
            if not fresh or entity is None:
                return None
            found.append(of_entity(context, entity, mention, context.cast.mentions[mention].name))
            skip, fresh = context.cast.mentions[mention].end, False
        elif depth == 0 and (token.text == "," or token.lower_ in _JOINS):
            if token.text == "," and len(people) == 1 and found:
                break
            fresh = True
        elif depth == 0 and not (fresh and _before_name(context, tokens, at)):
            return None
    return together(found) if found and len(found) == len(people) else None


def _people(context: Context, tokens: Sequence[int]) -> tuple[int, ...]:
    """The mentions of persons among the tokens, each once."""
    found = dict.fromkeys(k for i in tokens if (k := context.at.get(i)) is not None)
    return tuple(k for k in found if context.cast.mentions[k].label == "person")


def _before_name(context: Context, tokens: Sequence[int], at: int) -> bool:
    """True for words that may stand between a list's comma and a name: titles and bodies."""
    token = context.parse[tokens[at]]
    if token.text in {".", "-", "'s", "’s", "'", "’"} or token.tag_ in {"DT", "PRP$"}:
        return True
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"} and token.i not in context.at:
        return False
    if at + 1 >= len(tokens):
        return False
    after = context.at.get(tokens[at + 1])
    named = after is not None and context.cast.mentions[after].label == "person"
    return is_role(token) if named else True
