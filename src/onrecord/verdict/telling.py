"""A statement as a sentence that one can print: the article's words, the speaker by name.

The cue stays the article's own, for an act is a reading of it: one who says that there are no
plans has denied them, but has not "denied that there are no plans".
"""

from __future__ import annotations

import re

from onrecord.types import Document, Speaker, Statement

LONGEST, LONGEST_NAME = 220, 80
# Verbs that a quotation can follow after a colon.
_INTRODUCING_WORDS = """
said says added adds wrote writes tweeted posted warned warns insisted insists announced announces
declared declares stated states replied argued argues acknowledged acknowledges conceded concedes
repeated stressed stresses explained explains confirmed confirms promised promises vowed vows
noted notes claimed claims admitted admits responded concluded concludes
"""
_INTRODUCING = frozenset(_INTRODUCING_WORDS.split())
_TURNING = re.compile(r"\b(?:not|never|no|neither|without|declin\w+|refus\w+)\b|n['’]t\b", re.I)
# Words that begin a sentence with a capital that is not their own.
_LOWERED_WORDS = """
a an the there this that these those it its he she they we his her their our no not none nobody
nothing if when while as in on at by for from with without after before since until although but
and or some any all each every many most several few both either neither one two three
"""
_LOWERED = frozenset(_LOWERED_WORDS.split())
_PRONOUN_WORDS = """
he she it they we i you this that who which one those these his her its their our my your whose
"""
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())
_OPENING_MARKS = "“\"‘'«"
_DOUBLE_MARKS = '“”"«»'
_ARTICLES = ("a ", "an ", "the ")
_ACCORDING = re.compile(r"^(?:according to|in the (?:words|view|opinion) of)$", re.IGNORECASE)


def told(statement: Statement, document: Document, *, first: bool = True) -> str:
    """The sentence without its full stop; `first` gives the speaker's office too."""
    if statement.voice == "author" or in_title(statement, document):
        return _reported(statement, document)
    who = named(statement, document, first=first)
    sentence = None if who is None else _attributed(statement, document, who)
    return sentence or _reported(statement, document)


def named(statement: Statement, document: Document, *, first: bool = True) -> str | None:
    """Who speaks, as a subject; None where the text gives a mere pronoun."""
    speaker = statement.speaker
    if speaker is not None and speaker.kind != "unnamed":
        name = " ".join(speaker.name.split())
        if name.lower() not in _PRONOUNS:
            return _capital(_titled(speaker, document) if first else _again(speaker, document))
    source = " ".join(statement.source.text.split()) if statement.source else ""
    opening = source.split(" ", 1)[0].lower()
    if not source or opening in _PRONOUNS or len(source) > LONGEST_NAME:
        return None
    return _capital(source.rstrip(" ,;:"))


def articled(speaker: Speaker, document: Document) -> str:
    """The name with `the` where the article of the paper gives it one, or it is a common noun."""
    name = " ".join(speaker.name.split())
    if name.lower().startswith(_ARTICLES) or "’s " in name or "'s " in name:
        return name
    if name.split()[-1][:1].islower():
        return f"the {name}"
    if speaker.kind == "person":
        return name
    text = " ".join(document.text.lower().split())
    with_article, all_in_all = text.count(f"the {name.lower()}"), text.count(name.lower())
    return f"the {name}" if 0 < all_in_all <= 2 * with_article else name


def _titled(speaker: Speaker, document: Document) -> str:
    """The name with the office, as the text gives it."""
    name, role = " ".join(speaker.name.split()), " ".join((speaker.role or "").split())
    if not role or speaker.kind != "person" or role.lower() in name.lower():
        return articled(speaker, document)
    if role[:1].isupper() and not role.lower().startswith(_ARTICLES):
        return f"{role} {name}"
    article = "" if role.lower().startswith((*_ARTICLES, "former ", "ex-")) else "the "
    return f"{name}, {article}{role},"


def _again(speaker: Speaker, document: Document) -> str:
    """A person named before goes by the last name."""
    words = speaker.name.split()
    if speaker.kind == "person" and all(word[:1].isupper() for word in words):
        return words[-1]
    return articled(speaker, document)


def within(who: str) -> str:
    """A subject, or a whole sentence, as it stands inside another one."""
    lowered = who.lower().startswith((*_ARTICLES, "according to "))
    return (who[0].lower() + who[1:] if lowered else who).rstrip(",")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def in_title(statement: Statement, document: Document) -> bool:
    """Whether a statement stands in the headline, where articles are left out."""
    title = document.title_span
    return title is not None and title.start <= statement.content.spans[0].start < title.end


def _reported(statement: Statement, document: Document) -> str:
    """The article's own sentence, quoted: always true of it, whatever else could be said."""
    where = document.outlet or document.author or document.name
    if in_title(statement, document) and document.title:
        return f"{where} has the headline {_quoted(document.title)}"
    if statement.voice == "author":
        verb = "comments" if statement.opinion or statement.genre == "opinion" else "reports"
        return f"{where} {verb}: {_quoted(statement.content.text)}"
    start, end = statement.sentence
    return f"{where} writes: {_quoted(document.text[start:end])}"


def _attributed(statement: Statement, document: Document, who: str) -> str | None:
    """Who, the cue and the words, in an order that the article's grammar allows; or None."""
    cue, content = statement.cue, statement.content
    words = tidy(content.text)
    direct = words[:1] in _OPENING_MARKS
    if cue is None:
        return f"{who} said: {words}" if direct else None
    said = " ".join(cue.text.split())
    if _ACCORDING.match(said):
        return _according(who, words) if not direct else None
    before = cue.spans[-1].end <= content.spans[0].start
    if before and len(cue.spans) == 1 and _plain_subject(statement, document):
        between = document.text[cue.spans[0].end : content.spans[0].start]
        if len(between) <= 6 and not between.strip(" ,:\n\t").replace("that", ""):
            return f"{who} {said}{_joint(between)}{words}"
    if _TURNING.search(said):
        return None
    if direct:
        verb = said.lower() if said.lower() in _INTRODUCING else "said"
        return f"{who} {verb}: {words}"
    return None if before else _according(who, words)


def _plain_subject(statement: Statement, document: Document) -> bool:
    """Whether the source is the cue's subject, with nothing between that could turn its meaning."""
    source, cue = statement.source, statement.cue
    if source is None or cue is None or source.text.rstrip().endswith(("'s", "’s", "'", "’")):
        return False
    start, end = source.spans[-1].end, cue.spans[0].start
    return start <= end and not _TURNING.search(document.text[start:end])


def _joint(between: str) -> str:
    """What stands between a cue and its content, on one line."""
    line = " ".join(between.split())
    return f"{line} " if line in (",", ":") else f" {line} " if line else " "


def _according(who: str, words: str) -> str:
    opening, _, rest = words.partition(" ")
    if opening.lower().strip(",") in _LOWERED:
        return f"According to {within(who)}, {opening.lower()} {rest}"
    return f"According to {within(who)}: {words}"


def _quoted(text: str) -> str:
    """The words between marks; words that have such marks already stand as they are."""
    words = tidy(text)
    return words if any(mark in words for mark in _DOUBLE_MARKS) else f"“{words}”"


def tidy(text: str, size: int = LONGEST) -> str:
    """One line, cut at a word where longer than `size`, without a stop or comma at its end."""
    line = " ".join(text.split())
    if len(line) > size:
        line = line[:size].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
        return _balanced(line)
    closing = line[-1:] if line[-1:] in "”\"’'" else ""
    inside = line[: len(line) - len(closing)].rstrip(" ,;:")
    inside = inside[:-1] if inside.endswith(".") and not _abbreviated(inside) else inside
    return inside + closing


def _abbreviated(words: str) -> bool:
    """Whether a full stop at the end belongs to the word: U.S., Inc."""
    last = words.rsplit(" ", 1)[-1]
    return last.count(".") > 1 or last.lower() in ("inc.", "jr.", "sr.", "ltd.", "co.", "etc.")


def _balanced(line: str) -> str:
    """A cut quotation, closed."""
    if line.count("“") > line.count("”"):
        return line + "”"
    return line + '"' if line.count('"') % 2 else line
