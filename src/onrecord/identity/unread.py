"""Names that the parser took for common words: of those who speak, in full, and of accounts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.identity.lexicon import lexicon
from onrecord.identity.mentions import PLACE_GIVEN, Label, Mention, known_label, title_before
from onrecord.identity.names import bare
from onrecord.identity.roles import is_role
from onrecord.identity.unseen import cover
from onrecord.types import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HANDLE = re.compile(r"@[A-Za-z0-9_]{2,}")
_LONGEST = 5
# People, and what newspapers and sites are named for: 'Ansel Insider'.
_PAPERS = frozenset({"insider", "observer", "advocate", "reporter", "economist", "independent"})
_DATES = frozenset({"DATE", "TIME"})
_OPENING = frozenset({":", "“", '"', "‘", "''", "``", "(", "[", "-", "–", "—", ";", "/"})


def accounts(parse: Doc, found: Sequence[Mention]) -> Iterator[Mention]:
    """Names of accounts, '@harbour_watch', which stand for whoever writes there."""
    taken = cover(found)
    for token in parse:
        handle = _HANDLE.match(str(token.text))
        if handle is not None and token.i not in taken:
            yield Mention(token.i, token.i + 1, handle[0], "person")


def capital_article(parse: Doc, found: Sequence[Mention]) -> Iterator[Mention]:
    """Names with 'The' for their first word, as newspapers have: 'the editors of The Beacon'."""
    taken = cover(found)
    names: set[tuple[str, ...]] = set()
    runs = [run for run in _after_article(parse) if not taken & set(run)]
    for run in runs:
        article = parse[run.start - 1]
        if article.text == "The" and not opens(article):
            names.add(tuple(str(parse[i].text) for i in run))
    for run in runs:
        if tuple(str(parse[i].text) for i in run) in names:
            name = bare(str(parse[run.start : run.stop].text))
            yield Mention(run.start, run.stop, name, known_label(name) or "organisation")


def _after_article(parse: Doc) -> Iterator[range]:
    for token in parse[:-1]:
        if token.lower_ == "the":
            end = token.i + 1
            while end < len(parse) and _capital(parse[end]):
                end += 1
            if 1 <= end - token.i - 1 <= _LONGEST and not _plain(parse[end - 1]):
                yield range(token.i + 1, end)


def opens(token: Token) -> bool:
    """True where a capital says nothing: a sentence or a quotation begins there."""
    before = token.nbor(-1) if token.i else token
    return bool(token.is_sent_start) or before.is_space or str(before.text) in _OPENING


def _plain(token: Token) -> bool:
    """True for a plural, and for a word that the tables know as an office's or a document's."""
    return token.tag_ == "NNPS" or token.lower_ in lexicon().documents | lexicon().titles.keys()


def _capital(token: Token) -> bool:
    text = str(token.text)
    numbered = text[:1].isdigit() and any(c.isupper() for c in text) and text[-1].isalpha()
    return token.tag_ == "NNP" and (text[:1].isupper() or numbered)


def voiced(
    parse: Doc, found: Sequence[Mention], speaking: Collection[int], title: Span | None
) -> Iterator[Mention]:
    """Proper nouns that head a source, or that 'which' takes up where it heads one."""
    taken = cover(found)
    people = {word for m in found if m.label == "person" for word in m.name.split()}
    for at in sorted({_antecedent(parse[i]) for i in speaking}):
        head = parse[at]
        above = title is not None and title.start <= head.idx < title.end
        if above or at in taken or not _capital(head):
            continue
        start, end = at, at + 1
        while start > 0 and start - 1 not in taken and _joins(parse, start, end):
            start -= 1
        if head.ent_type_ not in ({"", "ORG", "DATE"} if end - start > 1 else {"", "ORG"}):
            continue
        if end - start > _LONGEST or not _is_name(parse, start, end) or _cut(parse, start, end):
            continue
        gender, titled = title_before(parse, start)
        name = bare(str(parse[start:end].text))
        person = titled or str(head.text) in people or _given(parse, start, end)
        person |= (start > 0 and is_role(parse[start - 1])) or _who_follows(parse, end)
        label: Label = "person" if person else "organisation"
        for first in _again(parse, start, end, taken):
            mention = Mention(first, first + end - start, name, known_label(name) or label)
            yield replace(mention, gender=gender, titled=titled) if first == start else mention
            taken.update(range(first, first + end - start))


def _again(parse: Doc, start: int, end: int, taken: set[int]) -> list[int]:
    """Where a name of several words stands, this place included; of one word only this place."""
    words = [str(t.text) for t in parse[start:end]]
    size = end - start
    found = [
        i
        for i in range(len(parse) - size + 1)
        if size > 1 and parse[i].text == words[0] and not taken & set(range(i, i + size))
        if [str(t.text) for t in parse[i : i + size]] == words
    ]
    return found or [start]


def _antecedent(token: Token) -> int:
    """The token before the comma that 'which' follows; any other token itself."""
    if token.lower_ == "which" and token.i > 1 and token.nbor(-1).text == ",":
        return int(token.i) - 2
    return int(token.i)


def _joins(parse: Doc, start: int, end: int) -> bool:
    """True where the capitalised word before a name is a part of it."""
    token = parse[start - 1]
    if not token.text[:1].isupper() or not start <= token.head.i < end:
        return False
    if token.dep_ in {"compound", "nmod", "nummod"} and token.pos_ in {"PROPN", "NUM"}:
        return True
    if token.dep_ not in {"compound", "amod"}:
        return False
    # at a sentence's start a capital says nothing: the name must stand elsewhere too
    words = [str(t.text) for t in parse[start - 1 : end]]
    return any(
        [str(t.text) for t in parse[i : i + len(words)]] == words
        for i in range(len(parse) - len(words))
        if (i != start - 1 or not opens(token)) and not opens(parse[i])
    )


def _cut(parse: Doc, start: int, end: int) -> bool:
    """True where a name seems to go on, or where an article makes it a place's or a thing's."""
    before = parse[start - 1] if start else None
    after = parse[end] if end < len(parse) else None
    if after is not None and (after.text in {"/", "&"} or after.pos_ in {"DET", "PROPN"}):
        return True
    if before is None:
        return False
    if before.lower_ == "the":
        initials = end - start == 1 and parse[start].text.isupper() and len(parse[start]) > 2
        return not initials and str(parse[end - 1].lower_) not in lexicon().tails
    hangs = start <= before.head.i < end and before.pos_ in {"ADJ", "NOUN", "PROPN"}
    return before.text in {"/", "&"} or (hangs and bool(before.text[:1].isupper()))


def _who_follows(parse: Doc, end: int) -> bool:
    at = end + (end < len(parse) and parse[end].text == ",")
    return at < len(parse) and parse[at].lower_ == "who"


def _given(parse: Doc, start: int, end: int) -> bool:
    first = str(parse[start].lower_)
    return end - start > 1 and first in lexicon().given and first not in PLACE_GIVEN


def _is_name(parse: Doc, start: int, end: int) -> bool:
    """False for a word that is common elsewhere, or that says what somebody or something is."""
    lex = lexicon()
    head = parse[end - 1]
    word = str(head.lower_)
    if end - start > 1 and all(t.text.isupper() for t in parse[start:end]):
        return False
    paper = word in _PAPERS and end - start > 1 and (start == 0 or parse[start - 1].pos_ != "DET")
    if _plain(head) or word in lex.organisations or len(head) < 2:
        return False
    if lex.human(word):
        return paper
    if head.text in lex.demonyms or head.text in lex.capitals or is_role(head):
        return False
    text = str(head.text)
    marked = any(c.isupper() for c in text[1:]) or end - start > 1
    return marked or not any(t.lower_ == word and t.is_lower for t in parse)


def whole(parse: Doc, found: Sequence[Mention]) -> list[Mention]:
    """Bodies with what 'of', 'for' or 'on' adds to their name: 'Committee on Dams'."""
    people = {i for m in found if m.label == "person" for i in range(m.start, m.end)}
    out: list[Mention] = []
    for m in found:
        end = m.end
        while (longer := _goes_on(parse, m.start, end, people)) is not None:
            end = longer
        if m.label != "organisation" or end == m.end or known_label(m.name) is not None:
            out.append(m)
        else:
            name = bare(str(parse[m.start : end].text))
            out.append(Mention(m.start, end, name, m.label, m.gender, m.titled, m.trusted))
    inside = {i for m in out if m.label == "organisation" for i in range(m.start + 1, m.end)}
    return [m for m in out if m.start not in inside]


def _goes_on(parse: Doc, start: int, end: int, people: Collection[int]) -> int | None:
    """Where a body's name ends that goes on behind token `end`, None where it does not."""
    if end + 1 >= len(parse):
        return None
    joint = parse[end]
    if joint.lower_ not in {"of", "for", "on"} or not start <= joint.head.i < end:
        return None
    if str(joint.head.lower_) not in lexicon().tails:
        return None
    at = end + 1 + (parse[end + 1].lower_ == "the")
    stop = at
    while stop < len(parse) and _within(parse, at, stop) and stop - at < _LONGEST:
        stop += 1
    while stop > at and not parse[stop - 1].text[:1].isupper():
        stop -= 1
    if stop == at or set(range(at, stop)) & set(people):
        return None
    return None if parse[at].ent_type_ in _DATES or parse[stop - 1].tag_ == "CD" else stop


def _within(parse: Doc, at: int, stop: int) -> bool:
    token = parse[stop]
    if token.text[:1].isupper():
        return token.pos_ in {"PROPN", "NOUN", "ADJ"}
    after = parse[stop + 1] if stop + 1 < len(parse) else token
    return stop > at and token.lower_ in {"and", "&"} and bool(after.text[:1].isupper())
