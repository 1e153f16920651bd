from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.analysis.counts.change_point import change_point
from nkrefugees.errors import BadValue, Refusal
from tests.analysis.counts.published import coal, nile

STEPS = pd.Series([1, 2, 1, 2, 1, 20, 21, 22, 19, 5, 6, 4, 5, 5], index=range(2091, 2105))


@pytest.fixture(scope="module")
def steps():
    return change_point(STEPS, changes=4)


def test_the_number_of_changes_has_the_lowest_bic(steps):
    assert steps.changes == (2095, 2099)
    assert steps.fits["bic"].idxmin() == 2


def test_each_change_lies_in_its_interval(steps):
    assert all(low <= at <= high for at, (low, high) in zip(steps.changes, steps.intervals, strict=True))


def test_the_rates_are_the_means_of_the_segments(steps):
    assert steps.rates == pytest.approx((1.4, 20.5, 5))


def test_the_frame_has_a_row_for_each_segment(steps):
    found = steps.frame()
    assert found[["first", "last", "periods", "total"]].to_numpy().tolist() == [
        [2091, 2095, 5, 7],
        [2096, 2099, 4, 82],
        [2100, 2104, 5, 25],
    ]


def test_the_last_segment_ends_with_no_change(steps):
    assert pd.isna(steps.frame()["low"].iloc[-1])


def test_the_summary_names_each_change(steps):
    assert "after 2095" in steps.summary()
    assert "after 2099" in steps.summary()


def test_the_nile_has_one_break_of_up_to_five():
    found = change_point(nile(), family="normal", changes=5, shortest=15)
    assert (found.changes, found.intervals) == ((1898,), ((1895, 1902),))


def test_the_table_of_the_nile_is_that_of_strucchange():
    found = change_point(nile(), family="normal", changes=5, shortest=15).fits
    assert found["rss"].round().tolist() == [2835157, 1597457, 1552924, 1538097, 1507888, 1659994]
    assert found["bic"].round().tolist() == [1318, 1270, 1276, 1285, 1292, 1311]
    assert found["after"][2] == (1898, 1953)


def test_the_best_single_change_of_coal_is_the_one_of_most_likelihood():
    found = change_point(coal(), changes=3)
    assert found.fits["after"][1] == (change_point(coal()).estimate,)


def test_an_even_series_has_no_change():
    found = change_point([3] * 30, changes=3)
    assert (found.changes, found.rates, len(found.frame())) == ((), (3.0,), 1)
    assert "none at all" in found.summary()


@given(st.lists(st.integers(0, 20), min_size=8, max_size=20).filter(lambda found: sum(found) > 1))
def test_more_changes_never_fit_worse(values):
    found = change_point(values, changes=4).fits["log_likelihood"]
    assert (found.diff().dropna() > -1e-9).all()


@given(st.lists(st.integers(0, 20), min_size=10, max_size=20).filter(lambda found: sum(found) > 1))
def test_no_segment_is_shorter_than_the_shortest(values):
    found = change_point(values, changes=2, shortest=3)
    assert (found.frame()["periods"] >= 3).all()


def test_more_segments_than_periods_are_refused():
    with pytest.raises(BadValue, match="5 periods do not hold so many segments"):
        change_point([1, 2, 3, 4, 5], changes=5)


def test_segments_without_noise_are_refused():
    with pytest.raises(Refusal, match="with 3 changes the segments are constant"):
        change_point([1, 1, 5, 5, 9, 9, 2, 2], family="normal", changes=3)


def test_a_segment_without_noise_has_no_interval():
    found = change_point([0.0] * 8 + [9, 11, 10, 12, 9, 11, 10, 8], family="normal", changes=2)
    assert found.intervals == (None,)
    assert "no interval holds" in found.summary()
