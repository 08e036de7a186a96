"""Questions that have no yes/no answer: why, and the yes/no question that is near."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.verdict.inversion import is_inverted
from onrecord.verdict.wording import capitalised

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

_WH = re.compile(
    r"^(?:(?:in|on|at|by|for|from|to|of|with|until|since|under)\s+)?"
    r"(?P<wh>whose|whom|who|what|when|where|why|how|which)(?P<clitic>'s|'re|'ll|'d|'ve)?\b"
    r"(?P<measure>\s+(?:many|much|long|soon|often|far|likely|old|big|bad))?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_CLITICS = {"'s": "is", "'re": "are", "'ll": "will", "'d": "would", "'ve": "have"}
_AUX_AHEAD = re.compile(
    r"^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must)"
    r"(?:n't)?\s+(?!be\b|been\b|have\b|not\b|the\s+\w+$)(?:the|a|an|\w+)\s+\w",
    re.IGNORECASE,
)
_ADVERBIAL = ("when", "why", "how", "where")
_JOINED = re.compile(
    r"(?:,|;|\band\b|\bor\b|\bbut\b)\s+(?:is|are|was|were|do|does|did|has|have|had|will|would|can"
    r"|could|should)(?:n't)?\s+\S",
    re.IGNORECASE,
)


def wh_refusal(text: str, readable: Callable[[str], bool]) -> str | None:
    """Why a who/what/when question cannot be answered by yes or no; None for other questions.

    `readable` says whether a question that might be asked instead makes sense.
    """
    match = _WH.match(text)
    if match is None or not match["rest"].strip():
        return None if match is None else _plain_refusal(match["wh"])
    near = _near(match, readable)
    if near is None:
        return _plain_refusal(match["wh"])
    return f"a '{match['wh'].lower()}' question has no yes/no answer; ask {near}"


def _plain_refusal(word: str) -> str:
    return (
        f"a '{word.lower()}' question has no yes/no answer; "
        "ask one that begins with Is, Did, Has or Will"
    )


def _near(match: re.Match[str], readable: Callable[[str], bool]) -> str | None:
    """The yes/no question inside a wh-question."""
    word, rest = match["wh"].lower(), match["rest"].strip()
    if match["clitic"]:
        rest = f"{_CLITICS[match['clitic'].lower()]} {rest}"
    if match["measure"] and not _AUX_AHEAD.match(rest):
        return None
    if word in _ADVERBIAL and _AUX_AHEAD.match(rest) and readable(rest):
        return f'"{capitalised(rest)}?"'
    if word == "who" and is_inverted(rest):
        aux, _, tail = rest.partition(" ")
        if aux.lower() in ("is", "was", "are", "were"):
            return None
        return f'"{capitalised(aux)} <name> {tail}?", with a name' if tail else None
    if word == "who" and len(rest.split()) > 1:
        return f'whether one named person did: "Is it true that <name> {rest}?"'
    return None


def alternative_refusal(text: str, parse: Doc) -> str | None:
    """Why "A or B?" and "A, and B?" cannot be answered by one yes or no; None where they can."""
    joined = _JOINED.search(text)
    if joined is not None and is_inverted(text):
        first = text[: joined.start()].strip(" ,;")
        near = f', such as "{capitalised(first)}?"' if len(first.split()) > 2 else ""
        if is_inverted(first):
            return f"it joins two questions; ask one at a time{near}"
    root = next((t for t in parse if t.dep_ == "ROOT"), None)
    if root is None:
        return None
    heads = [root, *(t for t in root.rights if t.dep_ in ("acomp", "attr", "xcomp", "oprd"))]
    for head in heads:
        kinds = {t.lower_ for t in head.rights if t.dep_ == "cc"}
        others = [t for t in head.rights if t.dep_ == "conj"]
        if "or" in kinds and others:
            return _either(text)
        if head is root and any(_own_subject(t) for t in others) and kinds & {"and", "but"}:
            return "it joins two claims; ask about one at a time"
    return None


def _own_subject(verb: object) -> bool:
    children = getattr(verb, "children", ())
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in children)


def _either(text: str) -> str:
    first = re.split(r",?\s+or\s+", text, maxsplit=1)[0].strip(" ,;")
    if len(first.split()) < 3:
        return "it asks which of two things is so; ask about one of them"
    return f'it asks which of two things is so; ask about one: "{capitalised(first)}?"'
