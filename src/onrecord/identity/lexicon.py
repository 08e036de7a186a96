"""Word lists and tables that ship with the package: states, institutions, given names, nouns."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Gender = Literal["male", "female"]

_HUMAN_ENDINGS = (
    "woman", "person", "sman", "alist", "ologist", "onist", "arist", "icist", "omist", "tician",
    "arian", "crat",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Institution:
    """A body known by a fixed name, and the state or body that it belongs to ('' where none)."""

    name: str
    affiliation: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables. Names are keyed as written; nouns and given names are lower case."""

    states: Mapping[str, str]
    demonyms: Mapping[str, str]
    capitals: Mapping[str, str]
    institutions: Mapping[str, Institution]
    given: Mapping[str, Gender | None]
    honorifics: Mapping[str, Gender | None]
    titles: Mapping[str, str]
    gendered: Mapping[str, Gender]
    ranks: frozenset[str]
    portfolios: frozenset[str]
    anonymous: frozenset[str]
    described: frozenset[str]
    public: frozenset[str]
    documents: frozenset[str]
    organisations: frozenset[str]
    collectives: frozenset[str]
    utterances: frozenset[str]
    tails: frozenset[str]

    def state(self, name: str) -> str | None:
        """The state that a name, an abbreviation or an alias stands for."""
        return self.states.get(name)

    def human(self, noun: str) -> bool:
        """True where a lower-case singular noun names a person."""
        tables = (self.anonymous, self.described, self.public, self.gendered)
        return any(noun in table for table in tables) or noun.endswith(_HUMAN_ENDINGS)


@cache
def lexicon() -> Lexicon:
    """The tables, read once from the package's data files."""
    nouns = tomllib.loads(_read("nouns.toml"))
    states, demonyms, capitals = _countries()
    honorifics: dict[str, Gender | None] = dict.fromkeys(nouns["honorific"])
    honorifics.update(dict.fromkeys(nouns["honorific-male"], "male"))
    honorifics.update(dict.fromkeys(nouns["honorific-female"], "female"))
    gendered: dict[str, Gender] = dict.fromkeys(nouns["gender"]["male"], "male")
    gendered.update(dict.fromkeys(nouns["gender"]["female"], "female"))
    given: dict[str, Gender | None] = dict.fromkeys(_read("names-male.txt").split(), "male")
    given.update(dict.fromkeys(_read("names-female.txt").split(), "female"))
    given.update(dict.fromkeys(_read("names-either.txt").split()))
    return Lexicon(
        states=states,
        demonyms=demonyms,
        capitals=capitals,
        institutions=_institutions(),
        given=given,
        honorifics=honorifics,
        titles=nouns["titles"],
        gendered=gendered,
        ranks=frozenset(nouns["ranks"]["words"]),
        portfolios=frozenset(nouns["portfolios"]["words"]),
        anonymous=frozenset(nouns["people"]["anonymous"]),
        described=frozenset(nouns["people"]["described"]),
        public=frozenset(nouns["people"]["public"]),
        documents=frozenset(nouns["things"]["document"]),
        organisations=frozenset(nouns["things"]["organisation"]),
        collectives=frozenset(nouns["things"]["collective"]),
        utterances=frozenset(nouns["things"]["utterance"]),
        tails=frozenset(nouns["things"]["name-tail"]),
    )


def _read(name: str) -> str:
    return files(__package__).joinpath("data", name).read_text(encoding="utf-8")


def _countries() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    states: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for row in csv.DictReader(_read("countries.csv").splitlines()):
        name = row["name"]
        states.setdefault(name, name)
        for table, column in ((states, "aliases"), (demonyms, "demonyms"), (capitals, "capital")):
            for form in filter(None, row[column].split(";")):
                table.setdefault(form, name)
    return states, demonyms, capitals


def _institutions() -> dict[str, Institution]:
    out: dict[str, Institution] = {}
    for row in csv.DictReader(_read("institutions.csv").splitlines()):
        body = Institution(row["name"], row["affiliation"])
        for form in filter(None, (row["name"], *row["aliases"].split(";"))):
            out.setdefault(form, body)
    return out
