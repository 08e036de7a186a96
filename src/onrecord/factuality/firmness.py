"""How firmly each token is put: the learned model's views and the rules' values, weighed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.factuality import events
from onrecord.factuality.tree import Tree
from onrecord.types import View

IS_EVENT = 0.5
# What the model's view weighs beside the rules' value, set on the six corpora's dev parts
# (docs/models/factuality.md); and where the rules read an outright denial, which it sees less well.
LEARNED, LEARNED_OF_DENIED = 0.85, 0.5
DENIED = -1.4
# The model keeps too near the middle: its values are spread by this, up to the ends of the scale.
SPREAD, MOST = 1.2, 3.0


class Firmness:
    """The views of a text by token. Where either is silent of a token, the other's word stands."""

    def __init__(self, tree: Tree, views: Sequence[View]) -> None:
        self._tree = tree
        self._views: dict[int, View] = {}
        for view in views:
            token = tree.token_at(view.start)
            # of a token of several words ("follow-up") the first counts
            if token is not None:
                self._views.setdefault(token, view)

    def author(self, i: int, by_rule: float | None) -> float:
        """The author's commitment, −3 to +3, to what token i names; 0 where nothing says."""
        return _weighed(self._views[i].author if i in self._views else None, by_rule)

    def speaker(self, i: int, by_rule: float | None) -> float:
        """The commitment, −3 to +3, of the source in whose words token i stands."""
        return _weighed(self._views[i].speaker if i in self._views else None, by_rule)

    def events(self, tokens: Iterable[int], ruled: Mapping[int, float]) -> list[int]:
        """Those of `tokens` that name an event, in order; `ruled` are those the rules reached."""
        return [i for i in sorted(tokens) if self._is_event(i, i in ruled)]

    def _is_event(self, i: int, ruled: bool) -> bool:
        if i in self._views and self._views[i].event >= IS_EVENT:
            return self._tree.pos[i] not in ("PUNCT", "SPACE")
        return ruled and events.is_event(self._tree, i)


def _weighed(learned: float | None, by_rule: float | None) -> float:
    if learned is not None:
        learned = max(-MOST, min(MOST, SPREAD * learned))
    if learned is None or by_rule is None:
        return by_rule or 0.0 if learned is None else learned
    share = LEARNED_OF_DENIED if by_rule <= DENIED else LEARNED
    return share * learned + (1 - share) * by_rule
