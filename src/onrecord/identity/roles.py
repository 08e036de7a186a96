"""Titles and appositions: the role and affiliation that a text gives beside a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.identity.brackets import seated
from onrecord.identity.lexicon import lexicon
from onrecord.identity.mentions import Mention, title_key
from onrecord.identity.names import bare, fold
from onrecord.types import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FORMER = frozenset({"former", "ex", "then", "onetime", "ex-", "then-", "erstwhile"})
_PASSING = frozenset({"longtime", "current", "late", "outgoing", "incoming", "new", "veteran"})
_OF = frozenset({"of", "for", "at", "with", "in", "from", "on", "to"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BREAKS = frozenset({",", ";", ".", "(", ")", "—", "–", "--", ":", '"', "“", "”", "\n"})
_BEFORE, _AFTER = 10, 24
# Words for people that say nothing of an office.
_NEVER = frozenset(
    {
        "one", "ones", "some", "other", "others", "many", "most", "few", "several", "those",
        "all", "both", "none", "half", "percent", "%", "third", "quarter", "majority", "rival",
        "people", "person", "man", "woman", "guy", "anonymous", "someone", "somebody", "anyone",
        "everyone", "everybody", "nobody", "black", "white", "men", "women", "boy", "girl",
        "figure", "victim", "suspect", "opponent", "friend", "ally", "colleague", "critic",
        "detractor", "insider", "insiders", "source",
    }
)  # fmt: skip
_CHOSEN = frozenset({"elect", "designate"})
_TIMED = frozenset({"since", "until", "till"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_RUNS = frozenset({"nominee", "candidate", "contender"})
_SINGULAR = {"sens": "Sen.", "reps": "Rep.", "govs": "Gov.", "gens": "Gen."}


def title_noun(parse: Doc, mention: Mention) -> str | None:
    """The noun of the title just before a name: 'Sen. Roe' gives 'senator'."""
    at = mention.start - 1
    if at > 0 and parse[at].text == ".":
        at -= 1
    return noun_of(parse[at]) if at >= 0 and is_role(parse[at]) else None


def noun_of(token: Token) -> str:
    """The noun that takes a title up later, lower case and singular."""
    key = title_key(token)
    return lexicon().titles.get(key, str(token.lemma_).lower().rstrip("."))


def is_role(token: Token) -> bool:
    """True where a token names an office, a rank or another kind of person."""
    key = title_key(token)
    lex = lexicon()
    if key in _NEVER:
        return False
    if key in lex.titles:
        return True
    return token.pos_ in {"NOUN", "PROPN"} and lex.human(str(token.lemma_).lower())


def roles_at(parse: Doc, mention: Mention) -> tuple[Role, ...]:
    """Roles beside one person's name: before it, after a comma, or as 'the X, Name'."""
    found = [_before(parse, mention), *_after(parse, mention), _inverted(parse, mention)]
    found = seated(parse, mention, found)
    out: list[Role] = []
    for role in found:
        if role is not None and role not in out:
            out.append(role)
    return tuple(out)


def _before(parse: Doc, mention: Mention) -> Role | None:
    start = mention.start
    while start > 0 and mention.start - start < _BEFORE and _belongs(parse, start - 1):
        start -= 1
    role = split_role(parse, start, mention.start)
    # 'the 2012 nominee Roe' runs no more, or the year would not be told
    dated = start > 0 and _YEAR.fullmatch(parse[start - 1].text) is not None
    return None if role is not None and dated and _RUNS & _words(role) else role


def _words(role: Role) -> set[str]:
    return set(fold(role.title or "").split())


def _belongs(parse: Doc, i: int) -> bool:
    token = parse[i]
    if token.is_space:
        return False
    if token.text == ".":
        return i > 0 and title_key(parse[i - 1]) in lexicon().ranks | set(lexicon().titles)
    if token.text in _POSSESSIVE or token.text in {"-", "&"}:
        return True
    if token.lower_ in {"of", "for"}:
        return i > 0 and is_role(parse[i - 1]) and bool(parse[i - 1].text[:1].isupper())
    if token.lower_ in _FORMER:
        return True
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} and any(c.isalpha() for c in token.text)


def split_role(parse: Doc, start: int, end: int) -> Role | None:
    """The role in tokens `[start, end)`, its affiliation taken apart; None where there is none."""
    words = [t for t in parse[start:end] if not t.is_space]
    former = any(str(t.lower_).rstrip("-") in _FORMER for t in words)
    if former:
        words = [t for t in words if t.text != "-" and t.lower_.rstrip("-") not in _FORMER]
    words, chosen = _without_choice(_without_place(words))
    head = _head(words)
    if head is None:
        return None
    tail = _text(words[head + 1 :]) if head + 1 < len(words) else ""
    first = _role_start(words, head)
    title = _text(words[first : head + 1]) + chosen
    affiliation = _affiliation(words[:first])
    if tail and words[head + 1].lower_ == "of" and tail.split()[-1].lower() in lexicon().portfolios:
        title = f"{title} {tail}"
    elif tail and affiliation is None and words[head + 1].lower_ in _OF:
        affiliation = bare(_text(words[head + 2 :])) or None
    if fold(title) in _CONNECTIVES or not fold(title):
        return None
    return Role(_SINGULAR.get(title.lower().rstrip("."), bare(title)), affiliation, former)


_CONNECTIVES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})


def _without_choice(words: list[Token]) -> tuple[list[Token], str]:
    """Without the '-elect' of 'President-elect', and that ending, '' where there is none."""
    if len(words) < 2 or words[-1].lower_ not in _CHOSEN:
        return words, ""
    rest = words[:-1]
    return (rest[:-1] if rest[-1].text == "-" else rest), f"-{words[-1].lower_}"


def _without_place(words: list[Token]) -> list[Token]:
    """Without 'London-based', '40-year-old' before the role, and 'Dr.' after it."""
    while words and title_key(words[-1]) in {"", *_CONNECTIVES}:
        words = words[:-1]
    for i, token in enumerate(words):
        if token.lower_ in {"based", "old"}:
            return words[i + 1 :]
    return words


def _head(words: Sequence[Token]) -> int | None:
    """The index of the role's noun: the last one, or the one before 'of'."""
    stop = next((i for i, t in enumerate(words) if t.lower_ in _OF), len(words))
    i = stop - 1
    while i >= 0 and words[i].text == ".":
        i -= 1
    if i < 0 or not is_role(words[i]):
        return None
    key = title_key(words[i])
    if key in lexicon().honorifics and key not in lexicon().titles:
        return None
    return i


def _role_start(words: Sequence[Token], head: int) -> int:
    lex = lexicon()
    first = head
    while first > 0:
        token = words[first - 1]
        key = title_key(token)
        if token.text == ".":
            ok = first > 1 and title_key(words[first - 2]) in lex.ranks
        elif key in lex.ranks | lex.portfolios or key in lex.titles or token.text == "-":
            ok = not (first > 1 and _names_body(words[first - 2 : first]))
        else:
            ok = bool(token.text[:1].islower()) and token.text not in _POSSESSIVE
        nation = token.text in lex.demonyms or (
            first > 1 and f"{words[first - 2].text} {token.text}" in lex.demonyms
        )
        if not ok and token.pos_ == "ADJ" and not nation and token.ent_type_ not in {"ORG", "GPE"}:
            ok = True
        if not ok:
            break
        first -= 1
    return first


def _names_body(words: Sequence[Token]) -> bool:
    return " ".join(t.text for t in words) in lexicon().institutions


def _affiliation(words: Sequence[Token]) -> str | None:
    kept = [t for t in words if t.text not in _PASSING and t.dep_ != "det"]
    if not kept:
        return None
    text = bare(_text(kept))
    lex = lexicon()
    if text in lex.demonyms:
        return lex.demonyms[text]
    return text if any(c.isalpha() for c in text) else None


def _after(parse: Doc, mention: Mention) -> list[Role]:
    """Roles in the apposition after a name: 'Jane Roe, a spokeswoman for the ministry'."""
    at = mention.end
    at = _skip_age(parse, at)
    if at >= len(parse) or parse[at].text != ",":
        return []
    out: list[Role] = []
    start = at + 1
    end = _phrase_end(parse, start)
    for left, right in _conjuncts(parse, start, end):
        role = described(parse, left, right)
        if role is None:
            break
        out.append(role)
    return out


def _skip_age(parse: Doc, at: int) -> int:
    if at + 1 < len(parse) and parse[at].text == "," and parse[at + 1].like_num:
        return at + 2
    return at


def _phrase_end(parse: Doc, start: int) -> int:
    end = start
    limit = min(len(parse), start + _AFTER)
    while end < limit:
        token = parse[end]
        if token.text in _BREAKS or token.is_space or token.tag_ in {"WP", "WDT", "WRB"}:
            break
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD", "PRP"}:
            break
        if token.tag_ == "VBG" and token.i > start:
            break
        if end > start and _tells_time(token):
            break
        end += 1
    return end


def _tells_time(token: Token) -> bool:
    """True where a phrase goes on to say when: 'since', 'until he left', 'from 2009 to 2011'."""
    if token.lower_ in _TIMED:
        return True
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (
        token.lower_ in {"from", "between", "in"}
        and after is not None
        and (_YEAR.fullmatch(after.text) is not None or after.ent_type_ == "DATE")
    )


def _conjuncts(parse: Doc, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [
        i
        for i in range(start + 1, end - 1)
        if parse[i].lower_ == "and" and parse[i + 1].lower_ in {"a", "an", "the"}
    ]
    edges = [start, *cuts, end]
    spans = [(a + (a in cuts), b) for a, b in pairwise(edges)]
    return spans[:3]


def described(parse: Doc, start: int, end: int) -> Role | None:
    """The role that a noun phrase states, where its head is a kind of person."""
    while start < end and (parse[start].pos_ == "DET" or parse[start].tag_ == "PRP$"):
        start += 1
    if start >= end or end - start > _AFTER:
        return None
    stop = next((i for i in range(start, end) if parse[i].lower_ in _OF), end)
    head = stop - 1
    if head < start or not is_role(parse[head]) or parse[head].ent_type_ == "PERSON":
        return None
    if parse[head].tag_ in {"NNS", "NNPS"}:
        return None
    role = split_role(parse, start, stop)
    if role is None or role.title is None:
        return None
    affiliation = role.affiliation
    title = role.title
    if stop < end:
        at = _affiliation_start(parse, stop, end)
        if at is None:
            title = f"{title} {_text(list(parse[stop:end]))}"
        else:
            if at > stop:
                title = f"{title} {_text(list(parse[stop:at]))}"
            affiliation = bare(_text(list(parse[at + 1 : end]))) or affiliation
    return Role(bare(title), affiliation, role.former)


def _affiliation_start(parse: Doc, start: int, end: int) -> int | None:
    """The preposition whose object is a body: capitalised, or a bare 'the ministry'."""
    for i in range(start, end):
        if parse[i].lower_ not in _OF:
            continue
        for token in parse[i + 1 : end]:
            if token.lower_ in _OF:
                break
            known = str(token.lemma_).lower() in lexicon().organisations
            if known or (token.text[:1].isupper() and token.pos_ == "PROPN"):
                return i
    return None


def _inverted(parse: Doc, mention: Mention) -> Role | None:
    """The role in 'the company's chief executive, John Roe'."""
    root = parse[mention.start : mention.end].root
    at = mention.start - 1
    if root.dep_ != "appos" or at < 1 or parse[at].text != ",":
        return None
    head = root.head
    if head.i >= at or not is_role(head) or head.tag_ not in {"NN", "NNP"}:
        return None
    if head.ent_type_ == "PERSON" or at - head.left_edge.i > _AFTER:
        return None
    return described(parse, head.left_edge.i, at)


def _text(tokens: Sequence[Token]) -> str:
    pieces = [str(t.text_with_ws) for t in tokens]
    return " ".join("".join(pieces).split())
