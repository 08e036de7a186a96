"""The surface of a question: quotes, spaces, capitals, tags and wrappers put in one plain form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

_QUOTES = str.maketrans({"‘": "'", "’": "'", "‛": "'", "`": "'", "“": '"', "”": '"', "„": '"'})
_SPACES = re.compile(r"\s+")
_LOOSE = re.compile(r" (?=[,;:?!.](?:\s|$|[?!.]))")
_SPLIT_CLITIC = re.compile(r" (?='(?:s|re|ve|ll|d|m)\b)| (?=n't\b)", re.IGNORECASE)
_MARKS = re.compile(r"[\s?!.]+$")
_OPENERS = re.compile(
    r"^(?:(?:so|and|but|well|now|ok|okay|hey|hi|please|um|quick question|question)\b[\s,:\-–]+)+",
    re.IGNORECASE,
)
_AUX = (
    r"(?:is|are|am|was|were|do|does|did|has|have|had|will|would|wo|can|ca|could|shall|sha|should|"
    r"may|might|must|ai)"
)
_TAG = re.compile(
    rf",\s*(?:{_AUX}(?:n't|not)?\s+(?:not\s+)?(?:it|he|she|they|we|you|i|there|this|that)(?:\s+not)?"
    r"|right|correct|true|yes|no|yes or no|true or false|is that right|is that true|huh|eh)$",
    re.IGNORECASE,
)
# "The bank will close. Is it true?"
_ASKED_AFTER = re.compile(
    r"[.!]\s*(?:is|was)\s+(?:it|that|this)\s+(?:really\s+)?(?:true|right|correct|so|a fact)$",
    re.IGNORECASE,
)
_OR_NOT = re.compile(r",?\s+or\s+(?:not|no|isn't it|is it not)$", re.IGNORECASE)
_WRAPPER = re.compile(
    r"^(?:(?:is|was)(?:n't)?\s+it|it(?:'s|\s+is))\s+(?:not\s+)?"
    r"(?:(?:really|actually|still|now|already)\s+)?"
    r"(?:true|the case|a fact|correct|right|accurate|confirmed|official|certain|so)\s+"
    r"(?:(?:yet|now|already)\s+)?that\s+"
    r"|^(?:(?:is|was)\s+there\s+)?any\s+truth\s+(?:to|in)\s+(?:the\s+)?"
    r"(?:reports?|rumou?rs?|claims?|stories|story|idea)\s+that\s+"
    r"|^there\s+(?:is|are|was|were)\s+(?:an?\s+|some\s+)?"
    r"(?:reports?|rumou?rs?|claims?|stories|story|talk)\s+that\s+"
    r"|^(?:rumou?r|word)\s+has\s+it\s+that\s+"
    r"|^it\s+is\s+(?:being\s+)?(?:rumou?red|reported|said|claimed|alleged)\s+that\s+"
    r"|^(?:do|does|did)\s+(?:you|we|anyone|anybody)\s+(?:really\s+)?"
    r"(?:think|know|believe)\s+(?:if\s+|whether\s+|that\s+)?"
    r"|^(?:(?:can|could|would)\s+you\s+)?(?:please\s+)?"
    r"(?:tell\s+(?:me|us)|let\s+(?:me|us)\s+know|say|confirm|check|verify|find\s+out)\s*"
    r"(?:(?:if|whether|that)\s+|:\s*)"
    r"|^(?:i|we|they|people)\s+(?:think|believe|heard|hear|say|read|guess|understand)\s+(?:that\s+)?"
    r"|^(?:i|we)(?:\s+am|\s+are|'m|'re)?\s+(?:wonder(?:ing)?|ask(?:ing)?|(?:would|'d)\s+like\s+to\s+know"
    r"|(?:want|need)\s+to\s+know)\s+(?:if|whether)\s+"
    r"|^whether\s+"
    r"|^(?:true or false|yes or no|fact check|fact-check|is this true|is it true|really|confirmed)"
    r"\s*[:,\-–?]\s*",
    re.IGNORECASE,
)
_DENIED_WRAPPER = re.compile(
    r"^is\s+it\s+(?:false|untrue|wrong)\s+that\s+"
    r"|^it(?:'s|\s+is)\s+(?:not\s+(?:true|the\s+case)|false|untrue|wrong)\s+that\s+",
    re.IGNORECASE,
)
_ANY_ONE = re.compile(r"\bany(one|body|thing|where)\b", re.IGNORECASE)
_ANY = re.compile(r"\bany\s+(?=\w)", re.IGNORECASE)
_AT_ALL = re.compile(r",?\s+(?:yet|at all|ever|any ?more)$", re.IGNORECASE)
# a ship may be called Ever Bright
_EVER = re.compile(r"\bever\s+")
_ACRONYM = re.compile(
    r"\b(?:usa|uk|eu|uae|nato|opec|nasa|fbi|cia|nsa|imf|ioc|fifa|uefa|iaea|ecb|fda|cdc|wto|gop"
    r"|nba|nfl|mlb|nhl|bbc|cnn)\b"
    r"|(?<=\bthe )u[sn]\b|\b(?:u\.s\.a|u\.s|u\.k|u\.n|e\.u)\b(?:\.(?=\s|$|'))?"
)
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_PLACES = frozenset({"GPE", "NORP"})
_SMALL = frozenset({"the", "a", "an", "of", "and", "in", "on", "for", "'s", "to"})


def plain(question: str) -> str:
    """One line with straight quotes, single spaces and no stray space before a mark."""
    text = _SPACES.sub(" ", question.translate(_QUOTES)).strip().strip('"').strip()
    return _SPLIT_CLITIC.sub("", _LOOSE.sub("", text))


def bare(text: str) -> str:
    """`text` without end marks, opening fillers and question tags."""
    text = _OPENERS.sub("", _MARKS.sub("", text)).strip()
    for pattern in (_ASKED_AFTER, _OR_NOT, _TAG):
        text = pattern.sub("", text)
    return _MARKS.sub("", text).strip(' ,;:"')


def unwrap(text: str) -> tuple[str, bool]:
    """The claim inside "Is it true that ...", and whether the wrapper itself denies it."""
    denied = False
    for _ in range(3):
        shorter = _DENIED_WRAPPER.sub("", text, count=1)
        denied = denied or shorter != text
        if shorter == text:
            shorter = _WRAPPER.sub("", text, count=1)
        if shorter == text or not shorter.strip():
            break
        text = shorter.strip()
    return text, denied


def assertive(text: str) -> str:
    """`text` with words that live only in questions and denials (any, ever, yet) made assertive."""
    text = _ANY_ONE.sub(lambda m: "some" + m.group(1).lower(), text)
    return _AT_ALL.sub("", _EVER.sub("", _ANY.sub("", text))).strip()


def capitalised(text: str) -> str:
    """`text` with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def truecased(text: str, nlp: Language) -> str:
    """Names of a question typed in one case, capitalised; a question in mixed case is returned."""
    letters = [c for c in text[1:] if c.isalpha()]
    if any(c.isupper() for c in letters) and any(c.islower() for c in letters):
        return text
    shouted = any(c.isupper() for c in letters)
    first = "" if shouted else text[:1]
    # Who begins with a capital mostly writes names with one: only places are put right then.
    careful = first.isupper()
    lowered = text.lower()
    pieces: list[str] = []
    for token in nlp(lowered):
        word = token.text
        named = token.ent_type_ in _PLACES or (token.tag_ in _NAME_TAGS and not careful)
        if named and token.i > 0 and word not in _SMALL:
            word = word[:1].upper() + word[1:]
        pieces.append(word + token.whitespace_)
    shaped = "".join(pieces)
    shaped = _restore_acronyms(lowered, shaped)
    return first + shaped[len(first) :]


def _restore_acronyms(lowered: str, shaped: str) -> str:
    """Acronyms found in `lowered` upper-cased at the same places of `shaped`."""
    for match in _ACRONYM.finditer(lowered):
        start, end = match.span()
        shaped = shaped[:start] + shaped[start:end].upper() + shaped[end:]
    return shaped
