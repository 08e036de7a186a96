"""The stage that says who: speakers for sources, actors, signatories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.identity.actors import actors_of
from onrecord.identity.agents import PERFORMED, agent_tokens, agent_verb
from onrecord.identity.context import Context, build_context
from onrecord.identity.naming import byline
from onrecord.identity.persons import of_turn
from onrecord.identity.signatories import with_names
from onrecord.identity.speakers import resolve, speaker_of
from onrecord.types import Actor, Document, Excerpt, Instrument, Speaker, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Identifier:
    """Rules over names, roles and references; the same text gives the same speakers."""

    version = "identity-rules-4"

    def __call__(
        self,
        document: Document,
        parse: Doc,
        statements: Sequence[Statement],
        instruments: Sequence[Instrument],
    ) -> tuple[tuple[Statement, ...], tuple[Actor, ...], tuple[Instrument, ...]]:
        """Statements with speakers, the text's actors, instruments with names resolved."""
        context = build_context(document, parse, statements, instruments)
        context = replace(context, instruments=with_names(context))
        filled = tuple(replace(s, speaker=_speaker(context, s)) for s in statements)
        speakers = [s.speaker for s in filled if s.speaker is not None]
        return filled, actors_of(context, speakers), context.instruments


def speakers_at(
    document: Document,
    parse: Doc,
    statements: Sequence[Statement],
    instruments: Sequence[Instrument],
    sources: Sequence[Excerpt],
) -> tuple[Speaker, ...]:
    """The speakers of sources wherever they stand, read in the light of the text's statements."""
    context = build_context(document, parse, statements, instruments, sources)
    return tuple(speaker_of(context, source) for source in sources)


def _speaker(context: Context, statement: Statement) -> Speaker | None:
    if statement.voice == "attributed":
        return None if statement.source is None else speaker_of(context, statement.source)
    if statement.act in PERFORMED:
        agent = resolve(context, agent_tokens(statement, context.parse), 0)
        if agent is not None and agent.id is not None and agent.kind != "document":
            verb = agent_verb(statement, context.parse)
            return replace(agent, how=f"agent of '{verb}' in the author's voice")
    mine, answers = of_turn(context, statement.content.spans[0].start)
    return mine if answers else byline(context)
