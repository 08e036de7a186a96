"""What comes from the web is made harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.apps.web.safe import address, line, plain


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/a",
        "/a/b",
        "http:",
        "http://",
        "https://[::1",
        "https://example.org/a b",
        "https://example.org/" + "a" * 3000,
        "",
        None,
    ],
)
def test_no_other_address_is_linked_to(url: str | None) -> None:
    assert address(url) is None


@pytest.mark.parametrize("url", ["http://example.org", "HTTPS://example.org/a?b=c&d=%20#e"])
def test_web_addresses_are(url: str) -> None:
    assert address(url) == url


def test_control_characters_are_dropped() -> None:
    assert plain("a\x00b\x1b[31mc\x7f\x9bd\ufeff") == "ab[31mcd"
    assert plain("safe\u202etxt.exe\u2066") == "safetxt.exe"
    assert plain("half \ud83d") == "half \N{REPLACEMENT CHARACTER}"
    assert plain("one\r\ntwo\tthree") == "one\n\ntwo\tthree"


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_what_is_left_can_be_written_and_shown(text: str) -> None:
    kept = plain(text)
    kept.encode("utf-8")
    assert all(c.isprintable() or c.isspace() or ord(c) > 0x9F for c in kept)


@given(st.text(), st.integers(10, 60))
def test_a_line_is_one_and_no_longer_than_asked(text: str, size: int) -> None:
    cut = line(text, size)
    assert "\n" not in cut
    assert len(cut) <= size + 2
