"""Names of people that go on where the parser stopped: a given name before, a surname behind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.identity.lexicon import lexicon
from onrecord.identity.mentions import PLACE_GIVEN, Mention, known_label
from onrecord.identity.names import fold, parts
from onrecord.identity.roles import is_role
from onrecord.identity.unseen import cover

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Words that open a headline and may be taken for a given name.
_OPENER_WORDS = """
after as can did do does for has how if is mark may was what when why will with without
"""
OPENERS = frozenset(_OPENER_WORDS.split())


def extended(parse: Doc, found: Sequence[Mention]) -> list[Mention]:
    """Bare surnames with the given name before them that spaCy left out."""
    taken = cover(found)
    firsts = {parts(m.name)[0] for m in found if m.label == "person" and len(parts(m.name)) > 1}
    out: list[Mention] = []
    given = lexicon().given
    full = {word for m in found if len(parts(m.name)) > 1 for word in parts(m.name)}
    for m in sorted(found, key=lambda one: one.start):
        before = m.start - 1
        if m.end - m.start == 1 and not m.titled and before >= 0 and before not in taken:
            word = str(parse[before].text)
            key = word.casefold()
            first = key in given and key not in PLACE_GIVEN and parse[before].dep_ == "compound"
            likely = first or (m.label == "person" and (key in firsts or key in given))
            opens = not m.trusted and key in OPENERS
            if word[:1].isupper() and likely and not opens:
                m = replace(m, start=before, name=f"{word} {m.name}", label="person")
        if _unheard(parse, m, full) and before not in taken:
            name = f"{parse[before].text} {m.name}"
            m = replace(m, start=before, name=name)
        if out and _parted(parse, out[-1], m):
            m = replace(m, start=out[-1].start, name=f"{out.pop().name} {m.name}", label="person")
        end = _surname_after(parse, m)
        if end is not None and end - 1 not in taken:
            m = replace(m, end=end, name=f"{m.name} {parse[end - 1].text}")
        out.append(m)
    return out


def _parted(parse: Doc, first: Mention, last: Mention) -> bool:
    """True for the two halves of a person's name that a hard space parts."""
    if first.label != "person" or last.start != first.end + 1 or " " in first.name + last.name:
        return False
    joint = parse[first.end]
    hangs = parse[first.start].head.i == last.start
    return joint.is_space and "\n" not in joint.text and hangs


def _unheard(parse: Doc, mention: Mention, full: Collection[str]) -> bool:
    """True for a surname never given in full after a capitalised word that no table knows."""
    if mention.label != "person" or mention.end - mention.start != 1 or mention.titled:
        return False
    if fold(mention.name) in full or mention.start == 0 or not mention.trusted:
        return False
    token = parse[mention.start - 1]
    word = str(token.lower_)
    if token.pos_ != "PROPN" or token.dep_ != "compound" or not token.is_title:
        return False
    if token.head.i != mention.start or is_role(token) or known_label(token.text) is not None:
        return False
    lex = lexicon()
    common = (
        word
        in lex.organisations | lex.documents | lex.tails | lex.portfolios | lex.honorifics.keys()
    )
    return (
        not common
        and token.text not in lex.demonyms
        and not any(t.is_lower and t.lower_ == word for t in parse)
    )


def _surname_after(parse: Doc, mention: Mention) -> int | None:
    """Where a person's name ends that a hard space parts from its surname."""
    at = mention.end
    if mention.label != "person" or " " in mention.name or at + 1 >= len(parse):
        return None
    joint, surname = parse[at], parse[at + 1]
    if not joint.is_space or "\n" in joint.text or surname.pos_ != "PROPN":
        return None
    return at + 2 if surname.is_title and parse[mention.start].head.i == surname.i else None
