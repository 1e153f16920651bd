from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from nkrefugees.analysis.counts.kleinberg import kleinberg, kleinberg_gaps
from nkrefugees.errors import BadValue, Refusal
from tests.analysis.counts.published import coal, refused_counts, refused_times

YEARS = pd.Series([1, 0, 1, 8, 9, 7, 1, 0, 1, 0], index=range(2091, 2101))
TOTALS = pd.Series(20, index=YEARS.index)
DAYS = pd.Timestamp("2091-01-01") + pd.to_timedelta([0, 10, 20, 30, 31, 32, 33, 34, 35, 45, 55], unit="D")


@pytest.fixture(scope="module")
def found():
    return kleinberg(YEARS, totals=TOTALS)


def test_a_burst_has_its_first_and_last_period(found):
    assert found.frame()[["first", "last", "level"]].to_numpy().tolist() == [[2094, 2096, 1]]


def test_the_weight_is_a_difference_of_binomial_likelihoods(found):
    inside = YEARS.loc[2094:2096]
    low, high = (stats.binom.logpmf(inside, 20, share).sum() for share in found.rates)
    assert found.bursts["weight"].tolist() == pytest.approx([high - low])


def test_the_states_have_shares_that_grow_by_s():
    assert kleinberg(YEARS, 1.5, totals=TOTALS, states=3).rates == pytest.approx((0.14, 0.21, 0.315))


def test_without_totals_the_weight_is_a_difference_of_poisson_likelihoods():
    found = kleinberg(YEARS)
    low, high = (stats.poisson.logpmf(YEARS.loc[2094:2096], rate).sum() for rate in found.rates)
    assert found.bursts["weight"].tolist() == pytest.approx([high - low])


def test_a_rise_of_totals_explains_a_rise_of_counts():
    assert kleinberg(YEARS, totals=10 * YEARS + 5).bursts.empty


def test_a_higher_price_makes_no_more_bursts():
    assert kleinberg(YEARS, gamma=50).bursts.empty


def test_bursts_of_higher_levels_lie_inside_lower_ones():
    found = kleinberg([1, 1, 1, 1, 4, 4, 20, 22, 4, 1, 1, 1, 1, 1], s=2, gamma=0.5, states=4).bursts
    outer = found[found["level"] == 1].iloc[0]
    assert found["level"].max() > 1
    assert (found["first"] >= outer["first"]).all()


def test_a_single_period_may_be_a_burst():
    found = kleinberg([1, 1, 1, 30, 1, 1, 1])
    assert found.frame()[["first", "last"]].to_numpy().tolist() == [[3, 3]]


def test_coal_is_bursty_before_1891_alone():
    found = kleinberg(coal()).bursts
    assert found["last"].max() < 1891


@given(st.lists(st.integers(0, 9), min_size=3, max_size=20).filter(lambda found: sum(found) > 1))
def test_bursts_save_more_than_they_cost(values):
    found = kleinberg(values, gamma=0.5)
    assert (found.bursts["weight"] >= 0.5 * np.log(len(values)) - 1e-9).all()


def test_the_summary_names_the_burst(found):
    assert "2094 to 2096 (level 1" in found.summary()


def test_the_summary_says_that_there_is_no_burst():
    assert kleinberg([2, 2, 2, 2]).summary().startswith("No burst in 4 periods")


def test_dates_are_read_as_gaps():
    found = kleinberg(DAYS, s=3)
    assert found.form == "gaps"
    assert found.frame()[["first", "last"]].to_numpy().tolist() == [[DAYS[3], DAYS[8]]]


def test_two_events_on_one_day_are_refused():
    with pytest.raises(Refusal, match="two events fall on one day"):
        kleinberg_gaps([*DAYS, DAYS[2]])


def test_two_events_at_one_time_are_refused():
    with pytest.raises(Refusal, match="two events have one time"):
        kleinberg_gaps([1.0, 2.0, 2.0, 3.0, 4.0])


def test_two_gaps_are_too_few():
    with pytest.raises(Refusal, match="3 events are too few"):
        kleinberg_gaps([1.0, 2.0, 5.0])


def test_a_count_above_its_total_is_refused():
    with pytest.raises(BadValue, match="period 2092"):
        kleinberg(YEARS + 3, totals=TOTALS.replace({20: 12}).where(TOTALS.index != 2092, 2))


def test_totals_of_other_periods_are_refused():
    with pytest.raises(BadValue, match="give the 10 periods of the counts"):
        kleinberg(YEARS, totals=TOTALS.set_axis(range(10)))


def test_shares_of_one_and_more_are_refused():
    with pytest.raises(Refusal, match=r"share of 1\.4"):
        kleinberg(YEARS, s=10, totals=TOTALS)


@pytest.mark.parametrize(
    "setting", [{"s": 1}, {"s": float("inf")}, {"gamma": 0}, {"gamma": -1}, {"states": 1}]
)
def test_a_setting_out_of_range_is_refused(setting):
    with pytest.raises(BadValue, match=next(iter(setting))):
        kleinberg(YEARS, **setting)


def test_rates_beyond_numbers_are_refused():
    with pytest.raises(Refusal, match="beyond what numbers hold"):
        kleinberg(YEARS, s=1e5, states=100)


@refused_counts
def test_bad_counts_are_refused(counts, words):
    with pytest.raises((BadValue, Refusal), match=words):
        kleinberg(counts)


@refused_times
def test_bad_times_are_refused(times, words):
    with pytest.raises((BadValue, Refusal), match=words):
        kleinberg_gaps(times)
