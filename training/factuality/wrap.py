"""A sentence put into somebody's mouth: what its writer was sure of, a speaker is now sure of."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.evaluation.factuality import GoldSentence, head_token

_WHO = (
    "the minister", "officials", "a spokeswoman", "she", "he", "the company", "Mr. Kowalski",
    "the union", "Reuters", "police", "the report", "the mayor of Turin", "two senators",
    "people close to the talks", "the bank's chairman", "Okafor", "they", "a witness",
)  # fmt: skip
# {s} is what is said, {w} who says it, {W} the same at the head of a sentence; | stands before the
# word of saying, which is an event of the author's own
_SAID = (
    "“{s},” {w} |said.", "“{s}”, |said {w}.", '"{s}," {w} |told reporters on Monday.',
    "{W} |said: “{s}.”", "{W} |said that {t}.", "{W} |said {t}.", "{t}, {w} |said.",
    "{W} |claimed that {t}.", "{W} |insisted {t}.", "According to {w}, {t}.",
    "{W} also |told the paper that {t}, without giving details.", "{s}, according to {w}.",
    "{W} |stated that {t}.", "“{s}.” That is what {w} |wrote.", "{W}: “{s}.”", "{s}: {w}",
)  # fmt: skip
_DENIED = (
    "{W} |denied that {t}.", "{W} |rejected reports that {t}.", "{W} flatly |denied {t}.",
    "{W} |dismissed the claim that {t} as untrue.",
)  # fmt: skip


@dataclass(frozen=True)
class Wrapped:
    """The new text; where each word of the old one stands in it; values by place in the text."""

    text: str
    moved: Mapping[int, int]
    speaker: Mapping[int, float]
    author: Mapping[int, float]


def wrap(gold: GoldSentence, parse: Doc, rng: random.Random) -> Wrapped | None:
    """`gold` as somebody's words, or None where it is no single sentence that can be."""
    body = gold.text.rstrip(" .")
    single = len(list(parse.sents)) == 1 and not gold.text.rstrip().endswith(("?", "!"))
    if not single or not body or set('"“|') & set(body):
        return None
    denied = rng.random() < 0.15
    template = rng.choice(_DENIED if denied else _SAID)
    first = parse[0]
    small = body if first.pos_ == "PROPN" or first.text == "I" else body[0].lower() + body[1:]
    who = rng.choice(_WHO)
    slot = "{t}" if "{t}" in template else "{s}"
    said = small if slot == "{t}" and not template.startswith("{t}") else body
    before, after = (
        part.replace("{w}", who).replace("{W}", who[0].upper() + who[1:])
        for part in template.split(slot)
    )
    shift = len(before.replace("|", ""))
    whole = before + said + after
    verb = whole.find("|")
    values = {parse[head_token(parse, event.span)].idx: event.value for event in gold.events}
    if denied:
        values = {t.idx: -values[t.idx] for t in parse if t.idx in values and _main(t)}
    return Wrapped(
        whole.replace("|", ""),
        {t.idx: t.idx + shift for t in parse},
        {start + shift: value for start, value in values.items()},
        {verb: 3.0} if verb >= 0 else {},
    )


def _main(token: Token) -> bool:
    return bool(token.dep_ == "ROOT")
