"""Sentences of our own in the manner of news, with how firmly each commits to its event.

The corpora hold few plans called off, threats, refusals and denials of plans, which news of
decisions is made of. The values follow the corpora's scale: a plan is short of +3, a threat near 0.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.stance.frames import FRAMES
from training.stance.templates import SPEAKERS, TAILS

# {S} agent, {b} base, {p} past, {g} -ing, {n} participle, {w} somebody, {t} when; | the event
OWN: tuple[tuple[str, float], ...] = (
    ("{S} |{p}{t}.", 3), ("{S} has |{n}.", 3), ("{S} is |{g}, and nobody stops it.", 3),
    ("After {S} |{p}, talks broke down.", 3), ("{S} managed to |{b}{t}.", 3),
    ("{S} was forced to |{b}{t}.", 3), ("{S} regretted |{g}.", 3),
    ("There is no doubt that {S} |{p}.", 3), ("It was a mistake for {S} to |{b}.", 2.8),
    ("{S} did not hesitate to |{b}.", 2.8), ("{S} could not avoid |{g}.", 2.8),
    ("{S} will |{b} next month.", 2), ("{S} is set to |{b} in the coming weeks.", 2),
    ("{S} has decided to |{b}.", 2), ("{S} agreed to |{b}{t}.", 1.8), ("{S} plans to |{b}.", 1.5),
    ("{S} is expected to |{b} by the end of the year.", 1.5), ("{S} seems to have |{n}.", 1.5),
    ("{S} has probably |{n}.", 1.8), ("It is likely that {S} will |{b}.", 1.5),
    ("{S} may |{b}{t}.", 0.5), ("{S} could |{b} if talks fail.", 0.3),
    ("{S} might have |{n}.", 0.5),
    ("{S} threatened to |{b} unless its demands were met{t}.", 0.2), ("Will {S} |{b}?", 0),
    ("{S} warned that it would |{b} if nothing changed.", 0.3), ("Did {S} |{b}?", 0),
    ("{S} is considering whether to |{b}.", 0), ("{w} urged {S} to |{b}{t}.", 0),
    ("Lawmakers called on {S} to |{b}{t}.", 0), ("{w} asked whether {S} would |{b}.", 0),
    ("{S} came under pressure to |{b}{t}.", 0),
    ("If {S} were to |{b}, it would be costly.", -0.3),
    ("Whether {S} |{p} is not known.", 0), ("It would be a mistake for {S} to |{b}.", -0.3),
    ("There was speculation that {S} would |{b}.", 0.3),
    ("{S} wanted to |{b} but could not.", -2.8),
    ("Had {S} |{n}, the talks would have failed.", -2.8), ("{S} should have |{n} long ago.", -2.5),
    ("{S} has not |{n}.", -3), ("{S} never |{p}.", -3), ("{S} did not |{b}{t}.", -3),
    ("{S} is not |{g}.", -3), ("{S} failed to |{b}{t}.", -3), ("{S} refused to |{b}{t}.", -2.8),
    ("{S} forgot to |{b}.", -3), ("{S} ended the year without |{g}.", -3),
    ("{S} will not |{b}.", -2.7), ("{S} has no plans to |{b}.", -2.5),
    ("There are no plans for {S} to |{b}.", -2.5), ("{S} no longer intends to |{b}.", -2.5),
    ("{S} ruled out |{g}{t}.", -2.7), ("{S} called off its plan to |{b}{t}.", -2.7),
    ("{S} dropped the idea of |{g}.", -2.7), ("{S} stopped short of |{g}{t}.", -2.8),
    ("{S} came close to |{g}{t}.", -2), ("{S} declined to |{b}.", -2.7),
    ("There is no evidence that {S} |{p}.", -1.5), ("It is unlikely that {S} will |{b}.", -1.5),
    ("{S} has yet to |{b}.", -2.5), ("{S} prevented others from |{g}.", -2.8),
)  # fmt: skip
REPORTED: tuple[tuple[str, float], ...] = (
    ("{w} said {S} |{p}{t}.", 3), ("{w} confirmed that {S} had |{n}.", 3),
    ("“{S} |{p},” {w} said.", 3), ("{w} admitted that {S} |{p}.", 3),
    ("“We have |{n},” {w} said{t}.", 3), ("{w} announced that {S} would |{b}.", 2.3),
    ("“We will |{b},” {w} said{t}.", 2.3), ("{w} predicted that {S} would |{b}{t}.", 2),
    ("{w} thought that {S} had |{n}.", 2), ("{w} believed {S} would |{b}.", 1.8),
    ("{w} suggested that {S} might |{b}.", 0.5), ("{w} hoped that {S} would |{b}.", 0.5),
    ("{w} feared that {S} would |{b}.", 0.8), ("{w} was not sure that {S} had |{n}.", 0),
    ("{w} did not say whether {S} would |{b}.", 0), ("“Should we |{b}?” {w} asked.", 0),
    ("“If we |{b}, we lose,” {w} said.", 0), ("{w} doubted that {S} would |{b}.", -1.5),
    ("{w} said {S} was unlikely to |{b}.", -1.5), ("{w} did not think that {S} would |{b}.", -2),
    ("“I don't believe {S} |{p},” {w} said.", -2), ("{w} denied that {S} was |{g}.", -3),
    ("{w} denied that {S} had |{n}{t}.", -3), ("{w} denied reports that {S} had |{n}.", -3),
    ("{w} dismissed as false a report that {S} had |{n}.", -3),
    ("“There are no plans to |{b},” {w} said of {S}{t}.", -2.5),
    ("{w} said there were no plans to |{b}.", -2.5), ("“We will not |{b},” {w} said.", -2.7),
    ("“We are not |{g},” {w} told reporters{t}.", -3), ("{w} has little intention of |{g}.", -2),
    ("{w} said {S} had never |{n}.", -3), ("{w} said no decision to |{b} had been made.", -1.5),
    ("The letter saying that {S} was |{g} was a mistake, {w} said.", -2.7),
)  # fmt: skip


def sentences(count: int, rng: random.Random) -> Iterator[tuple[str, int, float, bool]]:
    """`count` sentences: text, where its event begins, its value, whether it is the author's."""
    for _ in range(count):
        frame = rng.choice(FRAMES)
        reported = rng.random() < 0.45
        pattern, value = rng.choice(REPORTED if reported else OWN)
        target = rng.choice(frame.objects) if frame.objects else ""
        wording = rng.choice((*frame.wordings, *frame.contrary)).replace("{o}", target)
        base, past, ing, participle = wording.split("|")
        text = pattern.format(
            S=rng.choice(frame.agents), w=rng.choice(SPEAKERS), t=rng.choice(TAILS),
            b=base, p=past, g=ing, n=participle,
        )  # fmt: skip
        text = text[0].upper() + text[1:]
        yield text.replace("|", ""), text.index("|"), value, not reported
