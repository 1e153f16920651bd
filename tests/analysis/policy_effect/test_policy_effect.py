"""Interrupted time series: published values, known answers, choices of the caller."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from nkrefugees.analysis.policy_effect import policy_effect
from nkrefugees.errors import BadValue, Refusal, UnknownName
from tests.analysis.policy_effect.effects import curve, published, twin

HARVEY_DURBIN = {"drivers": -0.23, "front": -0.30, "rear": 0.03}


@pytest.fixture(scope="module")
def belts():
    """The seat-belt law by default choices: traffic and price as covariates, the rear seat as control."""
    rows = published("seatbelts")
    beside = np.log(rows[["kms", "petrol_price"]])
    return {
        seat: policy_effect(
            rows[seat], "1983-01-31", rows["rear"] if seat != "rear" else None, covariates=beside
        )
        for seat in HARVEY_DURBIN
    }


@pytest.mark.parametrize(("seat", "change"), HARVEY_DURBIN.items())
def test_the_published_change_of_the_seat_belt_law_lies_in_our_interval(belts, seat, change):
    low, high = belts[seat].interval
    assert low <= 1 + change <= high


@pytest.mark.parametrize(("seat", "change"), HARVEY_DURBIN.items())
def test_the_seat_belt_law_is_found_within_five_points_of_the_published_change(belts, seat, change):
    assert belts[seat].ratio - 1 == pytest.approx(change, abs=0.05)


@pytest.mark.parametrize("seat", ["drivers", "front"])
def test_the_front_seats_differ_from_the_rear_seat(belts, seat):
    assert belts[seat].control.interval[1] < 0.9


def test_the_rear_seat_shows_no_step(belts):
    low, high = belts["rear"].interval
    assert low < 1 < high


@pytest.mark.parametrize("seat", ["drivers", "front"])
def test_no_placebo_date_of_the_front_seats_is_as_extreme(belts, seat):
    assert belts[seat].effects[0].rank == 0


def test_the_law_of_31_january_begins_in_february(belts):
    assert str(belts["drivers"].effects[0].on) == "1983-02"


def test_the_level_after_the_smoking_ban_in_sicily_hardly_hangs_on_the_season():
    """The data of Lopez Bernal et al. 2017, a level alone."""
    rows = published("sicily")
    given = {"exposure": rows["stdpop"], "slope": False}
    found = [policy_effect(rows["aces"], "2005-01", harmonics=n, **given).ratio for n in (0, 2)]
    assert found == pytest.approx([0.89, 0.89], abs=0.01)


@pytest.mark.parametrize("level", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("slope", [-0.05, 0.1])
def test_a_curve_that_follows_the_model_gives_back_its_step_and_its_slope(level, slope):
    found = policy_effect(curve(level=level, slope=slope), 2013)
    assert (found.ratio, found.slope) == pytest.approx((level, slope), abs=1e-5)


def test_a_level_is_the_step_at_the_date_and_not_at_the_year_nought():
    early, late = (policy_effect(curve(slope=0.1, start=start), start + 12) for start in (101, 2001))
    assert early.ratio == pytest.approx(late.ratio, rel=1e-9)


def test_without_a_slope_the_model_has_none():
    found = policy_effect(curve(), 2013, slope=False)
    assert (found.slope, "slope" in set(found.frame()["term"])) == (None, False)


def test_several_dates_have_a_step_each():
    series = curve(n=36, at=12, level=0.5)
    series.iloc[24:] *= 3
    found = policy_effect(series, [2025, 2013], slope=False)
    assert [e.level.ratio for e in found.effects] == pytest.approx([0.5, 3], rel=1e-4)


def test_a_lag_moves_the_date():
    assert policy_effect(curve(), 2010, lag=3).ratio == pytest.approx(0.5, abs=1e-5)


def test_the_lags_are_a_frame_with_what_is_refused():
    lags = policy_effect(curve(), 2010, lag=[3, 0, 8]).lags
    assert lags.index.tolist() == [3, 0, 8]
    assert lags["ratio"].isna().tolist() == [False, False, True]
    assert "7 points stand from 2018 on" in lags["refused"].iloc[-1]


def test_what_is_left_out_as_anticipation_does_not_touch_the_result():
    series = curve(n=30, at=15)
    moved = series.copy()
    moved.iloc[12:15] *= 2
    found = [policy_effect(s, 2016, anticipation=3).ratio for s in (series, moved)]
    assert found[0] == pytest.approx(found[1], rel=1e-12)


def test_anticipation_that_is_modelled_has_a_level_of_its_own():
    series = curve(n=30, at=15)
    series.iloc[12:15] *= 2
    found = policy_effect(series, 2016, anticipation=3, anticipated="modelled")
    assert (found.anticipation.ratio, found.ratio) == pytest.approx((2, 0.5), rel=1e-4)


def test_anticipation_that_is_left_out_has_no_level():
    assert policy_effect(curve(n=30, at=15), 2016, anticipation=3).anticipation is None


def test_a_series_that_doubles_with_its_exposure_shows_no_step():
    series = pd.Series(
        [50, 52, 48, 51, 49, 53, 50, 47, 100, 104, 96, 102, 98, 106, 100, 94], range(2001, 2017)
    )
    exposure = pd.Series([1.0] * 8 + [2.0] * 8, index=series.index)
    assert policy_effect(series, 2009, exposure=exposure, slope=False).ratio == pytest.approx(1, abs=0.1)


def test_two_series_that_move_alike_do_not_differ():
    series = twin(3, ratio=0.6, mean=400) * 3
    assert policy_effect(series, 2016, series).control.interval == pytest.approx((1, 1))


def test_a_date_chosen_after_seeing_the_series_has_no_p_value():
    found = policy_effect(twin(1), 2021, chosen="after")
    assert (found.p_value, found.frame()["p_value"].notna().any()) == (None, False)
    assert found.effects[0].rank is not None


def test_a_date_chosen_before_has_the_p_value_of_its_placebo_dates():
    found = policy_effect(twin(1), 2021, chosen="before")
    dates = len(found.placebo.levels)
    assert found.p_value == (found.placebo.extreme(found.level) + 1) / (dates + 1)


def test_a_date_is_taken_as_chosen_after():
    assert policy_effect(twin(1), 2016).chosen == "after"


@pytest.mark.parametrize(
    "words", [{"chosen": "never"}, {"family": "gaussian"}, {"anticipated": "ignored"}, {"chosen": None}]
)
def test_a_word_that_is_none_of_those_allowed_is_refused(words):
    with pytest.raises(UnknownName):
        policy_effect(twin(1), 2016, **words)


@pytest.mark.parametrize(
    "numbers",
    [
        {"lag": -1}, {"lag": 1.5}, {"lag": []}, {"lag": True}, {"anticipation": -1}, {"harmonics": 1},
        {"harmonics": -1}, {"bandwidth": "wide"}, {"slope": 1}, {"on": []}, {"on": [2016, "2016"]},
        {"on": "2010/2020"}, {"control_exposure": pd.Series([1.0])},
    ],
    ids=str,
)  # fmt: skip
def test_a_number_that_means_nothing_is_refused(numbers):
    with pytest.raises(BadValue):
        policy_effect(twin(1), **({"on": 2016} | numbers))


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        (2008, "7 points stand before 2008; at least 8 are needed on each side"),
        (2024, "7 points stand from 2024 on"),
        (1990, "1990 lies outside the series"),
        ([2011, 2015], "4 points stand between 2011 and 2015"),
    ],
)
def test_a_date_that_leaves_too_little_is_refused(on, reason):
    with pytest.raises(Refusal, match=reason) as refusal:
        policy_effect(twin(1), on)
    assert refusal.value.method == "policy_effect"


@pytest.mark.parametrize(("on", "lag"), [("2030-12", 0), (2016, 20)])
def test_a_date_with_no_period_after_it_is_refused(on, lag):
    with pytest.raises(Refusal, match="no period after the date"):
        policy_effect(twin(1), on, lag=lag)


def test_periods_left_out_do_not_count_as_points():
    with pytest.raises(Refusal, match="7 points stand before 2011"):
        policy_effect(twin(1), 2011, anticipation=3)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ([5] * 8, [0] * 8, "every count from 2009 on is zero"),
        ([0] * 8, [5] * 8, "every count before 2009 is zero"),
        ([0] * 16, [0] * 3, "holds 0 events"),
        ([0] * 7 + [1], [0] * 8, "holds 1 events; one event shows no change"),
        ([5] * 8, [0] * 7 + [9], "separated perfectly"),
    ],
)
def test_counts_that_have_no_ratio_are_refused(before, after, reason):
    with pytest.raises(Refusal, match=reason):
        policy_effect(pd.Series(before + after, range(2001, 2001 + len(before + after))), 2009)


def test_a_step_on_which_the_series_says_nothing_is_refused():
    series = pd.Series([74] + [1] * 17, index=range(2001, 2019))
    with pytest.raises(Refusal, match="the series says nothing on it"):
        policy_effect(series, 2010)


def test_fewer_points_than_parameters_are_refused():
    noise = np.random.default_rng(0).normal(size=(30, 28))
    beside = pd.DataFrame(noise, index=twin(1).index)
    with pytest.raises(Refusal, match="30 points cannot carry 32 parameters"):
        policy_effect(twin(1), 2016, covariates=beside)


def test_a_covariate_that_is_the_level_itself_is_refused():
    series = twin(1)
    beside = pd.DataFrame({"law": (series.index >= "2016").astype(float)}, index=series.index)
    with pytest.raises(Refusal, match="depend on each other"):
        policy_effect(series, 2016, covariates=beside)


def test_a_control_that_cannot_be_fitted_says_so():
    control = twin(1).where(twin(1).index < "2016", 0)
    with pytest.raises(Refusal, match="control: every count from 2016 on is zero"):
        policy_effect(twin(1), 2016, control)


def test_a_control_over_other_periods_is_refused():
    with pytest.raises(BadValue, match="index of control"):
        policy_effect(twin(1), 2016, twin(1).iloc[:-1])
