"""Questions that have no yes/no answer: why, and the yes/no question that is near."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.verdict.inversion import Clause, invert, is_inverted
from onrecord.verdict.wording import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Token

_WH = re.compile(
    r"^(?P<lead>(?:in|on|at|by|for|from|to|of|with|until|since|under)\s+)?"
    r"(?P<wh>whose|whom|who|what|when|where|why|how|which)(?P<clitic>'s|'re|'ll|'d|'ve)?\b"
    r"(?P<measure>\s+(?:many|much|long|soon|often|far|likely|old|big|bad))?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_CLITICS = {"'s": "is", "'re": "are", "'ll": "will", "'d": "would", "'ve": "have"}
_HELPER = (
    r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must)"
    r"(?:n't)?"
)
# A helping verb and, after it, more than a verb without a subject.
_AUX_AHEAD = re.compile(
    rf"^{_HELPER}\s+(?!be\b|been\b|have\b|not\b|the\s+\w+$)(?:the|a|an|\w+)\s+\w", re.IGNORECASE
)
_AUX_WITHIN = re.compile(rf"(?:^|\s)(?={_HELPER}\s)", re.IGNORECASE)
_ADVERBIAL = ("when", "why", "how", "where")
_BE = ("is", "are", "was", "were")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_JOINED = re.compile(
    r"(?:,|;|\band\b|\bor\b|\bbut\b)\s+(?:is|are|was|were|do|does|did|has|have|had|will|would|can"
    r"|could|should)(?:n't)?\s+\S",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r",?\s+(?:and|or)?,?\s*(?:if\s+(?:so|not|yes|no)\b|(?:why|when|how|where|by\s+whom)$)",
    re.IGNORECASE,
)
_OUGHT = re.compile(r"^(?:should|shouldn't|ought)\s+(?P<rest>.+)$", re.IGNORECASE)


def wh_refusal(text: str, nlp: Language) -> str | None:
    """Why a who/what/when question cannot be answered by yes or no; None for other questions."""
    match = _WH.match(text)
    if match is None:
        return None
    near = _near(text, match, nlp) if match["rest"].strip() else None
    word = match["wh"].lower()
    if near is None:
        return (
            f"a '{word}' question has no yes/no answer; "
            "ask one that begins with Is, Did, Has or Will"
        )
    return f"a '{word}' question has no yes/no answer; ask {near}"


def ought_refusal(text: str) -> str | None:
    """Why what ought to be cannot be told from a record; None for other questions."""
    match = _OUGHT.match(text)
    if match is None:
        return None
    return f'what should be is not on any record; ask what is, such as "Will {match["rest"]}?"'


def _near(text: str, match: re.Match[str], nlp: Language) -> str | None:
    """The yes/no question inside a wh-question."""
    word, rest = match["wh"].lower(), match["rest"].strip()
    if match["clitic"]:
        rest = f"{_CLITICS[match['clitic'].lower()]} {rest}"
    many = (match["measure"] or "").strip().lower() in ("many", "much")
    if match["measure"] and not many:
        return None
    if (word in _ADVERBIAL and not many) or match["lead"]:
        return _without(rest, nlp)
    asked, rest = _asked_for(text, rest, nlp)
    filler = _filler(word, asked, many)
    if filler is None or not rest:
        return None
    if _asks_for_subject(text, word, nlp):
        return _with_subject(filler, rest, asked if many else "", nlp)
    return _with_object(filler, rest, nlp)


def _without(rest: str, nlp: Language) -> str | None:
    """The question without what it asks for: when DID IT HAPPEN, in which year DID IT HAPPEN."""
    start = _AUX_WITHIN.search(rest)
    asked = rest[start.end() :] if start is not None else ""
    if _AUX_AHEAD.match(asked) and _readable(asked, nlp) is not None:
        return f'"{capitalised(asked)}?"'
    return None


def _asked_for(text: str, rest: str, nlp: Language) -> tuple[str, str]:
    """The noun that is asked for (which PARTY, how many SOLDIERS), and what follows it."""
    start = _AUX_WITHIN.search(rest)
    if start is not None:
        return rest[: start.start()].strip(), rest[start.end() :].strip()
    parse = nlp(text)
    wanted = _wanted(parse)
    if wanted is None or wanted.tag_ in ("WP", "WRB", "WDT"):
        return "", rest
    end = parse[wanted.right_edge.i]
    after = text[end.idx + len(end) :].strip()
    return rest[: len(rest) - len(after)].strip(), after


def _wanted(parse: Doc) -> Token | None:
    """The word that a wh-word asks for: its noun, or itself."""
    token = next((t for t in parse if t.tag_ in ("WP", "WDT", "WRB", "WP$")), None)
    while token is not None and token.dep_ in (
        "det",
        "amod",
        "advmod",
        "quantmod",
        "nummod",
        "poss",
    ):
        if token.head is token or token.head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            break
        token = token.head
    return token


def _filler(word: str, asked: str, many: bool) -> str | None:
    """What stands for the answer in the question that might be asked instead."""
    if many:
        return asked or None
    if word in ("who", "whom"):
        return None if asked else "<name>"
    if word == "what" and not asked:
        return "<thing>"
    return f"<{asked}>" if asked and word in ("what", "which") else None


def _asks_for_subject(text: str, word: str, nlp: Language) -> bool:
    wanted = _wanted(nlp(f"{text}?"))
    return word != "whom" and wanted is not None and wanted.dep_ in (*_SUBJECTS, "ROOT")


def _with_subject(filler: str, rest: str, bare: str, nlp: Language) -> str | None:
    """Who WON, who WILL win: the answer is the subject. `bare` is a subject that needs no name."""
    named = "" if bare else ", with a name" if filler == "<name>" else ""
    if _AUX_WITHIN.match(rest):
        aux, _, tail = rest.partition(" ")
        if not tail or (not bare and aux.lower() in _BE and not _doing(tail, nlp)):
            return None
        return f'"{capitalised(aux)} {filler} {tail}?"{named}'
    if bare:
        return None
    if filler == "<name>":
        return f'whether one named person did: "Is it true that {filler} {rest}?"'
    return f'"Is it true that {filler} {rest}?"'


def _doing(tail: str, nlp: Language) -> bool:
    """Whether words after a form of be begin with what somebody does or has done to them."""
    return nlp(f"They are {tail}")[2].tag_ in ("VBG", "VBN")


def _with_object(filler: str, rest: str, nlp: Language) -> str | None:
    """What DID she sign: the answer goes where the verb leaves a gap for it."""
    clause = _readable(rest, nlp) if _AUX_WITHIN.match(rest) else None
    if clause is None or clause.subject is None:
        return None
    first, at = clause.subject
    gap = _gap(clause)
    subject = clause.parse[first:at].text
    head, tail = clause.parse[at + 1 : gap].text, clause.parse[gap:].text
    aux = rest.split(" ", 1)[0]
    words = " ".join(part for part in (aux, subject, head, filler, tail) if part)
    named = ", with a name" if filler == "<name>" else ""
    return f'"{capitalised(words)}?"{named}'


def _gap(clause: Clause) -> int:
    """Where an object goes: after the last verb (decided to CLOSE) and its particle."""
    verb = clause.parse[clause.root]
    while (nested := next((t for t in verb.rights if t.dep_ == "xcomp"), None)) is not None:
        verb = nested
    particles = [t.i for t in verb.rights if t.dep_ == "prt"]
    return max([verb.i, *particles]) + 1


def _readable(question: str, nlp: Language) -> Clause | None:
    """A question as a clause where it has a verb of its own besides a form of be."""
    clause = invert(question, nlp)
    return clause if clause is not None and clause.parse[clause.root].lemma_ != "be" else None


def alternative_refusal(text: str, parse: Doc) -> str | None:
    """Why "A or B?" and "A, and B?" cannot be answered by one yes or no; None where they can."""
    if (further := _FURTHER.search(text)) is not None:
        return f'it asks two questions; ask one: "{capitalised(text[: further.start()])}?"'
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
        others = list(_joined_to(head))
        kinds = {t.lower_ for one in (head, *others) for t in one.rights if t.dep_ == "cc"}
        if "or" in kinds and others:
            return _either(text)
        if head is root and any(_own_subject(t) for t in others) and kinds & {"and", "but"}:
            return "it joins two claims; ask about one at a time"
    return None


def _joined_to(head: Token) -> Iterator[Token]:
    """What is joined to a word by and, or and commas: missing, HIJACKED or CRASHED."""
    for token in head.rights:
        if token.dep_ == "conj":
            yield token
            yield from _joined_to(token)


def _own_subject(verb: object) -> bool:
    children = getattr(verb, "children", ())
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in children)


def _either(text: str) -> str:
    first = re.split(r",?\s+or\s+|,\s+", text, maxsplit=1)[0].strip(" ,;")
    if len(first.split()) < 3:
        return "it asks which of two things is so; ask about one of them"
    return f'it asks which of two things is so; ask about one: "{capitalised(first)}?"'
