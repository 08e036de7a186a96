"""Instruments of many documents that are one thing in the world, with all that befell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.links.groups import Groups
from onrecord.links.parties import last_token, name_tokens, same_name
from onrecord.links.text import content_words
from onrecord.links.times import Days, apart, days, said
from onrecord.types import Instrument, InstrumentKind, StatusChange

# Days between two documents within which mentions may be of one instrument.
DAYS_APART = 14
# Topics, and share of the smaller set of topics, that documents of one story have in common.
SHARED_TOPICS = 3
SHARE_OF_TOPICS = 0.4
_NOTHING: Mapping[str, AbstractSet[str]] = MappingProxyType({})
# A clause in a title tells a lot: with so many words, one in common says little.
LONG_TITLE = 3

_KINDS = """
letter memo memorandum resolution bill law act order treaty ruling decision communique
statement draft document copy measure legislation agreement executive new official signed unsigned
leaked final formal joint parliamentary written unanimous nonbinding non-binding binding proposed
monday tuesday wednesday thursday friday saturday sunday
"""
_KIND_WORDS = frozenset(_KINDS.split())
_DISOWNING = frozenset({"disavowed", "withdrawn"})


@dataclass(frozen=True, slots=True)
class InstrumentGroup:
    """One instrument as several documents tell of it; `statuses` in the order of time.

    `id` is the smallest of `members`; `binding` is None where no text says.
    """

    id: str
    kind: InstrumentKind
    title: str
    members: tuple[str, ...]
    statuses: tuple[StatusChange, ...]
    binding: bool | None
    issuer: str | None
    signatory: str | None

    @property
    def disowned_by(self) -> tuple[str, ...]:
        """Who disavowed or withdrew it, by time; `unnamed` where a text does not say."""
        found = [s.by or "unnamed" for s in self.statuses if s.status in _DISOWNING]
        return tuple(dict.fromkeys(found))


def merge_instruments(
    instruments: Sequence[Instrument],
    published: Mapping[str, str | None],
    about: Mapping[str, AbstractSet[str]] | None = None,
) -> tuple[InstrumentGroup, ...]:
    """Instruments grouped across documents; `published` maps document ids to ISO dates.

    `about` maps document ids to the actors (or other topics) of each document: with it, a bare
    mention ("the letter") merges with the instrument of a document that tells the same story, or
    with the only one of its kind among those given. The groups, sorted by id, do not depend on the
    order of the instruments.
    """
    by_id = {i.id: i for i in sorted(instruments, key=lambda i: (i.id, i.doc))}
    dates = {i.id: _date(i, published) for i in by_id.values()}
    groups = _Merged(by_id)
    pairs = list(_candidates(by_id, dates, about or _NOTHING))
    for score, one, other in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if score > 0:
            groups.join(one, other)
    if about is not None:
        _join_only_ones(groups, by_id, [(a, b) for _, a, b in pairs], about)
    members: dict[str, list[Instrument]] = {}
    for member, name in groups.named().items():
        members.setdefault(name, []).append(by_id[member])
    return tuple(_group(name, members[name], dates) for name in sorted(members))


def disavowals(
    group: InstrumentGroup, affiliations: Mapping[str, str | None]
) -> tuple[StatusChange, ...]:
    """Disavowals and withdrawals by those who can: issuer, signatory, or the house of either.

    `affiliations` maps names to the body that each belongs to; one whose `by` is not known counts.
    """
    owners = [n for n in (group.issuer, group.signatory) if n]
    owners += [a for n in owners if (a := affiliations.get(n))]
    return tuple(
        s
        for s in group.statuses
        if s.status in _DISOWNING
        and (s.by is None or not owners or _answers_for(s.by, owners, affiliations))
    )


def _answers_for(by: str, owners: Sequence[str], affiliations: Mapping[str, str | None]) -> bool:
    names = [n for n in (by, affiliations.get(by)) if n]
    return any(
        same_name(a, b) or bool(name_tokens(a) & name_tokens(b)) for a in names for b in owners
    )


def _join_only_ones(
    groups: _Merged,
    by_id: Mapping[str, Instrument],
    pairs: Sequence[tuple[str, str]],
    about: Mapping[str, AbstractSet[str]],
) -> None:
    """Join a bare mention to the only instrument that it can be: "the letter" names one known.

    Nothing is joined where there are two, or where both documents name actors enough to tell that
    their stories differ.
    """
    others: dict[str, list[str]] = {}
    for one, other in pairs:
        if not _conflict(by_id[one], by_id[other]):
            others.setdefault(one, []).append(other)
            others.setdefault(other, []).append(one)
    for bare in sorted(others):
        if _title_words(by_id[bare]) or groups.size(bare) > 1:
            continue
        known = sorted({groups.find(other) for other in others[bare]})
        if len(known) == 1 and not _strangers(by_id[bare].doc, by_id[known[0]].doc, about):
            groups.join(bare, known[0])


def _strangers(one: str, other: str, about: Mapping[str, AbstractSet[str]]) -> bool:
    """Whether two documents name actors enough, and share one at the most."""
    a, b = about.get(one, frozenset()), about.get(other, frozenset())
    return min(len(a), len(b)) >= SHARED_TOPICS and len(a & b) <= 1


class _Merged:
    """Groups in which no two members have different signatories or issuers."""

    def __init__(self, instruments: Mapping[str, Instrument]) -> None:
        self._groups = Groups(instruments)
        self._members = {i: [x] for i, x in instruments.items()}

    def join(self, one: str, other: str) -> None:
        a, b = self._groups.find(one), self._groups.find(other)
        if a == b or any(_conflict(x, y) for x in self._members[a] for y in self._members[b]):
            return
        members = self._members[a] + self._members[b]
        self._members[self._groups.join(a, b)] = members

    def find(self, one: str) -> str:
        """The name of the group that an instrument is in."""
        return self._groups.find(one)

    def size(self, one: str) -> int:
        """How many members its group has."""
        return len(self._members[self._groups.find(one)])

    def named(self) -> dict[str, str]:
        return self._groups.named()


def _candidates(
    by_id: Mapping[str, Instrument],
    dates: Mapping[str, Days | None],
    about: Mapping[str, AbstractSet[str]],
) -> Iterator[tuple[float, str, str]]:
    """Pairs of one kind near in time, scored by what they share; within a kind, by date."""
    kinds: dict[str, list[str]] = {}
    for i in by_id.values():
        # a bill that is signed is a law: one text may still call it what the other no longer does
        kinds.setdefault("law" if i.kind == "bill" else i.kind, []).append(i.id)
    for kind in sorted(kinds):
        ordered = sorted(kinds[kind], key=lambda i: (dates[i] or (0, 0), i))
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 :]:
                gap = apart(dates[one], dates[other])
                if gap is not None and gap > DAYS_APART:
                    break
                low, high = sorted((one, other))
                yield _likeness(by_id[one], by_id[other], about), low, high


def _likeness(one: Instrument, other: Instrument, about: Mapping[str, AbstractSet[str]]) -> float:
    """What two instruments of a kind share: signatory 3, issuer 2, a word of the title 1 each.

    Where one title says nothing, up to 1 for what the two documents are about.
    """
    if _conflict(one, other):
        return 0.0
    score = 3.0 * same_name(_proper(one.signatory), _proper(other.signatory))
    score += 2.0 * same_name(_proper(one.issuer), _proper(other.issuer))
    mine, theirs = _title_words(one), _title_words(other)
    shared = len(mine & theirs)
    if shared == 1 and min(len(mine), len(theirs)) >= LONG_TITLE:
        shared = 0
    score += min(3, shared)
    return score or (_one_story(one.doc, other.doc, about) if not (mine and theirs) else 0.0)


def _one_story(one: str, other: str, about: Mapping[str, AbstractSet[str]]) -> float:
    """Share of the smaller set of topics that both documents have; 0 where it is small."""
    a, b = about.get(one, frozenset()), about.get(other, frozenset())
    shared, least = len(a & b), min(len(a), len(b))
    return shared / least if shared >= SHARED_TOPICS and shared >= SHARE_OF_TOPICS * least else 0.0


def _proper(name: str | None) -> str | None:
    """A name in its own right; None for a mere description ("an official") or a weekday."""
    if not name or name.split()[0].lower() in ("a", "an", "another", "one"):
        return None
    capital = any(w[:1].isupper() for w in name.split())
    return name if capital and name.lower() not in _KIND_WORDS else None


def _title_words(instrument: Instrument) -> frozenset[str]:
    return content_words(instrument.title) - _KIND_WORDS


def _conflict(one: Instrument, other: Instrument) -> bool:
    """Told apart by one document, or with names that cannot be one."""
    if one.doc == other.doc:
        return True
    return _differ(one.signatory, other.signatory) or _differ(one.issuer, other.issuer)


def _differ(one: str | None, other: str | None) -> bool:
    one, other = _proper(one), _proper(other)
    if one is None or other is None:
        return False
    if one[0].islower() != other[0].islower():
        # "the mayor of Rosario" may well be "Inés Cabral"
        return False
    return last_token(one) != last_token(other) and not (name_tokens(one) & name_tokens(other))


def _date(instrument: Instrument, published: Mapping[str, str | None]) -> Days | None:
    return days(published.get(instrument.doc)) or said(instrument.date)


def _group(
    name: str, members: Sequence[Instrument], dates: Mapping[str, Days | None]
) -> InstrumentGroup:
    ordered = sorted(members, key=lambda i: (dates[i.id] or (0, 0), i.id))
    return InstrumentGroup(
        id=name,
        kind=ordered[0].kind,
        title=_title(ordered),
        members=tuple(sorted(i.id for i in ordered)),
        statuses=_statuses(ordered, dates),
        binding=_binding(ordered),
        issuer=_longest(i.issuer for i in ordered),
        signatory=_longest(i.signatory for i in ordered),
    )


def _title(members: Sequence[Instrument]) -> str:
    """The title with the most words that say something; the shortest such, then alphabetical."""
    return min((i.title for i in members), key=lambda t: (-len(content_words(t)), len(t), t))


def _longest(names: Iterator[str | None]) -> str | None:
    found = sorted({n for n in names if n}, key=lambda n: (not _proper(n), -len(name_tokens(n)), n))
    return found[0] if found else None


def _binding(members: Sequence[Instrument]) -> bool | None:
    """What the latest document with words for it says; without words, the latest value."""
    told = [i for i in members if i.binding is not None and i.binding_evidence is not None]
    valued = told or [i for i in members if i.binding is not None]
    return valued[-1].binding if valued else None


def _statuses(
    members: Sequence[Instrument], dates: Mapping[str, Days | None]
) -> tuple[StatusChange, ...]:
    """All status changes, each once, by time (its document's where it has none) and by text."""
    found: dict[tuple[object, ...], StatusChange] = {}
    for member in members:
        for change in member.statuses:
            day = said(change.at) or dates[member.id]
            # of one day, as their texts have them: "unsigned" and then "signed"
            told = dates[member.id] or (0, 0)
            key = (day or (0, 0), told, change.doc, change.evidence.spans, change.status)
            found.setdefault(key, change)
    return tuple(found[key] for key in sorted(found))
