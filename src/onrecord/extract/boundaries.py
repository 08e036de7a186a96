"""Where spans begin and end, where grammar says it and a tagger wavers."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from onrecord.types import Span

STOP = r"[.!?][\"'”’)]*"
SENTENCE_END = re.compile(STOP + r"\s|\n")
WORD = re.compile(r"[^\W\d_]+")
INFINITIVE = re.compile(r"(\w+)\s+(to\s+\w+)$")


def split_infinitive(
    text: str, cue: Span, contents: Sequence[Span], verbs: Set[str]
) -> tuple[Span, tuple[Span, ...]]:
    """A cue and its contents, "threatened to sanction" + "X" as "threatened" + "to sanction X".

    For cues that end in one of `verbs` and an infinitive before a content: what is threatened,
    promised or voted is the content's own event.
    """
    match = INFINITIVE.search(text, cue.start, cue.end)
    if match and match[1].lower() in verbs:
        for k, content in enumerate(contents):
            if content.start >= cue.end and not text[cue.end : content.start].strip():
                longer = Span(match.start(2), content.end)
                return Span(cue.start, match.end(1)), (*contents[:k], longer, *contents[k + 1 :])
    return cue, tuple(contents)
