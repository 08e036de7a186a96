"""Graded cases of instruments: `bench/cases/instruments.txt` over the pipeline.

    python -m bench.instrument_cases [--show] [--held] [--model fast]

A case is a block: its grade, an article a line ("2019-03-14: text"), and a line for each instrument
that its articles, read together, put on record ("= KIND | STATUSES | FIELD VALUE | ..."). It is
right where just these are found, each with the statuses and fields that it names. Prints one JSON
object: right and all, by grade. `--held` takes the cases of `instruments-held.txt`, which no rule
was tuned on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench import graded
from onrecord.links.instruments import InstrumentGroup, merge_instruments
from onrecord.pipeline import Pipeline
from onrecord.types import Document, Instrument, Span

OURS = graded.CASES / "instruments.txt"
HELD = graded.CASES / "instruments-held.txt"
FIELDS = frozenset({"binding", "signatory", "issuer", "addressee", "date", "mentions"})
_ENDED_BY = {
    "signed": frozenset({"draft", "unsigned"}),
    "issued": frozenset({"draft"}),
    "passed": frozenset({"draft"}),
}
_ARTICLE = re.compile(r"(\d{4}-\d\d-\d\d): (.+)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An instrument that a reader expects: kind, statuses, and further fields by name."""

    kind: str
    statuses: frozenset[str]
    fields: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Case:
    """Articles in the order of their days, and the instruments in them; `line` is the block's."""

    line: int
    grade: str
    articles: tuple[tuple[str, str], ...]
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An instrument as the articles of a case tell of it together, and in the last of them."""

    group: InstrumentGroup
    members: tuple[Instrument, ...]
    last: str

    def field(self, name: str) -> str:
        """A field in the words of a case; empty where it is not known."""
        if name == "binding":
            told = [m for m in self.members if m.binding_evidence is not None]
            value = told[-1].binding if told else self.group.binding
            return "unknown" if value is None else "yes" if value else "no"
        if name == "mentions":
            return str(sum(len(m.mentions) for m in self.members if m.doc == self.last))
        if name == "date":
            return next((m.date.value for m in self.members if m.date), "")
        values = [getattr(m, name) for m in self.members]
        return max((v for v in values if v), key=len, default="")


def read_cases(path: Path = OURS) -> Iterator[Case]:
    """The cases of a file in order. ValueError, naming the line, where one is malformed."""
    block: list[str] = []
    begins = 1
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.startswith("#"):
            continue
        if line.strip():
            begins = begins if block else number
            block.append(line)
        elif block:
            try:
                yield _case(begins, block)
            except ValueError as error:
                raise ValueError(f"{path.name}:{begins}: {error}") from error
            block = []


def _case(number: int, block: Sequence[str]) -> Case:
    grade, *lines = block
    if grade not in graded.GRADES:
        raise ValueError(f"begin with {', '.join(graded.GRADES)}")
    articles = tuple((m[1], m[2]) for line in lines if (m := _ARTICLE.fullmatch(line)))
    wanted = tuple(_wanted(line[2:]) for line in lines if line.startswith("= "))
    if not articles or not wanted or len(articles) + len(wanted) != len(lines):
        raise ValueError('write articles ("2019-03-14: text"), then instruments ("= letter | ...")')
    return Case(number, grade, articles, tuple(w for w in wanted if w.kind != "none"))


def _wanted(line: str) -> Wanted:
    kind, *parts = line.split(graded.SEPARATOR)
    if kind == "none":
        return Wanted(kind, frozenset(), ())
    statuses, *fields = parts
    named = [(name, value) for name, _, value in (field.partition(" ") for field in fields)]
    if not {name for name, _ in named} <= FIELDS:
        raise ValueError(f"fields are {', '.join(sorted(FIELDS))}")
    told = frozenset(statuses.split(", ")) - {"none"}
    return Wanted(kind, told, named)


def run(pipeline: Pipeline, path: Path = OURS) -> Iterator[graded.Result]:
    """What comes of each case of a file."""
    for case in read_cases(path):
        found = read(pipeline, case)
        wrong = tuple(_wrong(case.wanted, found))
        name = f"{case.line}: {' // '.join(text for _, text in case.articles)}"
        yield graded.Result(case.grade, name, wrong)


def read(pipeline: Pipeline, case: Case) -> list[Found]:
    """The instruments of a case's articles, merged over them."""
    told: list[Instrument] = []
    dates: dict[str, str | None] = {}
    topics: dict[str, frozenset[str]] = {}
    last = ""
    for at, (day, text) in enumerate(case.articles):
        last = f"{case.line}-{at}"
        extraction = pipeline(Document(last, last, text, (Span(0, len(text)),), published=day))
        told += extraction.instruments
        dates[last] = day
        topics[last] = frozenset(a.id for a in extraction.actors if a.id)
    by_id = {i.id: i for i in told}
    groups = merge_instruments(told, dates, topics)
    return [Found(g, tuple(i for i in told if i.id in g.members), last) for g in groups if by_id]


def _wrong(wanted: Sequence[Wanted], found: Sequence[Found]) -> Iterator[str]:
    """What differs, each expected instrument held against the likest one found."""
    left = list(found)
    for want in wanted:
        best = min(left, key=lambda f: len(list(_differences(want, f))), default=None)
        if best is None:
            yield f"no {want.kind}"
            continue
        left.remove(best)
        yield from _differences(want, best)
    for extra in left:
        yield f"and {extra.group.kind} {extra.group.title!r}"


def current(group: InstrumentGroup) -> frozenset[str]:
    """The statuses at the end: what is signed, issued or passed is no draft any more."""
    held: set[str] = set()
    for change in group.statuses:
        held -= _ENDED_BY.get(change.status, frozenset())
        held.add(change.status)
    return frozenset(held)


def _plain(name: str) -> str:
    """A name in small letters without its article."""
    return name.casefold().removeprefix("the ")


def _differences(want: Wanted, found: Found) -> Iterator[str]:
    if found.group.kind != want.kind:
        yield f"{found.group.kind} {found.group.title!r}, not {want.kind}"
    statuses = current(found.group)
    if statuses != want.statuses:
        yield f"{want.kind}: {sorted(statuses)}, not {sorted(want.statuses)}"
    for name, value in want.fields:
        got = found.field(name)
        if value.casefold() not in map(_plain, (got, *got.split("; "))):
            yield f"{want.kind}: {name} {got or 'not known'}, not {value}"


if __name__ == "__main__":
    graded.main(__doc__, run, held=partial(run, path=HELD))
