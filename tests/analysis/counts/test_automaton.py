from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nkrefugees.analysis.counts.automaton import bursts, cheapest

tables = st.tuples(st.integers(2, 6), st.integers(2, 3)).flatmap(
    lambda shape: arrays(float, shape, elements=st.floats(0, 10))
)


def price(costs, path, climb):
    moves = np.maximum(np.diff([0, *path]), 0).sum() * climb
    return moves + costs[np.arange(len(path)), list(path)].sum()


@given(tables, st.floats(0.01, 5))
def test_no_path_is_cheaper(costs, climb):
    every = product(range(costs.shape[1]), repeat=len(costs))
    best = min(price(costs, path, climb) for path in every)
    assert price(costs, cheapest(costs, climb), climb) == pytest.approx(best)


@given(tables)
def test_periods_in_a_state_lie_in_a_burst_of_its_level(costs):
    path = cheapest(costs, 0.5)
    found = bursts(path, costs)
    inside = np.zeros(len(path), dtype=int)
    for row in found.itertuples():
        inside[row.start : row.stop + 1] += 1
    assert inside.tolist() == path.tolist()


def test_an_outer_burst_stands_before_the_one_that_it_holds():
    found = bursts(np.array([0, 1, 2, 1, 0]), np.zeros((5, 3)))
    assert found[["level", "start", "stop"]].to_numpy().tolist() == [[1, 1, 3], [2, 2, 2]]


def test_the_weight_is_what_a_burst_saves():
    found = bursts(np.array([0, 1, 1]), np.array([[0.0, 9], [5, 1], [4, 1]]))
    assert found["weight"].tolist() == [7]
