"""Easy pairs from our own claims: told plainly, denied plainly, or beside another claim's passages.

Composed passages are hard on purpose: what answers shares few words with its claim, and what
shares many often does not answer. A model that reads nothing else learns that from the words
alone. Here the plain cases are put beside them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import QuestionError
from onrecord.extract.parse import load_pipeline
from onrecord.verdict.question import parse_question
from training.stance.own import Group

_TAILS = (
    "", "", "", ", officials said on {day}", ", it was confirmed on {day}",
    ", according to a statement", ", several outlets reported", ", a spokesman said", " on {day}",
    ", a spokeswoman for the government said",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DENIALS = (
    "It is not true that {}", "A spokesman denied that {}", "No, it is not the case that {}",
    "Reports that {} are false, officials said", "Officials dismissed claims that {}",
)  # fmt: skip
_NAMES = re.compile(r"\b[A-Z][\w’'-]+")
# Other claims' passages set beside a claim.
OTHERS = 3


@dataclass(frozen=True)
class Easy:
    """A passage, a claim and the label."""

    premise: str
    hypothesis: str
    label: str


def easy(groups: Sequence[Group], seed: int) -> Iterator[Easy]:
    """For each claim its own words, its denial, and passages of other claims."""
    rng = random.Random(seed)
    nlp = load_pipeline()
    for group in groups:
        try:
            found = parse_question(group.claim, nlp)
        except QuestionError:
            found = None
        if found is not None and not found.negated:
            yield from _told(group.claim, found.text.rstrip(".?"), rng)
        for passage in _others(group, groups, rng):
            yield Easy(passage, group.claim, "unrelated")


def _told(claim: str, text: str, rng: random.Random) -> Iterator[Easy]:
    for _ in range(2):
        tail = rng.choice(_TAILS).format(day=rng.choice(_DAYS))
        yield Easy(f"{text}{tail}.", claim, "for")
    inner = text if _NAMES.match(text) and not text.startswith(("The ", "A ")) else _lowered(text)
    yield Easy(f"{rng.choice(_DENIALS).format(inner)}.", claim, "against")


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _others(group: Group, groups: Sequence[Group], rng: random.Random) -> Iterator[str]:
    """Passages of other claims, one that shares a name with this claim among them if any does."""
    names = set(_NAMES.findall(group.claim)[1:])
    near = [g for g in groups if g is not group and names & set(_NAMES.findall(g.claim)[1:])]
    far = [g for g in groups if g is not group and g not in near]
    picked = [rng.choice(far) for _ in range(OTHERS)] + ([rng.choice(near)] if near else [])
    for other in picked:
        label = rng.choice(("for", "against", "against", "discuss"))
        if passages := other.passages[label]:
            yield rng.choice(passages)
