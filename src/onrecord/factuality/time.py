"""When a thing was said, and when its events are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.factuality import dates, syntax
from onrecord.factuality.tree import Tree
from onrecord.types import Document, Span, When

_BARE_DATE = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|overnight|(?:(?:last|this|next|past) )?weekend"
    r"|(?:(?:last|this|next) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:last|this|next) (?:week|month|year)|(?:in|since) (?:19|20)\d\d)\b"
)
_FORWARD = frozenset({"will", "wo", "'ll", "shall", "would", "may", "might", "can", "could"})


@dataclass(frozen=True, slots=True)
class Mention:
    """An expression of time: its tokens `[first, last]`, inclusive, words and predicate."""

    first: int
    last: int
    words: str
    governor: int


def publication(document: Document) -> date | None:
    """The day on which the document was published, or None where it is not known."""
    if document.published is None:
        return None
    try:
        return date.fromisoformat(document.published[:10])
    except ValueError:
        # Readers promise ISO 8601; a year or a month alone is no day to reckon from.
        return None


def published_at(document: Document) -> When | None:
    """The document's own time as a `When`, or None."""
    day = publication(document)
    return None if day is None else When(day.isoformat(), "day", "published")


def mentions(tree: Tree) -> list[Mention]:
    """Expressions of time, spaCy's entities first, then what a pattern finds beside them."""
    found = [_mention(tree, e.first, e.last) for e in tree.entities if e.label in ("DATE", "TIME")]
    taken = {i for m in found for i in range(m.first, m.last + 1)}
    for match in _BARE_DATE.finditer(tree.text):
        first, last = tree.token_at(match.start()), tree.token_at(match.end() - 1)
        if first is not None and last is not None and first not in taken and last not in taken:
            found.append(_mention(tree, first, last))
    return sorted(found, key=lambda m: m.first)


def _mention(tree: Tree, first: int, last: int) -> Mention:
    # "in" turns "two weeks" forward; "last" and the like sometimes stay outside the entity.
    while first and tree.low[first - 1] in ("in", "last", "this", "next", "past"):
        first -= 1
    span = tree.span(first, last)
    return Mention(first, last, tree.text[span.start : span.end], _governor(tree, first, last))


def _governor(tree: Tree, first: int, last: int) -> int:
    """The predicate that a time belongs to by the parse."""
    inside = range(first, last + 1)
    top = next((i for i in inside if tree.head[i] not in inside), last)
    for a in [top, *tree.ancestors(top)]:
        if tree.pos[a] in ("VERB", "AUX"):
            return a
    return top


def resolved(tree: Tree, mention: Mention, published: date | None, *, future: bool) -> When | None:
    """The time that `mention` names, or None."""
    found = dates.resolve(mention.words, published, future=future)
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
    return progressive or tree.tag[predicate] == "VBZ"


def event_time(
    tree: Tree, around: Sequence[Mention], predicate: int, published: date | None
) -> When | None:
    """The time stated for `predicate`, or None."""
    for mention in around:
        if mention.governor == predicate:
            return resolved(tree, mention, published, future=forward(tree, predicate))
    return None


def said_at(
    tree: Tree,
    around: Sequence[Mention],
    content: Sequence[int],
    cue: int | None,
    published: When | None,
) -> When | None:
    """When an attributed statement was made: a time beside its cue, else the publication."""
    inside = set(content)
    outside = [m for m in around if m.first not in inside]
    day = None if published is None else date.fromisoformat(published.value)
    near = [m for m in outside if cue is not None and _beside(m, cue)]
    loose = [m for m in outside if not _elsewhere(tree, m, cue)]
    for mention in near:
        when = resolved(tree, mention, day, future=False)
        if when is not None:
            return when
    for mention in loose:
        when = resolved(tree, mention, day, future=False)
        # A bare year or month beside a report mostly dates something else.
        if when is not None and when.precision == "day":
            return when
    return published


def _beside(mention: Mention, cue: int) -> bool:
    # "said on Monday the hall would open": parsers hang the day on either verb.
    return mention.governor == cue or 0 < mention.first - cue <= 2 or 0 < cue - mention.last <= 2


def _elsewhere(tree: Tree, mention: Mention, cue: int | None) -> bool:
    """Whether a time belongs to a relative clause or to another clause than the cue's."""
    predicate = mention.governor
    if tree.dep[predicate] in ("relcl", "acl", "advcl"):
        return True
    return cue is not None and predicate != cue and tree.pos[predicate] in ("VERB", "AUX")


def act_time(
    tree: Tree, around: Sequence[Mention], root: int, complement: int | None, published: When | None
) -> When | None:
    """When an act that the author reports took place: a time of its clause, else None stated.

    Parsers hang a closing "this weekend" on the last verb; with a past act and a day that can
    only lie behind it, it dates the act.
    """
    day = None if published is None else date.fromisoformat(published.value)
    own = [m for m in around if m.governor == root]
    below = [m for m in around if m not in own and _dates_act(tree, m, complement)]
    for mention in (*own, *below):
        when = resolved(tree, mention, day, future=False)
        if when is not None:
            return when
    return published


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
