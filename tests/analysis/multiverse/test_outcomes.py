from __future__ import annotations

import math
from contextlib import suppress

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkrefugees.analysis.multiverse.outcomes import look, takes_seed
from nkrefugees.errors import BadValue, Refusal, UniverseFailed

from .worlds import added, seeded

HERE = {"lag": 6, "rule": "bounds"}


def found(value):
    """What is found where an outcome gives a value."""
    return look(lambda **_: value, HERE)


@pytest.mark.parametrize("value", [3, 3.0, np.int64(3), np.float32(3)])
def test_a_number_is_the_value(value):
    assert found(value).numbers == {"value": 3.0}


def test_two_numbers_are_bounds():
    assert found((2, 5)).numbers == {"low": 2.0, "high": 5.0}


def test_a_verdict_is_one_or_nought():
    assert found(np.True_).numbers == {"value": 1.0}


@pytest.mark.parametrize("value", [None, math.nan, pd.NA, np.nan])
def test_what_is_missing_is_missing(value):
    assert math.isnan(found({"best": value}).numbers["best"])


def test_a_refusal_is_its_reason():
    def refusing(**_):
        raise Refusal("unseen", "lists do not overlap")

    assert look(refusing, HERE) == ({}, "lists do not overlap")


def test_an_error_names_the_universe():
    with pytest.raises(UniverseFailed, match="lag=6, rule='bounds': ZeroDivisionError") as error:
        look(lambda **_: 1 / 0, HERE)
    assert isinstance(error.value.__cause__, ZeroDivisionError)


def test_an_outcome_without_such_an_argument_names_the_universe():
    with pytest.raises(UniverseFailed, match="lag=6"):
        look(lambda rule: 1, HERE)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("many", "a number"),
        ([1, 2, 3], "a number"),
        (pd.Series([1, 2]), "a number"),
        (math.inf, "for an open end"),
        ((5, 2), "low must not lie above high"),
        ({"lag": 3}, "a text that is no choice"),
        ({"reason": 3}, "a text that is no choice"),
        ({3: 3}, "a text that is no choice"),
    ],
)
def test_what_is_no_number_is_refused_with(value, words):
    with pytest.raises(UniverseFailed, match=words) as error:
        found(value)
    assert isinstance(error.value.__cause__, BadValue)


def test_a_seed_is_given_to_those_that_take_one():
    assert (takes_seed(seeded), takes_seed(added)) == (True, False)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda x: st.lists(x) | st.tuples(x, x))
)
def test_anything_is_numbers_or_an_error_of_ours(value):
    with suppress(UniverseFailed):
        assert all(isinstance(number, float) for number in found(value).numbers.values())
