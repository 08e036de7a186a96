"""What kind of text a document is: news, opinion, a transcript or a release."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.types import Document, Genre, Statement

_OPINION_LABEL = re.compile(
    r"\b(?:opinions?|op-?eds?|editorials?|commentary|comment|columns?|columnists?|viewpoint"
    r"|perspectives?|analysis and opinion|letters? to the editor|leader)\b",
    re.IGNORECASE,
)
# In a title the label stands apart: "Opinion: ...", "... | Editorial".
_TITLE_LABEL = re.compile(
    rf"^\W*(?:{_OPINION_LABEL.pattern})\s*[:|–—-]|[|–—-]\s*(?:{_OPINION_LABEL.pattern})\W*$",
    re.IGNORECASE,
)
_TRANSCRIPT_LABEL = re.compile(
    r"\b(?:full (?:text|transcript)|transcript|rush transcript|in (?:his|her|their) own words"
    r"|question and answer|q\s?&\s?a)\b",
    re.IGNORECASE,
)
_RELEASE_LABEL = re.compile(
    r"\b(?:for (?:immediate )?release|press release|news release|media release|press statement"
    r"|(?:media|press) contacts?\s*:|media enquiries|notes? to editors?|embargoed until)\b"
    r"|^\s*#\s?#\s?#\s*$|^\s*-\s*(?:ends|end)\s*-\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_RELEASE_WIRE = re.compile(
    r"\b(?:pr ?newswire|business ?wire|globe ?newswire|prweb|accesswire|ein presswire)\b",
    re.IGNORECASE,
)
# "SMITH:", "Q:", "Mr. Okafor:" at the head of a line.
_TURN = re.compile(
    r"^[ \t]*(?:Q|A|[A-Z][A-Z.'’\- ]{1,38}|(?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w.'’-]+)"
    r"(?: \([^)\n]{1,40}\))?:[ \t]+\S",
    re.MULTILINE,
)
_LINES = re.compile(r"\S[^\r\n]*")
_FIRST = re.compile(r"\b(?:I|we|our|my|I[’']m|we[’']re)\b")
# Where labels and forms of address stand.
_HEAD, _TAIL = 600, 600
_MAX_SCAN = 200_000
LEAST_TURNS = 4
TURNS = 0.35
# Shares of the author's own sentences that judge: enough by themselves, or with "I" and "we".
JUDGING, JUDGING_FIRST = 0.4, 0.25
LEAST_OWN = 5


def genre(document: Document, statements: Sequence[Statement]) -> Genre:
    """The kind of a document by its labels and its form; `statements` have `opinion` filled."""
    text = document.masked[:_MAX_SCAN]
    title = document.title or ""
    labels = " ".join([*_sections(document), *document.metadata.values()])[:2000]
    head = text.lstrip()[:_HEAD]
    if _RELEASE_LABEL.search(f"{title}\n{head}\n{text.rstrip()[-_TAIL:]}"):
        return "release"
    if _RELEASE_WIRE.search(f"{document.outlet or ''} {head[:200]}"):
        return "release"
    if _in_turns(text) or (_TRANSCRIPT_LABEL.search(title) and _turns(text) >= LEAST_TURNS):
        return "transcript"
    if _TITLE_LABEL.search(title) or _OPINION_LABEL.search(labels):
        return "opinion"
    return "opinion" if _judging(document, statements) else "news"


def _sections(document: Document) -> list[str]:
    """The parts of the address that name a section: "example.org/opinion/2020/the-vote"."""
    path = (document.url or "").partition("://")[2].partition("?")[0].split("/")[1:-1]
    return [part.replace("-", " ") for part in path]


def _turns(text: str) -> int:
    return sum(1 for _ in _TURN.finditer(text))


def _in_turns(text: str) -> bool:
    """Whether a good part of the lines begin with a speaker."""
    lines = sum(1 for _ in _LINES.finditer(text))
    turns = _turns(text)
    return turns >= LEAST_TURNS and turns >= TURNS * lines


def _judging(document: Document, statements: Sequence[Statement]) -> bool:
    own = [s for s in statements if s.voice == "author"]
    if len(own) < LEAST_OWN:
        return False
    share = sum(s.opinion for s in own) / len(own)
    words = " ".join(s.content.text for s in own)
    return share >= JUDGING or (share >= JUDGING_FIRST and bool(_FIRST.search(words)))
