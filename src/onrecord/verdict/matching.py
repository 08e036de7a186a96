"""Whether a statement is about the very event asked about: its predicate and who takes part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.links.positions import predicate_key
from onrecord.links.text import content_words, words
from onrecord.types import Document, Event, Instrument, Proposition, Span, Statement
from onrecord.verdict.ahead import ahead_of
from onrecord.verdict.aliases import Abbreviations, written_out
from onrecord.verdict.deadlines import is_deadline, too_late
from onrecord.verdict.placing import Placing
from onrecord.verdict.roles import Parse, is_passive, roles_at
from onrecord.verdict.stakes import Stakes, stakes, states_in

# What an instrument's statuses are asked as: "Was it signed?", "Is it binding?"
_BINDING = "bind"
_LEAST_STEM = 4
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Topic:
    """A proposition prepared for matching, its abbreviations written out.

    `ahead` asks the same of the future, where the proposition is of the past or the present.
    `placing` says how each speaker stands to the event.
    """

    proposition: Proposition
    keys: tuple[str, ...]
    at_stake: Stakes
    passive: bool
    years: frozenset[str]
    parse: Parse
    abbreviated: Abbreviations
    placing: Placing
    ahead: str | None = None

    @classmethod
    def of(
        cls, proposition: Proposition, parse: Parse, abbreviated: Abbreviations | None = None
    ) -> Topic:
        """The topic of `proposition`; `parse` reads sentences in which an event matches."""
        table = abbreviated or {}
        short = stakes(proposition)
        proposition = replace(
            proposition,
            question=written_out(proposition.question, table),
            subject=written_out(proposition.subject, table),
            objects=tuple(written_out(phrase, table) for phrase in proposition.objects),
        )
        keys = tuple(predicate_key(p.lower()) for p in proposition.predicate)
        passive = is_passive(parse, proposition.text)
        years = frozenset(_YEAR.findall(proposition.text))
        at_stake = stakes(proposition).joined(short)
        ahead = ahead_of(proposition, parse)
        ahead = written_out(ahead, table) if ahead else None
        placing = Placing(at_stake, keys)
        return cls(proposition, keys, at_stake, passive, years, parse, table, placing, ahead)

    def written_out(self, text: str) -> str:
        """`text` with its abbreviations as the names that they stand for."""
        return written_out(text, self.abbreviated)


@dataclass(frozen=True, slots=True)
class Fact:
    """What words of a document settle of an instrument: `keys` name the property asked for."""

    doc: str
    spans: tuple[Span, ...]
    about: frozenset[str]
    keys: frozenset[str]
    value: float


@dataclass(frozen=True, slots=True)
class Match:
    """What of the topic a statement has; `value` is the matched event's factuality, if any.

    `other`: the predicate is there, but somebody else does it, or at another time. `late`: the text
    puts it after the deadline asked about, so that `value` is the contrary of its factuality.
    """

    value: float | None
    subject: bool
    objects: bool
    other: bool = False
    late: bool = False

    @property
    def fits(self) -> bool:
        """All who take part are there."""
        return self.subject and self.objects


def facts_of(instruments: Iterable[Instrument]) -> tuple[Fact, ...]:
    """Bindingness and statuses of instruments, with the words that say so."""
    out: list[Fact] = []
    for instrument in instruments:
        about = content_words(f"{instrument.kind} {instrument.title}")
        if instrument.binding is not None and instrument.binding_evidence is not None:
            value = 3.0 if instrument.binding else -3.0
            spans = instrument.binding_evidence.spans
            keys = frozenset({_BINDING, predicate_key("binding")})
            out.append(Fact(instrument.doc, spans, about, keys, value))
        for change in instrument.statuses:
            keys = frozenset({predicate_key(change.status), predicate_key(_verb(change.status))})
            out.append(Fact(change.doc, change.evidence.spans, about, keys, 3.0))
    return tuple(out)


def _verb(status: str) -> str:
    """The verb of a status: `signed` → `sign`, `issued` → `issue`."""
    return {"issued": "issue", "superseded": "supersede", "withdrawn": "withdraw"}.get(
        status, status.removesuffix("ed")
    )


def match(statement: Statement, document: Document, topic: Topic, facts: Sequence[Fact]) -> Match:
    """How `statement` matches `topic`."""
    start, end = statement.sentence
    who = statement.speaker.name if statement.speaker else ""
    text = topic.written_out(f"{statement.content.text} {document.text[start:end]} {who}")
    subject, objects = _taking_part(text, statement, document, topic)
    matched = _matched(statement, topic)
    mine = [e for e in matched if not _someone_else(e, statement, document, topic)]
    value = _value(mine, statement, topic)
    late = too_late(mine, topic.proposition.until)
    if late and value is not None and value > 0 and is_deadline(topic.proposition):
        return Match(-value, subject, objects, late=True)
    years = frozenset(_YEAR.findall(text))
    if late or (topic.years and years and not (topic.years & years)):
        return Match(None, subject, objects, other=True)
    settled = _settled(statement, topic, facts)
    if settled is not None:
        return Match(settled, subject, objects)
    if matched and not mine:
        return Match(None, subject, objects, other=True)
    return Match(value, subject, objects)


def _taking_part(
    text: str, statement: Statement, document: Document, topic: Topic
) -> tuple[bool, bool]:
    stake, title = topic.at_stake, document.title or ""
    states, told = states_in(text), content_words(text)
    wider_states, wider = states | states_in(title), told | content_words(title)
    subject = bool(stake.agent_states & wider_states) or _any(stake.agent_names, wider)
    subject = subject or not (stake.agent_states or stake.agent_names)
    subject = subject or topic.placing(statement, document) == "decides"
    wanted = stake.other_names - set(topic.proposition.predicate)
    # "American bourbon" is not told of by whatever is American
    if things := {w for w in wanted if not states_in(w.capitalize())}:
        return subject, _any(things, told)
    return subject, not stake.other_states or bool(stake.other_states & states)


def _any(wanted: frozenset[str] | set[str], told: frozenset[str]) -> bool:
    return any(
        w in told or (len(w) > 5 and any(t.startswith(w[:-1]) for t in told)) for w in wanted
    )


def _settled(statement: Statement, topic: Topic, facts: Sequence[Fact]) -> float | None:
    """What a fact of an instrument, or the act of speaking itself, says of the question."""
    found = [f.value for f in facts if settles(f, statement, topic)]
    if found:
        return min(found)
    return 3.0 if _cue_matches(statement, topic) else None


def _matched(statement: Statement, topic: Topic) -> list[Event]:
    keys = set(topic.keys[1:] or topic.keys)
    return [e for e in statement.events if predicate_key(e.lemma.lower()) in keys]


def _someone_else(event: Event, statement: Statement, document: Document, topic: Topic) -> bool:
    """Whether the sentence names another agent of the event, or another one it is done to."""
    start, end = statement.sentence
    doc = topic.parse(document.masked[start:end])
    found = roles_at(doc, event.span.start - start)
    if found is None:
        return False
    stake = topic.at_stake
    agent, patient = (topic.written_out(p) if p else None for p in (found.agent, found.patient))
    if topic.passive:
        return _differs(patient, stake.agent_states, stake.agent_names)
    if _differs(agent, stake.agent_states, stake.agent_names):
        return topic.placing(statement, document) != "decides"
    return _differs(patient, stake.other_states, stake.other_names)


def _differs(phrase: str | None, states: frozenset[str], names: frozenset[str]) -> bool:
    """Whether a named phrase has nothing of those at stake; a description could be anybody."""
    if phrase is None or not (states or names):
        return False
    told = states_in(phrase)
    if told & states or _any(names, content_words(phrase)):
        return False
    # a person or a body may act for a state, so that only another state differs from one
    return bool(told) if states else any(word[:1].isupper() for word in phrase.split())


def _value(matched: Sequence[Event], statement: Statement, topic: Topic) -> float | None:
    """The source's commitment to the event asked about, None where it is not there."""
    keys = set(topic.keys[1:] or topic.keys)
    if matched:
        value = max((_commitment(statement, e) for e in matched), key=abs)
        # what is denied is denied outright, however softly its clause would read alone
        return min(value, -2.0) if statement.act == "deny" and value <= 0 else value
    if topic.proposition.aspect == "state" and keys & _keys(statement.content.text):
        return statement.factuality
    return None


def settles(fact: Fact, statement: Statement, topic: Topic) -> bool:
    """Whether `statement` has the words of a fact that the question asks about."""
    asked = content_words(topic.proposition.subject)
    if fact.doc != statement.doc or not (fact.keys & set(topic.keys)) or not (fact.about & asked):
        return False
    spans = statement.content.spans
    return any(s.start < e.end and e.start < s.end for s in spans for e in fact.spans)


def _cue_matches(statement: Statement, topic: Topic) -> bool:
    """Whether the question is about the act of saying, voting or threatening itself."""
    if statement.cue is None or len(topic.keys) < 2 or "not" in words(statement.cue.text):
        return False
    key = topic.keys[0]
    told = any(len(key) >= _LEAST_STEM - 1 and w.startswith(key) for w in words(statement.cue.text))
    return told and bool(set(topic.keys[1:]) & _keys(statement.content.text))


def _keys(text: str) -> set[str]:
    return {predicate_key(stem) for word in words(text) for stem in (word, _base(word))}


def _base(word: str) -> str:
    """A verb without its commonest endings, a doubled consonant made one: `expelling` → `expel`."""
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            base = word.removesuffix(ending)
            return base[:-1] if base[-1] == base[-2] and base[-1] not in "s" else base
    return word


def _commitment(statement: Statement, event: Event) -> float:
    if statement.voice == "attributed" and event.speaker is not None:
        return event.speaker
    return event.author
