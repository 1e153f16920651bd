from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from nkrefugees.analysis.counts.counted import counted, label_at, real_number, whole_number
from nkrefugees.errors import BadValue


@pytest.mark.parametrize(
    "given",
    [
        [2, 0],
        (2, 0),
        np.array([2, 0], dtype="uint8"),
        pd.Series([2, 0], dtype="Int64"),
        pd.Series([2.0, 0]),
        pd.Series([2, 0], dtype=object),
        pd.Index([2, 0]),
        (n for n in (2, 0)),
    ],
    ids=lambda given: type(given).__name__,
)
def test_counts_are_read_from_any_sequence(given):
    assert counted(given).tolist() == [2, 0]


def test_counts_keep_their_periods():
    months = pd.period_range("2091-01", periods=2, freq="M", name="month")
    assert counted(pd.Series([2, 0], index=months)).index.equals(months)


def test_ordered_categories_are_periods():
    index = pd.CategoricalIndex(["late", "early"], categories=["late", "early"], ordered=True)
    assert len(counted(pd.Series([2, 0], index=index))) == 2


def test_a_missing_nullable_count_is_refused():
    with pytest.raises(BadValue, match="period 1"):
        counted(pd.Series([2, pd.NA], dtype="Int64"))


def test_an_integer_beyond_floats_is_refused():
    with pytest.raises(BadValue, match="smaller"):
        counted([10**400, 1])


def test_two_dimensions_are_refused():
    with pytest.raises(BadValue, match="one dimension"):
        counted(np.zeros((2, 2)))


def test_an_index_of_levels_is_refused():
    index = pd.MultiIndex.from_tuples([(1, 1), (1, 2)])
    with pytest.raises(BadValue, match="one label"):
        counted(pd.Series([1, 2], index=index))


def test_measurements_may_be_negative_fractions():
    assert counted([-1.5, 2], whole=False).tolist() == [-1.5, 2]


@pytest.mark.parametrize("given", [None, 3, "12", {"a": 1}, {1, 2}, pd.DataFrame({"n": [1]})], ids=repr)
def test_what_is_no_sequence_is_a_type_error(given):
    with pytest.raises(TypeError, match="sequence of numbers"):
        counted(given)


@pytest.mark.parametrize("value", [0, 1.0, True, np.True_, None, "1", float("nan")])
def test_a_whole_number_is_an_integer_from_the_least(value):
    with pytest.raises(BadValue, match="whole number from 1"):
        whole_number("n", value, 1)


@pytest.mark.parametrize("value", [0, 1, True, None, "0.5", float("nan"), float("inf"), 1j])
def test_a_real_number_lies_strictly_between(value):
    with pytest.raises(BadValue, match="above 0 and below 1"):
        real_number("p0", value, 0, 1)


def test_numbers_of_numpy_are_numbers():
    assert (whole_number("n", np.int64(2), 1), real_number("s", np.float32(0.5), 0)) == (2, 0.5)


def test_a_label_is_plain():
    assert type(label_at(pd.Index([1, 3]), 1)) is int
