"""Names in a text: spaCy's entities with their usual errors mended, and names that it missed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.identity.lexicon import Gender, lexicon
from onrecord.identity.names import bare, fold, parts
from onrecord.types import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Label = Literal["person", "organisation", "state", "place"]

_LABELS: dict[str, Label] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "FAC": "organisation",
    "LOC": "place", "NORP": "organisation", "PRODUCT": "organisation",
}  # fmt: skip
_PARTICLES = frozenset(
    {
        "de", "da", "di", "du", "del", "della", "des", "van", "von", "der", "den", "bin", "bint",
        "ibn", "al", "el", "la", "le", "ter", "ten", "dos", "das", "y",
    }
)  # fmt: skip
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_EDGES = frozenset("\"'“”‘’,;:.-–—()[]*•|/\n")
_CUT_RANKS = frozenset({"", "brig", "gen", "lt", "col", "maj", "capt", "sgt", "adm", "cmdr"})
# Given names that also begin the names of places and firms.
_PLACE_GIVEN = frozenset(
    {
        "virginia", "georgia", "victoria", "charlotte", "florence", "austin", "jackson",
        "carolina", "sierra", "lincoln", "morgan", "wells", "chad", "jordan", "india", "grant",
        "saint", "san", "ford", "harvard", "stanley", "clay", "wade", "will", "mark", "grace",
        "hope", "faith", "rose", "carter", "jefferson",
    }
)  # fmt: skip
# What follows "Miss" in the name of a title and not of a person.
_CONTESTS = frozenset({"universe", "world", "america", "usa", "international"})
_NAME = re.compile(r"[^\W\d_][^\d()\[\]{}<>@#%&*=+/\\|]*")
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at tokens `[start, end)`; `gender` and `titled` come from a title before it."""

    start: int
    end: int
    name: str
    label: Label
    gender: Gender | None = None
    titled: bool = False
    trusted: bool = True


def find_mentions(parse: Doc, title: Span | None) -> tuple[Mention, ...]:
    """The names of a text in order, none overlapping another."""
    found = list(_entities(parse, title))
    found += _after_titles(parse, found)
    found += _labels(parse, found)
    found = _relabel(_split(parse, _common(parse, found)))
    found = _extended(parse, found)
    found += _missed(parse, found)
    return tuple(sorted(found, key=lambda m: m.start))


def title_key(token: Token) -> str:
    """A token as the tables of titles have it: lower case, no full stop."""
    return str(token.lower_).rstrip(".")


def _entities(parse: Doc, title: Span | None) -> Iterator[Mention]:
    for entity in parse.ents:
        label = _LABELS.get(entity.label_)
        if label is None:
            continue
        for start, end in _pieces(parse, entity.start, entity.end):
            mention = _mention(parse, start, end, label)
            if mention is None:
                continue
            if entity.label_ == "NORP" and _known(mention.name) is None:
                continue
            headline = title is not None and title.start <= parse[start].idx < title.end
            yield replace(mention, trusted=False) if headline else mention


def _pieces(parse: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """An entity cut at line breaks and inner possessives."""
    at = start
    for i in range(start, end):
        if parse[i].is_space or parse[i].text in {"—", "–", "--", "|"}:
            if at < i:
                yield at, i
            at = i + 1
    if at < end:
        yield at, end


def _mention(parse: Doc, start: int, end: int, label: Label) -> Mention | None:
    lex = lexicon()
    while start < end and (
        parse[start].text in _EDGES or parse[start].lower_ in {"the", "a", "an"}
    ):
        start += 1
    while end > start and (parse[end - 1].text in _EDGES | _POSSESSIVE):
        end -= 1
    if start == end or end - start > _LONGEST + 4:
        return None
    gender, titled = title_before(parse, start)
    while start < end - 1 and label == "person" and _is_title(parse[start]):
        honorific = lex.honorifics.get(title_key(parse[start]))
        gender, titled, start = honorific or gender, True, start + 1
        if parse[start].text == "." and start < end - 1:
            start += 1
    start, end = _without_rank(parse, start, end, label)
    while start < end - 1 and label == "organisation" and parse[start].is_lower:
        start += 1
    name = bare(str(parse[start:end].text))
    known = _known(name)
    if known is not None:
        return Mention(start, end, name, known)
    if not any(c.isalpha() for c in name) or name.islower():
        return None
    if label == "person" or _given_first(parse, start, end):
        return _person(parse, start, end, gender, titled)
    if label == "organisation" and title_key(parse[start]) in lex.portfolios and end - start == 1:
        return None
    return Mention(start, end, name, label, gender, titled)


def _known(name: str) -> Label | None:
    lex = lexicon()
    if name in lex.states:
        return "state"
    return "organisation" if name in lex.institutions else None


def _given_first(parse: Doc, start: int, end: int) -> bool:
    """True for what looks like a person's full name, whatever spaCy took it for."""
    words = [str(t.text) for t in parse[start:end]]
    lex = lexicon()
    if not 2 <= len(words) <= 4 or words[-1].casefold() in lex.tails:
        return False
    capital = all(w[:1].isupper() and w.rstrip(".").isalpha() for w in words)
    return capital and words[0].casefold() in lex.given and words[0].casefold() not in _PLACE_GIVEN


def _without_rank(parse: Doc, start: int, end: int, label: Label) -> tuple[int, int]:
    """An organisation's span without a rank that belongs to the name after it."""
    if label == "person":
        return start, end
    at = end
    while at > start + 1 and title_key(parse[at - 1]) in _CUT_RANKS:
        at -= 1
    return start, at


def _person(
    parse: Doc, start: int, end: int, gender: Gender | None, titled: bool
) -> Mention | None:
    lex = lexicon()
    stop = start
    while stop < end and stop - start < _LONGEST and _namelike(parse[stop], stop > start):
        stop += 1
    while stop > start and parse[stop - 1].lower_ in _PARTICLES | {"-"}:
        stop -= 1
    if stop == start:
        return None
    name = bare(str(parse[start:stop].text))
    last = fold(name).rsplit(" ", 1)[-1]
    if not last or not _NAME.fullmatch(name) or name.split()[0].casefold() in _CONTESTS:
        return None
    if last in lex.tails and not titled and fold(name).split()[0] not in lex.given:
        return Mention(start, stop, name, "organisation") if stop - start > 1 else None
    shouted = name.isupper() and stop - start > 1 and fold(name).split()[0] not in lex.given
    if shouted or name in lex.demonyms or (stop - start == 1 and _role_word(parse[start])):
        return None
    return Mention(start, stop, name, "person", gender, titled)


def _role_word(token: Token) -> bool:
    key = title_key(token)
    lex = lexicon()
    return key in lex.titles or key in lex.honorifics or lex.human(str(token.lemma_).lower())


def _namelike(token: Token, inside: bool) -> bool:
    text = str(token.text)
    if text[:1].isupper():
        return token.pos_ != "PRON" or inside
    if not inside:
        return False
    if token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        return True
    return (
        text.lower() in _PARTICLES or text in {"-", ".", "'", "’"} or text.startswith(("al-", "d’"))
    )


def _is_title(token: Token) -> bool:
    key = title_key(token)
    if not token.text[:1].isupper():
        return False
    lex = lexicon()
    return key in lex.titles or key in lex.honorifics


def title_before(parse: Doc, start: int) -> tuple[Gender | None, bool]:
    """The gender that a title before token `start` tells, and whether there is a title."""
    at = start - 1
    if at > 0 and parse[at].text == ".":
        at -= 1
    if at < 0 or not _is_title(parse[at]):
        return None, False
    return lexicon().honorifics.get(title_key(parse[at])), True


def _after_titles(parse: Doc, found: Sequence[Mention]) -> Iterator[Mention]:
    """Capitalised words after 'Mr.', 'Sen.' and the like that spaCy left out or took amiss."""
    taken = _cover(found)
    for token in parse:
        if token.i in taken or not _is_title(token) or token.i + 1 >= len(parse):
            continue
        if not str(token.text).endswith(".") and title_key(token) not in {"mr", "mrs", "ms", "dr"}:
            continue
        start = token.i + 1
        end = start
        while end < len(parse) and end - start < 4 and _proper(parse[end]) and end not in taken:
            end += 1
        if end > start and not _is_title(parse[start]):
            gender = lexicon().honorifics.get(title_key(token))
            name = bare(str(parse[start:end].text))
            if name and _known(name) is None and name.split()[0].casefold() not in _CONTESTS:
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
        spoken = counts[text] > 1 and text.casefold() not in plain and _known(text) is None
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
    """'Obama Speech' cut to the name, 'Patriot Coal' taken for a body: the last word is common."""
    plain = {str(t.lower_) for t in parse if t.is_lower}
    single = {fold(m.name) for m in found if m.label == "person" and " " not in m.name}
    out: list[Mention] = []
    for m in found:
        words = m.name.split()
        odd = m.label == "person" and len(words) == 2
        if not odd or words[0].casefold() in lexicon().given or words[1].casefold() not in plain:
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
    for m in found:
        before = m.start - 1
        bare_name = m.label == "person" and m.end - m.start == 1 and not m.titled
        if bare_name and before >= 0 and before not in taken:
            word = str(parse[before].text)
            key = word.casefold()
            if word[:1].isupper() and (key in firsts or key in lexicon().given):
                m = replace(m, start=before, name=f"{word} {m.name}")
        out.append(m)
    return out


def _proper(token: Token) -> bool:
    return bool(token.text[:1].isupper()) and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"}


def _table(parse: Doc, start: int, size: int, taken: set[int]) -> bool:
    free = all(i not in taken for i in range(start, start + size))
    return (
        start + size <= len(parse) and free and _known(parse[start : start + size].text) is not None
    )


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
    out: list[Mention] = []
    for m in found:
        key = fold(m.name)
        if m.label in {"organisation", "place"} and key in surnames and _known(m.name) is None:
            out.append(replace(m, label="person"))
        elif m.label == "person" and " " not in key and key not in surnames and not m.titled:
            out.append(replace(m, label="organisation"))
        else:
            out.append(m)
    return _confirmed(out)


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
                yield Mention(token.i, token.i + size, name, _known(name) or "organisation")
                taken.update(range(token.i, token.i + size))
    bodies = {m.name for m in found if m.label == "organisation" and m.trusted}
    people = [m for m in found if m.label == "person"]
    surnames = {parts(m.name)[-1] for m in people if len(parts(m.name)) > 1 or m.titled}
    counts = Counter(fold(m.name) for m in people if " " not in m.name)
    surnames |= {name for name, count in counts.items() if count > 1}
    for token in parse:
        text = str(token.text)
        if token.i in taken or len(text) < 2 or not text[0].isupper() or not token.is_alpha:
            continue
        if text in bodies and token.pos_ == "PROPN":
            yield Mention(token.i, token.i + 1, text, "organisation")
        elif fold(text) in surnames and (token.pos_ == "PROPN" or text.isupper()):
            gender, titled = title_before(parse, token.i)
            yield Mention(token.i, token.i + 1, text, "person", gender, titled)
