"""Laws of `policy_effect`, what any input does, and whether intervals cover."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nkrefugees.analysis.policy_effect import policy_effect
from nkrefugees.analysis.policy_effect.covariance import bandwidth
from nkrefugees.analysis.policy_effect.design import Terms
from nkrefugees.analysis.policy_effect.estimates import estimate
from nkrefugees.analysis.policy_effect.inputs import counted
from nkrefugees.analysis.policy_effect.setup import Setup
from nkrefugees.errors import NkrefugeesError, Refusal
from tests.analysis.policy_effect.effects import twin

counts = st.lists(st.integers(1, 90), min_size=18, max_size=30)
FEW = settings(max_examples=15)


def yearly(values, start=2001):
    return pd.Series(values, index=range(start, start + len(values)))


def found(series, on, **more):
    """The estimate and interval of the first date; a draw that is refused is no example."""
    try:
        result = policy_effect(series, on, **more)
    except Refusal:
        assume(False)
    return [result.level, *map(math.log, result.interval), math.log(result.power[1]), result.dispersion]


@FEW
@given(counts, st.floats(1e-6, 1e9))
def test_multiplying_the_exposure_leaves_everything(values, factor):
    series = yearly(values)
    exposure = pd.Series(np.linspace(1, 2, len(values)), index=series.index)
    one, other = (found(series, 2010, exposure=e) for e in (exposure, exposure * factor))
    assert one == pytest.approx(other, rel=1e-5, abs=1e-6)


@FEW
@given(counts)
def test_an_offset_is_the_logarithm_of_an_exposure(values):
    series = yearly(values)
    exposure = pd.Series(np.linspace(1, 2, len(values)), index=series.index)
    one, other = found(series, 2010, exposure=exposure), found(series, 2010, offset=np.log(exposure))
    assert one == pytest.approx(other, rel=1e-6, abs=1e-8)


@FEW
@given(counts, st.integers(-1900, 5000))
def test_shifting_the_calendar_leaves_everything(values, years):
    one, other = (found(yearly(values, 2001 + s), 2010 + s) for s in (0, years))
    assert one == pytest.approx(other, rel=1e-9, abs=1e-12)


@FEW
@given(st.lists(st.integers(20, 90), min_size=36, max_size=48), st.integers(1, 200))
def test_shifting_the_months_leaves_everything(values, months):
    start = pd.Period("2001-01", "M")
    one, other = (
        found(pd.Series(values, pd.period_range(start + s, periods=len(values))), start + s + 18, harmonics=6)
        for s in (0, months)
    )
    assert one == pytest.approx(other, rel=1e-5, abs=1e-6)


@FEW
@given(counts, st.randoms(use_true_random=False))
def test_the_order_of_rows_leaves_everything(values, chance):
    series = yearly(values)
    mixed = chance.sample(list(series.index), len(series))
    assert found(series, 2010) == found(series.loc[mixed], 2010)


@FEW
@given(counts, st.floats(-3, 3), st.floats(0.1, 9))
def test_the_unit_of_a_covariate_leaves_everything(values, shift, factor):
    series = yearly(values)
    beside = pd.DataFrame({"price": np.cos(np.arange(len(values)) ** 2.0)}, index=series.index)
    one, other = (found(series, 2010, covariates=b) for b in (beside, beside * factor + shift))
    assert one == pytest.approx(other, rel=1e-5, abs=1e-6)


@FEW
@given(counts)
def test_one_period_left_out_is_one_period_with_a_level_of_its_own(values):
    one, other = (
        found(yearly(values), 2011, anticipation=1, anticipated=a)[0] for a in ("left out", "modelled")
    )
    assert one == pytest.approx(other, rel=1e-5, abs=1e-6)


@FEW
@given(counts)
def test_a_lag_is_a_later_date(values):
    assert found(yearly(values), 2009, lag=1) == found(yearly(values), 2010)


@FEW
@given(counts, st.integers(2, 50))
def test_multiplying_the_counts_leaves_the_ratio(values, factor):
    one, other = (found(yearly(values) * f, 2010)[0] for f in (1, factor))
    assert one == pytest.approx(other, rel=1e-5, abs=1e-6)


@FEW
@given(counts)
def test_a_control_and_its_series_change_places(values):
    series, control = yearly(values), yearly(values[::-1])
    try:
        ours, theirs = policy_effect(series, 2010, control), policy_effect(control, 2010, series)
    except Refusal:
        assume(False)
    assert ours.control.value == pytest.approx(-theirs.control.value, rel=1e-6, abs=1e-8)
    assert ours.control.error == pytest.approx(theirs.control.error, rel=1e-6)


WILD_INDEX = st.one_of(
    st.integers(1, 9990).map(lambda y: lambda n: pd.RangeIndex(y, y + n)),
    st.sampled_from(["Y", "Q", "M", "W", "D", "h"]).map(
        lambda f: lambda n: pd.period_range("2001-01-01", periods=n, freq=f)
    ),
    st.sampled_from(["YS", "QE", "MS", "W-WED", "D", "B"]).map(
        lambda f: lambda n: pd.date_range("2001-01-01", periods=n, freq=f)
    ),
    st.just(lambda n: pd.Index([f"y{i}" for i in range(n)])),
)
WILD_VALUES = st.one_of(
    st.lists(st.integers(0, 3), max_size=40),
    st.lists(st.integers(0, 2**52), min_size=16, max_size=40),
    st.lists(st.sampled_from([0, 1, 10**15]), min_size=16, max_size=40),
    st.lists(st.one_of(st.floats(), st.integers(-5, 5)), max_size=24),
)
WILD_DATE = st.one_of(
    st.integers(-5, 40).map(lambda i: 2001 + i),
    st.integers(1, 12).map(lambda m: f"2002-{m:02d}"),
    st.dates(), st.none(), st.text(max_size=8), st.floats(), st.lists(st.integers(2001, 2030), max_size=3),
)  # fmt: skip
WILD_WORDS = st.fixed_dictionaries(
    {},
    optional={
        "lag": st.one_of(st.integers(-2, 12), st.lists(st.integers(0, 12), max_size=3), st.none()),
        "anticipation": st.integers(-1, 6),
        "anticipated": st.sampled_from(["left out", "modelled", "x"]),
        "slope": st.booleans(),
        "harmonics": st.one_of(st.none(), st.integers(-1, 7)),
        "bandwidth": st.one_of(st.none(), st.integers(-1, 99)),
        "family": st.sampled_from(["poisson", "quasipoisson", "x"]),
        "chosen": st.sampled_from(["before", "after", ""]),
    },
)


def answer_or_refusal(series, on, **words):
    """What holds for any input: a result that means something, or an error of ours."""
    try:
        result = policy_effect(series, on, **words)
    except (NkrefugeesError, TypeError):
        return
    low, high = result.interval
    assert 0 < low <= result.ratio <= high < math.inf
    assert not result.frame()[["estimate", "error", "ratio", "low"]].isna().any(axis=None)
    assert result.summary()


@settings(max_examples=80)
@given(WILD_VALUES, WILD_INDEX, WILD_DATE, WILD_WORDS)
def test_any_input_gives_a_result_or_an_error_of_ours(values, index, on, words):
    answer_or_refusal(
        pd.Series(values, index=index(len(values)), dtype=None if values else "object"), on, **words
    )


@settings(max_examples=80)
@given(
    st.one_of(
        st.lists(st.integers(0, 2), min_size=20, max_size=40),
        st.lists(st.sampled_from([0, 1, 40, 10**6, 10**15]), min_size=20, max_size=40),
    ),
    st.sampled_from(["Y", "Q", "M", "W", "D"]),
    st.integers(8, 24),
    st.fixed_dictionaries(
        {},
        optional={
            "lag": st.integers(0, 3),
            "anticipation": st.integers(0, 4),
            "anticipated": st.sampled_from(["left out", "modelled"]),
            "slope": st.booleans(),
            "harmonics": st.integers(0, 2),
            "bandwidth": st.integers(0, 50),
            "family": st.sampled_from(["poisson", "quasipoisson"]),
        },
    ),
)
def test_any_counts_give_a_result_or_an_error_of_ours(values, freq, at, words):
    index = pd.period_range("2001-01-01", periods=len(values), freq=freq)
    answer_or_refusal(pd.Series(values, index=index), index[min(at, len(values) - 1)], **words)


@settings(max_examples=80)
@given(
    st.lists(st.integers(0, 4), min_size=18, max_size=24),
    st.lists(st.floats(-800, 800), min_size=24, max_size=24),
    st.sampled_from(["offset", "exposure", "covariates"]),
)
def test_anything_beside_the_counts_gives_a_result_or_an_error_of_ours(values, beside, name):
    series = yearly(values)
    column = pd.Series(beside[: len(values)], index=series.index)
    try:
        result = policy_effect(
            series, 2010, **{name: column.to_frame("x") if name == "covariates" else column}
        )
    except NkrefugeesError:
        return
    assert math.isfinite(result.level)


@pytest.mark.parametrize(("n", "mean", "freq"), [(20, 30, "Y"), (30, 5, "Y"), (72, 30, "M")])
def test_an_interval_covers_the_step_of_independent_twins(n, mean, freq):
    """200 twins; the interval is on the safe side in short series."""
    setup = Setup(Terms(), "quasipoisson", bandwidth(n))
    low, high = zip(
        *(
            estimate(
                setup.fit(counted(twin(s, n, n // 2, 0.6, mean, freq)), [n // 2]), "level", n // 2
            ).interval
            for s in range(200)
        ),
        strict=True,
    )
    assert 0.92 <= np.mean((np.array(low) <= 0.6) & (np.array(high) >= 0.6)) <= 1


def correlated(seed, n=60):
    """A twin whose rate wanders, each year like the one before (correlation 0.5)."""
    chance = np.random.default_rng(seed)
    wander = chance.normal(0, 0.2, n)
    for at in range(1, n):
        wander[at] = 0.5 * wander[at - 1] + math.sqrt(0.75) * wander[at]
    rate = 50 * np.exp(wander) * np.where(np.arange(n) >= n // 2, 0.7, 1.0)
    return counted(pd.Series(chance.poisson(rate), index=range(2001, 2001 + n)))


def test_an_interval_covers_better_than_newey_west_alone_where_years_go_together():
    setup = Setup(Terms(), "quasipoisson", bandwidth(60))
    fits = [setup.fit(correlated(seed), [30]) for seed in range(200)]
    levels = [estimate(f, "level", 30) for f in fits]
    misses = np.array([abs(e.value - math.log(0.7)) / e.reach for e in levels])
    place = fits[0].design.place("level", 30)
    ours = np.mean(misses <= [e.error for e in levels])
    alone = np.mean(misses <= [math.sqrt(f.robust[place, place]) for f in fits])
    assert 0.88 <= ours <= 1
    assert alone < ours
