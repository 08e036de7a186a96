"""The linking stage."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.links.relations import find_links
from onrecord.types import Instrument, Link, Statement


class Linker:
    """Rules over what statements commit to, who made them and when."""

    version = "links-rules-1"

    def __call__(
        self, statements: Sequence[Statement], instruments: Sequence[Instrument]
    ) -> tuple[Link, ...]:
        """All links among the statements and from them to instruments."""
        return find_links(statements, instruments)
