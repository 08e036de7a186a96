"""Credits of photographs and other pictures: whole lines, or the end of a caption."""

from __future__ import annotations

import re

from onrecord.document.names import is_name

MAX_CREDIT_LENGTH = 160
_PICTURE = (
    r"(?:(?:file|stock|handout|representational|courtesy|pool|ap|afp|reuters|epa)[ -])?"
    r"(?:photos?|photographs?|images?|pictures?|pics?|illustrations?|graphics?|screengrabs?|"
    r"screenshots?|artwork|footage)"
)
_AGENCY = (
    r"(?:Reuters|AP|AP Photo|AFP|EPA|EPA-EFE|PA|UPI|TASS|Xinhua|Kyodo|Anadolu|Getty|Getty Images|"
    r"iStock|Alamy|Shutterstock|Bloomberg|Pool|Handout|The Associated Press|Associated Press|"
    r"Agence France-Presse|Press Association|Zuma|Flickr|Wikimedia(?: Commons)?|Wikipedia|"
    r"Creative Commons|Depositphotos(?:\.com)?)"
)
_LABELLED = re.compile(
    rf"{_PICTURE}(?:[ -]+(?:credits?|source|courtesy(?: of)?))?\s*"
    r"(?:[:©/]|\(c\))\s*(.{0,120})",
    re.IGNORECASE,
)
_JOINED = re.compile(
    rf"{_PICTURE}[ -]+"
    r"(?:credits?|source|courtesy (?:of|by|via|from)|by|via|courtesy)\s+(.{1,120})",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:credits?|source|courtesy(?: of)?|h/t|via)\s*[: ]\s*(.{1,120})", re.IGNORECASE
)
_BY_AGENCY = re.compile(rf"(.{{1,60}}?)\s*(?:/|\||,|\bvia\b|\bfor\b|\bfrom\b)\s*(?:the )?{_AGENCY}")
_ONLY_AGENCY = re.compile(rf"[-–—]?\s*{_AGENCY}(?:\s*/\s*{_AGENCY})?")
_BRACKETED = re.compile(r"[\[(]+([^\[\]()]{1,150}(?:\([^()]{0,30}\))?)[\])]+")
_TAIL_BRACKET = re.compile(r"\s?[\[(]{1,2}[^\[\]()]{1,120}[\])]{1,2}\.?$")
_TAIL_LABEL = re.compile(
    rf"(?<=[.!?\"”'’)\]])\s*\b{_PICTURE}(?:[ -]+(?:credits?|courtesy(?: of)?))?\s*"
    r"[:©]\s*[^.!?]{1,80}\.?$"
    r"|(?<=[.!?\"”'’)\]])\s*\bCredits?\s?(?:\.{3}|…|:)\s*[^.!?:]{1,80}\.?$",
    re.IGNORECASE,
)


def is_credit(line: str) -> bool:
    """Whether a line does no more than say whose picture it is."""
    if len(line) > MAX_CREDIT_LENGTH:
        return False
    bracketed = _BRACKETED.fullmatch(line)
    inner = (bracketed[1] if bracketed else line).strip().rstrip(".").strip()
    if _ONLY_AGENCY.fullmatch(inner):
        return True
    labelled = _LABELLED.fullmatch(inner)
    if labelled:
        return not _is_sentence(labelled[1])
    for pattern in (_JOINED, _BY_AGENCY) if bracketed is None else (_JOINED, _CREDIT, _BY_AGENCY):
        match = pattern.fullmatch(inner)
        if match and is_name(match[1].strip(), most=14):
            return True
    return False


def credit_tail(line: str) -> int:
    """Where a credit glued to the end of a line begins; the line's length if there is none."""
    window = max(0, len(line) - MAX_CREDIT_LENGTH)
    end = line[window:]
    bracket = _TAIL_BRACKET.search(end)
    if bracket and bracket.start() > 0 and is_credit(bracket[0].strip().rstrip(".")):
        return window + bracket.start()
    label = _TAIL_LABEL.search(end)
    if label and label.start() > 0:
        value = re.split(r"[:©…]|\.{3}|\bcredits?\b", label[0], maxsplit=1, flags=re.IGNORECASE)[-1]
        if is_name(value.strip(" .:"), most=10):
            return window + label.start()
    return len(line)


def _is_sentence(text: str) -> bool:
    """Prose after a label ("Photo: the mayor said that ..."), as against names."""
    words = text.split()
    lower = sum(word[0].islower() for word in words)
    return len(words) > 6 and lower > 0.7 * len(words)
