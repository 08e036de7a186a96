"""A question put to a record: parse, retrieve, read, gather, settle, weigh, explain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.language import Language

from onrecord.extract.embedding import Embedder
from onrecord.links.instruments import InstrumentGroup, merge_instruments
from onrecord.record.filters import InstrumentFilter, StatementFilter
from onrecord.record.store import Store
from onrecord.types import Bearing, Evidence, Instrument, InstrumentView, Proposition, Verdict
from onrecord.verdict.aliases import abbreviations
from onrecord.verdict.bearing import LEAST_TOPICAL, Reading, read
from onrecord.verdict.considered import considered
from onrecord.verdict.dossier import dossiers
from onrecord.verdict.explain import headline, summary
from onrecord.verdict.matching import Fact, Topic, facts_of, settles
from onrecord.verdict.outlook import outlook, would_change
from onrecord.verdict.placing import Placing
from onrecord.verdict.question import parse_question
from onrecord.verdict.retrieve import Candidate, retrieve
from onrecord.verdict.stance import StanceModel
from onrecord.verdict.standing import disowning, settle, spoken_by
from onrecord.verdict.voices import Voice, gather
from onrecord.verdict.weigh import Judgement, Weighed, judge, weigh

RULES = "verdict-rules-4"
# Voices shown; those that bear come before context.
MOST_EVIDENCE = 12
MOST_CONTEXT = 4
MOST_INSTRUMENTS = 8
# Sentences whose parse is kept while one question is answered.
CACHED = 256


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a question found: all readings, what there was no room to read, and settled voices."""

    proposition: Proposition
    readings: tuple[Reading, ...]
    unread: tuple[Candidate, ...]
    voices: tuple[Voice, ...]
    groups: tuple[InstrumentGroup, ...]


@dataclass(frozen=True)
class Answerer:
    """The verdict stage, with the models that it needs."""

    nlp: Language
    embedder: Embedder
    stance: StanceModel
    models: Mapping[str, str]

    @property
    def versions(self) -> dict[str, str]:
        """All that a verdict is a function of besides the record and the time asked."""
        return {**self.models, "stance": self.stance.version, "verdict": RULES}

    def __call__(self, store: Store, question: str, as_of: str | None = None) -> Verdict:
        """The verdict on `question`; QuestionError where it is no yes/no question."""
        heard = self.hear(store, question, as_of)
        weighed = weigh(heard.voices, heard.proposition)
        judgement = judge(weighed, heard.proposition)
        verdict = self._verdict(heard, as_of, judgement, weighed, store)
        told = considered(heard.readings, heard.unread, weighed, verdict.evidence)
        return replace(verdict, considered=told)

    def hear(self, store: Store, question: str, as_of: str | None = None) -> Hearing:
        """All that the record says of `question`, not yet weighed; QuestionError as above."""
        proposition = parse_question(question, self.nlp, as_of)
        retrieved = retrieve(store, proposition, self.embedder, as_of)
        candidates = retrieved.candidates
        table = abbreviations({c.document.id: c.document.text for c in candidates}.values())
        topic = Topic.of(proposition, lru_cache(CACHED)(self.nlp), table)
        instruments, groups = _instruments(store, candidates)
        facts = facts_of(instruments)
        candidates += _stating(store, facts, topic, candidates)
        candidates = tuple(spoken_by(c, instruments) for c in candidates)
        topic = replace(topic, placing=_placing(topic, store, candidates, instruments, groups))
        readings = [read(c, topic, self.stance, facts) for c in candidates]
        everything = disowning(readings, groups)
        voices = gather([r for r in everything if _on_it(r)], self.embedder, topic.placing)
        settled = settle(voices, groups)
        return Hearing(proposition, tuple(everything), retrieved.unread, settled, groups)

    def _verdict(
        self,
        heard: Hearing,
        as_of: str | None,
        judgement: Judgement,
        weighed: Sequence[Weighed],
        store: Store,
    ) -> Verdict:
        proposition, groups = heard.proposition, heard.groups
        shown = _shown(weighed)
        evidence = tuple(_evidence(n, w, proposition) for n, w in enumerate(shown, 1))
        ahead = outlook(judgement, shown, evidence)
        return Verdict(
            question=proposition.question,
            proposition=proposition.text,
            as_of=as_of,
            answer=judgement.answer,
            status=judgement.status,
            p_yes=judgement.p_yes,
            confidence=judgement.confidence,
            headline=headline(judgement, shown, ahead, proposition),
            summary=summary(judgement, shown, evidence),
            evidence=evidence,
            instruments=_views(groups, shown, heard.readings),
            outlook=ahead,
            would_change=would_change(judgement, shown, evidence),
            versions={**self.versions, "record": store.fingerprint()},
        )


def _on_it(reading: Reading) -> bool:
    return reading.topical >= LEAST_TOPICAL


def _shown(weighed: Sequence[Weighed]) -> list[Weighed]:
    bearing = [w for w in weighed if w.bears != "context"]
    context = [w for w in weighed if w.bears == "context"]
    room = max(MOST_CONTEXT, MOST_EVIDENCE - len(bearing))
    return bearing[:MOST_EVIDENCE] + context[: min(room, MOST_CONTEXT)]


def _bears(weighed: Weighed, proposition: Proposition) -> Bearing:
    """Which way a voice bears on the proposition, which may deny the event that it speaks of."""
    if not proposition.negated:
        return weighed.bears
    turned: Mapping[Bearing, Bearing] = {"for": "against", "against": "for", "context": "context"}
    return turned[weighed.bears]


def _evidence(n: int, weighed: Weighed, proposition: Proposition) -> Evidence:
    voice = weighed.voice
    statement, document = voice.best.statement, voice.best.candidate.document
    return Evidence(
        n=n,
        statement=statement.id,
        doc=document.name,
        bears=_bears(weighed, proposition),
        weight=weighed.weight,
        standing=voice.standing,
        reports=voice.reports,
        quote=statement.content.text,
        spans=statement.content.spans,
        speaker=statement.speaker.name if statement.speaker else None,
        authority=voice.authority,
        published=document.published,
        why=_why(weighed),
        features=weighed.features,
    )


def _why(weighed: Weighed) -> str:
    voice = weighed.voice
    statement = voice.best.statement
    parts = [f"{statement.act}, {voice.best.commitment}"]
    if statement.opinion:
        parts.append("the author’s judgement")
    if voice.best.match.late:
        parts.append("after the date asked about")
    if voice.because:
        parts.append(voice.because)
    return "; ".join(parts)


def _instruments(
    store: Store, candidates: Sequence[Candidate]
) -> tuple[list[Instrument], tuple[InstrumentGroup, ...]]:
    """Instruments of the documents that were read, and the same merged over documents."""
    published = {c.document.id: c.document.published for c in candidates}
    found = store.instruments(InstrumentFilter(documents=sorted(published)))
    return found, merge_instruments(found, published, store.actor_ids(sorted(published)))


def _placing(
    topic: Topic,
    store: Store,
    candidates: Sequence[Candidate],
    instruments: Sequence[Instrument],
    groups: Sequence[InstrumentGroup],
) -> Placing:
    """Whose word counts, with what files tell of the speakers and what binds nobody."""
    documents = sorted({c.document.id for c in candidates})
    named = store.named(documents)
    return replace(
        topic.placing,
        dossiers=dossiers(store, [c.statement for c in candidates]),
        named=named,
        people=frozenset(one for found in named.values() for one in found if one[0] == "person"),
        unbinding=_unbinding(instruments, groups),
    )


def _unbinding(
    instruments: Sequence[Instrument], groups: Sequence[InstrumentGroup]
) -> dict[str, frozenset[str]]:
    """By document the issuers of instruments of which a text says that they do not bind."""
    loose = {i.id for i in instruments if i.binding is False and i.binding_evidence is not None}
    members = {
        m for g in groups if g.binding is False and loose & set(g.members) for m in g.members
    }
    found: dict[str, set[str]] = {}
    for one in instruments:
        if one.id in members:
            found.setdefault(one.doc, set()).add(one.issuer or "")
    return {doc: frozenset(issuers) for doc, issuers in found.items()}


def _stating(
    store: Store, facts: Sequence[Fact], topic: Topic, candidates: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """Statements with the words of a fact asked about that were not among the candidates.

    A long sentence with "nonbinding" in it is like no short question, and answers it all the same.
    """
    asked = [f for f in facts if f.keys & set(topic.keys)]
    known = {c.statement.id for c in candidates}
    documents = {c.document.id: c.document for c in candidates}
    found = []
    for name in sorted({f.doc for f in asked}):
        for statement in store.iter_statements(StatementFilter(doc=name)):
            stated = any(settles(fact, statement, topic) for fact in asked)
            if stated and statement.id not in known:
                found.append(Candidate(statement, documents[name], 0.0, 0.0))
    return tuple(found)


def _views(
    groups: Sequence[InstrumentGroup], shown: Sequence[Weighed], readings: Sequence[Reading]
) -> tuple[InstrumentView, ...]:
    """Instruments that the shown evidence is in or about; then those near it with a status."""
    near = {r.statement.instrument for r in readings if _on_it(r)}
    out = []
    for group in groups:
        cited = tuple(
            n
            for n, w in enumerate(shown, 1)
            if any(r.statement.instrument in group.members for r in w.voice.readings)
        )
        if not cited and not (group.statuses and near & set(group.members)):
            continue
        statuses = tuple(dict.fromkeys(s.status for s in group.statuses))
        out.append(
            InstrumentView(
                group.id, group.kind, group.title, statuses, group.binding, cited, group.statuses
            )
        )
    out.sort(key=lambda view: not view.evidence)
    return tuple(out[:MOST_INSTRUMENTS])
