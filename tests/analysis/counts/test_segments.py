from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from nkrefugees.analysis.counts.segments import Normal, Poisson, best_cuts, one_change

series = st.lists(st.integers(0, 8), min_size=4, max_size=9)
families = st.sampled_from(["poisson", "normal"])


def made(name, values):
    values = np.array(values, dtype=float)
    return Normal.of(values) if name == "normal" else Poisson.of(values, np.ones(len(values)))


def cost(family, cuts):
    edges = [0, *cuts, family.size]
    return sum(float(family.costs(a, b)) for a, b in pairwise(edges))


@given(series, families, st.integers(0, 3), st.integers(1, 2))
def test_no_cuts_cost_less_than_the_best(values, name, changes, shortest):
    family = made(name, values)
    if family.size < shortest * (changes + 1):
        return
    every = [
        cost(family, cuts)
        for cuts in combinations(range(1, family.size), changes)
        if min(np.diff([0, *cuts, family.size])) >= shortest
    ]
    assert best_cuts(family, changes, shortest)[0][changes] == pytest.approx(min(every), abs=1e-9)


@given(series, families)
def test_the_best_cuts_cost_what_they_are_said_to(values, name):
    family = made(name, values)
    costs, cuts = best_cuts(family, 3)
    assert [cost(family, ends) for ends in cuts] == pytest.approx(costs.tolist(), abs=1e-9)


@given(series, families)
def test_one_change_is_the_best_of_all_single_cuts(values, name):
    family = made(name, values)
    assert one_change(family).min() == pytest.approx(best_cuts(family, 1)[0][1], abs=1e-9)


@given(series)
def test_the_likelihood_of_counts_is_that_of_poisson(values):
    family = made("poisson", values)
    expected = stats.poisson.logpmf(values, np.mean(values)).sum()
    assert family.log_likelihood(family.costs(0, family.size)) == pytest.approx(expected, abs=1e-9)


@given(series.filter(lambda found: len(set(found)) > 1))
def test_the_likelihood_of_measurements_is_that_of_the_normal(values):
    family = made("normal", values)
    expected = stats.norm.logpdf(values, np.mean(values), np.std(values)).sum()
    assert family.log_likelihood(family.costs(0, family.size)) == pytest.approx(expected)


def test_of_cuts_that_cost_the_same_the_earliest_is_taken():
    assert best_cuts(made("poisson", [2, 2, 2, 2]), 1)[1][1] == [1]
