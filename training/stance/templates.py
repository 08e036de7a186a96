"""Stance pairs made from event frames: what denials, plans, threats and votes say of an event."""

from __future__ import annotations

import random
from dataclasses import dataclass

from training.stance.frames import FRAMES, THINGS, TRAITS, Frame

SPEAKERS = (
    "a spokesman",
    "the minister",
    "officials",
    "a spokeswoman for the agency",
    "two people familiar with the matter",
    "the head of the committee",
    "he",
    "she",
    "the foreign ministry",
    "an aide",
    "the chairman",
    "witnesses",
)
TAILS = (
    "",
    "",
    "",
    " on Monday",
    " this week",
    " late on Thursday",
    " in an interview",
    ", according to local media",
    " after days of speculation",
    " last month",
)
# {S} agent, {b} base, {p} past, {g} -ing, {n} participle, {w} a speaker; {B}{P}{G}{N} the contrary
FOR = (
    "{S} {p}{t}.",
    "{S} has {n}, {w} said{t}.",
    "{w} confirmed that {S} had {n}.",
    "{w} said {S} {p}{t}.",
    "It is official: {S} has {n}.",
    "{S} is {g}, {w} said{t}.",
    "After {g}, {S} faced criticism{t}.",
    "{w} acknowledged that {S} {p}.",
    "{w} said it was a mistake that {S} {p}.",
    "{S} managed to {b}{t}.",
    "“{S} {p},” {w} said{t}.",
    "The decision of {S} to {b} took effect{t}.",
)
PLANNED = (
    "{S} will {b} next month, {w} announced{t}.",
    "{S} has decided to {b}.",
    "{w} announced that {S} would {b}.",
    "{S} is set to {b} in the coming weeks.",
    "{S} agreed to {b}{t}.",
    "{S} has been ordered to {b}.",
)
AGAINST = (
    "{S} has not {n}, {w} said{t}.",
    "{w} denied that {S} was {g}.",
    "“There are no plans to {b},” {w} said of {S}{t}.",
    "{S} has no plans to {b}.",
    "{w} denied reports that {S} had {n}{t}.",
    "{S} refused to {b}{t}.",
    "{S} failed to {b}{t}.",
    "{w} said {S} would not {b}.",
    "{S} will not {b}, {w} said.",
    "{w} dismissed as false a report that {S} had {n}.",
    "{S} never {p}, {w} said.",
    "No decision to {b} has been made, {w} said of {S}.",
    "{S} ruled out {g}{t}.",
    "{S} abandoned its plan to {b}{t}.",
    "A report that {S} {p} was retracted{t}.",
    "The letter saying that {S} was {g} was a mistake, {w} said.",
)
CONTRARY = (
    "{S} {P}{t}.",
    "{S} will {B}, {w} said{t}.",
    "{w} said {S} was {G}.",
    "{S} has {N}, {w} said{t}.",
)
DISCUSS = (
    "{S} threatened to {b} unless its demands were met{t}.",
    "{w} urged {S} to {b}{t}.",
    "{w} asked whether {S} would {b}.",
    "{S} may {b}, {w} said{t}.",
    "{w} proposed that {S} {b}.",
    "{S} is considering whether to {b}{t}.",
    "If {S} were to {b}, it would be costly, {w} said.",
    "{w} warned {S} not to {b}.",
    "{S} could {b} if talks fail, {w} said{t}.",
    "Would {S} {b}? {w} declined to comment.",
    "Lawmakers called on {S} to {b}{t}.",
    "It would be a mistake for {S} to {b}, {w} said.",
    "There is speculation that {S} could {b}.",
    "{w} predicted that {S} would {b}{t}.",
    "{S} came under pressure to {b}{t}.",
    "{S} came close to {g}{t}.",
)
# The same without the agent, as in an official's own words
FOR_BARE = (
    "“We have {n},” {w} said{t}.",
    "“We {p},” {w} said.",
    "{w} confirmed having {n}{t}.",
    "“They have already {n},” {w} said.",
)
PLANNED_BARE = (
    "“We will {b},” {w} said{t}.",
    "{w} announced plans to {b}{t}.",
    "A letter signed by {w} said they were preparing to {b}.",
    "The letter said they would be {g} in the coming weeks.",
)
AGAINST_BARE = (
    "{w} said there were no plans to {b}.",
    "“We will not {b},” {w} said{t}.",
    "“There are no plans to {b},” {w} told reporters.",
    "“We are not {g},” {w} said.",
    "{w} has little intention of {g}.",
    "{w} reassured reporters: “no plans to {b}.”",
    "{w} said no decision to {b} had been made.",
    "“We are not going to {b},” {w} said.",
)
DISCUSS_BARE = (
    "{w} threatened to {b}{t}.",
    "{w} spoke of {g}{t}.",
    "{w} refused to say more.",
    "{w} called for a vote on whether to {b}.",
    "{w} did not know what to make of it.",
)
TRAIT_FOR = (
    "{w} called {S} {a}.",
    "{S} is {a}, {w} said{t}.",
    "“It was {a},” {w} said of {S}.",
    "{S} was {a}.",
    "{w} told reporters that {S} was {a}, and should not have come out.",
    "The {a} nature of {S} was confirmed by {w}.",
)
TRAIT_AGAINST = (
    "{w} denied that {S} was {a}.",
    "{S} is not {a}, {w} said{t}.",
    "{S} is {c}, {w} said.",
    "{w} called {S} {c}.",
    "“It was {c},” {w} said of {S}.",
)
TRAIT_DISCUSS = (
    "{w} was not sure what {S} was.",
    "{w} did not say whether {S} was {a}.",
    "{w} asked if {S} was {a}.",
    "{w} spoke of {S}{t}.",
    "We do not know what {S} is.",
    "{S} was discussed by {w}{t}.",
    "{w} welcomed {S}.",
)
TRAIT_CLAIMS = ("{S} is {a}", "Is {S} {a}?", "Was {S} {a}?", "{S} was {a}")
PAST = ("{S} {p}", "{S} has {n}", "Did {S} {b}?", "Has {S} {n}?")
PRESENT = ("{S} is {g}", "Is {S} {g}?")
FUTURE = ("{S} will {b}", "Will {S} {b}?", "{S} is going to {b}")


@dataclass(frozen=True)
class Pair:
    """A premise, a hypothesis or question, and one of for, against, discuss, unrelated."""

    premise: str
    hypothesis: str
    label: str


def _forms(wording: str, target: str) -> dict[str, str]:
    base, past, ing, participle = wording.replace("{o}", target).split("|")
    return {"b": base, "p": past, "g": ing, "n": participle}


def _fill(pattern: str, values: dict[str, str]) -> str:
    text = pattern.format(**values)
    text = text[0].upper() + text[1:]
    for plural in ("police", "prosecutors", "the Giants", "the Broncos", "the Lakers"):
        for wrong, right in (("has", "have"), ("is", "are"), ("was", "were")):
            text = text.replace(f"{plural} {wrong} ", f"{plural} {right} ")
    return text


def _trait(rng: random.Random) -> Pair:
    """A pair about what a thing is."""
    thing, (first, second) = rng.choice(THINGS), rng.choice(TRAITS)
    asked, contrary = (first, second) if rng.random() < 0.7 else (second, first)
    values = {
        "S": thing,
        "a": asked,
        "c": contrary,
        "w": rng.choice(SPEAKERS),
        "t": rng.choice(TAILS),
    }
    label = rng.choice(("for", "against", "discuss"))
    patterns = {"for": TRAIT_FOR, "against": TRAIT_AGAINST, "discuss": TRAIT_DISCUSS}[label]
    return Pair(_fill(rng.choice(patterns), values), _fill(rng.choice(TRAIT_CLAIMS), values), label)


def _pair(frame: Frame, rng: random.Random) -> Pair:
    if rng.random() < 0.12:
        return _trait(rng)
    agent = rng.choice(frame.agents)
    target = rng.choice(frame.objects) if frame.objects else ""
    said, asked = rng.choice(frame.wordings), rng.choice(frame.wordings)
    tense = rng.choice((PAST, PRESENT, FUTURE))
    kind = rng.choice(
        (
            "for",
            "for",
            "planned",
            "against",
            "against",
            "contrary",
            "discuss",
            "discuss",
            "unrelated",
        )
    )
    values = _forms(said, target) | {"S": agent, "w": rng.choice(SPEAKERS), "t": rng.choice(TAILS)}
    hypothesis = _fill(rng.choice(tense), _forms(asked, target) | {"S": agent})
    if kind == "contrary" and frame.contrary:
        opposite = _forms(rng.choice(frame.contrary), target)
        values |= {key.upper(): value for key, value in opposite.items()}
        values["S"] = agent
        return Pair(_contrary(values, rng, agent), hypothesis, "against")
    if kind == "planned":
        label = "for" if tense is FUTURE else rng.choice(("for", "discuss"))
        label = "discuss" if tense is PAST else label
        planned = PLANNED_BARE if rng.random() < 0.3 else PLANNED
        return Pair(_fill(rng.choice(planned), values), hypothesis, label)
    if kind == "discuss" and frame.short and rng.random() < 0.4:
        near = _forms(rng.choice(frame.short), target)
        return Pair(_fill(rng.choice(FOR), values | near), hypothesis, "discuss")
    if kind == "unrelated" and frame.exclusive and rng.random() < 0.6:
        other = rng.choice([a for a in frame.agents if a != agent])
        return Pair(_fill(rng.choice(FOR), values | {"S": other}), hypothesis, "against")
    if kind == "unrelated":
        return Pair(_unrelated(values, frame, agent, target, rng), hypothesis, "unrelated")
    bare = rng.random() < 0.3
    patterns = {
        "for": FOR_BARE if bare else FOR,
        "against": AGAINST_BARE if bare else AGAINST,
        "contrary": AGAINST_BARE if bare else AGAINST,
        "discuss": DISCUSS_BARE if bare else DISCUSS,
    }[kind]
    label = "against" if kind == "contrary" else kind
    return Pair(_fill(rng.choice(patterns), values), hypothesis, label)


def _contrary(values: dict[str, str], rng: random.Random, agent: str) -> str:
    renamed = {key: value for key, value in values.items() if key not in "BPGN"}
    renamed |= {"B": values["B"], "P": values["P"], "G": values["G"], "N": values["N"]}
    return _fill(rng.choice(CONTRARY), renamed | {"S": agent})


def _unrelated(
    values: dict[str, str], frame: Frame, agent: str, target: str, rng: random.Random
) -> str:
    """Another agent, object or event: close in words, but nothing to the point."""
    changed = dict(values)
    others = [a for a in frame.agents if a != agent]
    targets = [o for o in frame.objects if o != target]
    draw = rng.random()
    if draw < 0.4 or not targets:
        changed["S"] = rng.choice(others)
    elif draw < 0.7:
        changed |= _forms(rng.choice(frame.wordings), rng.choice(targets))
    else:
        other = rng.choice([f for f in FRAMES if f is not frame])
        thing = rng.choice(other.objects) if other.objects else ""
        changed |= _forms(rng.choice(other.wordings), thing)
    return _fill(rng.choice(FOR + PLANNED + AGAINST), changed)


def pairs(count: int, seed: int) -> list[Pair]:
    """`count` pairs, the same for the same seed."""
    rng = random.Random(seed)
    return [_pair(rng.choice(FRAMES), rng) for _ in range(count)]
