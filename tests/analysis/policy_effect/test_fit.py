"""One model fitted, with statsmodels as the oracle."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from nkrefugees.analysis.policy_effect.covariance import between, newey_west, working
from nkrefugees.analysis.policy_effect.design import Terms, design
from nkrefugees.analysis.policy_effect.fit import fit
from nkrefugees.analysis.policy_effect.inputs import counted
from nkrefugees.errors import Refusal
from tests.analysis.policy_effect.effects import published, twin


@pytest.fixture(scope="module")
def both():
    """Sicily by our model and by statsmodels with its Newey-West errors."""
    rows = published("sicily")
    counts = counted(rows["aces"], exposure=rows["stdpop"])
    columns = design(counts, [36], Terms(harmonics=2))
    model = GLM(counts.values, columns.matrix, family=Poisson(), offset=counts.offset)
    oracle = model.fit(cov_type="HAC", cov_kwds={"maxlags": 3, "use_correction": True})
    return fit(counts, columns, "quasipoisson", 3), oracle


def test_coefficients_are_those_of_statsmodels(both):
    assert both[0].coefficients == pytest.approx(both[1].params, rel=1e-6)


def test_newey_west_errors_are_those_of_statsmodels(both):
    assert np.diag(both[0].robust) == pytest.approx(both[1].bse ** 2, rel=1e-6)


def test_the_dispersion_is_that_of_pearson(both):
    assert both[0].dispersion == pytest.approx(both[1].pearson_chi2 / both[1].df_resid)


def test_an_error_is_never_narrower_than_that_of_newey_and_west(both):
    errors = [both[0].term(j)[1] * both[0].design.scale[j] for j in range(len(both[0].coefficients))]
    assert (np.array(errors) >= both[1].bse * (1 - 1e-9)).all()


def test_poisson_errors_do_not_grow_with_the_dispersion():
    counts = counted(twin(0) * 9)
    columns = design(counts, [15], Terms())
    plain = [fit(counts, columns, f, 0).plain.covariance[0, 0] for f in ("quasipoisson", "poisson")]
    assert plain[0] > 5 * plain[1]


def test_a_series_less_dispersed_than_poisson_gets_the_errors_of_poisson():
    even = counted(pd.Series([50, 51] * 10, index=range(2001, 2021)))
    columns = design(even, [10], Terms())
    found = fit(even, columns, "quasipoisson", 0)
    assert found.dispersion < 0.1
    assert found.plain.covariance == pytest.approx(fit(even, columns, "poisson", 0).plain.covariance)


def test_newey_west_without_lags_is_the_sum_of_squares():
    assert newey_west(np.array([[1.0], [-2.0], [3.0]]), 0).tolist() == [[14]]


def test_newey_west_weighs_neighbours_by_half_at_one_lag():
    assert newey_west(np.array([[1.0], [-2.0], [3.0]]), 1).tolist() == [[14 - 8]]


def correlated(seed, correlation, n=400):
    noise = np.random.default_rng(seed).normal(size=n)
    for at in range(1, n):
        noise[at] += correlation * noise[at - 1]
    return noise


@pytest.mark.parametrize("correlation", [0, 0.3, 0.7])
def test_the_correlation_of_residuals_is_found(correlation):
    columns = np.ones((400, 1))
    found = [
        working(columns, correlated(s, correlation), np.array([[1 / 400]]), np.ones(400), True).correlation
        for s in range(20)
    ]
    assert np.mean(found) == pytest.approx(correlation, abs=0.05)


def test_the_error_of_a_correlated_mean_is_that_of_the_textbook():
    """The variance of a mean grows by (1 + r) / (1 - r) where neighbours are correlated by r."""
    columns, bread = np.ones((400, 1)), np.array([[1 / 400]])
    found = working(columns, correlated(1, 0.5), bread, np.ones(400), True)
    grown = (1 + found.correlation) / (1 - found.correlation)
    assert found.covariance[0, 0] * 400 / found.dispersion == pytest.approx(grown, rel=0.02)


def test_a_series_goes_together_with_itself_entirely():
    one = working(np.ones((400, 1)), correlated(1, 0.5), np.array([[1 / 400]]), np.ones(400), True)
    assert between(one, one) == pytest.approx(one.covariance)


def test_a_period_left_out_adds_to_no_coefficient():
    counts = counted(twin(0))
    found = fit(counts, design(counts, [15], Terms(anticipation=3)), "quasipoisson", 2)
    assert (found.influence[12:15] == 0).all()


def test_zeros_alone_are_no_separation():
    series = pd.Series([0, 3, 0, 2, 0, 1, 4, 0, 2, 0, 0, 3, 1, 0, 2, 0], index=range(2001, 2017))
    counts = counted(series)
    assert np.isfinite(fit(counts, design(counts, [8], Terms()), "quasipoisson", 1).coefficients).all()


@pytest.mark.parametrize("last", [1, 7])
def test_events_at_the_end_of_zeros_are_separated(last):
    counts = counted(pd.Series([4] * 8 + [0] * 7 + [last], index=range(2001, 2017)))
    with pytest.raises(Refusal, match="separated perfectly"):
        fit(counts, design(counts, [8], Terms()), "quasipoisson", 1)
