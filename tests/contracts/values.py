"""Any value that onrecord can make, for properties that must hold of all of them."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from onrecord import types as t

# A busy machine must not fail a property for being slow.
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
NAMES = st.text("abcdefghij", min_size=1, max_size=8)
UNIT = st.floats(0, 1)
SCALE = st.floats(-3, 3)
MAPS = st.dictionaries(NAMES, TEXT, max_size=3)


def one_of(literal: Any) -> st.SearchStrategy[Any]:
    """One of a Literal's values."""
    return st.sampled_from(get_args(literal))


SPANS = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(
    lambda pair: t.Span(min(pair), max(pair))
)
EXCERPTS = st.builds(t.Excerpt, st.lists(SPANS, min_size=1, max_size=3).map(tuple), TEXT)
TIMES = st.dates().map(str) | st.datetimes().map(lambda at: at.isoformat()) | TEXT
WHENS = st.builds(
    t.When,
    TIMES,
    one_of(t.Precision),
    st.sampled_from(["published", "text", "option"]),
    st.none() | SPANS,
)
SPEAKERS = st.builds(
    t.Speaker,
    st.none() | NAMES,
    TEXT,
    one_of(t.ActorKind),
    st.none() | TEXT,
    st.none() | TEXT,
    TEXT,
)
EVENTS = st.builds(t.Event, SPANS, TEXT, TEXT, SCALE, st.none() | SCALE, st.none() | WHENS)
STATEMENTS = st.builds(
    t.Statement,
    id=NAMES,
    doc=NAMES,
    voice=one_of(t.Voice),
    form=st.none() | one_of(t.Form),
    source=st.none() | EXCERPTS,
    cue=st.none() | EXCERPTS,
    content=EXCERPTS,
    sentence=SPANS,
    confidence=UNIT,
    speaker=st.none() | SPEAKERS,
    act=one_of(t.Act),
    factuality=st.none() | SCALE,
    events=st.lists(EVENTS, max_size=2).map(tuple),
    condition=st.none() | EXCERPTS,
    horizon=st.none() | EXCERPTS,
    said_at=st.none() | WHENS,
    opinion=st.booleans(),
    genre=one_of(t.Genre),
    instrument=st.none() | NAMES,
    models=MAPS,
)
DAYS = st.none() | st.dates().map(str)
ROLES = st.builds(t.Role, st.none() | TEXT, st.none() | TEXT, st.booleans(), DAYS, DAYS)
ACTORS = st.builds(
    t.Actor,
    st.none() | NAMES,
    TEXT,
    one_of(t.ActorKind),
    st.lists(ROLES, max_size=3).map(tuple),
    st.lists(TEXT, max_size=3).map(tuple),
    st.lists(TEXT, max_size=2).map(tuple),
)
CHANGES = st.builds(
    t.StatusChange,
    one_of(t.InstrumentStatus),
    st.none() | WHENS,
    EXCERPTS,
    NAMES,
    st.none() | TEXT,
)
INSTRUMENTS = st.builds(
    t.Instrument,
    id=NAMES,
    kind=one_of(t.InstrumentKind),
    title=TEXT,
    doc=NAMES,
    mentions=st.lists(SPANS, max_size=3).map(tuple),
    statuses=st.lists(CHANGES, max_size=2).map(tuple),
    binding=st.none() | st.booleans(),
    binding_evidence=st.none() | EXCERPTS,
    issuer=st.none() | TEXT,
    signatory=st.none() | TEXT,
    date=st.none() | WHENS,
)
PUBLISHED = st.none() | st.dates().map(str) | st.datetimes().map(lambda at: at.isoformat())
DOCUMENTS = st.builds(
    t.Document,
    id=NAMES,
    name=TEXT,
    text=TEXT,
    body=st.lists(SPANS, max_size=2).map(tuple),
    title=st.none() | TEXT,
    title_span=st.none() | SPANS,
    outlet=st.none() | TEXT,
    author=st.none() | TEXT,
    published=PUBLISHED,
    url=st.none() | TEXT,
    metadata=MAPS,
)
EVIDENCE = st.builds(
    t.Evidence,
    n=st.integers(1, 99),
    statement=NAMES,
    doc=NAMES,
    bears=one_of(t.Bearing),
    weight=st.floats(-10, 10),
    standing=one_of(t.Standing),
    reports=st.integers(1, 99),
    quote=TEXT,
    spans=st.lists(SPANS, max_size=2).map(tuple),
    speaker=st.none() | TEXT,
    authority=one_of(t.Authority),
    published=PUBLISHED,
    why=TEXT,
    features=st.dictionaries(NAMES, st.floats(-10, 10), max_size=3),
)
VIEWS = st.builds(
    t.InstrumentView,
    id=NAMES,
    kind=one_of(t.InstrumentKind),
    title=TEXT,
    statuses=st.lists(one_of(t.InstrumentStatus), max_size=2).map(tuple),
    binding=st.none() | st.booleans(),
    evidence=st.lists(st.integers(1, 99), max_size=3).map(tuple),
)
CONSIDERED = st.builds(
    t.Considered,
    statement=NAMES,
    doc=NAMES,
    speaker=st.none() | TEXT,
    quote=TEXT,
    published=PUBLISHED,
    similarity=UNIT,
    words=UNIT,
    topical=st.none() | UNIT,
    lean=st.none() | st.floats(-1, 1),
    outcome=one_of(t.Outcome),
    n=st.none() | st.integers(1, 99),
    why=TEXT,
)
VERDICTS = st.builds(
    t.Verdict,
    question=TEXT,
    proposition=TEXT,
    as_of=PUBLISHED,
    answer=one_of(t.Answer),
    status=one_of(t.Status),
    p_yes=UNIT,
    confidence=UNIT,
    headline=TEXT,
    summary=TEXT,
    evidence=st.lists(EVIDENCE, max_size=3).map(tuple),
    instruments=st.lists(VIEWS, max_size=2).map(tuple),
    outlook=st.lists(TEXT, max_size=2).map(tuple),
    would_change=st.lists(TEXT, max_size=2).map(tuple),
    versions=MAPS,
    considered=st.lists(CONSIDERED, max_size=2).map(tuple),
)
