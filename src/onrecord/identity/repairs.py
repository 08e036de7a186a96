"""All names of a text: entities mended by what the rest of the text shows, and missed ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from onrecord.identity.lexicon import lexicon
from onrecord.identity.mentions import (
    CONTESTS,
    PLACE_GIVEN,
    Mention,
    entities_of,
    is_title,
    known_label,
    title_before,
    title_key,
)  # fmt: skip
from onrecord.identity.names import bare, fold, parts
from onrecord.types import Span

# Words that open a headline and may be taken for a given name.
_OPENER_WORDS = """
after as can did do does for has how if is mark may was what when why will with without
"""
_OPENERS = frozenset(_OPENER_WORDS.split())

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_mentions(parse: Doc, title: Span | None) -> tuple[Mention, ...]:
    """The names of a text in order, none overlapping another."""
    found = list(entities_of(parse, title))
    found += _after_titles(parse, found)
    found += _labels(parse, found)
    found = _relabel(_split(parse, _common(parse, found)))
    found = _extended(parse, found)
    found += _missed(parse, found)
    return tuple(sorted(found, key=lambda m: m.start))


def _after_titles(parse: Doc, found: Sequence[Mention]) -> Iterator[Mention]:
    """Capitalised words after 'Mr.', 'Sen.' and the like that spaCy left out or took amiss."""
    taken = _cover(found)
    for token in parse:
        if token.i in taken or not is_title(token) or token.i + 1 >= len(parse):
            continue
        if not str(token.text).endswith(".") and title_key(token) not in {"mr", "mrs", "ms", "dr"}:
            continue
        start = token.i + 1
        end = start
        while end < len(parse) and end - start < 4 and _proper(parse[end]) and end not in taken:
            end += 1
        if end > start and not is_title(parse[start]):
            gender = lexicon().honorifics.get(title_key(token))
            name = bare(str(parse[start:end].text))
            if name and known_label(name) is None and name.split()[0].casefold() not in CONTESTS:
                yield Mention(start, end, name, "person", gender, True)


def _labels(parse: Doc, found: Sequence[Mention]) -> Iterator[Mention]:
    """Names in capitals that open a line before a colon, as transcripts set speakers."""
    taken = _cover(found)
    known = _surnames(found)
    plain = {str(t.lower_) for t in parse if t.is_lower}
    opening = [t for t in parse[:-1] if t.i not in taken and _opens(t)]
    counts = Counter(str(t.text) for t in opening)
    for token in opening:
        text = str(token.text)
        spoken = counts[text] > 1 and text.casefold() not in plain and known_label(text) is None
        if spoken or text.casefold() in known:
            yield Mention(token.i, token.i + 1, text, "person", None, True)


def _opens(token: Token) -> bool:
    """True for a word in capitals between a line's start and a colon."""
    starts = token.i == 0 or "\n" in token.nbor(-1).text_with_ws
    shape = token.is_upper and token.is_alpha and len(token) > 2
    return bool(starts and shape and token.nbor(1).text == ":")


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


def _extended(parse: Doc, found: Sequence[Mention]) -> list[Mention]:
    """Bare surnames with the given name before them that spaCy left out."""
    taken = _cover(found)
    firsts = {parts(m.name)[0] for m in found if m.label == "person" and len(parts(m.name)) > 1}
    out: list[Mention] = []
    given = lexicon().given
    for m in found:
        before = m.start - 1
        if m.end - m.start == 1 and not m.titled and before >= 0 and before not in taken:
            word = str(parse[before].text)
            key = word.casefold()
            first = key in given and key not in PLACE_GIVEN and parse[before].dep_ == "compound"
            likely = first or (m.label == "person" and (key in firsts or key in given))
            opens = not m.trusted and key in _OPENERS
            if word[:1].isupper() and likely and not opens:
                m = replace(m, start=before, name=f"{word} {m.name}", label="person")
        out.append(m)
    return out


def _proper(token: Token) -> bool:
    return bool(token.text[:1].isupper()) and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"}


def _table(parse: Doc, start: int, size: int, taken: set[int]) -> bool:
    if start + size > len(parse) or any(i in taken for i in range(start, start + size)):
        return False
    return known_label(str(parse[start : start + size].text)) is not None


def _cover(found: Sequence[Mention]) -> set[int]:
    return {i for m in found for i in range(m.start, m.end)}


def _surnames(found: Sequence[Mention]) -> dict[str, str]:
    """Folded single names of people named in full, or so called more often than not."""
    out: dict[str, str] = {}
    votes: Counter[str] = Counter()
    for m in found:
        words = parts(m.name) if m.label == "person" else (fold(m.name),)
        if m.label == "person" and len(words) > 1 and (m.trusted or words[0] in lexicon().given):
            out[words[-1]] = m.name.replace("-", " ").split()[-1]
        elif len(words) == 1:
            votes[words[0]] += (3 if m.titled else 1) if m.label == "person" else -1
    for word, count in votes.items():
        if count > 0:
            out.setdefault(word, word)
    return out


def _relabel(found: list[Mention]) -> list[Mention]:
    """Single words that are a person's surname elsewhere are that person here too."""
    surnames = _surnames(found)
    full = {parts(m.name)[-1] for m in found if m.trusted and _in_full(m)}
    out: list[Mention] = []
    for m in map(partial(_headline_name, full=full), found):
        key = fold(m.name)
        known = known_label(m.name)
        # a table's name is a person's where the text names somebody so in full
        free = known is None or (known == "organisation" and key in full)
        if m.label in {"organisation", "place"} and key in surnames and free:
            out.append(replace(m, label="person"))
        elif m.label == "person" and " " not in key and key not in surnames and not m.titled:
            out.append(replace(m, label="organisation"))
        else:
            out.append(m)
    return _confirmed(out)


def _in_full(mention: Mention) -> bool:
    """True for a person's name of two words or more, the first a known given name."""
    words = parts(mention.name)
    return mention.label == "person" and len(words) > 1 and words[0] in lexicon().given


def _headline_name(mention: Mention, full: Collection[str]) -> Mention:
    """A name of the headline without the word that opens it, where that is no given name there.

    'Will Roe step down?' names Roe, where the text below names a Roe in full.
    """
    words = mention.name.split()
    opens = len(words) == 2 and words[0].casefold() in _OPENERS
    if mention.trusted or not opens or fold(words[1]) not in full:
        return mention
    return replace(mention, start=mention.end - 1, name=words[1], label="person")


def _confirmed(found: list[Mention]) -> list[Mention]:
    """Names of the headline only where the text below bears them out."""
    words = {w for m in found if m.trusted for w in parts(m.name)}
    given = lexicon().given
    return [
        m
        for m in found
        if m.trusted
        or set(parts(m.name)) <= words
        or (parts(m.name)[0] in given and parts(m.name)[-1] in words)
    ]


def _missed(parse: Doc, found: Sequence[Mention]) -> Iterator[Mention]:
    """Further capitalised occurrences of known institutions, and of surnames of people named."""
    taken = _cover(found)
    for token in parse:
        if token.i not in taken and token.pos_ == "PROPN" and len(token) > 2:
            size = next((n for n in (4, 3, 2, 1) if _table(parse, token.i, n, taken)), 0)
            if size:
                name = str(parse[token.i : token.i + size].text)
                yield Mention(token.i, token.i + size, name, known_label(name) or "organisation")
                taken.update(range(token.i, token.i + size))
    bodies = {m.name for m in found if m.label == "organisation" and m.trusted}
    people = [m for m in found if m.label == "person"]
    plain = {str(t.lower_) for t in parse if t.is_lower}
    surnames = {parts(m.name)[-1] for m in people if len(parts(m.name)) > 1 or m.titled}
    counts = Counter(fold(m.name) for m in people if " " not in m.name)
    surnames |= {name for name, count in counts.items() if count > 1}
    for token in parse:
        text = str(token.text)
        if token.i in taken or len(text) < 2 or not text[0].isupper() or not token.is_alpha:
            continue
        if text in bodies and token.pos_ == "PROPN":
            yield Mention(token.i, token.i + 1, text, "organisation")
        elif fold(text) in surnames and (token.pos_ == "PROPN" or text.casefold() not in plain):
            gender, titled = title_before(parse, token.i)
            yield Mention(token.i, token.i + 1, text, "person", gender, titled)
