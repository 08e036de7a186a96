"""The parts of a declarative clause: subject, predicate lemmas, objects and aspect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from onrecord.verdict.inversion import Clause

Aspect = Literal["past", "present", "future", "state"]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_ARTICLES = frozenset({"a", "an", "the", "no", "neither"})
_ANYBODY = frozenset({"one", "nobody", "nothing", "none", "someone", "somebody", "something"})
_FUTURE_HELPERS = frozenset(
    {"will", "'ll", "wo", "shall", "would", "may", "might", "could", "should"}
)
_MODALS = _FUTURE_HELPERS | {"can", "must"}

# Verbs that say little without their noun: impose SANCTIONS, hold an ELECTION, reach a DEAL. Those
# that undo what their noun names (end, lift) are none: what is told of a lockdown is not its end.
_LIGHT_WORDS = """
make take give have hold impose launch stage conduct reach strike carry mount issue lodge
file declare put place cast sign pass hit run get do pose claim pay offer call announce enter
commit express face deliver raise tell send start begin
"""
_LIGHT = frozenset(_LIGHT_WORDS.split())
_FULL_WITH_NAMES = frozenset({"PERSON", "GPE", "ORG", "LOC", "NORP", "FAC", "EVENT", "PRODUCT"})

# Verbs and adjectives that only place their complement in time: going TO LEAVE, set TO RESIGN.
_PROSPECTIVE_WORDS = (
    "go set about due expect plan prepare ready likely poise slate schedule bind intend aim"
)
_PROSPECTIVE = frozenset(_PROSPECTIVE_WORDS.split())
_TRANSPARENT = frozenset({"go", "set", "about", "due", "ready", "likely", "poise", "slate", "bind"})

# Verbs that, like be, leave it to a complement to say what becomes of the subject.
_LINKING = frozenset({"become", "remain", "stay", "go", "turn", "seem", "appear", "look"})

# Words that turn a verb's meaning wherever the parser hangs them: keep OUT of the race.
_PARTICLES = frozenset({"out", "off", "away", "back"})
_PREFIXES = frozenset({"re", "pre", "de", "un", "co"})

# Participles that mostly describe: binding, missing.
_ADJECTIVAL = frozenset(
    {"binding", "missing", "pending", "misleading", "ongoing", "willing", "outstanding", "existing"}
)

_STATIVE_WORDS = """
be have own possess want need like love hate believe know think support oppose agree disagree
exist contain belong include consist cost mean matter depend owe fear trust doubt deserve
seem appear remain stay live resemble equal lack involve concern pose require understand
"""
_STATIVE = frozenset(_STATIVE_WORDS.split())


def subject_of(clause: Clause) -> str:
    """The subject's phrase without its article; of "there is X", X.

    Empty where there is none, and where anybody or nobody could be it.
    """
    phrase = _subject_of(clause)
    return "" if phrase.lower() in _ANYBODY else phrase


def _subject_of(clause: Clause) -> str:
    root = clause.parse[clause.root]
    if clause.subject is not None and not any(t.dep_ == "expl" for t in root.children):
        return _without_article(clause.parse[clause.subject[0] : clause.subject[1]])
    hung = [*root.lefts, *(t for aux in _helpers(root) for t in aux.lefts)]
    for token in hung:
        if token.dep_ in _SUBJECTS:
            return _phrase(token)
    if any(t.dep_ == "expl" for t in root.children):
        attr = _child(root, "attr", "nsubj", "dobj")
        if attr is not None:
            return _phrase(attr, stop=_heavy_right(attr))
    return ""


def predicate_of(clause: Clause) -> tuple[str, ...]:
    """Lemmas without which a sentence is not about this: the verb and what completes it."""
    root = clause.parse[clause.root]
    lemmas = list(dict.fromkeys(_predicate(root, 0)))
    return tuple(lemmas) or (root.lemma_.lower(),)


def objects_of(clause: Clause, subject: str) -> tuple[str, ...]:
    """The other noun phrases, without articles, in their order; bare times are left out."""
    phrases: list[str] = []
    root = clause.parse[clause.root]
    first, last = clause.subject or (0, 0)
    for chunk in _noun_phrases(clause.parse):
        if first <= chunk.root.i < last or _under_subject(chunk.root, root):
            continue
        if chunk.root.dep_ == "expl" or chunk.root.tag_ in ("PRP", "WP", "WDT", "EX"):
            continue
        if chunk.root.ent_type_ in ("DATE", "TIME"):
            continue
        words = _without_article(_with_year(chunk))
        if any(c.isalnum() for c in words) and words not in phrases and words != subject:
            phrases.append(words)
    return tuple(phrases)


def _noun_phrases(parse: Doc) -> list[Span]:
    """Noun chunks, those that a hyphen cut in two made whole again."""
    found: list[Span] = []
    for chunk in parse.noun_chunks:
        joint = parse[found[-1].end : chunk.start + 1] if found else None
        cut = joint is not None and "-" in (chunk.text, joint[:1].text, joint[0].nbor(-1).text)
        if cut:
            found[-1] = parse[found[-1].start : chunk.end]
        else:
            found.append(chunk)
    return found


def _with_year(chunk: Span) -> Span:
    """The chunk with a year that is part of its name: the Super Bowl 2015."""
    following = chunk.doc[chunk.end : chunk.end + 1].text
    named = len(following) == 4 and following.isdigit()
    return chunk.doc[chunk.start : chunk.end + 1] if named else chunk


def aspect_of(clause: Clause) -> Aspect:
    """Past, present or future for events; `state` for what holds: be, have, own, support."""
    root = clause.parse[clause.root]
    helpers = [t.lower_ for t in _helpers(root)]
    first = clause.aux or (helpers[0] if helpers else root.lower_)
    if _prospective(root) or (first in _MODALS) or _is_to(root):
        return "future"
    if root.lower_ == "got" and first in ("has", "have"):
        return "state"
    if first in ("did", "had") or (first in ("has", "have") and root.tag_ in ("VBN", "VBD")):
        return "past" if root.lemma_ != "be" or first != "did" else "state"
    if first in ("has", "have"):
        return "past" if helpers else "state"
    if root.lemma_ == "be":
        return "state"
    if first in ("was", "were"):
        return "past"
    if root.lower_ in _ADJECTIVAL and "being" not in helpers:
        return "state"
    if root.tag_ == "VBN" and "being" not in helpers and _passive(root):
        return "state"
    if clause.aux is None and root.tag_ == "VBD":
        return "past"
    if root.tag_ != "VBG" and root.lemma_.lower() in _STATIVE:
        return "state"
    return "present"


def _prospective(root: Token) -> bool:
    """Going to leave, set to resign, plans to sell: the event is named by an infinitive."""
    lemma = root.lemma_.lower()
    named = lemma in _PROSPECTIVE and _infinitive(root) is not None
    if lemma == "go":
        return named and root.tag_ == "VBG"
    if named:
        return True
    if lemma != "be":
        return False
    return any(
        (t.lemma_.lower() in _PROSPECTIVE or t.lower_ in ("plans", "plan"))
        and (_infinitive(t) is not None or _infinitive(root) is not None)
        for t in root.rights
        if t.dep_ in ("acomp", "attr", "nsubj", "advmod", "prep")
    )


def _is_to(root: Token) -> bool:
    """The US IS TO leave Iraq."""
    if root.lemma_ == "be":
        return _infinitive(root) is not None and _child(root, "attr", "acomp") is None
    return any(t.lower_ == "to" for t in root.lefts if t.dep_ == "aux")


def _predicate(token: Token, depth: int) -> Iterator[str]:
    """Lemmas of a verb and its essential complements, helpers and bare copulas left out."""
    lemma = _lemma(token)
    nested = _infinitive(token)
    transparent = lemma in _TRANSPARENT and nested is not None
    if lemma != "be" and not transparent:
        yield lemma
    yield from (t.lower_ for t in token.rights if t.dep_ == "prt" or t.lower_ in _PARTICLES)
    if lemma == "be":
        yield from _copular(token)
    elif lemma in _LINKING and (said := _child(token, "acomp", "attr", "oprd")) is not None:
        yield _lemma(said)
    elif (noun := _light_noun(token)) is not None:
        yield noun.lemma_.lower()
        nested = nested or _infinitive(noun)
    if nested is not None and depth < 3:
        yield from _predicate(nested, depth + 1)
    for child in token.rights:
        if child.dep_ == "conj" and child.pos_ == "VERB" and depth < 3:
            yield from _predicate(child, depth + 1)


def _lemma(token: Token) -> str:
    """Lower-case lemma; of a prefixed verb in pieces (re-elected), the verb's."""
    if token.lower_ in _ADJECTIVAL:
        return token.lower_
    following = token.doc[token.i + 1 : token.i + 3]
    if token.lower_ in _PREFIXES and len(following) == 2 and following[0].text == "-":
        return following[1].lemma_.lower()
    return token.lemma_.lower()


def _copular(be: Token) -> Iterator[str]:
    """What a form of be says of its subject: a noun, an adjective, a place."""
    for child in be.rights:
        if child.dep_ in ("attr", "acomp", "oprd") or (
            child.dep_ == "nsubj" and any(t.dep_ == "expl" for t in be.lefts)
        ):
            nested = _infinitive(child)
            if not (child.lemma_.lower() in _TRANSPARENT and nested is not None):
                yield _lemma(child)
            if nested is not None:
                yield from _predicate(nested, 1)
            return
    for child in be.rights:
        if child.dep_ == "prep":
            yield child.lemma_.lower()
            yield from (t.lemma_.lower() for t in child.children if t.dep_ == "pobj")
            return
        if child.dep_ == "advmod" and child.lower_ not in ("still", "not", "now", "already"):
            yield child.lemma_.lower()
            return


def _light_noun(verb: Token) -> Token | None:
    """The noun that carries a light verb's meaning; names of people and places do not."""
    if verb.lemma_.lower() not in _LIGHT:
        return None
    noun = _child(verb, "dobj", "nsubjpass")
    if noun is None or noun.pos_ not in ("NOUN", "VERB"):
        return None
    return None if noun.ent_type_ in _FULL_WITH_NAMES else noun


def _infinitive(token: Token) -> Token | None:
    """The verb of a to-infinitive that completes `token`."""
    for child in token.rights:
        to = any(t.lower_ == "to" for t in child.lefts if t.dep_ == "aux")
        if child.dep_ in ("xcomp", "ccomp", "acl", "advcl", "relcl") and to:
            if child.dep_ == "advcl" and token.lemma_ not in ("vote", "go", "move", "decide"):
                continue
            return child
    return None


def _child(token: Token, *labels: str) -> Token | None:
    return next((t for t in token.children if t.dep_ in labels), None)


def _passive(verb: Token) -> bool:
    return any(t.dep_ == "auxpass" for t in verb.lefts)


def _helpers(verb: Token) -> list[Token]:
    return [t for t in verb.lefts if t.dep_ in ("aux", "auxpass")]


def _under_subject(token: Token, root: Token) -> bool:
    """Whether `token` belongs to the root's subject."""
    chain = [token, *token.ancestors]
    heads = {root.i, *(t.i for t in _helpers(root))}
    return any(t.dep_ in _SUBJECTS and t.head.i in heads for t in chain)


def _heavy_right(noun: Token) -> int:
    """Where a long tail (an infinitive, a relative clause, a cause) of a noun begins."""
    tails = [t.left_edge.i for t in noun.rights if t.dep_ in ("acl", "relcl", "prep", "advcl")]
    return min(tails, default=noun.right_edge.i + 1)


def _phrase(token: Token, stop: int | None = None) -> str:
    doc = token.doc
    end = token.right_edge.i + 1 if stop is None else stop
    return _without_article(doc[token.left_edge.i : end])


def _without_article(span: Span) -> str:
    words = span[1:] if len(span) > 1 and span[0].lower_ in _ARTICLES else span
    return "" if len(span) == 1 and span[0].lower_ in _ARTICLES else words.text.strip()
