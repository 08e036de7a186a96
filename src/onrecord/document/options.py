"""What the caller knows about an input that does not say it itself."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.document.dates import parse_published


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Values used where an input gives none; `as_html` overrules the guess from name and content.

    `published` is normalised to ISO 8601; one that is no date raises InputError.
    """

    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    title: str | None = None
    as_html: bool | None = None

    def __post_init__(self) -> None:
        if self.published is not None:
            object.__setattr__(self, "published", parse_published(self.published, "--published"))


NOTHING_KNOWN = ReadOptions()
