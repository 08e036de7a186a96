"""How firmly each token is put: the learned model's views and the rules' values, weighed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.factuality import events
from onrecord.factuality.tree import Tree
from onrecord.types import View

IS_EVENT = 0.5
# What the model's view weighs beside the rules' value, set on the six corpora's dev parts
# (docs/models/factuality.md): in general, and from a rule's value downwards where rules read a
# denial, which the model sees less well, most of all the plainest.
LEARNED = 0.85
DENIED: tuple[tuple[float, float], ...] = ((-2.9, 0.3), (-1.4, 0.5))
# No corpus says what speakers hold: of their view the rules keep more.
OF_SPEAKER = 0.6
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
        return _weighed(self._views[i].author if i in self._views else None, by_rule, 1.0)

    def speaker(self, i: int, by_rule: float | None) -> float:
        """The commitment, −3 to +3, of the source in whose words token i stands."""
        view = self._views.get(i)
        return _weighed(view.speaker if view else None, by_rule, OF_SPEAKER)

    def events(self, tokens: Iterable[int], ruled: Mapping[int, float]) -> list[int]:
        """Those of `tokens` that name an event, in order; `ruled` are those the rules reached."""
        return [i for i in sorted(tokens) if self._is_event(i, i in ruled)]

    def _is_event(self, i: int, ruled: bool) -> bool:
        if i in self._views and self._views[i].event >= IS_EVENT:
            return self._tree.pos[i] not in ("PUNCT", "SPACE")
        return ruled and events.is_event(self._tree, i)


def _weighed(learned: float | None, by_rule: float | None, trust: float) -> float:
    if learned is not None:
        learned = max(-MOST, min(MOST, SPREAD * learned))
    if learned is None or by_rule is None:
        return by_rule or 0.0 if learned is None else learned
    share = trust * next((share for value, share in DENIED if by_rule <= value), LEARNED)
    return share * learned + (1 - share) * by_rule
