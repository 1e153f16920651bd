from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from nkrefugees.analysis.unseen.fit import fit
from nkrefugees.analysis.unseen.models import hierarchical, terms


def fit_all(lists, counts, start=None):
    """All models of some lists, each with all cells."""
    models = hierarchical(lists, lists - 1)
    rows = np.tile(np.array(counts, dtype=float), (len(models), 1))
    return models, fit(terms(lists, lists - 1).design, rows, models, np.ones(rows.shape, dtype=bool), start)


@pytest.mark.filterwarnings(
    "ignore"
)  # statsmodels divides by its degrees of freedom, also where there are none
@settings(max_examples=12)
@given(st.lists(st.integers(1, 500), min_size=7, max_size=7))
def test_fits_are_those_of_statsmodels(counts):
    models, found = fit_all(3, counts)
    design = terms(3, 2).design
    for row, model in enumerate(models):
        oracle = sm.GLM(np.array(counts), design[:, model], family=sm.families.Poisson()).fit(tol=1e-12)
        assert found.parameters[row, model] == pytest.approx(oracle.params, abs=1e-6)
        assert found.hidden[row] == pytest.approx(np.exp(oracle.params[0]), rel=1e-6)


@given(st.lists(st.integers(1, 5000), min_size=15, max_size=15))
def test_fitted_margins_are_the_observed_ones(counts):
    models, found = fit_all(4, counts)
    design = terms(4, 3).design
    margins = (found.expected - np.array(counts)) @ design
    assert np.abs(np.where(models, margins, 0)).max() < 1e-5 * max(counts)


def test_a_table_with_no_empty_cell_is_solved_and_proved():
    _, found = fit_all(4, range(1, 16))
    assert found.settled.all()
    assert found.proved.all()


def test_where_a_fit_starts_does_not_matter():
    _, cold = fit_all(3, [5, 9, 2, 40, 3, 8, 1])
    _, warm = fit_all(3, [5, 9, 2, 40, 3, 8, 1], cold.parameters + 0.3)
    assert warm.parameters == pytest.approx(cold.parameters, abs=1e-6)


def test_terms_that_are_not_fitted_are_0():
    models, found = fit_all(3, [5, 9, 2, 40, 3, 8, 1])
    assert (found.parameters[~models] == 0).all()


def test_cells_that_are_ruled_out_are_expected_to_be_empty():
    kept = np.array([[True, True, False]])
    found = fit(np.ones((3, 1)), np.array([[4.0, 6.0, 90.0]]), np.ones((1, 1), dtype=bool), kept)
    assert found.expected.tolist() == [pytest.approx([5, 5, 0])]


def test_a_likelihood_without_a_maximum_is_not_proved():
    counts = np.array([[5.0, 5.0, 0.0]])
    found = fit(terms(2, 1).design, counts, np.ones((1, 3), dtype=bool), counts >= 0)
    assert not found.proved.any()


def test_counts_of_very_different_size_are_fitted():
    _, found = fit_all(3, [10**9, 1, 10**6, 3, 1, 10**5, 1])
    assert found.settled.all()
