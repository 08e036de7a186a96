"""Actors across documents at scale: names in variants and namesakes, joined by rule.

    python -m bench.actors [--mentions 200000]

Makes people out of invented syllables, each mentioned under several spellings, and prints one JSON
object: the seconds to find the pairs and score them, by the clock and of the processor,
peak memory, and how many of the joins are right.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
from collections.abc import Iterator, Mapping

from onrecord.decisions import Decision
from onrecord.identity.blocking import candidates
from onrecord.identity.clusters import clusters
from onrecord.identity.matching import match
from onrecord.identity.names import slug
from onrecord.types import Actor

JOIN = 0.8
_WORDS = """
ba be bo da de di fa fe ga go ha hi ka ke ko la le lo ma mi mo na ne no pa pe ra re ro sa se so ta
te to va ve vo za zo ron mir las tin vek dor han sel bur
"""
_SYLLABLES = tuple(_WORDS.split())
_SEED, _A_PERSON = 20260101, 4


def people(count: int, seed: int = _SEED) -> Iterator[tuple[int, Actor]]:
    """So many mentions, each with the number of the person it is of."""
    rng = random.Random(seed)
    made = 0
    number = 0
    while made < count:
        words = [_word(rng), _word(rng), _word(rng)]
        for _ in range(rng.randint(1, 2 * _A_PERSON - 1)):
            name = _variant(rng, words)
            yield number, Actor(f"person:{slug(name)}", name, "person")
            made += 1
        number += 1


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 3))).title()


def _variant(rng: random.Random, words: list[str]) -> str:
    """A name in full, with an initial, without its middle, or with a hyphen or a doubled letter."""
    first, middle, last = words
    doubled = f"{last[0]}{last[1:].replace('n', 'nn', 1)}"
    forms = (
        f"{first} {middle} {last}", f"{first} {middle[0]}. {last}", f"{first} {last}",
        f"{first} {middle}-{last}", f"{first} {doubled}",
    )  # fmt: skip
    return rng.choice(forms)


def measure(mentions: int) -> Mapping[str, float]:
    """The figures of one run."""
    bearers: dict[str, set[int]] = {}
    unique: dict[str, Actor] = {}
    for number, actor in people(mentions):
        unique[actor.id or ""] = actor
        bearers.setdefault(actor.id or "", set()).add(number)
    actors = list(unique.values())
    started, worked = time.perf_counter(), time.process_time()
    pairs = list(candidates(actors))
    joins = [(i, j) for i, j in pairs if match(actors[i], actors[j]).score >= JOIN]
    made = [
        Decision(f"{n:08}", actors[i].id or "", actors[j].id, "same", "onrecord names-1", "2026")
        for n, (i, j) in enumerate(joins)
    ]
    same = clusters(made)
    seconds, cpu = time.perf_counter() - started, time.process_time() - worked
    right = sum(bool(bearers[actors[i].id or ""] & bearers[actors[j].id or ""]) for i, j in joins)
    return {
        "mentions": mentions,
        "names": len(actors),
        "pairs": len(pairs),
        "joins": len(joins),
        "joins_right": round(right / max(1, len(joins)), 4),
        "actors": len(actors) - len(same.canonical) + len(same.groups),
        "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu, 1),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mentions", type=int, default=200_000)
    print(json.dumps(measure(parser.parse_args().mentions)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
