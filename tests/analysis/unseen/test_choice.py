from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkrefugees.analysis.unseen.choice import ByBIC
from nkrefugees.analysis.unseen.models import hierarchical, terms

COUNTS = np.array([31.0, 17, 9, 44, 6, 12, 3])


def choice(counts, lists=3):
    return ByBIC(terms(lists, lists - 1), hierarchical(lists, lists - 1), np.asarray(counts, dtype=float))


@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_a_table_has_the_estimate_that_it_has_alone(seed):
    tables = np.random.default_rng(seed).multinomial(60, COUNTS / COUNTS.sum(), size=4).astype(float)
    together = choice(COUNTS).estimates(tables)
    alone = []
    for table in tables:
        own = choice(table)
        alone.append(own.scores.estimate[own.order()[0]] if own.candidates.any() else np.inf)
    assert together == pytest.approx(alone, rel=1e-6)


def test_the_best_model_has_the_least_bic_of_those_with_an_estimate():
    chosen = choice([40, 30, 6, 20, 0, 0, 0])
    best = chosen.order()[0]
    assert chosen.status[best] == "ok"
    assert chosen.scores.bic[best] == chosen.scores.bic[chosen.candidates].min()


def test_a_table_without_overlap_has_no_estimate():
    assert choice(COUNTS).estimates(np.array([[5.0, 5, 0, 5, 0, 0, 0]])).tolist() == [np.inf]


def test_models_that_are_not_kept_do_not_compete():
    chosen = choice(COUNTS)
    chosen.keep(1)
    best = chosen.order()[0]
    assert np.flatnonzero(chosen.candidates).tolist() == [best]


def test_no_tables_have_no_estimates():
    assert choice(COUNTS).estimates(np.zeros((0, 7))).tolist() == []


def test_a_list_that_a_draw_has_lost_is_left_out():
    """Without list 3 the estimate is that of lists 1 and 2."""
    found = choice(COUNTS).estimates(np.array([[20.0, 30, 10, 0, 0, 0, 0]]))
    assert found == pytest.approx([120])
