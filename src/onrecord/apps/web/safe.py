"""What may stand in a page: all words and addresses come from the web and may be hostile."""

from __future__ import annotations

from urllib.parse import urlsplit

LONGEST_ADDRESS = 2000
# Signs that turn the direction of what follows could make a page say what its text does not.
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNSEEN = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0xFEFF, 0xFFFE, 0xFFFF)),
    **dict.fromkeys(map(ord, _TURNING)),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
    **{ord(c): " " for c in "\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"},
    # one sign for one, so that offsets hold whatever lies between a return and a line feed
    ord("\r"): "\n",
    ord("\n"): "\n",
    ord("\t"): "\t",
}


def plain(text: str) -> str:
    """`text` without control characters, turns of direction and halves of characters."""
    return text.translate(_UNSEEN)


def line(text: str, size: int | None = None) -> str:
    """`text` on one line; one longer than `size` is cut at a word."""
    words = " ".join(plain(text).split())
    if size is None or len(words) <= size:
        return words
    return words[:size].rsplit(" ", 1)[0].rstrip(",;:—–-") + " …"


def address(url: str | None) -> str | None:
    """A web address that a page may link to; None for any other scheme and for what is none."""
    if not url or len(url) > LONGEST_ADDRESS or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and host else None
