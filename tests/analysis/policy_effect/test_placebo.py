"""Placebo dates, the power of a series, and what a trend or a walk would have given."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from nkrefugees.analysis.policy_effect import policy_effect
from nkrefugees.analysis.policy_effect.design import Terms
from nkrefugees.analysis.policy_effect.estimates import estimate
from nkrefugees.analysis.policy_effect.forecast import expected, forecast
from nkrefugees.analysis.policy_effect.inputs import counted
from nkrefugees.analysis.policy_effect.setup import Setup
from tests.analysis.policy_effect.effects import curve, twin

LEVEL_ALONE = Setup(Terms(slope=False), "quasipoisson", 2)


@pytest.mark.parametrize(
    ("arguments", "first", "last"),
    [
        ({}, "2009", "2017"),
        ({"anticipation": 2}, "2011", "2015"),
        ({"lag": 1}, "2009", "2017"),
        ({"anticipation": 1, "anticipated": "modelled"}, "2010", "2016"),
    ],
    ids=str,
)
def test_every_date_with_eight_points_on_each_side_before_is_a_placebo(arguments, first, last):
    dates = policy_effect(twin(0, n=34, at=24), 2025, **arguments).placebo.levels.index
    assert dates.equals(pd.period_range(first, last, freq="Y", name="on"))


def test_no_placebo_date_sees_what_comes_after():
    series = twin(0, n=34, at=24)
    changed = series.where(series.index < "2025", series * 7 + 1)
    found = [policy_effect(s, 2025).placebo.levels for s in (series, changed)]
    pd.testing.assert_series_equal(*found)


def test_a_placebo_step_is_that_of_the_same_model_on_the_part_before():
    series = twin(0, n=34, at=24)
    alone = policy_effect(series.iloc[:24], 2012)
    assert policy_effect(series, 2025).placebo.levels["2012"] == pytest.approx(alone.level)


def test_without_enough_points_before_no_placebo_is_admissible():
    found = policy_effect(twin(0, n=30, at=15), 2016, chosen="before")
    assert (len(found.placebo.levels), found.effects[0].rank, found.p_value) == (0, None, None)
    assert found.placebo.reason == "15 points before; a placebo date needs 16"


def test_a_date_at_which_no_estimate_exists_is_counted_and_left_out():
    """Nothing but zeros before 2009 to 2011, and a single count before 2012, which no trend can fit."""
    series = twin(0, n=40, at=24)
    series.iloc[:10] = 0
    found = policy_effect(series, 2025).placebo
    assert (len(found.levels), found.refused) == (5, 4)


def test_the_rank_counts_steps_up_and_down():
    found = policy_effect(twin(0, n=34, at=24), 2025).placebo
    assert found.extreme(0) == len(found.levels)
    assert found.extreme(found.levels.iloc[0]) == found.extreme(-found.levels.iloc[0])


def test_a_step_as_large_as_the_detectable_one_is_found_four_times_in_five():
    """Over 150 twins; intervals are on the safe side, so that a little power may be missed."""
    below, _ = policy_effect(twin(0, n=60, at=30), 2031, slope=False).power
    found = [LEVEL_ALONE.fit(counted(twin(seed, 60, 30, below)), [30]) for seed in range(150)]
    assert 0.65 <= np.mean([estimate(f, "level", 30).interval[1] < 1 for f in found]) <= 0.92


def test_a_longer_series_detects_smaller_steps():
    short, long = (policy_effect(twin(0, n=n, at=n // 2), 2001 + n // 2).power for n in (20, 80))
    assert short[0] < long[0] < 1 < long[1] < short[1]


def test_the_detectable_ratios_are_as_far_on_each_side():
    below, above = policy_effect(twin(0), 2016).power
    assert below * above == pytest.approx(1)


def test_the_detectable_ratio_is_that_of_a_series_in_which_nothing_changed():
    """A step down leaves fewer events after, which says nothing on what could be seen."""
    down, level = (
        policy_effect(curve(n=30, at=15, level=ratio, mean=400), 2016, slope=False).power[0]
        for ratio in (0.05, 1.0)
    )
    assert down == pytest.approx(level, abs=0.01)


def test_the_trend_is_what_the_curve_would_have_been():
    found = policy_effect(curve(level=0.5, slope=0.1), 2013)
    assert found.fitted["trend"].tolist() == pytest.approx(curve(level=1.0).tolist(), rel=1e-4)


def test_the_forecast_begins_at_the_first_date():
    assert policy_effect(curve(), 2013).forecast.index[0] == pd.Period("2013", "Y")


def test_the_walk_goes_on_by_the_mean_step():
    series = pd.Series([100, 120, 100, 120, 100, 120, 100, 200, *[150] * 8], index=range(2001, 2017))
    drift = np.log(2) / 7
    found = policy_effect(series, 2009).forecast
    assert found["walk"].tolist() == pytest.approx([200 * np.exp(drift * k) for k in range(1, 9)])


def test_the_interval_of_the_walk_is_that_of_the_textbook():
    series = pd.Series([100, 120, 100, 120, 100, 120, 100, 200, *[150] * 8], index=range(2001, 2017))
    steps = np.diff(np.log(series.iloc[:8]))
    half = 2.4469 * steps.std(ddof=1) * np.sqrt(3 + 9 / 7)
    found = policy_effect(series, 2009).forecast.iloc[2]
    assert np.log(found["walk_high"] / found["walk"]) == pytest.approx(half, rel=1e-4)


def test_the_walk_knows_nothing_of_the_anticipation_window():
    series = twin(0, n=34, at=24)
    changed = series.copy()
    changed.iloc[22:24] *= 9
    found = [policy_effect(s, 2025, anticipation=2).forecast["walk"] for s in (series, changed)]
    pd.testing.assert_series_equal(*found)


def test_the_interval_of_the_walk_covers_walks():
    inside, fitted = [], LEVEL_ALONE.fit(counted(curve(n=32, at=21)), [21])
    for seed in range(200):
        steps = np.random.default_rng(seed).normal(0, 0.2, 32)
        counts = counted(pd.Series(np.exp(8 + steps.cumsum()).round().astype(int), index=range(2001, 2033)))
        inside.append(forecast(counts, fitted, 21, expected(counts, fitted))[0]["inside"].iloc[4])
    assert 0.91 <= np.mean(inside) <= 0.99


def test_a_series_of_months_has_no_walk():
    found = policy_effect(twin(0, n=48, at=24, freq="M"), "2003-01")
    assert "walk" not in found.forecast
    assert found.no_walk == "the random walk is for annual series"


def test_a_rate_that_never_changes_has_no_walk():
    found = policy_effect(pd.Series([5] * 16, index=range(2001, 2017)), 2009)
    assert "by the same step" in found.no_walk


def test_zeros_before_do_not_stop_the_walk():
    series = pd.Series([0, 3, 0, 2, 0, 1, 4, 0, 2, 0, 0, 3, 1, 0, 2, 0], index=range(2001, 2017))
    found = policy_effect(series, 2009).forecast
    assert (found["walk_low"] >= 0).all()
    assert found["inside"].all()
