"""Names that spaCy left out: after titles, before colons, signed, in full, or known by now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.identity.lexicon import lexicon
from onrecord.identity.mentions import (
    CONTESTS,
    PLACE_GIVEN,
    Mention,
    is_title,
    known_label,
    title_before,
    title_key,
)
from onrecord.identity.names import bare, fold, parts
from onrecord.identity.roles import is_role
from onrecord.types import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What a body may be called as well as a person.
_BODY_WORDS = """
ally agent broadcaster carrier champion contractor critic developer distributor donor investor
leader member model owner partner player producer publisher regulator rival sponsor star supporter
trader winner advocate
"""
_BODIES_TOO = frozenset(_BODY_WORDS.split())
_SIGNED = re.compile(r"[-–—~]{1,2}(?=[A-Z][a-z])")


def after_titles(parse: Doc, found: Sequence[Mention]) -> Iterator[Mention]:
    """Capitalised words after 'Mr.', 'Sen.' and the like that spaCy left out or took amiss."""
    taken = cover(found)
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


def labels(parse: Doc, found: Sequence[Mention]) -> Iterator[Mention]:
    """Names in capitals that open a line before a colon, as transcripts set speakers."""
    taken = cover(found)
    known = surnames_of(found)
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


def signed(parse: Doc, found: Sequence[Mention]) -> Iterator[Mention]:
    """Names that a dash is glued to, as under a letter or a saying: '-Jane Roe, Ansel'."""
    taken = cover(found)
    for token in parse:
        dash = _SIGNED.match(str(token.text))
        if dash is None or token.i in taken:
            continue
        first = str(token.text)[dash.end() :]
        titled = first.casefold() in lexicon().titles or first.casefold() in lexicon().honorifics
        start = token.i + titled
        end = max(start, token.i + 1)
        while end < len(parse) and end - start < 4 and _proper(parse[end]) and end not in taken:
            end += 1
        name = bare(str(parse[start:end].text).lstrip("-–—~"))
        if end > start and name and (titled or " " in name):
            yield Mention(start, end, name, "person", None, titled)


def in_full(parse: Doc, found: Sequence[Mention], title: Span | None) -> Iterator[Mention]:
    """A known given name that the parser ties to the capitalised word after it, below the title."""
    taken = cover(found)
    given, tails = lexicon().given, lexicon().tails
    for token in parse[:-1]:
        key = str(token.lower_)
        above = title is not None and title.start <= token.idx < title.end
        if token.i in taken or above or key not in given or key in PLACE_GIVEN:
            continue
        if not token.text[:1].isupper() or token.dep_ not in {"compound", "flat"}:
            continue
        last = token.head
        run = parse[token.i : last.i + 1]
        plain = all(t.text[:1].isupper() and t.text.strip(".").isalpha() for t in run)
        if 2 <= len(run) <= 3 and plain and not taken & set(range(token.i, last.i + 1)):
            if last.lower_ in tails or last.pos_ != "PROPN" or run[0].pos_ != "PROPN":
                continue
            gender, titled = title_before(parse, token.i)
            yield Mention(token.i, last.i + 1, bare(str(run.text)), "person", gender, titled)


def apposed(parse: Doc, found: Sequence[Mention]) -> Iterator[Mention]:
    """Two or three capitalised words of which an apposition says that they name a person."""
    taken = cover(found)
    for token in parse:
        start = token.i
        while start > 0 and token.i - start < 2 and _part_of(parse[start - 1], token):
            start -= 1
        if start == token.i or token.pos_ != "PROPN" or taken & set(range(start, token.i + 1)):
            continue
        name = bare(str(parse[start : token.i + 1].text))
        if known_label(name) is None and person_beside(token, token.i + 1):
            gender, titled = title_before(parse, start)
            yield Mention(start, token.i + 1, name, "person", gender, titled)


def _part_of(token: Token, head: Token) -> bool:
    near = token.dep_ in {"compound", "flat"} and token.head.i == head.i
    return near and token.text[:1].isupper() and token.pos_ == "PROPN" and not is_role(token)


def person_beside(root: Token, end: int) -> bool:
    """True where the words after a comma say what person bears a name: ', a professor'."""
    parse = root.doc
    if end >= len(parse) or parse[end].text != ",":
        return False
    return any(
        c.dep_ == "appos"
        and c.tag_ == "NN"
        and is_role(c)
        and c.lower_ not in _BODIES_TOO
        and any(d.dep_ == "det" for d in c.lefts)
        for c in root.rights
    )


def missed(parse: Doc, found: Sequence[Mention]) -> Iterator[Mention]:
    """Further capitalised occurrences of known institutions, and of surnames of people named."""
    taken = cover(found)
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


def _table(parse: Doc, start: int, size: int, taken: set[int]) -> bool:
    if start + size > len(parse) or any(i in taken for i in range(start, start + size)):
        return False
    return known_label(str(parse[start : start + size].text)) is not None


def _proper(token: Token) -> bool:
    return bool(token.text[:1].isupper()) and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"}


def cover(found: Sequence[Mention]) -> set[int]:
    """The tokens that mentions take up."""
    return {i for m in found for i in range(m.start, m.end)}


def surnames_of(found: Sequence[Mention]) -> dict[str, str]:
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
