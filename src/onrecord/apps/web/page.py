"""A verdict, or marked articles, as one page; the same input gives the same bytes."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.apps.web.answer import answer_parts
from onrecord.apps.web.dates import in_words
from onrecord.apps.web.marked import MarkedArticle, marked_article
from onrecord.apps.web.safe import line, plain
from onrecord.types import Extraction, Verdict

if TYPE_CHECKING:
    from jinja2 import Environment

    from onrecord.apps.web.material import Material

# Letters of a page of marked articles that are handed on at once.
AT_ONCE = 64
_CITED = re.compile(r"\[(\d{1,4})\]")


def answer_page(verdict: Verdict, material: Material, *, explain: bool = False) -> str:
    """The whole page of an answer; `explain` adds all that was retrieved."""
    parts = answer_parts(verdict, material)
    return _environment().get_template("answer.html").render(parts=parts, explain=explain)


def marked_page(extractions: Iterable[Extraction]) -> Iterator[str]:
    """A page of marked articles in pieces, each article as soon as it is there."""
    made: Iterator[MarkedArticle] = (marked_article(e, n) for n, e in enumerate(extractions, 1))
    stream = _environment().get_template("articles.html").stream(articles=made)
    stream.enable_buffering(AT_ONCE)
    yield from stream


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("onrecord.apps.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = _style()
    made.globals["style"] = Markup(style)
    # the browser runs and loads nothing but this style, whatever a text might smuggle in
    digest = b64encode(sha256(style.encode()).digest()).decode()
    made.globals["policy"] = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    made.filters["line"] = line
    made.filters["plain"] = plain
    made.filters["day"] = in_words
    made.filters["cited"] = cited
    return made


def _style() -> str:
    from importlib.resources import files

    source = files("onrecord.apps.web").joinpath("templates", "page.css")
    return source.read_text(encoding="utf-8")


def cited(text: str, numbers: Iterable[int]) -> Markup:
    """`text` with each `[n]` of the evidence made a link to it."""
    known = frozenset(numbers)
    out: list[Markup] = []
    at = 0
    told = line(text)
    for match in _CITED.finditer(told):
        n = int(match[1])
        if n not in known:
            continue
        out.append(Markup.escape(told[at : match.start()]))
        out.append(
            Markup('<a class="cite" href="#e{0}" aria-label="evidence {0}">[{0}]</a>').format(n)
        )
        at = match.end()
    out.append(Markup.escape(told[at:]))
    return Markup("").join(out)
