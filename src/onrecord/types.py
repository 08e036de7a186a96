"""The nouns of onrecord: frozen values that pass from stage to stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Voice = Literal["attributed", "author"]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assert", "deny", "confirm", "announce", "promise", "threaten", "demand",
    "propose", "order", "vote", "retract", "predict", "believe", "ask",
]  # fmt: skip
Genre = Literal["news", "opinion", "transcript", "release"]
ActorKind = Literal["person", "organisation", "state", "document", "group", "unnamed"]
Precision = Literal["minute", "day", "week", "month", "season", "year"]
InstrumentKind = Literal[
    "letter", "memo", "resolution", "bill", "law", "order", "treaty", "ruling", "communique",
]  # fmt: skip
InstrumentStatus = Literal[
    "draft", "unsigned", "leaked", "issued", "signed", "passed", "vetoed", "withdrawn",
    "disavowed", "superseded",
]  # fmt: skip
LinkKind = Literal["repeats", "supports", "contradicts", "retracts", "supersedes"]
Standing = Literal["stands", "superseded", "retracted", "disavowed"]
Authority = Literal["decides", "party", "observer", "unnamed"]
Bearing = Literal["for", "against", "context"]
Answer = Literal["yes", "not_yet", "no", "disputed", "unknown"]
Status = Literal[
    "happened", "under_way", "decided", "planned", "proposed", "threatened", "rumoured",
    "denied", "withdrawn", "none",
]  # fmt: skip

Outcome = Literal["evidence", "repeat", "lighter", "off_topic", "unread"]


class Span(NamedTuple):
    """Unicode code points `[start, end)` of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a document: one or more spans, and their text, pieces joined by ' … '."""

    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class When:
    """A time: ISO 8601 `value` as exact as `precision`, and where it came from.

    `origin` is `published` (the document's date), `text` (words at `span`) or `option`.
    """

    value: str
    precision: Precision
    origin: Literal["published", "text", "option"]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One published text. `text` never changes; `body` spans are the article, the rest furniture.

    `id` is derived from the content, `name` is a file's stem or a row's own id. `published` is an
    ISO 8601 date or date-time. `title_span` is set where the title stands in `text`.
    """

    id: str
    name: str
    text: str
    body: tuple[Span, ...]
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def masked(self) -> str:
        """`text` with everything outside `body` blanked, line breaks kept, so offsets hold."""
        pieces: list[str] = []
        at = 0
        for start, end in self.body:
            pieces.append(_blank(self.text[at:start]))
            pieces.append(self.text[start:end])
            at = end
        pieces.append(_blank(self.text[at:]))
        return "".join(pieces)


def _blank(text: str) -> str:
    return "".join(c if c in "\r\n" else " " for c in text)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content spans of one attribution; `confidence` in [0, 1].

    `acts` are log odds, one for each act that the reading model knows, in the order of `Act`; empty
    where it knows none.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    acts: tuple[float, ...] = ()


class View(NamedTuple):
    """How firmly the word that begins at code point `start` is put, should it name an event.

    `author` is the writer's commitment, `speaker` that of the source in whose words it stands, −3
    to +3; `event` in [0, 1] is the chance that it names one.
    """

    start: int
    author: float
    speaker: float
    event: float


@dataclass(frozen=True, slots=True)
class Heard:
    """What the reading model makes of a document; `views`, in order, hold most of its words."""

    attributions: tuple[Attribution, ...]
    views: tuple[View, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A predicate inside a statement and how far each source commits to it, −3 to +3.

    `author` is the writer's view, `speaker` the quoted source's (None in the author's own voice).
    """

    span: Span
    text: str
    lemma: str
    author: float
    speaker: float | None = None
    time: When | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """An office or description held by an actor, as a text gives it.

    `since` and `until` are ISO 8601 dates, as exact as they are known.
    """

    title: str | None
    affiliation: str | None
    former: bool = False
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever can speak or act. `id` is None only for the unnamed.

    `speaks_for` names the states and bodies whose position the actor may give.
    """

    id: str | None
    name: str
    kind: ActorKind
    roles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """The actor behind a source, the role the text gives, and how the link was made."""

    id: str | None
    name: str
    kind: ActorKind
    role: str | None
    affiliation: str | None
    how: str


@dataclass(frozen=True, slots=True)
class StatusChange:
    """An instrument's status, who or what gave it, and the words that say so."""

    status: InstrumentStatus
    at: When | None
    evidence: Excerpt
    doc: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A document or formal act in the world. `binding` is None where unknown.

    `mentions` are spans in the document `doc`; `issuer`, `signatory` and `addressee` are names as
    resolved; `date` is when it was made. `binding_confidence` in [0, 1] is low where no words say
    so (`binding_evidence` is None) and the kind alone speaks.
    """

    id: str
    kind: InstrumentKind
    title: str
    doc: str
    mentions: tuple[Span, ...]
    statuses: tuple[StatusChange, ...] = ()
    binding: bool | None = None
    binding_evidence: Excerpt | None = None
    issuer: str | None = None
    signatory: str | None = None
    date: When | None = None
    addressee: str | None = None
    binding_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution, or a sentence in the author's own voice, with all that stages add to it.

    `sentence` is the span of the sentences that hold it; `opinion` marks an author's judgement;
    `factuality` is its source's commitment to the main event, −3 to +3; `horizon` is how far a
    forecast reaches; `instrument` is the id of the instrument that it is in or about; `genre` is
    what kind of text its document is.
    """

    id: str
    doc: str
    voice: Voice
    form: Form | None
    source: Excerpt | None
    cue: Excerpt | None
    content: Excerpt
    sentence: Span
    confidence: float
    speaker: Speaker | None = None
    act: Act = "assert"
    factuality: float | None = None
    events: tuple[Event, ...] = ()
    condition: Excerpt | None = None
    horizon: Excerpt | None = None
    said_at: When | None = None
    opinion: bool = False
    instrument: str | None = None
    genre: Genre = "news"
    models: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A directed relation; `target` is a statement's or an instrument's id."""

    kind: LinkKind
    origin: str
    target: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document yields."""

    document: Document
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    instruments: tuple[Instrument, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be used: its name, a stable code and what to do."""

    name: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """A yes/no question read as a claim.

    `text` is declarative; `predicate` the lemmas that must be matched; `subject` and `objects`
    the phrases it is about; `negated` where the question itself denies; `until` an ISO date that
    bounds it.
    """

    question: str
    text: str
    subject: str
    predicate: tuple[str, ...]
    objects: tuple[str, ...]
    aspect: Literal["past", "present", "future", "state"]
    negated: bool = False
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One voice that bears on a proposition. `reports` counts independent documents.

    `features` are the numbers that made `weight`.
    """

    n: int
    statement: str
    doc: str
    bears: Bearing
    weight: float
    standing: Standing
    reports: int
    quote: str
    spans: tuple[Span, ...]
    speaker: str | None
    authority: Authority
    published: str | None
    why: str
    features: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """An instrument as of the time asked, merged over documents; `evidence` are numbers [n].

    `history` is what befell it, by time, with the words that say so.
    """

    id: str
    kind: InstrumentKind
    title: str
    statuses: tuple[InstrumentStatus, ...]
    binding: bool | None
    evidence: tuple[int, ...]
    history: tuple[StatusChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Considered:
    """A statement that was retrieved, what became of it, and why.

    `similarity` and `words` in [0, 1] are what ranked it; `topical` and `lean` are None where it
    was not read in full; `n` is the evidence that it is in.
    """

    statement: str
    doc: str
    speaker: str | None
    quote: str
    published: str | None
    similarity: float
    words: float
    topical: float | None
    lean: float | None
    outcome: Outcome
    n: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer as of a time, with the evidence under it.

    `considered` is all that was retrieved, the most promising first.
    """

    question: str
    proposition: str
    as_of: str | None
    answer: Answer
    status: Status
    p_yes: float
    confidence: float
    headline: str
    summary: str
    evidence: tuple[Evidence, ...]
    instruments: tuple[InstrumentView, ...]
    outlook: tuple[str, ...]
    would_change: tuple[str, ...]
    versions: Mapping[str, str]
    considered: tuple[Considered, ...] = ()
