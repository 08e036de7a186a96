"""All names of a text: entities mended by what the rest of the text shows, and missed ones."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from onrecord.identity.extents import OPENERS, extended
from onrecord.identity.families import with_surnames
from onrecord.identity.lexicon import lexicon
from onrecord.identity.mentions import Mention, entities_of, known_label
from onrecord.identity.names import bare, fold, misspelt, parts
from onrecord.identity.unread import accounts, capital_article, voiced, whole
from onrecord.identity.unseen import (
    after_titles,
    apposed,
    in_full,
    labels,
    missed,
    person_beside,
    signed,
    surnames_of,
)
from onrecord.types import Span

_FAMILY = frozenset({"family", "dynasty", "clan", "brothers", "sisters", "siblings", "couple"})

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_mentions(
    parse: Doc, title: Span | None, speaking: Collection[int] = ()
) -> tuple[Mention, ...]:
    """The names of a text in order, none overlapping another; `speaking` are heads of sources."""
    found = list(entities_of(parse, title))
    found += after_titles(parse, found)
    found += labels(parse, found)
    found += signed(parse, found)
    found += in_full(parse, found, title)
    found += apposed(parse, found)
    found += accounts(parse, found)
    found += capital_article(parse, found)
    found += voiced(parse, found, speaking, title)
    found = whole(parse, found)
    spread = title is not None and _in_capitals(parse, title)
    found = _relabel(_split(parse, _common(parse, _people(parse, found))), spread)
    found = extended(parse, found)
    found += [_above(parse, m, title) for m in missed(parse, found)]
    found = with_surnames(parse, found)
    return tuple(sorted((m for m in found if not _of_family(parse, m)), key=lambda m: m.start))


def _above(parse: Doc, mention: Mention, title: Span | None) -> Mention:
    """A name as one of the headline, where it stands there."""
    inside = title is not None and title.start <= parse[mention.start].idx < title.end
    return replace(mention, trusted=False) if inside else mention


def _people(parse: Doc, found: Sequence[Mention]) -> list[Mention]:
    """Names taken for bodies' that are people's: 'Eda Roe, a professor' and, later, 'Mr. Roe'."""
    titled = {fold(m.name) for m in found if m.label == "person" and m.titled}
    out: list[Mention] = []
    for m in found:
        words = m.name.split()
        plain = 2 <= len(words) <= 3 and all(w[0].isupper() and _word(w) for w in words)
        if m.label != "organisation" or not plain or fold(words[-1]) in lexicon().tails:
            out.append(m)
        elif known_label(m.name) is None and (
            fold(words[-1]) in titled or person_beside(parse[m.start : m.end].root, m.end)
        ):
            out.append(replace(m, label="person"))
        else:
            out.append(m)
    return out


def _word(text: str) -> bool:
    return text.strip(".").replace("-", "").replace("’", "").replace("'", "").isalpha()


def _of_family(parse: Doc, mention: Mention) -> bool:
    """True for the surname in 'the Roe family', which names nobody alone."""
    follows = parse[mention.end].lower_ if mention.end < len(parse) else ""
    return mention.label == "person" and " " not in mention.name and follows in _FAMILY


def _split(parse: Doc, found: Sequence[Mention]) -> list[Mention]:
    """Organisations whose last word is the surname of someone named in full, cut before it."""
    sure = [m for m in found if m.label == "person" and (m.titled or _well_formed(m.name))]
    full = {parts(m.name)[-1] for m in sure if len(parts(m.name)) > 1}
    out: list[Mention] = []
    for m in found:
        last = m.end - 1
        joined = m.start < last and parse[last - 1].lower_ in {"&", "of", "and", "-", "for"}
        if (
            m.label != "organisation"
            or m.end - m.start < 2
            or joined
            or fold(str(parse[last].text)) not in full
        ):
            out.append(m)
        else:
            name = str(parse[last].text)
            out.append(replace(m, end=last, name=bare(str(parse[m.start : last].text))))
            out.append(Mention(last, m.end, name, "person", None, False, m.trusted))
    return out


def _well_formed(name: str) -> bool:
    return parts(name)[0] in lexicon().given


def _common(parse: Doc, found: Sequence[Mention]) -> list[Mention]:
    """'Roe Speech' and 'Team Roe' cut to the name; 'Ardent Coal' is a body: its end is common."""
    plain = {str(t.lower_) for t in parse if t.is_lower}
    single = {fold(m.name) for m in found if m.label == "person" and " " not in m.name}
    lex = lexicon()
    out: list[Mention] = []
    for m in found:
        words = m.name.split()
        odd = m.label == "person" and len(words) == 2 and words[0].casefold() not in lex.given
        first = words[0].casefold()
        if odd and fold(words[1]) in single and (first in lex.organisations or lex.human(first)):
            out.append(replace(m, start=m.end - 1, name=words[1]))
        elif not odd or words[1].casefold() not in plain:
            out.append(m)
        elif fold(words[0]) in single or m.titled:
            out.append(replace(m, end=m.start + 1, name=bare(str(parse[m.start].text))))
        else:
            out.append(replace(m, label="organisation"))
    return out


def _relabel(found: list[Mention], capitals: bool) -> list[Mention]:
    """Single words that are a person's surname elsewhere are that person here too.

    `capitals`: most words of the headline have them.
    """
    surnames = surnames_of(found)
    full = {parts(m.name)[-1] for m in found if m.trusted and _in_full(m)}
    firms = _short_of_bodies(found)
    out: list[Mention] = []
    for m in map(partial(_headline_name, full=full), found):
        key = fold(m.name)
        known = known_label(m.name)
        # a table's name is a person's where the text names somebody so in full
        free = known is None or (known == "organisation" and key in full)
        free = free and key not in firms
        slip = m.label == "organisation" and known is None and _slip(key, found, full)
        if slip or (m.label in {"organisation", "place"} and key in surnames and free):
            out.append(replace(m, label="person"))
        elif (
            m.label == "person"
            and " " not in key
            and not m.titled
            and (key not in surnames or key in firms)
        ):
            out.append(replace(m, label="organisation"))
        else:
            out.append(m)
    return _confirmed(out, capitals)


def _slip(key: str, found: Sequence[Mention], full: Collection[str]) -> bool:
    """True for a single word met once that misspells one surname of the people named in full."""
    if " " in key or sum(fold(m.name) == key for m in found) > 1:
        return False
    return sum(misspelt(key, surname) for surname in full) == 1


def _in_capitals(parse: Doc, title: Span) -> bool:
    """True for a headline most of whose words begin with a capital."""
    words = [t for t in parse if title.start <= t.idx < title.end and t.is_alpha]
    return 2 * sum(t.text[0].isupper() for t in words) > len(words)


def _short_of_bodies(found: Sequence[Mention]) -> set[str]:
    """'norpol' for 'Norpol News', where the text names no person of that name in full."""
    tails = lexicon().tails
    people = {
        w for m in found if m.label == "person" and len(parts(m.name)) > 1 for w in parts(m.name)
    }
    bodies = [fold(m.name).split() for m in found if m.label == "organisation"]
    short = {words[0] for words in bodies if len(words) > 1 and set(words[1:]) <= tails}
    return short - people - lexicon().given.keys()


def _in_full(mention: Mention) -> bool:
    """True for a person's name of two words or more, the first a known given name."""
    words = parts(mention.name)
    return mention.label == "person" and len(words) > 1 and words[0] in lexicon().given


def _headline_name(mention: Mention, full: Collection[str]) -> Mention:
    """A name of the headline without the word that opens it, where that is no given name there.

    'Will Roe step down?' names Roe, where the text below names a Roe in full.
    """
    words = mention.name.split()
    opens = len(words) == 2 and words[0].casefold() in OPENERS
    if mention.trusted or not opens or fold(words[1]) not in full:
        return mention
    return replace(mention, start=mention.end - 1, name=words[1], label="person")


def _confirmed(found: list[Mention], capitals: bool) -> list[Mention]:
    """Names of the headline only where the text below bears them out.

    Where only names have capitals there, a surname below bears out the name before it.
    """
    words = {w for m in found if m.trusted for w in parts(m.name)}
    given = lexicon().given
    return [
        m
        for m in found
        if m.trusted
        or set(parts(m.name)) <= words
        or ((not capitals or parts(m.name)[0] in given) and parts(m.name)[-1] in words)
    ]
