"""The columns of the model, and the season."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from nkrefugees.analysis.policy_effect import policy_effect
from nkrefugees.analysis.policy_effect.design import Term, Terms, design, orders
from nkrefugees.analysis.policy_effect.inputs import counted
from nkrefugees.errors import BadValue
from tests.analysis.policy_effect.effects import twin


def columns(terms, n=24, freq="Y", starts=(12,), **more):
    counts = counted(twin(0, n=n, freq=freq), **more)
    return design(counts, starts, terms)


def test_the_slope_is_nought_at_its_date():
    found = columns(Terms())
    slope = found.matrix[:, found.place("slope", 12)]
    assert (slope[:13] == 0).all()
    assert slope[13] > 0


def test_the_trend_is_nought_at_the_first_date():
    found = columns(Terms())
    assert found.matrix[12, found.place("trend")] == 0


def test_a_window_that_is_left_out_has_no_column():
    found = columns(Terms(anticipation=2))
    assert np.flatnonzero(~found.kept).tolist() == [10, 11]
    assert "anticipation" not in {term.name for term in found.terms}


def test_a_window_that_is_modelled_has_a_column():
    found = columns(Terms(anticipation=2, modelled=True))
    assert np.flatnonzero(found.matrix[:, found.place("anticipation", 12)]).tolist() == [10, 11]


@pytest.mark.parametrize(("freq", "order", "waves"), [("M", 6, 11), ("M", 2, 4), ("Q", 2, 3), ("W", 3, 6)])
def test_the_last_wave_of_an_even_year_has_no_sine(freq, order, waves):
    names = [term.name for term in columns(Terms(harmonics=order), n=120, freq=freq).terms]
    assert sum(name.startswith(("sine", "cosine")) for name in names) == waves


def test_full_harmonics_span_the_months():
    """The same fit as a dummy for each month."""
    found = columns(Terms(harmonics=6), n=96, freq="M", starts=(48,))
    waves = found.matrix[:, [t.name.startswith(("sine", "cosine")) for t in found.terms]]
    months = np.eye(12)[np.arange(96) % 12]
    assert np.linalg.matrix_rank(np.column_stack([np.ones(96), waves])) == 12
    assert np.linalg.matrix_rank(np.column_stack([np.ones(96), waves, months]), tol=1e-8) == 12


@pytest.mark.parametrize("name", ["level", "trend", "Intercept", "c", "n", "slope", "cosine 1"])
def test_a_covariate_hides_no_term_of_the_model(name):
    noise = np.random.default_rng(5).normal(size=30)
    index = twin(0).index
    named, plain = (
        policy_effect(twin(0), 2016, covariates=pd.DataFrame({n: noise}, index=index)) for n in (name, "x")
    )
    assert named.ratio == plain.ratio
    assert f"covariate: {name}" in named.others


def test_years_have_no_season():
    assert list(orders(counted(twin(0)), [15], Terms())) == [0]


def test_harmonics_in_years_are_refused():
    with pytest.raises(BadValue, match="years have no season"):
        policy_effect(twin(0), 2016, harmonics=1)


def test_a_year_of_quarters_bears_two_harmonics():
    with pytest.raises(BadValue, match="has at most 2"):
        policy_effect(twin(0, n=40, freq="Q"), "2006-01", harmonics=3)


def test_a_series_shorter_than_two_years_has_no_season():
    assert list(orders(counted(twin(0, n=20, freq="M")), [10], Terms())) == [0]


def test_three_points_stand_to_a_parameter():
    assert list(orders(counted(twin(0, n=27, freq="M")), [12], Terms())) == [0, 1, 2]


def test_a_season_is_found_where_there_is_one():
    time = np.arange(96)
    rate = 200 * np.exp(0.5 * np.cos(2 * np.pi * time / 12) + 0.3 * np.sin(4 * np.pi * time / 12))
    counts = pd.Series(rate.round().astype(int), index=pd.period_range("2001-01", periods=96, freq="M"))
    found = policy_effect(counts, "2005-01")
    assert found.setup.terms.harmonics == 2
    assert found.season_chosen


def test_a_term_knows_its_date():
    assert Term("level", 12) in columns(Terms()).terms
