"""Two people whom a plural takes up without their names having been joined: 'the two men'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.identity.anaphora import same_office
from onrecord.identity.coordination import BOTH, takes_up_both
from onrecord.identity.kinds import lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import fold
from onrecord.identity.phrases import complement, is_definite, modifiers, possessor
from onrecord.identity.referents import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

# Sentences back within which both must have been named, and occurrences looked through.
_REACH, _SCAN = 2, 40
# Whoever is only named in passing is not one of the two.
_ACTS = 0.35
_GENDERS = {"man": "male", "woman": "female", "brother": "male", "sister": "female"}
_LEAST_ROLES = 2


def pair_meant(reading: Reading, token: Token) -> tuple[int, ...]:
    """The two entities that 'the two' or 'the committee chairmen' means, () where not clear."""
    if takes_up_both(token):
        return _just_named(reading, token)
    return _of_office(reading, token) if token.i in reading.speaking else ()


def _just_named(reading: Reading, token: Token) -> tuple[int, ...]:
    """The only two people named in the sentences just before, outside quotations."""
    lemma = lemma_of(token)
    if token.lower_ not in BOTH and not lexicon().human(lemma):
        return ()
    clock = reading.clocks[token.i]
    near = [
        one.who
        for one in reading.past[-_SCAN:]
        if 0 < clock - one.clock <= _REACH and not one.quoted and one.weight >= _ACTS
    ]
    people = [w for w in dict.fromkeys(near) if reading.referents[w].kind == "person"]
    people = [w for w in people if not reading.referents[w].joined]
    if len(people) != 2:
        return ()
    asked = _GENDERS.get(lemma)
    genders = {reading.referents[w].gender for w in people}
    if asked is not None and genders != {asked}:
        return ()
    posts = asked is None and lemma in lexicon().titles.values()
    if posts and not all(_holds(reading, w, lemma) for w in people):
        return ()
    return people[0], people[1]


def _of_office(reading: Reading, token: Token) -> tuple[int, ...]:
    """The only two people named so far whose posts a definite plural names with its words."""
    if token.tag_ not in {"NNS", "NNPS"} or not is_definite(token):
        return ()
    lemma = lemma_of(token).removesuffix("s")
    lemma = f"{lemma[:-3]}man" if lemma.endswith("men") else lemma
    if possessor(token) is not None or complement(token) is not None:
        return ()
    if lemma not in {"chairman", "chairwoman", "chair", *lexicon().titles.values()}:
        return ()
    words = [fold(str(m.text)) for m in modifiers(token)]
    if any(m.pos_ == "NUM" for m in token.lefts):
        return ()
    entities = reading.cast.entities
    seen = [w for w in sorted(reading.seen) if w < len(entities)]
    fits = [w for w in seen if entities[w].kind == "person" and _holds(reading, w, lemma, words)]
    return tuple(fits) if len(fits) == _LEAST_ROLES else ()


def _holds(reading: Reading, who: int, lemma: str, words: list[str] | None = None) -> bool:
    for role in reading.roles.get(who, ()):
        told = {*fold(role.title or "").split(), *fold(role.affiliation or "").split()}
        if not role.former and same_office(lemma, role) and told >= set(words or ()):
            return True
    return False
