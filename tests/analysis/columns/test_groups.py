from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.analysis.columns.groups import Groups, Known, numbered, pairs

words = st.sampled_from(["a", "b", "ab", "z"])
keys = st.lists(st.tuples(words, words), max_size=12).map(lambda rows: pd.DataFrame(rows, columns=["x", "y"]))


@given(keys)
def test_groups_are_numbered_in_the_order_of_their_keys(frame):
    groups = numbered(frame)
    named = list(zip(*groups.keys.values(), strict=True))
    assert named == sorted(set(frame.itertuples(index=False, name=None)))


@given(keys)
def test_each_row_has_the_key_of_its_group(frame):
    groups = numbered(frame)
    for column in frame:
        assert groups.keys[column][groups.of].tolist() == frame[column].tolist()


def test_what_is_missing_is_no_extreme():
    groups = Groups(np.array([0, 0, 1]), 2, {})
    least = groups.least(Known.of(pd.Series([5, None, None], dtype="Int64")))
    assert (least.values[0], least.known.tolist()) == (5, [True, False])


def test_the_lower_median_of_two_is_the_lower():
    groups = Groups(np.array([0, 0]), 1, {})
    assert groups.lower_median(Known.of(pd.Series([9, 4], dtype="Int64"))).values.tolist() == [4]


def test_a_pair_that_stands_twice_is_one():
    groups = Groups(np.array([0, 0, 1]), 2, {})
    of, codes, rows = pairs(groups, np.array([3, 3, 3]), np.ones(3, dtype=bool))
    assert (of.tolist(), codes.tolist(), rows.tolist()) == ([0, 1], [3, 3], [0, 0, 1])


def test_whole_numbers_too_great_for_floats_stay_as_they_are():
    great = 2**60 + 1
    assert Known.of(pd.Series([great, None], dtype="Int64")).column().tolist()[0] == great
