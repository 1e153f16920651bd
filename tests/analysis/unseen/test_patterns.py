from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.analysis.unseen.patterns import read, require
from nkrefugees.errors import BadValue, Refusal
from tests.analysis.unseen.conftest import table, tables


def frame(**columns):
    return pd.DataFrame(columns)


def test_rows_are_units():
    units = frame(a=[True, True, False], b=[True, False, True])
    assert read(units).counts.tolist() == [1, 1, 1]


def test_rows_are_patterns_where_a_column_counts_units():
    assert read(table(2, [20, 30, 10]), "count").counts.tolist() == [20, 30, 10]


@given(tables())
def test_units_and_patterns_are_the_same(patterns):
    units = patterns.loc[patterns.index.repeat(patterns["count"])].drop(columns="count")
    assert np.array_equal(read(units).counts, read(patterns, "count").counts)


@given(tables(), st.randoms())
def test_the_order_of_rows_does_not_matter(patterns, random):
    order = random.sample(range(len(patterns)), len(patterns))
    assert np.array_equal(read(patterns.iloc[order], "count").counts, read(patterns, "count").counts)


def test_a_pattern_may_stand_in_several_rows():
    twice = pd.concat([table(2, [1, 2, 3]), table(2, [10, 20, 30])])
    assert read(twice, "count").counts.tolist() == [11, 22, 33]


@pytest.mark.parametrize(
    "column", [[1, 0], pd.array([True, False], dtype="boolean"), np.array([True, False], object)]
)
def test_what_is_plainly_boolean_is_read(column):
    assert read(frame(a=column, b=[True, True])).counts.tolist() == [0, 1, 1]


@pytest.mark.parametrize(
    "column",
    [["yes", "no"], [1.0, 0.0], [2, 1], [-1, 1], [None, True], [1j, 0], pd.to_datetime(["2013", "2014"])],
)
def test_a_column_that_is_not_boolean_is_refused(column):
    with pytest.raises(BadValue, match="list a"):
        read(frame(a=column, b=[True, True]))


@pytest.mark.parametrize(
    "counts",
    [
        [-1, 1, 1],
        [0.5, 1, 1],
        [None, 1, 1],
        ["x", 1, 1],
        ["1", "1", "1"],
        pd.to_datetime(["2013", "2014", "2015"]),
        [float("inf"), 1, 1],
        [True, True, False],
        [1e13, 1, 1],
    ],
)
def test_counts_that_are_negative_missing_or_not_whole_are_refused(counts):
    with pytest.raises(BadValue, match="column count"):
        read(table(2, counts), "count")


def test_a_count_that_is_no_column_is_refused():
    with pytest.raises(BadValue, match="name a column of the frame: A, B, count"):
        read(table(2, [1, 2, 3]), "units")


def test_a_unit_on_no_list_is_refused():
    with pytest.raises(BadValue, match="a unit on no list"):
        read(frame(a=[True, False], b=[True, False]))


def test_a_pattern_of_no_list_may_stand_with_no_unit():
    assert read(frame(a=[True, False], b=[True, False], n=[3, 0]), "n").seen == 3


def test_names_that_stand_twice_are_refused():
    with pytest.raises(BadValue, match="a name of its own"):
        read(pd.DataFrame([[True, False]], columns=["a", "a"]))


def test_more_than_nine_lists_are_refused():
    with pytest.raises(BadValue, match="at most 9"):
        read(pd.DataFrame([[True] * 10]))


def test_what_is_no_frame_is_a_type_error():
    with pytest.raises(TypeError, match="one boolean column per list"):
        read([[True, False]])


@pytest.mark.parametrize("names", ["cn", ["Intercept", "1"], [0, 1], ["count", "const"], [True, "x"]])
def test_no_name_of_a_list_means_anything(names):
    renamed = table(2, [20, 30, 10]).set_axis([*names, "units"], axis=1)
    assert read(renamed, "units").counts.tolist() == [20, 30, 10]


def test_a_list_named_1_is_not_the_column_true():
    mixed = pd.DataFrame({1: [True, True], "b": [True, False]})
    with pytest.raises(BadValue, match="count"):
        read(mixed, True)


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ([0, 0, 0], "nobody is on any list"),
        ([0, 5, 0], "nobody is on list A"),
        ([5, 0, 3], "everybody is on list A"),
        ([5, 5, 0], "do not overlap"),
    ],
)
def test_lists_that_say_nothing_are_refused(counts, reason):
    with pytest.raises(Refusal, match=reason) as refused:
        require(read(table(2, counts), "count"), "the method", 2)
    assert refused.value.method == "the method"


def test_too_few_lists_are_refused():
    with pytest.raises(Refusal, match="at least 3 lists, not 2"):
        require(read(table(2, [5, 5, 5]), "count"), "the method", 3)


def test_units_are_counted_by_the_number_of_their_lists():
    assert read(table(3, [1, 2, 4, 8, 16, 32, 64]), "count").by_number().tolist() == [11, 52, 64]
