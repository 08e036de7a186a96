"""Who held which high office, and when: a dated table of heads of state and government."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from onrecord.identity.names import fold, parts, same_person

# Until when the table's open terms are known to have lasted.
LOOKED_OVER = "2025-12-31"
_OPEN = "9999"


@dataclass(frozen=True, slots=True)
class Tenure:
    """One term of one person; `since` and `until` are ISO 8601 dates, exact to a day or less."""

    country: str
    office: str
    name: str
    aliases: tuple[str, ...]
    since: str
    until: str

    def holds(self, day: str) -> bool:
        """True where the person was in office on an ISO 8601 day, the last one left out."""
        return self.since <= day < self.until

    def over(self, day: str) -> bool:
        """True where the term had ended by that day."""
        return self.until <= day


@cache
def tenures() -> tuple[Tenure, ...]:
    """The table, read once from the package's data files."""
    text = files(__package__).joinpath("data", "heads.csv").read_text(encoding="utf-8")
    return tuple(
        Tenure(
            row["country"],
            row["office"],
            row["name"],
            tuple(filter(None, row["aliases"].split(";"))),
            row["from"],
            row["to"] or _OPEN,
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def _by_word() -> dict[str, tuple[Tenure, ...]]:
    """Terms by the last word of each name of their holder, folded."""
    out: dict[str, list[Tenure]] = {}
    for one in tenures():
        for word in {parts(name)[-1] for name in (one.name, *one.aliases)}:
            out.setdefault(word, []).append(one)
    return {word: tuple(found) for word, found in out.items()}


def held_by(forms: Iterable[str]) -> Iterator[tuple[Tenure, Literal["full", "surname"]]]:
    """The terms of whoever goes by these names, and whether one of them is his name in full."""
    names = tuple(dict.fromkeys(forms))
    words = {parts(name)[-1] for name in names}
    near = dict.fromkeys(one for word in words for one in _by_word().get(word, ()))
    for one in near:
        known = (one.name, *one.aliases)
        if any(_same(form, name) for form in names for name in known):
            yield one, "full"
        elif all(len(parts(form)) == 1 for form in names):
            yield one, "surname"


def _same(form: str, name: str) -> bool:
    if fold(form) == fold(name):
        return True
    return len(parts(form)) > 1 and len(parts(name)) > 1 and same_person(form, name)


def president_on(day: str) -> Tenure | None:
    """The president of the United States on a day that the table reaches, else None."""
    if day > LOOKED_OVER:
        return None
    found = [
        one
        for one in tenures()
        if one.country == "United States" and one.office == "president" and one.holds(day)
    ]
    return found[0] if len(found) == 1 else None
