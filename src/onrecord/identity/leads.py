"""Whom a text's first sentence describes and its next ones name: 'A baker … Jane Roe, 44, …'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.identity.anaphora import same_office
from onrecord.identity.context import Context
from onrecord.identity.kinds import lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.phrases import aged, is_plural

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Such a voice is often left without a name, whoever is named next.
_VOICES = frozenset(
    {"official", "source", "spokesman", "spokeswoman", "spokesperson", "analyst", "expert",
     "critic", "aide", "adviser", "person", "one", "someone", "witness", "insider", "other"}
)  # fmt: skip
_LOOKED = 3


def introduced(context: Context, head: Token) -> int | None:
    """The entity whom a lead describes with this head and then names, None for other words.

    In a headline the same noun means the same person.
    """
    title = context.title
    above = title is not None and title.start <= head.idx < title.end
    if is_plural(head) or not (lexicon().human(lemma_of(head)) or aged(head)):
        return None
    body = [s for s in context.parse.sents if title is None or s.start_char >= title.end]
    body = [s for s in body if any(t.pos_ in {"VERB", "AUX"} for t in s)][: _LOOKED + 1]
    described = _subject(context, body[0]) if body else None
    if described is not None and _same(described, head, above):
        return _named_next(context, described, body[1:])
    # a headline may do for the lead
    own = _subject(context, head.sent) if above else None
    return _named_next(context, head, body[:1]) if own is not None and own.i == head.i else None


def _same(described: Token, head: Token, above: bool) -> bool:
    return described.i == head.i or (above and lemma_of(described) == lemma_of(head))


def _subject(context: Context, sentence: Span) -> Token | None:
    """The person whom the main clause of a sentence is about, not named."""
    subject = next((c for c in sentence.root.lefts if c.dep_ in _SUBJECTS), None)
    if subject is None or subject.i in context.at or is_plural(subject):
        return None
    lemma = lemma_of(subject)
    if lemma in _VOICES or not (lexicon().human(lemma) or aged(subject)):
        return None
    names = {k for t in subject.subtree if (k := context.at.get(t.i)) is not None}
    beside = any(context.cast.mentions[k].label == "person" for k in names if k in context.beside)
    return None if beside and any(c.dep_ == "appos" for c in subject.rights) else subject


def _named_next(context: Context, described: Token, after: Sequence[Span]) -> int | None:
    """The person first named in the next sentences, where the one who is so opens a sentence."""
    for sentence in after:
        new = [
            k for t in sentence if (k := context.at.get(t.i)) is not None and _is_new(context, k)
        ]
        if not new:
            continue
        mention, who = context.cast.mentions[new[0]], context.cast.of[new[0]]
        root = context.parse[mention.start : mention.end].root
        opens = root.dep_ in _SUBJECTS and root.head.i == sentence.root.i
        if who is None or not opens or not _fits(context, described, new[0], who):
            return None
        return who
    return None


def _is_new(context: Context, index: int) -> bool:
    """True for a full name of a person that the text's body has not named before."""
    mention, who = context.cast.mentions[index], context.cast.of[index]
    if mention.label != "person" or who is None or " " not in mention.name:
        return False
    earlier = (context.cast.mentions[k] for k in context.cast.entities[who].mentions)
    return not any(one.trusted and one.start < mention.start for one in earlier)


def _fits(context: Context, described: Token, index: int, who: int) -> bool:
    """True where the name's own description agrees, or where there is only an age."""
    gender = lexicon().gendered.get(lemma_of(described))
    other = context.cast.entities[who].gender
    if gender and other and gender != other:
        return False
    roles = context.beside.get(index, ())
    if roles:
        return any(same_office(lemma_of(described), role) for role in roles)
    mention = context.cast.mentions[index]
    after = context.parse[mention.end : mention.end + 2]
    return len(after) == 2 and after[0].text == "," and bool(after[1].like_num)
