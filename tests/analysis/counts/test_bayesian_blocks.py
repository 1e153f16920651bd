from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from astropy.stats import bayesian_blocks as oracle
from hypothesis import assume, given
from hypothesis import strategies as st

from nkrefugees.analysis.counts.bayesian_blocks import bayesian_blocks
from nkrefugees.errors import BadValue, Refusal, UnknownName
from tests.analysis.counts.published import coal, coal_dates, refused_counts, refused_times

p0s = st.sampled_from([0.01, 0.05, 0.3])
days = st.lists(st.integers(0, 40).map(float), min_size=2, max_size=80).filter(
    lambda found: len(set(found)) > 1
)
moments = st.lists(st.integers(0, 10**6), min_size=2, max_size=60, unique=True).map(
    lambda found: [n / 1e3 for n in found]
)


def agree(times, p0):
    """astropy has no room for its last edge where every time is a block; there the two may differ."""
    found = bayesian_blocks(times, p0).edges
    assume(len(found) <= len(set(times)))
    return found.tolist() == oracle(times, p0=p0).tolist()


@given(moments, p0s)
def test_the_edges_are_those_of_astropy(times, p0):
    assert agree(times, p0)


@given(days, p0s)
def test_with_several_events_on_a_day_the_edges_are_those_of_astropy(times, p0):
    assert agree(times, p0)


@given(moments, st.floats(0.5, 2), p0s)
def test_blocks_hold_all_events(times, scale, p0):
    found = bayesian_blocks([scale * time for time in times], p0)
    assert found.counts.sum() == len(times)
    assert (found.rates * np.diff(found.edges)).sum() == pytest.approx(len(times))


@given(days, st.randoms())
def test_the_order_of_events_does_not_matter(times, random):
    mixed = random.sample(times, len(times))
    assert bayesian_blocks(mixed).edges.tolist() == bayesian_blocks(times).edges.tolist()


def test_each_time_may_be_a_block():
    assert bayesian_blocks([1.0, 16.0, 16.0], p0=0.9).edges.tolist() == [1, 8.5, 16]


def test_coal_changes_once_early_in_1890():
    edges = bayesian_blocks(coal_dates()).edges
    assert (len(edges), round(edges[1], 2)) == (3, 1890.15)


def test_dates_have_edges_that_are_dates():
    when = pd.Timestamp("2091-01-01") + pd.to_timedelta([*range(10), *range(20, 120, 10)], unit="D")
    assert bayesian_blocks(when).edges[1] == pd.Timestamp("2091-01-09 12:00")


def test_coal_by_year_changes_between_years():
    found = bayesian_blocks(coal())
    assert found.edges.tolist() == [1851, 1892, 1948, 1963]
    assert found.counts.tolist() == [127, 60, 4]


def test_days_with_zeros_are_counts():
    index = pd.date_range("2091-01-01", periods=40, freq="D")
    found = bayesian_blocks(pd.Series([0] * 20 + [3] * 20, index=index))
    assert found.edges.strftime("%m-%d").tolist() == ["01-01", "01-21", "02-10"]


def test_the_frame_has_a_row_for_each_block():
    found = bayesian_blocks(coal()).frame()
    assert found["length"].tolist() == [41, 56, 15]
    assert found["rate"].tolist() == pytest.approx([127 / 41, 60 / 56, 4 / 15])


def test_the_summary_names_the_edges():
    assert "edges at 1890.15" in bayesian_blocks(coal_dates()).summary()


def test_even_events_are_one_block():
    assert "no change of rate" in bayesian_blocks([float(n) for n in range(30)]).summary()


def test_a_series_of_whole_numbers_without_periods_may_be_either():
    with pytest.raises(BadValue, match="say kind='times' or kind='counts'"):
        bayesian_blocks(pd.Series([1, 2, 5, 9]))


def test_the_kind_may_be_said():
    assert bayesian_blocks(pd.Series([1, 2, 5, 9]), kind="times").counts.sum() == 4
    assert bayesian_blocks(pd.Series([1, 2, 5, 9]), kind="counts").counts.sum() == 17


def test_an_unknown_kind_offers_the_nearest():
    with pytest.raises(UnknownName, match="did you mean 'times'"):
        bayesian_blocks([1.0, 2.0], kind="time")


@pytest.mark.parametrize("p0", [0, 1, -0.1, 5, float("nan"), None, "0.05"])
def test_p0_lies_between_0_and_1(p0):
    with pytest.raises(BadValue, match="p0"):
        bayesian_blocks([1.0, 2.0, 4.0], p0)


@refused_times
def test_bad_times_are_refused(times, words):
    with pytest.raises((BadValue, Refusal), match=words):
        bayesian_blocks(times)


@refused_counts
def test_bad_counts_are_refused(counts, words):
    with pytest.raises((BadValue, Refusal), match=words):
        bayesian_blocks(counts, kind="counts")
