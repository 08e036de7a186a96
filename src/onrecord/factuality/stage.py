"""How firmly: fills act, factuality, events, condition, time, opinion, and finds instruments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.factuality import (
    act_cues,
    act_votes,
    acts,
    commitment,
    conditions,
    cues,
    events,
    gathering,
    genre,
    horizons,
    instruments,
    opinion,
    syntax,
    time,
    time_mentions,
    voices,
)
from onrecord.factuality.firmness import Firmness
from onrecord.factuality.tree import Tree, plant
from onrecord.types import Act, Document, Event, Heard, Instrument, Span, Statement, When

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERSION = "factuality-rules-3"
Places = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]
_OPEN_ACTS = frozenset({"threaten", "promise", "demand", "propose", "order", "predict", "believe"})
_UNDONE = frozenset({"threaten", "demand", "propose", "ask"})
_FUTURE_ACTS = frozenset({"predict", "promise", "threaten", "announce", "order", "propose"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What all statements of one document share."""

    tree: Tree
    mentions: list[time_mentions.Mention]
    base: time.Base
    firmness: Firmness
    votes: Mapping[Places, tuple[float, ...]]

    def dated(self, predicate: int) -> When | None:
        """The time that the text states for a predicate, or None."""
        first, end = self.tree.sentences[self.tree.sentence[predicate]]
        around = [m for m in self.mentions if first <= m.first < end]
        return time.event_time(self.tree, around, predicate, self.base)


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement read: itself with its fields filled, and its commitments by token."""

    statement: Statement
    values: dict[int, float]
    root: int | None


class Committer:
    """The rules of this folder as one stage, with the learned model's views of each word."""

    version = VERSION

    def __call__(
        self,
        document: Document,
        parse: Doc,
        statements: Sequence[Statement],
        heard: Heard | None = None,
    ) -> tuple[tuple[Statement, ...], tuple[Instrument, ...]]:
        """Statements with the stage's fields filled, in the order given, and the instruments."""
        tree = plant(parse, document.text)
        heard = heard or Heard(())
        firmness = Firmness(tree, heard.views)
        base = time.Base.of(document)
        votes = {(a.source, a.cue, a.content): a.acts for a in heard.attributions}
        setting = Setting(tree, time_mentions.mentions(tree, base.day), base, firmness, votes)
        readings = [_read(setting, s) for s in statements]
        things = gathering.gather(tree)
        whose = _whose(setting, readings)
        found = instruments.build(tree, document, things, whose, setting.dated)
        filled = [_with_instrument(tree, r, things, found) for r in readings]
        kind = genre.genre(document, filled)
        return tuple(replace(s, genre=kind) for s in filled), found


def _read(setting: Setting, statement: Statement) -> Reading:
    tokens = setting.tree.tokens(statement.content.spans)
    roots = events.roots(setting.tree, tokens)
    if statement.voice == "author":
        return _read_author(setting, statement, tokens, roots)
    return _read_attributed(setting, statement, tokens, roots)


def _read_attributed(
    setting: Setting, statement: Statement, tokens: list[int], roots: list[int]
) -> Reading:
    tree = setting.tree
    cue_tokens = tree.tokens(statement.cue.spans) if statement.cue is not None else []
    cue = cues.read_cue(tree, cue_tokens)
    inside = frozenset(tokens)
    backshift = cue is not None and cue.past and statement.form != "direct"
    values: dict[int, float] = {}
    for top in roots:
        context = cues.speaker_context(tree, cue, top)
        for i, value in commitment.commitments(
            tree, top, context, backshift=backshift, inside=inside.__contains__
        ).items():
            values.setdefault(i, value)
    root = roots[0] if roots else None
    ruled = acts.act_of(tree, cue, _said(tree, statement, root, values, inside))
    act = act_votes.weighed(ruled, setting.votes.get(_places(statement), ()))
    around = time.sentence_mentions(tree, setting.mentions, statement.sentence)
    said_at = time.said_at(
        tree, around, tokens, cue.token if cue is not None else None, setting.base
    )
    factuality = _main_value(tree, root, values, setting.firmness.speaker)
    if factuality is None and cue is not None and cues.denial(cue.keys) and not cue.negated:
        factuality = -3.0
    direct = statement.form == "direct"
    inner = replace(setting, base=setting.base.within(said_at)) if direct else setting
    filled = _fill(inner, statement, tokens, root, act, values, cues.author_share(cue))
    return Reading(replace(filled, said_at=said_at, factuality=factuality), values, root)


def _places(statement: Statement) -> Places:
    """The spans of source, cue and content, as the attribution had them."""
    source, cue = statement.source, statement.cue
    return source.spans if source else (), cue.spans if cue else (), statement.content.spans


def _said(
    tree: Tree,
    statement: Statement,
    root: int | None,
    values: dict[int, float],
    inside: frozenset[int],
) -> act_cues.Said | None:
    if root is None:
        return None
    spans = statement.source.spans if statement.source is not None else ()
    source = frozenset(
        tree.low[i] for i in tree.tokens(spans) if tree.pos[i] in ("NOUN", "PROPN", "PRON")
    )
    return act_cues.Said(root, values.get(root, 0.0), inside, source)


def _read_author(
    setting: Setting, statement: Statement, tokens: list[int], roots: list[int]
) -> Reading:
    tree = setting.tree
    values: dict[int, float] = {}
    for top in roots:
        for i, value in commitment.commitments(tree, top).items():
            values.setdefault(i, value)
    root = roots[0] if roots else None
    act: Act = "assert"
    complement: int | None = None
    said_at = setting.base.published
    if root is not None:
        act, complement = acts.author_act(tree, root, values.get(root, 0.0))
        if act not in ("assert", "predict", "ask"):
            around = time.sentence_mentions(tree, setting.mentions, statement.sentence)
            said_at = time.act_time(tree, around, root, complement, setting.base)
    main = complement if act in _OPEN_ACTS and complement is not None else root
    judged = opinion.is_opinion(tree, tokens, root) and (
        act in ("assert", "predict", "ask") or opinion.first_person(tree, root)
    )
    filled = _fill(setting, statement, tokens, main, act, values, None)
    factuality = _main_value(tree, main, values, setting.firmness.author)
    return Reading(
        replace(filled, said_at=said_at, factuality=factuality, opinion=judged), values, root
    )


def _main_value(
    tree: Tree,
    root: int | None,
    values: dict[int, float],
    view: Callable[[int, float | None], float],
) -> float | None:
    """Commitment to the event that `root` predicates, by `view`; None where it is no event."""
    if root is None:
        return None
    main = events.main_event(tree, root)
    if not commitment.predicative(tree, root) and not events.is_event(tree, main):
        return None
    value = values.get(main, values.get(root))
    return None if value is None else round(view(main, value), 2) + 0.0


def _fill(
    setting: Setting,
    statement: Statement,
    tokens: list[int],
    root: int | None,
    act: Act,
    values: dict[int, float],
    share: float | None,
) -> Statement:
    """The fields that both voices fill alike."""
    tree = setting.tree
    around = time.sentence_mentions(tree, setting.mentions, statement.sentence)

    def dated(i: int) -> When | None:
        return time.event_time(tree, around, i, setting.base) if around else None

    committed = _committed(setting, tokens, values, share, act in _UNDONE)
    found: tuple[Event, ...] = events.events_of(tree, committed, dated)
    future = act in _FUTURE_ACTS or (root is not None and time.forward(tree, root))
    return replace(
        statement,
        act=act,
        events=found,
        condition=conditions.condition(tree, tokens, statement.sentence, root),
        horizon=horizons.horizon(tree, statement.sentence, tokens, root, around)
        if future
        else None,
        models={**statement.models, "factuality": VERSION},
    )


def _committed(
    setting: Setting,
    tokens: list[int],
    values: dict[int, float],
    share: float | None,
    undone: bool,
) -> Iterator[events.Committed]:
    """The events among `tokens`; `share` is how much of what a source says its author takes on.

    It is None in the author's own voice. What is `undone`, as the act of its statement shows, is
    not held for likelier than the rules hold it.
    """
    firmness = setting.firmness
    for i in firmness.events(tokens, values):
        value = values.get(i)
        if share is None:
            scare = value is not None and value > 1 and events.scare_quoted(setting.tree, i)
            # the model hardly sees the marks
            yield events.Committed(i, 1.0 if scare else firmness.author(i, value), None)
        else:
            taken = None if value is None else value * share
            views = firmness.author(i, taken), firmness.speaker(i, value)
            if undone and taken is not None and value is not None:
                views = min(views[0], taken), min(views[1], value)
            yield events.Committed(i, *views)


def _whose(setting: Setting, readings: Sequence[Reading]) -> instruments.Voices:
    """Commitments of the author over the whole text, and of sources over what they say."""
    tree = setting.tree
    author = voices.author_values(tree)
    speaker, named = voices.reported(tree)
    said: dict[int, When | None] = {}
    for reading in readings:
        source = reading.statement.source
        for i, value in reading.values.items():
            if reading.statement.voice == "attributed":
                speaker[i] = value
                if source is not None:
                    named[i] = source.text
                else:
                    named.pop(i, None)
            said[i] = reading.statement.said_at
    return instruments.Voices(author, speaker, named, said, setting.base.published)


def _with_instrument(
    tree: Tree,
    reading: Reading,
    things: Sequence[gathering.Gathered],
    found: Sequence[Instrument],
) -> Statement:
    """Name the instrument that a statement is quoted from, or is about."""
    owner = {h: n for n, thing in enumerate(things) for h in thing.heads}
    statement = reading.statement
    source = statement.source
    if source is not None:
        words = set(tree.tokens(source.spans))
        for i in sorted(words & owner.keys()):
            if tree.head[i] == i or tree.head[i] not in words:
                return replace(statement, instrument=found[owner[i]].id)
    for i in _about(tree, reading.root):
        if i in owner:
            return replace(statement, instrument=found[owner[i]].id)
    return statement


def _about(tree: Tree, root: int | None) -> list[int]:
    """The subject and object of a clause, and those of the infinitive that it governs."""
    if root is None:
        return []
    heads = [root, *(c for c in tree.children[root] if tree.dep[c] in ("xcomp", "conj"))]
    slots = ("nsubj", "nsubjpass", "dobj")
    own = [c for h in heads for c in tree.children[h] if tree.dep[c] in slots]
    phrase = syntax.complement_kind(tree, root) == "np"
    return [root, *own] if phrase else own
