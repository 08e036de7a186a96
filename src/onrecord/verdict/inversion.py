"""A yes/no question turned into the sentence that it asks about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.verdict.inflection import is_irregular, past, third_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Token

# The longest subject, in tokens, that is looked for when the parse of the question misleads.
_LONGEST_SUBJECT = 30
# What the parse of the question adds to a candidate: its subject ends here, its verb begins here.
_GUESS = 0.05
_TAGGED = 0.08
# A score at which nothing speaks against a candidate.
_PLAIN = 0.99

_OPENING = re.compile(
    r"^(?P<front>[^,?]{1,80},\s+|(?:in|by|on|before|after|during|since)\s+(?:[a-z]{3,9}\.?\s+)?"
    r"\d{1,4}(?:,?\s+\d{4})?\s+)??"
    r"(?P<aux>is|are|am|was|were|do|does|did|has|have|had|will|would|wo|can|ca|could|shall|sha"
    r"|should|may|might|must|ain)(?P<not>n't|'t|not\b)?\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_FULL = {"wo": "will", "ca": "can", "sha": "shall", "ain": "is"}
_DO = frozenset({"do", "does", "did"})
_HAVE = frozenset({"has", "have", "had"})
_BE = frozenset({"is", "are", "am", "was", "were"})
_NO_SUBJECT_ENDS_WORDS = """
a an the my your his her its our their of to in on at by for with from and
or 's '
no every each not n't than as under over about against into between without within"""
_NO_SUBJECT_ENDS = frozenset(_NO_SUBJECT_ENDS_WORDS.split())
_DENIALS = frozenset({"not", "n't", "never"})
_NOBODY = frozenset({"nobody", "nothing", "none", "neither"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A declarative reading: its `text`, the parse to read it from, and its helping verb.

    `parse` is of the sentence with `will` in place of a form of do; `aux` is None where the input
    was declarative; `negated` says whether the sentence denies. `subject` is the range of tokens
    of `parse` before the helping verb, where the question shows it.
    """

    text: str
    parse: Doc
    aux: str | None
    negated: bool
    root: int
    subject: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Probe:
    """A declarative to try: its text, the helping verb's offset, and what speaks for it so far."""

    text: str
    offset: int
    prior: float


def is_inverted(text: str) -> bool:
    """Whether `text` opens with a helping verb, after an optional fronted phrase."""
    return _OPENING.match(text) is not None


def invert(text: str, nlp: Language) -> Clause | None:
    """The declarative of an inverted question, or None where no subject can be found.

    "Isn't she leaving?" asks whether she is: a denial before the subject is no part of the claim.
    """
    match = _OPENING.match(text)
    if match is None:
        return None
    front, rest = match["front"] or "", match["rest"]
    aux = _FULL.get(match["aux"].lower(), match["aux"].lower())
    carrier = "will" if aux in _DO else aux
    best = _best(_probes(text, front, rest, carrier, nlp), nlp)
    if best is None:
        return None
    _, parse, at = best
    root = _head(parse[at])
    denials = {t.lower_ for t in (*root.children, *parse[at + 1 : at + 3])} & _DENIALS
    negated = denies(root) or bool(denials)
    kept = bool(denials - {"never"})
    worded = _inflected(parse, at, root, aux, kept) if aux in _DO else parse.text
    first = next(t.i for t in parse if t.idx >= len(front))
    return Clause(worded, parse, aux, negated, root.i, (first, at))


def denies(root: Token) -> bool:
    """Whether the clause of `root` is denied: not, never, no longer, there is no."""
    if any(t.dep_ == "neg" or t.lower_ in _DENIALS or _no_longer(t) for t in root.children):
        return True
    things = [t for t in root.children if t.dep_ in ("attr", "nsubj", "nsubjpass", "dobj")]
    if any(t.lower_ in _NOBODY for t in things):
        return True
    return any(d.lower_ in ("no", "neither") for t in things for d in t.lefts)


def _no_longer(token: Token) -> bool:
    return token.lower_ == "longer" and token.i > 0 and token.nbor(-1).lower_ == "no"


def _probes(text: str, front: str, rest: str, carrier: str, nlp: Language) -> Iterator[_Probe]:
    """Declaratives with the verb at each place, the parser's guess first."""
    words = [(t.idx, t.idx + len(t)) for t in nlp.make_doc(rest)]
    guess, verbs = _hints(text, len(text) - len(rest), nlp)
    spots = list(pairwise(words))[:_LONGEST_SUBJECT]
    spots.sort(key=lambda spot: spot[0][1] != guess)
    for (start, end), (following, stop) in spots:
        subject, predicate = rest[:end], rest[end:].strip()
        if subject.split()[-1].lower() in _NO_SUBJECT_ENDS or predicate.startswith(("'s ", "' ")):
            continue
        head = f"{front}{subject} "
        prior = _GUESS * (end == guess) + _TAGGED * (following in verbs) - 0.1 * (start in verbs)
        prior += _TAGGED * is_irregular(rest[following:stop])
        yield _Probe(f"{head}{carrier} {predicate}", len(head), prior)


def _hints(text: str, offset: int, nlp: Language) -> tuple[int | None, set[int]]:
    """Where the subject ends by the question's own parse, and where its bare verbs begin."""
    parse = nlp(text)
    verbs = {t.idx - offset for t in parse if t.tag_ in ("VB", "VBN", "VBG")}
    for token in parse:
        if token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT":
            right = parse[token.right_edge.i]
            return right.idx + len(right) - offset, verbs
    return None, verbs


def _best(probes: Iterator[_Probe], nlp: Language) -> tuple[float, Doc, int] | None:
    """The best-formed probe: its score, parse and the index of its helping verb."""
    best: tuple[float, Doc, int] | None = None
    for probe in probes:
        parse = nlp(probe.text)
        at = next((t.i for t in parse if t.idx == probe.offset), None)
        if at is None:
            continue
        formed = _well_formed(parse, at)
        if best is None or formed + probe.prior > best[0]:
            best = formed + probe.prior, parse, at
        if formed >= _PLAIN and probe.prior >= _GUESS and parse[at].lower_ not in _BE:
            break
    return best if best is not None and best[0] > 0 else None


def _head(aux: Token) -> Token:
    """The verb that a helping verb helps; itself where it is the copula."""
    return aux.head if aux.dep_ in ("aux", "auxpass") else aux


def _well_formed(parse: Doc, at: int) -> float:
    """How well a probe reads as one clause whose subject ends where its verb begins; 1 is best."""
    aux = parse[at]
    head = _head(aux)
    score = 0.0
    if head.dep_ == "ROOT" and head.i >= at:
        score += 0.25
    subject = subject_before(head, at)
    if subject is not None:
        covered = subject.right_edge.i == at - 1
        fronted = subject.left_edge.i
        clean = fronted == 0 or parse[fronted - 1].is_punct
        score += 0.15 + 0.2 * covered + 0.15 * clean
    if _form_fits(aux, head):
        score += 0.25
    if head.tag_ in ("VBG", "VBN") and head is not aux:
        score += 0.15
    unread = sum(t.dep_ == "dep" for t in parse)
    return score - 0.05 * unread - (_suspicion(aux, head) if at + 1 < len(parse) else 0.0)


def _suspicion(aux: Token, head: Token) -> float:
    """What speaks against the place of the helper: a name or a compound cut in two."""
    after, before = aux.nbor(1), aux.nbor(-1) if aux.i else aux
    suspicion = 0.0
    if after.lower_ == "of":
        suspicion += 0.3
    if after.tag_ in ("VBZ", "MD") or after.lower_ in ("does", "did", "was", "were"):
        suspicion += 0.4
    if before.text.istitle() and after.text.istitle() and not aux.doc.text.isupper():
        suspicion += 0.1 if head is aux else 0.2
    if before.tag_ == "MD" or before.lower_ in ("does", "did"):
        suspicion += 0.4
    if (_bare_noun(after, head) and before.lower_ != "there") or (
        head is not aux and _bare_compound(head)
    ):
        suspicion += 0.15
    return suspicion


def reads_well(parse: Doc, at: int) -> bool:
    """Whether nothing speaks against a clause whose helping verb stands at index `at`."""
    return _well_formed(parse, at) >= _PLAIN


def subject_before(head: Token, at: int) -> Token | None:
    """The subject of `head`, which the parser may have hung on its helper at index `at`."""
    hung = (*head.lefts, *(head.doc[at].lefts if head.i != at else ()))
    return next((t for t in hung if t.dep_ in _SUBJECTS and t.i < at), None)


def _bare_noun(token: Token, head: Token) -> bool:
    """A common noun with nothing before it: "the prime is MINISTER" is a name cut in two."""
    return token.tag_ == "NN" and token.head == head and token.dep_ in ("attr", "dobj", "nsubj")


def _bare_compound(verb: Token) -> bool:
    """A verb before two bare nouns, as in "will STOCK market crash", is mostly a noun too."""
    if verb.i + 2 >= len(verb.doc):
        return False
    first, second = verb.nbor(1), verb.nbor(2)
    return first.dep_ == "compound" and first.head == second and second.tag_ == "NN"


def _form_fits(aux: Token, head: Token) -> bool:
    """Whether the verb has the form that its helper asks for, and stands near it."""
    helper = aux.lower_
    if helper in _BE:
        if head is aux:
            return any(
                t.dep_ in ("attr", "acomp", "prep", "advmod", "xcomp", "ccomp", "advcl", "agent")
                for t in aux.rights
            )
        return head.tag_ in ("VBG", "VBN", "VBD")
    near = all(_light(aux.doc[i]) for i in range(aux.i + 1, head.i))
    if helper in _HAVE:
        if head is aux:
            return any(t.dep_ == "dobj" for t in aux.rights)
        return near and head.tag_ in ("VBN", "VBD", "VBG")
    return near and head is not aux and (head.tag_ == "VB" or _helped(head))


def _light(token: Token) -> bool:
    """Whether a word may stand between a helper and its verb: an adverb, a denial, a helper."""
    return token.dep_ in ("advmod", "neg", "aux", "auxpass", "npadvmod") or token.pos_ in (
        "ADV",
        "PART",
        "PUNCT",
    )


def _helped(head: Token) -> bool:
    """Whether more helpers stand before the verb: will BE leaving, will HAVE left."""
    return any(t.lower_ in ("be", "have") for t in head.lefts if t.dep_ in ("aux", "auxpass"))


def _inflected(parse: Doc, at: int, root: Token, aux: str, denied: bool) -> str:
    """The probe without `will`, its verb in the form that do, does or did carried."""
    words = [t.text_with_ws for t in parse]
    if denied:
        words[at] = aux + parse[at].whitespace_
        return "".join(words).strip()
    words[at] = ""
    verb = _first_verb(parse, at, root)
    for token in (verb, *_coordinated(verb)):
        words[token.i] = _form(token.text, aux) + token.whitespace_
    return "".join(words).strip()


def _first_verb(parse: Doc, at: int, root: Token) -> Token:
    """The verb right after `will`, be it the main verb or a helper."""
    helpers = [t for t in root.lefts if t.i > at and t.dep_ in ("aux", "auxpass")]
    return helpers[0] if helpers else root


def _coordinated(verb: Token) -> Iterator[Token]:
    """Verbs joined to `verb` that share its helper: attack the base AND KILL soldiers."""
    for child in verb.rights:
        bare = not any(t.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for t in child.lefts)
        if child.dep_ == "conj" and child.tag_ in ("VB", "VBP") and bare:
            yield child
            yield from _coordinated(child)


def _form(base: str, aux: str) -> str:
    if aux == "did":
        return past(base)
    return third_person(base) if aux == "does" else base
