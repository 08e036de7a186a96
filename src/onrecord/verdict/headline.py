"""Claims that are not inverted: sentences, and headlines with their helpers left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.verdict.inversion import Clause, denies, reads_well

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLURAL = frozenset({"NNS", "NNPS"})


# Verbs that headlines follow with an infinitive, and whose third person looks like a plural noun.
_VERBS_LIKE_NOUNS_WORDS = """
votes plans moves vows threatens promises agrees decides refuses offers seeks aims wants hopes asks
pledges tries starts begins fails claims
"""
_VERBS_LIKE_NOUNS = frozenset(_VERBS_LIKE_NOUNS_WORDS.split())


_ENDINGS = frozenset({"over", "off", "out", "back", "near", "dead", "alive", "ahead", "up", "down"})


def declarative(text: str, nlp: Language) -> Clause | None:
    """A sentence as it stands, or a headline with `is`, `are` or `has been` put back; else None."""
    parse = nlp(text)
    root = _root(parse)
    if root is not None and _is_finite(root):
        return _clause(text, parse, root)
    if (taken := _verb_taken_for_noun(parse, nlp)) is not None:
        return Clause(text, taken, "does", False, taken[:].root.i)
    completed = _completed(parse)
    if completed is None:
        return _with_verb_found(parse, nlp) or _with_copula(text, parse, nlp)
    parse = nlp(completed)
    root = _root(parse)
    return _clause(completed, parse, root) if root is not None and _is_finite(root) else None


def _clause(text: str, parse: Doc, root: Token) -> Clause:
    return Clause(text, parse, None, denies(root), root.i)


def _root(parse: Doc) -> Token | None:
    return next((t for t in parse if t.dep_ == "ROOT"), None)


def _is_finite(root: Token) -> bool:
    """Whether a verb with tense and a subject before it heads the sentence."""
    subject = any(t.dep_ in _SUBJECTS and t.i < root.i for t in root.children)
    helped = any(t.tag_ in _FINITE for t in root.lefts if t.dep_ in ("aux", "auxpass"))
    return subject and (root.tag_ in _FINITE or helped)


def _verb_taken_for_noun(parse: Doc, nlp: Language) -> Doc | None:
    """The parse with `will` before a headline's verb that the parser took for a plural noun."""
    for token in parse[1:-1]:
        before, after = parse[token.i - 1], parse[token.i + 1]
        noun = token.lower_ in _VERBS_LIKE_NOUNS and token.tag_ in _PLURAL
        if noun and after.lower_ == "to" and before.pos_ in ("NOUN", "PROPN", "PRON"):
            base = f"will {token.lemma_.lower()}"
            return nlp(f"{parse[: token.i].text} {base} {parse[token.i + 1 :].text}")
    return None


def _with_verb_found(parse: Doc, nlp: Language) -> Clause | None:
    """A headline in the simple present, its verb found by trying each word that ends like one."""
    for token in parse[1:]:
        word = token.lower_
        if not word.endswith("s") or not word.isalpha() or len(word) < 4:
            continue
        for base in dict.fromkeys((token.lemma_.lower(), word[:-1], word.removesuffix("es"))):
            head = f"{parse[: token.i].text} "
            tried = nlp(f"{head}will {base} {parse[token.i + 1 :].text}".strip())
            at = next((t.i for t in tried if t.idx == len(head)), 0)
            if base != word and at and reads_well(tried, at):
                root = tried[at].head
                return Clause(parse.text, tried, "does", False, root.i, (0, at))
    return None


def _with_copula(text: str, parse: Doc, nlp: Language) -> Clause | None:
    """A headline that ends in what its noun is (strike over, collapse imminent), `is` put back."""
    last = parse[-1]
    noun = _noun_before(parse, last.i)
    if noun is None or not (last.pos_ == "ADJ" or last.lower_ in _ENDINGS):
        return None
    made = f"{parse[: noun.i + 1].text} {_helper(noun, 'VB')} {parse[noun.i + 1 :].text}"
    completed = nlp(made)
    root = _root(completed)
    return _clause(made, completed, root) if root is not None and _is_finite(root) else None


def _completed(parse: Doc) -> str | None:
    """The headline with the helper that its verb's form asks for, or None where it has no verb."""
    for verb in parse:
        if verb.i == 0 or verb.tag_ not in ("VB", "VBG", "VBN", "VBD"):
            continue
        to = verb.tag_ == "VB" and parse[verb.i - 1].lower_ == "to"
        if verb.tag_ == "VB" and not to:
            continue
        at = verb.i - 1 if to else verb.i
        noun = _noun_before(parse, at)
        if noun is None:
            continue
        helper = _helper(noun, "VB" if to else verb.tag_)
        before, after = parse[: noun.i + 1].text, parse[noun.i + 1 :].text
        if to and parse[0].lower_ == "no":
            return f"There {helper} {before[:1].lower()}{before[1:]} {after}"
        return f"{before} {helper} {after}"
    return None


def _noun_before(parse: Doc, at: int) -> Token | None:
    """The noun that ends right before `at`, adverbs and denials skipped."""
    i = at - 1
    while i >= 0 and parse[i].pos_ in ("ADV", "PART"):
        i -= 1
    noun = parse[i] if i >= 0 else None
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN", "PRON", "NUM") else None


def _helper(noun: Token, tag: str) -> str:
    plural = noun.tag_ in _PLURAL and noun.ent_type_ not in ("GPE", "ORG")
    if tag in ("VBN", "VBD"):
        return "have been" if plural else "has been"
    return "are" if plural else "is"
