"""Readers' letters and comments: paragraphs with a line under each that only says who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.identity.cast import Cast
from onrecord.identity.interviews import Turn

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LINE = re.compile(r"[^\n]+")
_LEAST, _WORDS = 2, 6
# A place may stand behind the name: 'Jane Roe, Ansel'.
_AFTER = re.compile(r"[.]?|(?:, | ?\()[A-Z][\w. -]{1,30}\)?")


def signed_turns(parse: Doc, cast: Cast) -> tuple[Turn, ...]:
    """A turn for each paragraph that a line with nothing but a name follows, two at least."""
    turns = tuple(_turns(parse, cast))
    return turns if len(turns) >= _LEAST else ()


def _turns(parse: Doc, cast: Cast) -> Iterator[Turn]:
    names = {
        parse[m.start].idx: (parse[m.end - 1].idx + len(parse[m.end - 1]), who)
        for m, who in zip(cast.mentions, cast.of, strict=True)
        if m.label == "person" and (" " in m.name or m.name.startswith("@"))
        if m.start > 0 and "\n" in parse[m.start - 1].text
    }
    if len(names) < _LEAST:
        return
    text = str(parse.text)
    before: tuple[int, int] | None = None
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if not words:
            continue
        start = line.start() + line.group().index(words)
        end, who = names.get(start, (0, None))
        alone = end > 0 and _AFTER.fullmatch(text[end : start + len(words)]) is not None
        if alone and before is not None and len(text[before[0] : before[1]].split()) > _WORDS:
            yield Turn(*before, words, False, who)
            before = None
        else:
            before = line.span()
