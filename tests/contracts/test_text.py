"""The same value gives the same bytes."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.contract import dumps
from tests.contracts.values import QUICK


def test_compact_with_keys_as_they_came_and_letters_as_they_are() -> None:
    assert dumps({"b": [1, 2], "a": "Kadıköy", "c": None}) == '{"b":[1,2],"a":"Kadıköy","c":null}'


def test_reals_have_four_places_and_no_sign_of_zero() -> None:
    assert dumps([0.123456, -0.00001, 2.0, 1 / 3]) == "[0.1235,0.0,2.0,0.3333]"


def test_reals_stay_as_they_are_where_nothing_may_be_lost() -> None:
    assert dumps(1 / 3, places=None) == repr(1 / 3)


def test_truth_is_no_number() -> None:
    assert dumps([True, 1, 1.0]) == "[true,1,1.0]"


def test_numbers_of_numpy_are_numbers() -> None:
    assert dumps({"w": np.float32(0.1), "n": np.int64(3)}) == '{"w":0.1,"n":3}'


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_json_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumps({"weight": value})


def test_what_json_has_no_word_for_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        dumps({"spans": {1, 2}})


@QUICK
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=9))
def test_all_else_is_json(value: object) -> None:
    assert json.loads(dumps(value)) == value
