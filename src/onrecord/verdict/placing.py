"""How each statement's speaker stands to the event asked about, on the day of the statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.links.positions import predicate_key
from onrecord.types import Authority, Document, Statement
from onrecord.verdict.authority import authority_of
from onrecord.verdict.dossier import Dossiers
from onrecord.verdict.houses import Named, Scene
from onrecord.verdict.stakes import Stakes

_ORDER: tuple[Authority, ...] = ("decides", "party", "observer", "unnamed")
# What a body does by voting: of that it decides, however little its vote binds others.
_OWN_ACTS = frozenset(
    predicate_key(verb)
    for verb in ("vote", "pass", "adopt", "approve", "reject", "call", "urge", "demand", "debate")
)


@dataclass(frozen=True)
class Placing:
    """The authority of speakers over one event.

    `keys` are the proposition's predicate; `dossiers` what files tell of speakers; `named`
    the actors of each document; `unbinding` the ids of instruments that do not bind, say the texts.
    """

    at_stake: Stakes
    keys: tuple[str, ...] = ()
    dossiers: Dossiers = field(default_factory=lambda: Dossiers({}))
    named: Mapping[str, frozenset[Named]] = field(default_factory=dict)
    unbinding: frozenset[str] = frozenset()

    def __call__(self, statement: Statement, document: Document) -> Authority:
        """The speaker's authority, the best of what the text tells of him and what files tell."""
        sides = self.dossiers.sides(statement, document)
        scene = Scene.of(statement, document, self.named.get(statement.doc, ()))
        found: list[Authority] = [authority_of(side, self.at_stake, scene) for side in sides]
        best: Authority = min(found, key=_ORDER.index, default="observer")
        return "party" if best == "decides" and self._merely_votes(statement) else best

    def _merely_votes(self, statement: Statement) -> bool:
        """Whether a statement tells of a vote that does not bind those whom it is about."""
        votes = statement.act == "vote" or _speaks_itself(statement)
        return votes and statement.instrument in self.unbinding and not _OWN_ACTS & set(self.keys)


def _speaks_itself(statement: Statement) -> bool:
    return statement.speaker is not None and statement.speaker.kind == "document"
