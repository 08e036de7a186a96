"""How each statement's speaker stands to the event asked about, on the day of the statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.links.parties import same_name
from onrecord.links.positions import predicate_key
from onrecord.types import Authority, Document, Statement
from onrecord.verdict.authority import authority_of
from onrecord.verdict.dossier import Dossiers
from onrecord.verdict.houses import Named, Scene
from onrecord.verdict.stakes import Stakes

ORDER: tuple[Authority, ...] = ("decides", "party", "observer", "unnamed")
"""From the most to the least."""
# What a body does by voting: of that it decides, however little its vote binds others.
_OWN_ACTS = frozenset(
    predicate_key(verb)
    for verb in ("vote", "pass", "adopt", "approve", "reject", "call", "urge", "demand", "debate")
)


@dataclass(frozen=True)
class Placing:
    """The authority of speakers over one event.

    `keys` are the proposition's predicate; `dossiers` what files tell of speakers; `named`
    the actors of each document and `people` those persons whom any of them names; `unbinding` maps
    documents to the issuers of resolutions that bind nobody, as a text says, "" where unknown.
    """

    at_stake: Stakes
    keys: tuple[str, ...] = ()
    dossiers: Dossiers = field(default_factory=lambda: Dossiers({}))
    named: Mapping[str, frozenset[Named]] = field(default_factory=dict)
    people: frozenset[Named] = frozenset()
    unbinding: Mapping[str, frozenset[str]] = field(default_factory=dict)
    # matching asks of a statement twice and weighing once more
    _placed: dict[str, Authority] = field(default_factory=dict, init=False, repr=False)

    def __call__(self, statement: Statement, document: Document) -> Authority:
        """The speaker's authority, the best of what the text tells of him and what files tell."""
        if statement.id not in self._placed:
            self._placed[statement.id] = self._place(statement, document)
        return self._placed[statement.id]

    def _place(self, statement: Statement, document: Document) -> Authority:
        sides = self.dossiers.sides(statement, document)
        named = self.named.get(statement.doc, frozenset()) | self.people
        scene = Scene.of(statement, document, named)
        found: list[Authority] = [authority_of(side, self.at_stake, scene) for side in sides]
        best: Authority = min(found, key=ORDER.index, default="observer")
        return "party" if best == "decides" and self.merely_votes(statement) else best

    def merely_votes(self, statement: Statement) -> bool:
        """Whether a statement tells of a vote that does not bind those whom it is about."""
        speaker = statement.speaker
        if statement.act != "vote" or speaker is None or _OWN_ACTS & set(self.keys):
            return False
        issuers = self.unbinding.get(statement.doc, frozenset())
        return any(not one or same_name(one, speaker.name) for one in issuers)
