"""Stance pairs on elections and contests: what holding an office, or another's success, answers.

A passage seldom says outright who won: it calls somebody governor, or reports on the winner alone.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

CLASSES = ("for", "against", "discuss", "unrelated")

FIRST = (
    "Anna", "Tom", "Maria", "James", "Susan", "David", "Elena", "Mark", "Laura", "Peter", "Nadia",
    "Paul", "Grace", "Carlos", "Helen", "Rick", "Joan", "Omar", "Kate", "Brian", "Ines", "Scott",
)  # fmt: skip
LAST = (
    "Weaver", "Marsh", "Delgado", "Okoye", "Lindqvist", "Barros", "Tanaka", "Fischer", "Novak",
    "Hadley", "Moreau", "Rossi", "Petrov", "Singh", "Calder", "Whitlock", "Amara", "Keane",
    "Dunmore", "Salazar", "Brandt", "Ortega", "Kowalczyk", "Mbeki", "Larsen", "Quigley",
)  # fmt: skip
PLACES = (
    "Ohio", "Texas", "Maine", "Oregon", "Kansas", "Florida", "Nevada", "Iowa", "Georgia", "Vermont",
    "Alaska", "Colorado", "Arkansas", "Montana", "Virginia", "New Jersey", "West Virginia",
    "Ontario", "Lagos", "Chile", "Portugal", "Kenya", "Poland", "London", "Chicago", "Tunisia",
    "Scotland",
)  # fmt: skip
# an office, the adjective of its election, and what else its holder is called
OFFICES = (
    ("governor", "gubernatorial", "Gov."), ("senator", "senate", "Sen."),
    ("mayor", "mayoral", "Mayor"), ("president", "presidential", "President"),
    ("attorney general", "attorney general", "Attorney General"), ("senator", "Senate", "Senator"),
    ("governor", "governor's", "Governor"),
)  # fmt: skip
PARTIES = ("Republican", "Democrat", "incumbent", "Labour", "Conservative", "independent")
TEAMS = (
    "the Ravens", "Brazil", "Arsenal", "the Dodgers", "Germany", "the Spurs", "Real Madrid",
    "the Blackhawks", "Japan", "the Steelers", "Chelsea", "the Bulls", "Argentina", "the Mets",
    "Bayern Munich", "Novak Djokovic", "Serena Williams", "Roger Federer", "the All Blacks",
    "Lewis Hamilton", "the Red Sox", "New Zealand", "Liverpool", "the Seahawks", "Rory McIlroy",
)  # fmt: skip
CUPS = (
    "World Series", "World Cup", "Super Bowl", "US Open", "Champions League", "Stanley Cup",
    "Premier League", "Australian Open", "NBA championship", "Masters", "FA Cup", "Wimbledon",
    "Rugby World Cup", "French Open", "NBA finals", "title", "league",
)  # fmt: skip

# {p} asked about, {q} another, {l} place, {m} another place, {o} office, {a} election, {T} title
BECOME = (
    "Did {p} become the {l} {o}?", "Will {p} become the {l} {o} ?", "Is {p} the {o} of {l}?",
    "Will {p} become {o} of {l}?", "{p} is the {o} of {l}",
)  # fmt: skip
WIN = (
    "Did {p} win the {l} {a} election?", "Will {p} win the {l} {a} election?",
    "Will {p} win the {a} race in {l} ?", "Has {p} won the {l} {a} election?",
    "Will {p} be elected {o} of {l}?", "{p} won the {l} {a} election",
)  # fmt: skip
LOSE = ("Did {p} lose the {l} {a} election?", "Will {p} lose the {l} {a} election ?")
HOLDS = (
    "{l} {o} {p} declared a state of emergency on Tuesday.",
    "The {o} of {l}, {p}, signed the bill.",
    "{p}, the {l} {o}, said the state would appeal.", "{T} {p} of {l} called the ruling absurd.",
    "“We are ready,” {l} {T} {p} told reporters.",
    "A spokesman for {l} {o} {p} declined to comment.",
    "{T} {p} ({l}) spoke against the motion.", "Among them was {l}'s {o}, {p}.",
)  # fmt: skip
WON = (
    "{p} wins re-election as {o} of {l}.", "{p} defeated {q} in the {l} {a} race.",
    "{q} conceded to {p} in {l} late on Tuesday.", "{p} was elected {o} of {l}.",
    "{P} {p} wins {a} race in {l}.", "{p} beat {q} by four points in {l}'s {a} election.",
    "In {l}, {p} held off {q} to keep the seat.", "{p} has been sworn in as {o} of {l}.",
    "Election night: {l} {o} {P} {p} wins; {m} {o} too close to call.",
    "{l}: {p} 51, {q} 47, with all of the vote counted.", "{T}-elect {p} will take office in {l}.",
)  # fmt: skip
LOST = (
    "{p} lost the {l} {a} race to {q}.", "{p} conceded to {q} in {l}.",
    "{q} defeats {p} in {l}'s {a} election.", "{q} ousted {p} as {o} of {l}.",
    "{q} beat {p} by six points in {l}.", "Voters in {l} threw out {p}, and chose {q} as {o}.",
    "{P} {q} wins in {l}, ending the hopes of {p}.", "{p} failed to win a second term in {l}.",
    "After losing to {q}, {p} thanked supporters in {l}.",
)  # fmt: skip
OTHER_HOLDER = (
    "{q} was elected {o} of {l}.", "{l} {o} {q} signed the bill on Monday.",
    "{q} wins {a} race in {l}.", "{T} {q} of {l} said the plan was dead.",
)  # fmt: skip
ELSEWHERE = (
    "{T} {p} of {m} met other leaders.", "{m} {o} {p} declared a state of emergency.",
    "{p} wins re-election as {o} of {m}.",
)  # fmt: skip
OPEN = (
    "{p} is running for {o} of {l}.", "{p} leads {q} by three points in {l}, a poll found.",
    "{p} faces {q} in the {l} {a} race.", "Poll in {l}: {q} 44, {p} 43.",
    "{p} has raised two million for the {l} race.", "{q} and {p} met in a debate in {l}.",
    "{p} said {q} would raise taxes.", "Former {l} {o} {p} has written a book.",
    "Candidates for {l} {o}, among them {p}, marched in the parade.",
    "{p} is expected to win in {l}, analysts said.", "{p} could lose {l}, a strategist warned.",
)  # fmt: skip
# {t} asked about, {u} another, {c} the competition, {y} the year or nothing, {z} another year
CUP_WIN = (
    "Did {t} win the {c}{y}?", "Will {t} win the {c}{y} ?", "Have {t} won the {c}{y}?",
    "Will {t} be the winner of the {c}{y}?", "{t} won the {c}{y}",
)  # fmt: skip
CUP_LOSE = ("Did {t} lose the {c}{y}?", "Will {t} lose the {c}{y} ?")
CUP_WON = (
    "{t} win the {c} after a long night.", "{t} beat {u} 3-1 in the {c} final.",
    "{t}, the {c} champions, paraded through the city.",
    "Victory for {t} over {u} in the {c} final.",
    "{t} have been crowned {c} champions.", "{t} lifted the {c} trophy at last.",
    "{c} winners {t} were met by thousands.",
    "It took extra time, but {t} are champions: the {c} is theirs.",
    "Reigning {c} champions {t} opened the season on Sunday.",
    "{t} sealed the {c} with a game to spare.",
)  # fmt: skip
CUP_LOST = (
    "{u} win the {c} as {t} collapse.", "{u} beat {t} in the {c} final.",
    "{t} were knocked out of the {c} in the quarter-finals.",
    "{t} lost to {u} and are out of the {c}.",
    "{u} crush {t} to take the {c}.", "{t} crashed out of the {c} on Saturday.",
    "{t} failed to reach the {c} this year.", "{u} end {t}' hopes of the {c}.",
)  # fmt: skip
CUP_OTHERS = (
    "{u} win the {c}.", "{u} have been crowned {c} champions.", "{c} champions {u} flew home.",
    "{u} beat {v} in the {c} final.", "{u} sealed the {c} on Sunday.",
)  # fmt: skip
CUP_OPEN = (
    "{t} face {u} in the {c} on Sunday.", "{t} are favourites for the {c}.",
    "{t} beat {u} to stay in the race for the {c}.", "{t} reached the second round of the {c}.",
    "{t} will miss two players at the {c}.", "Fixtures: {u} @ {t}, {v} @ {u}.",
    "{t} have signed a new coach before the {c}.", "{t} last won the {c} in 1987.",
    "Top seeds: 1 {u} 2 {t} 3 {v}, {c} draw on Friday.", "Can {t} win the {c}? Our writers differ.",
    "{t} lead {u} at half-time in the {c}.", "{t} hope to win the {c} one day.",
    "{u} and {t} have never met in a {c}.",
)  # fmt: skip


@dataclass(frozen=True)
class Answered:
    """A passage, a question or claim, and the classes that are right for it."""

    premise: str
    hypothesis: str
    labels: tuple[str, ...]


def _pick(rng: random.Random, patterns: tuple[str, ...], values: dict[str, str]) -> str:
    text = rng.choice(patterns).format(**values)
    return text[0].upper() + text[1:]


def _person(rng: random.Random) -> str:
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


NOT_FOR, NEITHER = ("against", "unrelated"), ("discuss", "unrelated")
# what a passage answers: to become and to win, and to lose
ELECTION = (
    (HOLDS, ("for",), ("against", "discuss")),
    (WON, ("for",), ("against",)),
    (LOST, ("against",), ("for",)),
    (OTHER_HOLDER, NOT_FOR, ("for", "discuss", "unrelated")),
    (ELSEWHERE, NOT_FOR, ("against", "unrelated")),
    (OPEN, ("discuss",), ("discuss",)),
)
CONTEST = (
    (CUP_WON, ("for",), ("against",)),
    (CUP_LOST, ("against",), ("for",)),
    (CUP_OTHERS, ("against",), ("for", "discuss")),
    (CUP_OPEN, NEITHER, NEITHER),
)


def _election(rng: random.Random) -> Answered:
    office, race, title = rng.choice(OFFICES)
    place, elsewhere = rng.sample(PLACES, 2)
    values = {
        "p": _person(rng), "q": _person(rng), "l": place, "m": elsewhere, "o": office, "a": race,
        "T": title, "P": rng.choice(PARTIES),
    }  # fmt: skip
    patterns, won, lost = rng.choice(ELECTION)
    losing = rng.random() < 0.2
    claims = LOSE if losing else BECOME if rng.random() < 0.4 else WIN
    return Answered(
        _pick(rng, patterns, values), _pick(rng, claims, values), lost if losing else won
    )


def _contest(rng: random.Random) -> Answered:
    team, other, third = rng.sample(TEAMS, 3)
    year = rng.choice(("", "", " 2014", " 2015", " in 2016"))
    values = {"t": team, "u": other, "v": third, "c": rng.choice(CUPS), "y": year}
    patterns, won, lost = rng.choice(CONTEST)
    losing = rng.random() < 0.15
    claims = CUP_LOSE if losing else CUP_WIN
    return Answered(
        _pick(rng, patterns, values), _pick(rng, claims, values), lost if losing else won
    )


def contests(count: int, seed: int) -> list[Answered]:
    """`count` pairs, the same for the same seed; news often surrounds the telling sentence."""
    rng = random.Random(seed)
    out = []
    for _ in range(count):
        pair = rng.choice((_election, _contest))(rng)
        if rng.random() < 0.25:
            around = rng.choice((_election, _contest))(rng).premise
            joined = (around, pair.premise) if rng.random() < 0.5 else (pair.premise, around)
            pair = Answered(" ".join(joined), pair.hypothesis, pair.labels)
        out.append(pair)
    return out
