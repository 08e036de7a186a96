"""Whether two names, written by different hands, are one actor's."""

from __future__ import annotations

from onrecord.identity.descriptions import DESCRIBED
from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import bare, fold, partial, parts, same_person
from onrecord.types import Speaker

_GOVERNMENTS = frozenset({"government", "governments", "authorities", "regime"})
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "de", "a", "to"})


def names_of(text: str) -> tuple[str, ...]:
    """The names in 'A; B', each on its own."""
    return tuple(name for name in (piece.strip() for piece in text.split(";")) if name)


def is_description(speaker: Speaker) -> bool:
    """True where a speaker is described and not named: 'the campaign', 'a poll', 'voters'."""
    if speaker.id is None or speaker.kind in {"unnamed", "group", "document"}:
        return True
    return "@" in speaker.id or DESCRIBED in speaker.how


def made_by(name: str, speaker: Speaker) -> bool:
    """True where `name` is a document's maker, as its affiliation or its own name tells.

    A poll's or a ruling's words are its maker's: 'latest Norpol poll' and 'Norpol' agree.
    """
    if speaker.kind != "document":
        return False
    if speaker.affiliation is not None and same_actor(name, speaker.affiliation):
        return True
    documents = lexicon().documents
    words = fold(speaker.name).split()
    head = next((i for i, word in enumerate(words) if word in documents), len(words))
    wanted = fold(bare(name)).split()
    places = range(head - len(wanted) + 1)
    return bool(wanted) and any(words[i : i + len(wanted)] == wanted for i in places)


def same_actor(one: str, two: str) -> bool:
    """True where two names agree: titles, initials, articles, accents and case do not count.

    A surname agrees with a full name, initials with what they stand for, and the names that the
    table of institutions gives to one body with each other.
    """
    left, right = _canonical(one), _canonical(two)
    if not left or not right:
        return False
    if left == right or _initials(one, two) or _initials(two, one):
        return True
    short, full = sorted((left, right), key=lambda name: len(name.split()))
    if _is_body(left) or _is_body(right):
        return _same_body(short, full)
    if len(parts(short)) > 1 and same_person(short, full):
        return True
    return partial(short, full) is not None


def _canonical(name: str) -> str:
    """A name folded, its titles left out, in the words of the tables where these know it."""
    lex = lexicon()
    words = bare(name).split()
    while len(words) > 1 and _is_title(words[0]):
        words = words[1:]
    plain = bare(" ".join(words))
    for state in (lex.states.get(plain), _state_governed(plain)):
        if state is not None:
            return fold(state)
    body = lex.institutions.get(plain)
    return fold(body.name if body is not None else plain.replace(".", ""))


def _is_title(word: str) -> bool:
    lex = lexicon()
    key = word.lower().rstrip(".")
    return key in lex.honorifics or key in lex.titles or key in lex.ranks


def _state_governed(name: str) -> str | None:
    """The state in 'Iraqi government', 'Iraq's government' and 'government of Iraq'."""
    lex = lexicon()
    words = name.replace("’s ", " ").replace("'s ", " ").split()
    if len(words) < 2:
        return None
    if words[-1].lower() in _GOVERNMENTS:
        rest = bare(" ".join(words[:-1]))
    elif words[0].lower() in _GOVERNMENTS and words[1].lower() == "of":
        rest = bare(" ".join(words[2:]))
    else:
        return None
    return lex.states.get(rest) or lex.demonyms.get(rest)


def _is_body(folded: str) -> bool:
    lex = lexicon()
    last = folded.split()[-1]
    return last in lex.tails or last in lex.organisations or last in lex.documents


def _same_body(short: str, full: str) -> bool:
    """'Trump campaign' and 'Donald Trumps campaign', 'Journal' and 'Wall Street Journal'."""
    small, large = _stems(short), _stems(full)
    return small[-1] == large[-1] and set(small) <= set(large)


def _stems(folded: str) -> list[str]:
    return [w.removesuffix("s") for w in folded.split() if w not in _SMALL]


def _initials(short: str, full: str) -> bool:
    """True for 'I.R.S.' and 'Internal Revenue Service'."""
    letters = bare(short).replace(".", "")
    if len(letters) < 2 or not letters.isupper() or not letters.isalpha():
        return False
    words = [w for w in bare(full).split() if w.lower() not in _SMALL]
    return len(words) > 1 and "".join(w[0] for w in words).upper() == letters
