"""When a thing was said, and when its events are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.factuality import dates, syntax
from onrecord.factuality.time_mentions import Mention
from onrecord.factuality.tree import Tree
from onrecord.types import Document, Span, When

_OFFSET = re.compile(r"(?<=:\d\d)(?:Z|[+-]\d\d:\d\d)$")
_FORWARD = frozenset(
    {"will", "wo", "'ll", "shall", "would", "may", "might", "can", "could", "must"}
)


def publication(document: Document) -> date | None:
    """The day on which the document was published, or None where it is not known."""
    if document.published is None:
        return None
    try:
        return date.fromisoformat(document.published[:10])
    except ValueError:
        # Readers promise ISO 8601; a year or a month alone is no day to reckon from.
        return None


@dataclass(frozen=True, slots=True)
class Base:
    """What times are reckoned from: the publication, its day, and its offset ("+09:00")."""

    published: When | None
    day: date | None
    zone: str | None

    @classmethod
    def of(cls, document: Document) -> Base:
        """The base of a document's times."""
        offset = _OFFSET.search(document.published or "")
        zone = None if offset is None else offset[0].replace("Z", "+00:00")
        return cls(published_at(document), publication(document), zone)

    def within(self, said_at: When | None) -> Base:
        """The base of what is quoted: "yesterday" in it counts from the day it was said."""
        if said_at is None or said_at.origin != "text" or said_at.precision != "day":
            return self
        return replace(self, day=date.fromisoformat(said_at.value))


def published_at(document: Document) -> When | None:
    """The document's own time as a `When`, or None."""
    day = publication(document)
    return None if day is None else When(day.isoformat(), "day", "published")


def resolved(tree: Tree, mention: Mention, base: Base, *, future: bool) -> When | None:
    """The time that `mention` names, or None."""
    found = dates.resolve(
        mention.words, base.day, future=future, zone=base.zone, anchor=mention.anchor
    )
    if found is None:
        return None
    return When(found.value, found.precision, "text", tree.span(mention.first, mention.last))


def forward(tree: Tree, predicate: int) -> bool:
    """Whether a predicate points to the future: a modal, an infinitive, "is meeting"."""
    if syntax.modal(tree, predicate) in _FORWARD and not syntax.perfect(tree, predicate):
        return True
    if syntax.infinitive(tree, predicate):
        return True
    progressive = tree.tag[predicate] == "VBG" and any(
        tree.low[c] in ("is", "are", "'re", "'m", "am") for c in tree.children[predicate]
    )
    return progressive or tree.tag[predicate] in ("VBZ", "VBP")


def event_time(tree: Tree, around: Sequence[Mention], predicate: int, base: Base) -> When | None:
    """The time stated for `predicate`, or None."""
    for mention in around:
        if mention.governor == predicate:
            when = resolved(tree, mention, base, future=forward(tree, predicate))
            if when is not None:
                return when
    return None


def said_at(
    tree: Tree,
    around: Sequence[Mention],
    content: Sequence[int],
    cue: int | None,
    base: Base,
) -> When | None:
    """When an attributed statement was made: a time beside its cue, else the publication."""
    inside = set(content)
    outside = [m for m in around if m.first not in inside]
    near = [m for m in outside if cue is not None and _beside(m, cue)]
    loose = [m for m in outside if not _elsewhere(tree, m, cue)]
    for mention in near:
        when = resolved(tree, mention, base, future=False)
        if when is not None:
            return when
    for mention in loose:
        when = resolved(tree, mention, base, future=False)
        # A bare year or month beside a report mostly dates something else.
        if when is not None and when.precision == "day":
            return when
    return base.published


def _beside(mention: Mention, cue: int) -> bool:
    # "said on Monday the hall would open": parsers hang the day on either verb.
    return mention.governor == cue or 0 < mention.first - cue <= 2 or 0 < cue - mention.last <= 2


def _elsewhere(tree: Tree, mention: Mention, cue: int | None) -> bool:
    """Whether a time belongs to a relative clause or to another clause than the cue's."""
    predicate = mention.governor
    if tree.dep[predicate] in ("relcl", "acl", "advcl"):
        return True
    if tree.pos[predicate] in ("NOUN", "PROPN") and not mention.first <= predicate <= mention.last:
        return True
    return cue is not None and predicate != cue and tree.pos[predicate] in ("VERB", "AUX")


def act_time(
    tree: Tree, around: Sequence[Mention], root: int, complement: int | None, base: Base
) -> When | None:
    """When an act that the author reports took place: a time of its clause, else None stated.

    Parsers hang a closing "this weekend" on the last verb; with a past act and a day that can
    only lie behind it, it dates the act.
    """
    own = [m for m in around if m.governor == root]
    below = [m for m in around if m not in own and _dates_act(tree, m, complement)]
    for mention in (*own, *below):
        when = resolved(tree, mention, base, future=False)
        if when is not None:
            return when
    return base.published


def _dates_act(tree: Tree, mention: Mention, complement: int | None) -> bool:
    predicate = mention.governor
    if complement is None or mention.words.lower().startswith(("next", "in ", "tomorrow")):
        return False
    top = next(
        (i for i in range(mention.first, mention.last + 1) if tree.dep[i] == "npadvmod"), None
    )
    inside = predicate == complement or complement in set(tree.ancestors(predicate))
    return top is not None and inside and tree.dep[predicate] not in ("relcl", "advcl")


def sentence_mentions(tree: Tree, all_mentions: Sequence[Mention], sentence: Span) -> list[Mention]:
    """The expressions of time that begin inside `sentence`."""
    return [m for m in all_mentions if sentence.start <= tree.starts[m.first] < sentence.end]
