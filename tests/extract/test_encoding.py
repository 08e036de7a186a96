"""Word pieces keep offsets, and windows cover everything."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.extract.encoding import BREAK_PIECE, encode, shapes, windows
from onrecord.extract.quotes import quotations
from onrecord.extract.session import shipped_tokenizer


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return shipped_tokenizer()


def test_pieces_stand_where_their_words_stand(tokenizer: Tokenizer) -> None:
    text = "The minister\u00a0said:\n\n“No deal.”\r\nEnd"
    pieces = encode(text, tokenizer)
    words = [text[s:e] for s, e in zip(pieces.starts, pieces.ends, strict=True)]
    assert words[:4] == ["The", "minister", "said", ":"]
    assert "".join(words) == "Theministersaid:“Nodeal.”End"


def test_a_break_piece_ends_each_line(tokenizer: Tokenizer) -> None:
    pieces = encode("One.\n\nTwo.\n", tokenizer)
    breaks = [i for i in pieces.ids if i == tokenizer.token_to_id(BREAK_PIECE)]
    assert len(breaks) == 2


@given(st.text(max_size=300))
def test_spans_are_ordered_and_inside_any_text(text: str) -> None:
    pieces = encode(text, shipped_tokenizer())
    assert all(0 <= s <= e <= len(text) for s, e in zip(pieces.starts, pieces.ends, strict=True))
    assert list(pieces.starts) == sorted(pieces.starts)


@given(st.integers(0, 2000), st.integers(20, 300), st.integers(0, 19))
def test_windows_cover_all_pieces(count: int, size: int, overlap: int) -> None:
    ranges = list(windows(count, size, overlap))
    assert {i for s, e in ranges for i in range(s, e)} == set(range(count))
    assert all(e - s <= size for s, e in ranges)
    assert all(b[0] <= a[1] - overlap for a, b in pairwise(ranges))


def test_shapes_tell_what_an_uncased_vocabulary_hides(tokenizer: Tokenizer) -> None:
    text = 'NATO said: "Nobody left" today'
    pieces = encode(text, tokenizer)
    found = dict(
        zip(pieces.starts.tolist(), shapes(text, pieces, quotations(text)).tolist(), strict=True)
    )
    # capitals 2, capitalised 1; inside a quotation 3 more, after white space 6 more
    assert [found[0], found[5], found[9]] == [2 + 6, 6, 0]
    assert [found[11], found[12], found[19]] == [3 + 6, 1 + 3, 3 + 6]
    assert found[25] == 6
