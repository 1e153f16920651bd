from __future__ import annotations

import numpy as np
import pytest

from nkrefugees.analysis.unseen.graphs import decomposable


@pytest.mark.parametrize(("lists", "graphs"), [(2, 2), (3, 8), (4, 61), (5, 822)])
def test_all_decomposable_graphs_are_listed_once(lists, graphs):
    found = decomposable(lists)
    assert len(found) == len({g.model for g in found}) == graphs


def test_a_cycle_of_four_lists_is_not_decomposable():
    assert "[12,14,23,34]" not in {g.model for g in decomposable(4)}


@pytest.mark.parametrize(
    ("model", "powers"),
    [
        ("[123]", {0b111: 1, 0: -1}),
        ("[1,2,3]", {0b001: 1, 0b010: 1, 0b100: 1, 0: -3}),
        ("[12,23]", {0b011: 1, 0b110: 1, 0b010: -1, 0: -1}),
        ("[12,3]", {0b011: 1, 0b100: 1, 0: -2}),
    ],
)
def test_a_graph_is_its_cliques_less_its_separators(model, powers):
    graph = next(g for g in decomposable(3) if g.model == model)
    assert {int(s): graph.powers[s] for s in np.flatnonzero(graph.powers)} == powers
