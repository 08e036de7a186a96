"""Names in a text: spaCy's entities with their usual errors mended, and names that it missed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.identity.lexicon import Gender, lexicon
from onrecord.identity.names import bare, fold
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
PLACE_GIVEN = frozenset(
    {
        "virginia", "georgia", "victoria", "charlotte", "florence", "austin", "jackson",
        "carolina", "sierra", "lincoln", "morgan", "wells", "chad", "jordan", "india", "grant",
        "saint", "san", "ford", "harvard", "stanley", "clay", "wade", "will", "mark", "grace",
        "hope", "faith", "rose", "carter", "jefferson",
    }
)  # fmt: skip
# What follows "Miss" in the name of a title and not of a person.
CONTESTS = frozenset({"universe", "world", "america", "usa", "international"})
_NAME = re.compile(r"[^\W\d_][^\d()\[\]{}<>@#%&*=+/\\|]*")
_LONGEST = 8
# Initials of kinds of bodies and posts, which name none of them.
_INITIALS = frozenset(
    {"pac", "pacs", "ngo", "ngos", "ceo", "ceos", "cfo", "mp", "mps", "mep", "meps"}
)
_KINDS = ("ists", "crats", "icians", "ologists", "arians")


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


def title_key(token: Token) -> str:
    """A token as the tables of titles have it: lower case, no full stop."""
    return str(token.lower_).rstrip(".")


def entities_of(parse: Doc, title: Span | None) -> Iterator[Mention]:
    """spaCy's entities as mentions; those of the headline are not trusted yet."""
    for entity in parse.ents:
        label = _LABELS.get(entity.label_)
        if label is None:
            continue
        for start, end in _pieces(parse, entity.start, entity.end):
            mention = _mention(parse, start, end, label)
            if mention is None:
                continue
            if entity.label_ == "NORP" and known_label(mention.name) is None:
                continue
            headline = title is not None and title.start <= parse[start].idx < title.end
            yield replace(mention, trusted=False) if headline else mention


def _pieces(parse: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """An entity cut at line breaks, dashes, and commas that belong to the sentence around it."""
    at = start
    for i in range(start, end):
        if _cuts(parse[i], start, end):
            if at < i:
                yield at, i
            at = i + 1
    if at < end:
        yield at, end


def _cuts(token: Token, start: int, end: int) -> bool:
    if token.is_space:
        return "\n" in token.text  # a hard space does not part a name
    if token.text in {"—", "–", "--", "|", "("}:
        return True
    return token.text == "," and not start <= token.head.i < end


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
    while start < end - 1 and label == "person" and is_title(parse[start]):
        honorific = lex.honorifics.get(title_key(parse[start]))
        gender, titled, start = honorific or gender, True, start + 1
        if parse[start].text == "." and start < end - 1:
            start += 1
    start, end = _without_rank(parse, start, end, label)
    while start < end - 1 and label == "organisation" and parse[start].is_lower:
        start += 1
    name = bare(str(parse[start:end].text))
    known = known_label(name)
    if known is not None:
        return Mention(start, end, name, known)
    if not any(c.isalpha() for c in name) or name.islower():
        return None
    if label == "person" or _given_first(parse, start, end):
        return _person(parse, start, end, gender, titled)
    if label == "organisation" and end - start == 1 and _common_noun(parse[start]):
        return None
    return Mention(start, end, name, label, gender, titled)


def known_label(name: str) -> Label | None:
    """What the tables say that a name is."""
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
    return capital and words[0].casefold() in lex.given and words[0].casefold() not in PLACE_GIVEN


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
    while stop > start and (
        parse[stop - 1].lower_ in _PARTICLES | {"-"} or parse[stop - 1].is_space
    ):
        stop -= 1
    if stop == start:
        return None
    name = bare(str(parse[start:stop].text))
    last = fold(name).rsplit(" ", 1)[-1]
    if not last or not _NAME.fullmatch(name) or name.split()[0].casefold() in CONTESTS:
        return None
    if last in lex.tails and not titled and fold(name).split()[0] not in lex.given:
        return Mention(start, stop, name, "organisation") if stop - start > 1 else None
    shouted = name.isupper() and stop - start > 1 and fold(name).split()[0] not in lex.given
    if shouted or name in lex.demonyms or (stop - start == 1 and _role_word(parse[start])):
        return None
    return Mention(start, stop, name, "person", gender, titled)


def _common_noun(token: Token) -> bool:
    """True for one word that names a field or people of a kind: 'Treasury', 'Feminists', 'PAC'."""
    word = str(token.lower_)
    if word in _INITIALS:
        return True
    many = word.endswith(_KINDS) and token.tag_ in {"NNS", "NNPS"}
    return many or title_key(token) in lexicon().portfolios


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
    if token.is_space:
        return "\n" not in text
    if token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        return True
    return (
        text.lower() in _PARTICLES or text in {"-", ".", "'", "’"} or text.startswith(("al-", "d’"))
    )


def is_title(token: Token) -> bool:
    """True for a capitalised title: 'Sen.', 'Mr.', 'President'."""
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
    if at < 0 or not is_title(parse[at]):
        return None, False
    return lexicon().honorifics.get(title_key(parse[at])), True
