from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from nkrefugees.analysis.unseen.existence import Existence
from nkrefugees.analysis.unseen.models import hierarchical, terms
from nkrefugees.analysis.unseen.scores import score

COUNTS = np.array([31.0, 17, 9, 44, 6, 12, 3])


def scored(counts):
    basis, models = terms(3, 2), hierarchical(3, 2)
    return models, score(models, np.tile(counts, (len(models), 1)), basis, Existence(basis))


@pytest.mark.parametrize("row", range(7))
def test_deviance_degrees_of_freedom_and_bic_are_those_of_statsmodels(row):
    models, found = scored(COUNTS)
    oracle = sm.GLM(COUNTS, terms(3, 2).design[:, models[row]], family=sm.families.Poisson()).fit(tol=1e-12)
    bic = -2 * oracle.llf + models[row].sum() * np.log(COUNTS.sum())
    assert found.deviance[row] == pytest.approx(oracle.deviance, abs=1e-8)
    assert found.df[row] == oracle.df_resid
    assert found.bic[row] == pytest.approx(bic)


def test_a_model_with_a_parameter_for_each_cell_has_no_deviance():
    assert scored(COUNTS)[1].deviance[-1] == pytest.approx(0, abs=1e-9)


def test_the_parameter_of_an_empty_overlap_counts():
    """The model [13,2] of lists 1 and 3 apart is that of their other cells, with one parameter more."""
    counts = np.array([31.0, 17, 9, 44, 0, 12, 0])
    _, found = scored(counts)
    kept = counts > 0
    design = terms(3, 1).design[kept]
    oracle = sm.GLM(counts[kept], design, family=sm.families.Poisson()).fit(tol=1e-12)
    assert found.reduced.emptied[2] == 1
    assert found.bic[2] == pytest.approx(-2 * oracle.llf + 5 * np.log(counts.sum()))
    assert found.df[2] == oracle.df_resid


def test_an_empty_cell_has_a_deviance():
    _, found = scored(np.array([31.0, 17, 9, 44, 6, 12, 0]))
    assert np.isfinite(found.deviance).all()
