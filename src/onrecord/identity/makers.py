"""Who made a document that speaks: 'her book', 'a Norpol poll', and 'the poll' after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.identity.bodyleads import court_that_ruled
from onrecord.identity.context import Context
from onrecord.identity.kinds import lemma_of
from onrecord.identity.phrases import complement, is_definite, modifiers, possessor

if TYPE_CHECKING:
    from spacy.tokens import Token

# Nouns by which one document may be called in turn.
_KINDS = (
    frozenset({"poll", "survey", "study", "analysis", "research", "polling", "average"}),
    frozenset({"report", "study", "analysis", "assessment", "review", "audit", "investigation"}),
    frozenset({"book", "memoir", "biography", "account", "autobiography", "diary", "novel"}),
    frozenset({"article", "story", "column", "op-ed", "editorial", "essay", "piece"}),
    frozenset({"letter", "memo", "memorandum", "message", "email", "e-mail", "note"}),
    frozenset({"ruling", "decision", "opinion", "order"}),
    frozenset({"lawsuit", "suit", "complaint", "filing", "petition"}),
    frozenset({"tweet", "post", "posting", "message"}),
    frozenset({"ad", "advertisement", "commercial", "video", "clip"}),
)
_MAKES = frozenset(
    {"write", "author", "pen", "publish", "release", "issue", "post", "send", "conduct", "produce",
     "commission", "compile", "run", "air", "file", "tweet", "print", "carry", "appear", "do"}
)  # fmt: skip
_BY, _IN = frozenset({"by", "from"}), frozenset({"by", "from", "in"})
_PASSING = frozenset(
    {"new", "latest", "recent", "same", "first", "fresh", "second", "one", "national", "latter"}
)
_OTHERWISE = frozenset({"DATE", "PERSON", "GPE", "LOC", "NORP"})
_LEAD = 3
_ACTORS = frozenset({"person", "organisation"})


def maker(context: Context, head: Token) -> str | None:
    """The actor whose words a document's are, told beside it or beside one that it takes up.

    At a text's beginning a document may be told before the one that names its maker.
    """
    told = _told(context, head)
    if told is not None or complement(head) is not None:
        return told
    if any(m.lower_ not in _PASSING for m in modifiers(head)):
        return None
    kinds = {word for kind in _KINDS if lemma_of(head) in kind for word in kind}
    if is_definite(head):
        return _before(context, head, kinds) or court_that_ruled(context, head)
    early = context.sentence_number(head.i) <= _LEAD
    return _after(context, head, kinds) if early else None


def _before(context: Context, head: Token, kinds: set[str]) -> str | None:
    """The maker of the document last spoken of; None where that one has none."""
    for at in range(head.i - 1, -1, -1):
        token = context.parse[at]
        if token.pos_ not in {"NOUN", "PROPN"} or lemma_of(token) not in kinds:
            continue
        told = _told(context, token)
        if told is not None or not is_definite(token):
            return told
    return None


def _after(context: Context, head: Token, kinds: set[str]) -> str | None:
    """The maker of the first such document below that has one."""
    for token in context.parse[head.i + 1 :]:
        if token.pos_ in {"NOUN", "PROPN"} and lemma_of(token) in kinds:
            told = _told(context, token)
            if told is not None:
                return told
    return None


def _told(context: Context, head: Token) -> str | None:
    """The maker that the words around a document's noun tell."""
    run = _capitals(context, head)
    if "/" in run:
        return run
    for token in _near(head):
        name = _name(context, token)
        if name is not None:
            return name
    return run or None


def _capitals(context: Context, head: Token) -> str:
    """The proper nouns before a document's noun: 'Norpol/Ansel' in 'Norpol/Ansel opinion poll'."""
    run = [t for t in context.parse[head.left_edge.i : head.i] if _proper(t)]
    title = context.title
    above = title is not None and title.start <= head.idx < title.end
    if above or not run or run[-1].i - run[0].i != len(run) - 1:
        return ""
    proper = run[0].pos_ == run[-1].pos_ == "PROPN"
    return str(context.parse[run[0].i : run[-1].i + 1].text) if proper else ""


def _proper(token: Token) -> bool:
    if token.text in {"/", "&", "-"}:
        return True
    capital = token.pos_ == "PROPN" and bool(token.text[:1].isupper())
    return capital and token.ent_type_ not in _OTHERWISE


def _near(head: Token) -> Iterator[Token]:
    owner = possessor(head)
    if owner is not None:
        yield owner
    yield from modifiers(head)
    for after in head.rights:
        if after.dep_ in {"prep", "agent"} and after.lower_ in _BY:
            yield from (c for c in after.rights if c.dep_ == "pobj")
        elif after.dep_ in {"acl", "relcl"} and str(after.lemma_).lower() in _MAKES:
            for one in after.rights:
                if one.dep_ in {"prep", "agent"} and one.lower_ in _IN:
                    yield from (c for c in one.rights if c.dep_ == "pobj")
    verb = head.head
    if head.dep_ == "dobj" and str(verb.lemma_).lower() in _MAKES:
        yield from (c for c in verb.lefts if c.dep_ == "nsubj")


def _name(context: Context, token: Token) -> str | None:
    """The name of a person or body at a token or taken up there; places and states make nothing."""
    entity = context.entity_at(token.i)
    if entity is None and token.i in context.discourse.bound:
        entity = context.discourse.referents[context.discourse.bound[token.i]].entity
    if entity is None:
        return None
    one = context.cast.entities[entity]
    return one.name if one.kind in _ACTORS and not one.place else None
