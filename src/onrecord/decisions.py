"""What a reviewer, or a rule in a reviewer's place, has judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Judgement = Literal["same", "different", "unsure", "undo"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement on two actors, or (`undo`) on an earlier decision, whose id is the `subject`.

    `subject` and `object` are actors' ids, `ID@DOCUMENT` where one document's is meant; `at` is the
    ISO 8601 instant, `who` a person or the rules that judged, `note` why.
    """

    id: str
    subject: str
    object: str | None
    judgement: Judgement
    who: str
    at: str
    note: str | None = None
