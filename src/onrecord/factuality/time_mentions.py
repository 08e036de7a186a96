"""Expressions of time in a text, and the predicate or the noun that each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from onrecord.factuality import dates
from onrecord.factuality.anchored import counts_from
from onrecord.factuality.clock import Resolved
from onrecord.factuality.tree import Tree

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = "(?:(?:last|next|this)[ ])?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UNIT = "(?:day|week|month|year)"
_FEW = "(?:a|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]{1,3})"
_CLOCK = r"""(?:at[ ])?(?:\d{1,2}(?:[:.]\d{2})?[ ]?[ap]\.?m\b\.?|\d{1,2}:\d{2}
    |(?:half|quarter)[ ](?:past|to)[ ]\w+)"""
# What spaCy takes apart (a time of day and its day), does not know (other countries' dates, feasts)
# or gives no end to (what counts from a time named before).
_WHOLE = re.compile(
    rf"""
    \b{_CLOCK}(?:[ ](?:local[ ]time|GMT|UTC|BST|CES?T|[ECMP][SD]T|(?:\w+[ ])?time))?
        [ ](?:on[ ])?(?:{_DAY}|today|yesterday)(?:[ ](?:morning|afternoon|evening|night))?
    |\b{_DAY}[ ](?:week\b|at[ ]{_CLOCK})
    |\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}\b
    |\bbetween[ ]\d{{1,2}}[ ]and[ ]\d{{1,2}}[ ]{_MONTH}
    |\b\d{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTH}(?:,?[ ]\d{{4}})?\b
    |\b{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?\b(?:,[ ]\d{{4}}\b)?
    |\b(?:in[ ])?the[ ](?:coming|next[ ]few)[ ]days\b
    |\ba[ ](?:fortnight|{_UNIT})[ ]ago(?:[ ]today)?\b
    |\b(?:by[ ])?the[ ]end[ ]of[ ]the[ ](?:week|month|year)\b
    |\b(?:by[ ])?the[ ](?:end|start|beginning|middle)[ ]of[ ]{_MONTH}\b
    |\b(?:on[ ])?(?:New[ ]Year['’]s[ ](?:Eve|Day)|Christmas[ ](?:Eve|Day)|Boxing[ ]Day|Good[ ]Friday
        |Palm[ ]Sunday|Easter[ ](?:Sunday|Monday))\b
    |\b(?:in[ ])['’]\d\d\b
    |\bthe[ ]{_UNIT}[ ](?:before|after)\b
    |\bthe[ ](?:previous|following|next)[ ](?:{_UNIT}|morning|night)\b
    |\b{_FEW}[ ]{_UNIT}s?[ ](?:earlier|later|before|after|afterwards)\b
    |\bthe[ ](?:second|third|fourth|fifth|sixth|seventh)[ ](?:day|week)\b
    |\b(?:on[ ])?(?:the[ ]same|that)[ ](?:day|night)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BARE_DATE = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|overnight|(?:(?:last|this|next|past) )?weekend"
    r"|(?:(?:last|this|next) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:last|this|next) (?:week|month|year)|(?:in|since) (?:19|20)\d\d)\b"
)
# Sentences behind a time from which "the day after" may still count.
_ANCHOR_REACH = 1
_ATTRIBUTIVE = frozenset({"poss", "compound", "amod", "nmod", "nummod"})


@dataclass(frozen=True, slots=True)
class Mention:
    """An expression of time: its tokens `[first, last]`, inclusive, words and governor.

    `anchor` is the time from which it counts where that is not the publication's.
    """

    first: int
    last: int
    words: str
    governor: int
    anchor: Resolved | None = None


def mentions(tree: Tree, published: date | None) -> list[Mention]:
    """Expressions of time: whole ones by a pattern, spaCy's entities, then what stands beside them.

    One that counts from another time takes the last one named before it for its anchor.
    """
    found: list[Mention] = []
    taken: set[int] = set()
    entities = [(e.first, e.last) for e in tree.entities if e.label in ("DATE", "TIME")]
    for first, last in chain(_matches(tree, _WHOLE), entities, _matches(tree, _BARE_DATE)):
        if taken.isdisjoint(range(first, last + 1)):
            found.append(_mention(tree, first, last))
            taken.update(range(first, last + 1))
    return list(_anchored(tree, sorted(found, key=lambda m: m.first), published))


def _matches(tree: Tree, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(tree.text):
        first, last = tree.token_at(match.start()), tree.token_at(match.end() - 1)
        if first is not None and last is not None:
            yield first, last


def _anchored(tree: Tree, ordered: Sequence[Mention], published: date | None) -> Iterator[Mention]:
    anchor: Resolved | None = None
    seen = -_ANCHOR_REACH - 1
    for at, mention in enumerate(ordered):
        sentence = tree.sentence[mention.first]
        if counts_from(mention.words):
            # "two days after the vote of 9 October": its anchor stands behind it
            ahead = next(iter(ordered[at + 1 : at + 2]), None)
            behind = mention.words.lower().endswith((" after", " before")) and ahead is not None
            if behind and ahead is not None and tree.sentence[ahead.first] == sentence:
                anchor, seen = dates.resolve(ahead.words, published), sentence
            if anchor is not None and sentence - seen <= _ANCHOR_REACH:
                yield replace(mention, anchor=anchor)
                continue
        else:
            found = dates.resolve(mention.words, published)
            if found is not None:
                anchor, seen = found, sentence
        yield mention


def _mention(tree: Tree, first: int, last: int) -> Mention:
    # "in" turns "two weeks" forward; "last" and the like sometimes stay outside the entity.
    while first and tree.low[first - 1] in ("in", "last", "this", "next", "past"):
        first -= 1
    span = tree.span(first, last)
    return Mention(first, last, tree.text[span.start : span.end], _governor(tree, first, last))


def _governor(tree: Tree, first: int, last: int) -> int:
    """The predicate that a time belongs to by the parse, or the noun that it tells from others.

    "The flood of 2011" and "Sunday's storm" date the flood and the storm, and no verb beside them.
    """
    inside = range(first, last + 1)
    top = next((i for i in inside if tree.head[i] not in inside), last)
    below = top
    for a in tree.ancestors(top):
        if tree.pos[a] in ("VERB", "AUX"):
            return a
        if tree.pos[a] in ("NOUN", "PROPN") and a not in inside:
            of = tree.low[below] == "of"
            if of or (below == top and tree.dep[top] in _ATTRIBUTIVE):
                return a
        below = a
    if tree.pos[top] in ("VERB", "AUX"):
        return top
    # a time that the parse leaves alone dates what its sentence goes on to tell
    _, end = tree.sentences[tree.sentence[last]]
    return next((i for i in range(last + 1, end) if tree.pos[i] == "VERB"), top)
