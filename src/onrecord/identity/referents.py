"""What the words of a text may refer to, as it is read from its start."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.identity.cast import Cast
from onrecord.identity.lexicon import Gender
from onrecord.identity.officeholders import Office
from onrecord.identity.salience import Occurrence, prominence, scores
from onrecord.types import ActorKind, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LEAST = 0.2
"""The score below which nobody is taken up."""


@dataclass(slots=True)
class Referent:
    """What words of the text stand for: a named entity, several `joined`, or a phrase.

    `head` is a phrase's first token; `owner` the entity that a phrase belongs to.
    """

    kind: ActorKind
    name: str
    gender: Gender | None
    plural: bool
    entity: int | None = None
    head: int | None = None
    joined: tuple[int, ...] = ()
    owner: int | None = None


@dataclass(slots=True)
class Reading:
    """A text read so far. `names` maps heads of names to entities, `nominals` nouns to referents.

    `clocks` and `paragraphs` number each token's sentence and line; `offices` are those of high
    rank that people hold or held; `seen` are the referents met, `running` those who have a
    campaign; `called` says which bodies go by a kind of noun.
    """

    parse: Doc
    cast: Cast
    roles: Mapping[int, Sequence[Role]]
    quoted: Sequence[bool]
    speaking: frozenset[int]
    clocks: Sequence[int]
    paragraphs: Sequence[int]
    names: Mapping[int, int]
    offices: Mapping[int, Sequence[Office]] = field(default_factory=dict)
    referents: list[Referent] = field(default_factory=list)
    past: list[Occurrence] = field(default_factory=list)
    bound: dict[int, int] = field(default_factory=dict)
    via: dict[int, str] = field(default_factory=dict)
    last_form: dict[int, str] = field(default_factory=dict)
    nominals: dict[str, int] = field(default_factory=dict)
    plurals: dict[tuple[int, ...], int] = field(default_factory=dict)
    called: dict[frozenset[str], set[int]] = field(default_factory=dict)
    running: set[int] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)

    def note(self, token: Token, who: int, factor: float = 1.0) -> None:
        """A referent is met at a token; `factor` scales how much it stands out."""
        i = token.i
        self.seen.add(who)
        weight = factor * prominence(token, i in self.speaking)
        self.past.append(Occurrence(i, who, weight, self.quoted[i], self.clocks[i]))

    def bind(self, token: Token, who: int) -> None:
        """A token takes up a referent."""
        self.bound[token.i] = who
        self.via[token.i] = self.last_form.get(who, self.referents[who].name)
        self.note(token, who)

    def scored(self, token: Token, fits: Callable[[int], bool]) -> dict[int, float]:
        """How much each fitting referent stands out where a token is."""
        return scores(
            token,
            self.clocks[token.i],
            self.past,
            self.parse.__getitem__,
            fits,
            self.quoted,
            token.i in self.speaking,
            self.paragraphs,
        )

    def together(self, entities: tuple[int, ...]) -> int:
        """The referent of several entities together, the same for the same ones in any order."""
        key = tuple(sorted(entities))
        if key not in self.plurals:
            name = "; ".join(self.cast.entities[i].name for i in entities)
            kind = self.cast.entities[entities[0]].kind
            self.referents.append(Referent(kind, name, None, True, joined=entities))
            self.plurals[key] = len(self.referents) - 1
        return self.plurals[key]
