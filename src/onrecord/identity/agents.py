"""Who does the main act of a sentence in the author's voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.identity.names import bare, fold
from onrecord.identity.phrases import covered
from onrecord.types import Act, Actor, Speaker, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Acts that are someone's doing even where the author only tells of them.
PERFORMED: frozenset[Act] = frozenset(
    {"vote", "threaten", "order", "announce", "promise", "deny", "confirm", "demand", "propose",
     "retract"}
)  # fmt: skip
_VERBS: dict[Act, frozenset[str]] = {
    "vote": frozenset({"vote", "pass", "approve", "adopt", "reject", "ratify", "enact", "elect"}),
    "threaten": frozenset({"threaten", "warn"}),
    "order": frozenset(
        {"order", "direct", "instruct", "command", "ban", "impose", "decree", "sign"}
    ),
    "announce": frozenset(
        {"announce", "declare", "unveil", "reveal", "launch", "publish", "release"}
    ),
    "promise": frozenset(
        {"promise", "vow", "pledge", "swear", "guarantee", "commit", "undertake", "agree"}
    ),
    "deny": frozenset({"deny", "reject", "dismiss", "refute", "dispute", "rebut"}),
    "confirm": frozenset({"confirm", "acknowledge", "admit", "concede", "verify"}),
    "demand": frozenset({"demand", "call", "urge", "insist", "require", "request", "ask"}),
    "propose": frozenset({"propose", "suggest", "recommend", "offer", "float"}),
    "retract": frozenset(
        {"retract", "withdraw", "recant", "disavow", "rescind", "apologize", "apologise"}
    ),
}  # fmt: skip


def agent_tokens(statement: Statement, parse: Doc) -> tuple[int, ...]:
    """The tokens of the agent of the statement's act: a subject, or 'by ...' in the passive."""
    tokens = covered(parse, statement.content.spans)
    verb = _verb(parse, tokens, statement.act)
    if verb is None:
        return ()
    subject = _subject(verb)
    if subject is None:
        return ()
    return tuple(t.i for t in subject.subtree if not t.is_space)


def agent_of(statement: Statement, parse: Doc, actors: Sequence[Actor]) -> Speaker | None:
    """The named agent of the main predicate among `actors`, None where none is named there."""
    tokens = agent_tokens(statement, parse)
    if not tokens:
        return None
    words = fold(bare(parse[tokens[0] : tokens[-1] + 1].text)).split()
    padded = f" {' '.join(words)} "
    best: tuple[int, Actor] | None = None
    for actor in actors:
        for form in (actor.name, *actor.aliases):
            key = f" {fold(bare(form))} "
            if key.strip() and key in padded and (best is None or len(key) > best[0]):
                best = (len(key), actor)
    if best is None:
        return None
    actor = best[1]
    role = actor.roles[0] if actor.roles else None
    return Speaker(
        actor.id,
        actor.name,
        actor.kind,
        role.title if role else None,
        role.affiliation if role else None,
        "agent of the main verb of a sentence in the author's voice",
    )


def agent_verb(statement: Statement, parse: Doc) -> str:
    """The words of the act's verb, '' where it has none."""
    verb = _verb(parse, covered(parse, statement.content.spans), statement.act)
    return "" if verb is None else str(verb.text)


def _verb(parse: Doc, tokens: Sequence[int], act: Act) -> Token | None:
    """The sentence's root, or the first verb under it, that can perform the act."""
    lemmas = _VERBS.get(act, frozenset())
    inside = set(tokens)
    fits = [parse[i] for i in tokens if str(parse[i].lemma_).lower() in lemmas]
    fits = [t for t in fits if t.pos_ in {"VERB", "AUX"} and t.tag_ not in {"VB", "VBG"}]
    roots = [t for t in fits if t.head.i == t.i or t.head.i not in inside]
    level = [t for t in fits if t.dep_ == "conj" and t.head.head.i == t.head.i]
    found = roots or level
    return found[0] if found else None


def _subject(verb: Token) -> Token | None:
    at = verb
    for _ in range(4):
        agent = [c for c in at.rights if c.dep_ == "agent"]
        objects = [c for a in agent for c in a.rights if c.dep_ == "pobj"]
        if objects:
            return objects[0]
        subjects = [c for c in at.lefts if c.dep_ == "nsubj"]
        if subjects:
            return subjects[0]
        if at.dep_ != "conj" or any(c.dep_ == "nsubjpass" for c in at.lefts):
            return None
        at = at.head
    return None
