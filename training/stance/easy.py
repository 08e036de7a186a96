"""Easy pairs from our own claims: told plainly, denied plainly, or beside what another claim says.

Composed passages are hard on purpose: what answers shares few words with its claim, and what
shares many often does not answer. A model that reads nothing else learns that from the words
alone. Here the plain cases are put beside them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language

from onrecord.errors import QuestionError
from onrecord.extract.parse import load_pipeline
from onrecord.verdict.question import parse_question
from training.stance.own import Group

_TAILS = (
    "", "", "", ", officials said on {day}", ", it was confirmed on {day}",
    ", according to a statement", ", several outlets reported", ", a spokesman said", " on {day}",
    ", a spokeswoman for the government said", ", a year after it was first mooted",
    ", for the first time since {year}", ", two years after the last attempt failed",
    ", weeks before next year's budget", " after months of talks", ", following last year's vote",
    ", a day earlier than planned", ", ending a row that began in {year}",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEARS = ("1987", "1996", "2003", "2008", "2011", "2014", "2017")
_DENIALS = (
    "It is not true that {}", "A spokesman denied that {}", "No, it is not the case that {}",
    "Reports that {} are false, officials said", "Officials dismissed claims that {}",
)  # fmt: skip
_NAMES = re.compile(r"\b[A-Z][\w’'-]+")
_NOES = (*_DENIALS, "No, {}", "{}", "{}")
# Other claims' passages, and other claims told or denied, set beside a claim.
OTHERS, PLAIN_OTHERS = 3, 2
# Groups as near as this in a file may tell the same story, so that each may answer the other.
SAME_STORY = 3


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
    texts = [_text(group.claim, nlp) for group in groups]
    names = [set(_NAMES.findall(group.claim)[1:]) for group in groups]
    for number, group in enumerate(groups):
        if text := texts[number]:
            yield from _told(group.claim, text, rng)
        near, far = _elsewhere(number, names)
        for passage in _passages(near, far, groups, rng):
            yield Easy(passage, group.claim, "unrelated")
        for other in rng.sample(far, min(PLAIN_OTHERS, len(far))):
            if text := texts[other]:
                said = rng.choice(_NOES).format(_inner(text))
                yield Easy(f"{said[:1].upper()}{said[1:]}.", group.claim, "unrelated")


def _text(claim: str, nlp: Language) -> str | None:
    """What a claim says as a sentence, or None where it is denied or cannot be read."""
    try:
        found = parse_question(claim, nlp)
    except QuestionError:
        return None
    return None if found.negated else found.text.rstrip(".?")


def _told(claim: str, text: str, rng: random.Random) -> Iterator[Easy]:
    for _ in range(2):
        tail = rng.choice(_TAILS).format(day=rng.choice(_DAYS), year=rng.choice(_YEARS))
        yield Easy(f"{text}{tail}.", claim, "for")
    yield Easy(f"{rng.choice(_DENIALS).format(_inner(text))}.", claim, "against")


def _inner(text: str) -> str:
    """`text` as it stands within a sentence."""
    named = _NAMES.match(text) and not text.startswith(("The ", "A "))
    return text if named else text[:1].lower() + text[1:]


def _elsewhere(number: int, names: Sequence[set[str]]) -> tuple[list[int], list[int]]:
    """Numbers of other stories' claims: of those that share a name with this one, and the rest."""
    away = [k for k in range(len(names)) if abs(k - number) > SAME_STORY]
    near = [k for k in away if names[number] & names[k]]
    return near, sorted(set(away) - set(near))


def _passages(
    near: Sequence[int], far: Sequence[int], groups: Sequence[Group], rng: random.Random
) -> Iterator[str]:
    """Passages of other claims, one that shares a name with this claim among them if any does."""
    picked = [rng.choice(some) for some in ([far] * OTHERS + [near]) if some]
    for other in picked:
        label = rng.choice(("for", "against", "against", "discuss"))
        if passages := groups[other].passages[label]:
            yield rng.choice(passages)
