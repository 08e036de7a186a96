"""A text read from its start: what each pronoun and each taking-up noun refers to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.identity.bodykinds import COMPANIES, PAPERS, is_company, kinds_of
from onrecord.identity.cast import Cast
from onrecord.identity.cataphora import later_subject
from onrecord.identity.coordination import joined, takes_up_both
from onrecord.identity.families import couple, members
from onrecord.identity.kinds import lemma_of
from onrecord.identity.lexicon import Gender
from onrecord.identity.mentions import Mention
from onrecord.identity.nominals import meet_noun
from onrecord.identity.officeholders import Office
from onrecord.identity.pairs import pair_meant
from onrecord.identity.phrases import aged
from onrecord.identity.referents import LEAST, Reading, Referent
from onrecord.identity.salience import clear_best
from onrecord.identity.unread import opens
from onrecord.types import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARGIN, _IT_MARGIN = 1.4, 2.0
_NEAR = 20
_KNOWN_GENDER, _INTRODUCED = 1.25, 3.0
_HEADLINE = 0.3
SINGULAR: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female",
}  # fmt: skip
_CAMPAIGNS = frozenset(
    {"campaign", "camp", "candidacy", "nomination", "bid", "ticket", "slate", "supporter", "rally",
     "delegate", "surrogate", "presidency", "victory", "win"}
)  # fmt: skip
_RUNNERS = frozenset({"candidate", "nominee", "contender", "front-runner", "frontrunner"})
PLURAL = frozenset({"they", "them", "their"})
NEUTER = frozenset({"it", "its"})
_PLACES = frozenset(
    {"nsubj", "nsubjpass", "pobj", "dobj", "dative", "attr", "ROOT", "appos", "poss"}
)


@dataclass(frozen=True, slots=True)
class Discourse:
    """Referents, and the referent and last name form behind each token that was bound.

    `called` says which bodies go by a kind of noun, `running` who has a campaign.
    """

    referents: tuple[Referent, ...]
    bound: Mapping[int, int]
    via: Mapping[int, str]
    called: Mapping[frozenset[str], Collection[int]] = field(default_factory=dict)
    running: Collection[int] = ()


def read_discourse(
    parse: Doc,
    cast: Cast,
    roles: Mapping[int, Sequence[Role]],
    quoted: Sequence[bool],
    speaking: frozenset[int],
    offices: Mapping[int, Sequence[Office]],
) -> Discourse:
    """Bind pronouns and nouns; `roles`, `offices` are of entities, `speaking` heads of sources."""
    heads = {parse[m.start : m.end].root.i: k for k, m in enumerate(cast.mentions)}
    names = {i: who for i, k in heads.items() if (who := cast.of[k]) is not None}
    clocks, paragraphs = _clocks(parse, quoted), _paragraphs(parse)
    reading = Reading(parse, cast, roles, quoted, speaking, clocks, paragraphs, names, offices)
    reading.referents = [
        Referent(e.kind, e.name, e.gender, False, i) for i, e in enumerate(cast.entities)
    ]
    reading.running = {who for i, who in names.items() if _has_campaign(parse[i])}
    inside = {i for m in cast.mentions for i in range(m.start, m.end)}
    for token in parse:
        if token.i in heads:
            _meet_name(reading, token, heads[token.i])
        elif token.i not in inside:
            _meet(reading, token)
    return Discourse(
        tuple(reading.referents), reading.bound, reading.via, reading.called, reading.running
    )


def _has_campaign(name: Token) -> bool:
    """True for a name that a campaign, a candidacy or a nomination belongs to."""
    owned = name.dep_ in {"poss", "compound", "nmod"} and lemma_of(name.head) in _CAMPAIGNS
    beside = any(lemma_of(t) in _RUNNERS for t in (*name.lefts, *name.rights) if t.pos_ == "NOUN")
    return owned or beside


def _clocks(parse: Doc, quoted: Sequence[bool]) -> tuple[int, ...]:
    """For each token the number of sentences so far that say something outside quotations."""
    out: list[int] = []
    count = 0
    for sentence in parse.sents:
        count += any(not quoted[t.i] and t.is_alpha for t in sentence)
        out += [count] * len(sentence)
    return tuple(out)


def _paragraphs(parse: Doc) -> tuple[int, ...]:
    """For each token the number of line breaks before it."""
    out: list[int] = []
    count = 0
    for token in parse:
        out.append(count)
        count += str(token.text_with_ws).count("\n")
    return tuple(out)


def _meet_name(reading: Reading, token: Token, index: int) -> None:
    who = reading.cast.of[index]
    if who is None:
        return
    mention = reading.cast.mentions[index]
    reading.note(token, who, 1.0 if mention.trusted else _HEADLINE)
    reading.last_form[who] = mention.name
    if reading.referents[who].kind == "organisation":
        _call(reading, token, mention, who)
    several = joined(token, reading.names) if mention.trusted else ()
    several = several or couple(reading.parse, reading.cast, index)
    if several:
        reading.note(token, reading.together(several))


def _call(reading: Reading, token: Token, mention: Mention, who: int) -> None:
    """Note what kind of body a name shows: a company's shares, a newspaper's 'The'."""
    if is_company(token, reading.cast.entities[who].place):
        reading.called.setdefault(COMPANIES, set()).add(who)
    article = reading.parse[mention.start - 1] if mention.start else token
    named = article.text == "The" and not opens(article)
    if named and not kinds_of(reading.cast.entities[who].forms):
        reading.called.setdefault(PAPERS, set()).add(who)


def _meet(reading: Reading, token: Token) -> None:
    word = str(token.lower_)
    family = members(token, reading.cast, reading.plurals)
    if family:
        reading.bind(token, reading.together(family))
    elif takes_up_both(token):
        _bind(reading, token, lambda who: len(reading.referents[who].joined) == 2, _MARGIN)
        _bind_pair(reading, token)
    elif word in SINGULAR:
        _meet_singular(reading, token, SINGULAR[word])
    elif token.pos_ == "PRON":
        if word in PLURAL:
            _bind(reading, token, lambda who: reading.referents[who].plural, _MARGIN)
        elif word in NEUTER:
            _bind(reading, token, lambda who: _is_body(reading.referents[who]), _IT_MARGIN)
    elif (token.pos_ in {"NOUN", "PROPN"} or aged(token)) and token.dep_ in _PLACES:
        _bind_pair(reading, token)
        if token.i not in reading.bound:
            meet_noun(reading, token)


def _bind_pair(reading: Reading, token: Token) -> None:
    pair = () if token.i in reading.bound else pair_meant(reading, token)
    if pair:
        reading.bind(token, reading.together(pair))


def _is_body(referent: Referent) -> bool:
    return referent.kind in {"organisation", "state", "document"} and not referent.joined


def _is_person(referent: Referent, gender: Gender) -> bool:
    """True where 'he' or 'she' may stand for it: a person, or one person who is not named."""
    unnamed = referent.entity is None and referent.kind == "unnamed" and not referent.plural
    person = referent.kind == "person" and not referent.joined
    return (person or unnamed) and referent.gender in (None, gender)


def _meet_singular(reading: Reading, token: Token, gender: Gender) -> None:
    scored = reading.scored(token, lambda who: _is_person(reading.referents[who], gender))
    # A person known to be of the pronoun's gender is likelier than one who may be of either.
    for one in scored:
        scored[one] *= _KNOWN_GENDER if reading.referents[one].gender == gender else 1.0
    for one in scored:
        scored[one] *= _INTRODUCED if _just_introduced(reading, token, one) else 1.0
    who = clear_best(scored, _MARGIN, LEAST)
    if who is None:
        who = _ahead(reading, token, gender)
    if who is None:
        return
    reading.bind(token, who)
    if reading.referents[who].gender is None:
        reading.referents[who].gender = gender


def _just_introduced(reading: Reading, token: Token, who: int) -> bool:
    """True for a new person with a post, named once in the sentence before a pronoun that speaks.

    'It went to Jane Roe, a chemist. “I am glad,” she said.'
    """
    if token.i not in reading.speaking or who not in reading.roles:
        return False
    clock = reading.clocks[token.i]
    if any(one.clock == clock and not one.quoted for one in reading.past[-_NEAR:]):
        return False
    met = [one for one in reading.past if one.who == who]
    return len(met) == 1 and clock - met[0].clock == 1


def _ahead(reading: Reading, token: Token, gender: Gender) -> int | None:
    """The person whose name begins the main clause after a pronoun."""
    subject = later_subject(token)
    who = reading.names.get(subject.i) if subject is not None else None
    if subject is None or who is None or reading.quoted[token.i] != reading.quoted[subject.i]:
        return None
    return who if _is_person(reading.referents[who], gender) else None


def _bind(reading: Reading, token: Token, fits: Callable[[int], bool], margin: float) -> None:
    who = clear_best(reading.scored(token, fits), margin, LEAST)
    if who is not None:
        reading.bind(token, who)
