"""All that is known of one text when its sources are resolved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.identity.brackets import defined
from onrecord.identity.cast import Cast, Entity, build_cast
from onrecord.identity.discourse import Discourse, read_discourse
from onrecord.identity.interviews import Turn, read_turns
from onrecord.identity.letters import signed_turns
from onrecord.identity.mentions import Mention
from onrecord.identity.names import institution_slug, slug
from onrecord.identity.officeholders import Office, offices_of
from onrecord.identity.phrases import covered, head_of
from onrecord.identity.predicates import roles_stated
from onrecord.identity.quotes import quoted_tokens
from onrecord.identity.repairs import find_mentions
from onrecord.identity.roles import title_noun
from onrecord.identity.terms import roles_held
from onrecord.types import ActorKind, Document, Excerpt, Instrument, Role, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc

_HEADLINE = 30


@dataclass(frozen=True, slots=True)
class Context:
    """A text and its headline, its parse, its cast with roles, and what its pronouns refer to.

    `roles` are of entities, `beside` those given next to a mention, `offices` those of high rank
    that a table tells; `at` maps a token to the mention that holds it; `sentences` are the first
    tokens of the text's sentences; `turns` those of an interview.
    """

    document: Document
    title: Span | None
    parse: Doc
    statements: tuple[Statement, ...]
    instruments: tuple[Instrument, ...]
    cast: Cast
    roles: Mapping[int, tuple[Role, ...]]
    beside: Mapping[int, tuple[Role, ...]]
    offices: Mapping[int, tuple[Office, ...]]
    discourse: Discourse
    turns: tuple[Turn, ...]
    at: Mapping[int, int]
    sentences: tuple[int, ...]

    def entity_at(self, token: int) -> int | None:
        """The entity named at a token, None where there is no or no settled name."""
        mention = self.at.get(token)
        return None if mention is None else self.cast.of[mention]

    def sentence_number(self, token: int) -> int:
        """Which sentence of the text holds a token, counted from 1."""
        return bisect_right(self.sentences, token)


def build_context(
    document: Document,
    parse: Doc,
    statements: Sequence[Statement],
    instruments: Sequence[Instrument],
    sources: Sequence[Excerpt] = (),
) -> Context:
    """Read a text once: names, roles, quotations, references.

    `sources` are such as no statement has.
    """
    title = headline(document, parse)
    told = [s.source for s in statements if s.source is not None]
    speaking = frozenset(_speaking(parse, (*told, *sources)))
    mentions = find_mentions(parse, title, speaking)
    people = [m.label == "person" for m in mentions]
    titles = [title_noun(parse, m) if p else None for m, p in zip(mentions, people, strict=True)]
    cast = build_cast(mentions, _paragraphs(parse, mentions), titles, defined(parse, mentions))
    beside = {
        i: roles_held(parse, m, document.published) or roles_stated(parse, m)
        for i, m in enumerate(mentions)
        if m.label == "person"
    }
    roles = _roles(cast, beside)
    offices = offices_of(cast.entities, roles, parse.text, document.published)
    quoted = quoted_tokens(parse, statements)
    discourse = read_discourse(parse, cast, roles, quoted, speaking, offices)
    at = {t: i for i, m in enumerate(mentions) for t in range(m.start, m.end)}
    return Context(
        document,
        title,
        parse,
        tuple(statements),
        tuple(instruments),
        cast,
        roles,
        beside,
        offices,
        discourse,
        read_turns(parse, cast, title) or signed_turns(parse, cast),
        at,
        tuple(s.start for s in parse.sents),
    )


def _speaking(parse: Doc, sources: Sequence[Excerpt]) -> Iterator[int]:
    """The heads of sources, and the names set beside them."""
    for source in sources:
        tokens = covered(parse, source.spans)
        head = head_of(parse, tokens)
        if head is None:
            continue
        yield head.i
        beside = (c for c in head.rights if c.dep_ == "appos" and c.ent_type_ == "PERSON")
        yield from (c.i for c in beside if c.i in tokens)


def headline(document: Document, parse: Doc) -> Span | None:
    """The title's span: given, or a short first line that a line break parts from the rest."""
    if document.title_span is not None:
        return document.title_span
    text = parse.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or len(text[start:end].split()) > _HEADLINE or not text[end:].strip():
        return None
    return Span(start, end)


def actor_id(name: str, kind: ActorKind, entity: Entity | None = None) -> str:
    """`kind:slug`, the same for the same full name in every document."""
    named = entity is not None and kind in {"person", "state"}
    return f"{kind}:{slug(name) if named else institution_slug(name)}"


def _paragraphs(parse: Doc, mentions: Sequence[Mention]) -> list[int]:
    """The number of line breaks before each mention."""
    out: list[int] = []
    text = parse.text  # spaCy joins it anew each time
    count, at = 0, 0
    for m in mentions:
        idx = parse[m.start].idx
        count += text.count("\n", at, idx)
        at = idx
        out.append(count)
    return out


def _roles(cast: Cast, beside: Mapping[int, tuple[Role, ...]]) -> dict[int, tuple[Role, ...]]:
    out: dict[int, list[Role]] = {}
    for index, found in beside.items():
        who = cast.of[index]
        if who is None:
            continue
        held = out.setdefault(who, [])
        held += [role for role in found if role not in held]
    return {who: tuple(held) for who, held in out.items() if held}
