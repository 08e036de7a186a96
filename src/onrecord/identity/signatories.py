"""Issuers, signatories and addressees of instruments as the text's actors."""

from __future__ import annotations

from dataclasses import replace

from onrecord.identity.context import Context
from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import bare, fold, partial
from onrecord.types import Instrument


def with_names(context: Context) -> tuple[Instrument, ...]:
    """The instruments, all their parties under their actors' names where these are known."""
    return tuple(
        replace(
            i,
            issuer=actor_name(context, i.issuer),
            signatory=_joint(context, i.signatory),
            addressee=actor_name(context, i.addressee),
        )
        for i in context.instruments
    )


def _joint(context: Context, names: str | None) -> str | None:
    """Each of several names, parted by semicolons, under its actor's."""
    found = [actor_name(context, name) for name in (names or "").split("; ") if name]
    return "; ".join(name for name in found if name) or None


def without_article(text: str) -> str:
    """A phrase on one line, its article left off."""
    words = text.split()
    return " ".join(
        words[1:] if len(words) > 1 and words[0].lower() in ("the", "a", "an") else words
    )


def actor_name(context: Context, text: str | None) -> str | None:
    """The name of the actor that a phrase names, or the phrase where there is no single one."""
    if text is None or not text.strip():
        return None
    padded = f" {fold(bare(text))} "
    best: tuple[int, str] | None = None
    tied = False
    for entity in context.cast.entities:
        for form in entity.forms:
            key = f" {fold(form)} "
            if not key.strip() or key not in padded:
                continue
            # A person named in a phrase signs; a body in it is where the person serves.
            size = len(key) + (1000 if entity.kind == "person" else 0)
            tied = best is not None and size == best[0] and entity.name != best[1]
            if best is None or size > best[0]:
                best = (size, entity.name)
    if best is not None and not tied:
        # "Iceland's parliament" is not Iceland: only a person is meant by a part of a phrase
        whole = best[0] >= 1000 or best[0] >= len(padded.strip())
        return best[1] if whole else without_article(text)
    short = bare(text)
    fits = (
        {e.name for e in context.cast.entities for f in e.forms if partial(short, f) is not None}
        if short and fold(short)
        else set()
    )
    if len(fits) == 1:
        return fits.pop()
    lex = lexicon()
    return lex.states.get(short) or lex.demonyms.get(short) or " ".join(text.split())
