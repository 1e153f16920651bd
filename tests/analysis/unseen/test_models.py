from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from nkrefugees.analysis.unseen.models import hierarchical, name, open_terms, terms


def names(lists, order):
    basis = terms(lists, order)
    return [name(basis.subsets[model]) for model in hierarchical(lists, order)]


@pytest.mark.parametrize(("lists", "models"), [(2, 1), (3, 8), (4, 113), (5, 6893)])
def test_all_antichains_that_cover_the_lists_but_the_saturated_one_are_models(lists, models):
    assert len(hierarchical(lists, lists - 1)) == models


@pytest.mark.parametrize(("lists", "models"), [(3, 8), (4, 64), (5, 1024)])
def test_with_pairs_only_each_set_of_pairs_is_a_model(lists, models):
    assert len(hierarchical(lists, 2)) == models


def test_models_are_named_by_their_largest_terms():
    assert names(3, 2) == [
        "[1,2,3]",
        "[12,3]",
        "[13,2]",
        "[12,13]",
        "[23,1]",
        "[12,23]",
        "[13,23]",
        "[12,13,23]",
    ]


def test_no_model_stands_twice():
    assert len(set(names(4, 3))) == 113


def test_a_model_has_with_each_term_all_that_it_contains():
    basis = terms(4, 3)
    for model in hierarchical(4, 3):
        has = set(basis.subsets[model])
        assert all(s & ~(1 << i) in has for s in has for i in range(4))


def test_every_set_of_terms_that_is_closed_and_has_all_lists_is_a_model():
    pairs = [set(p) for n in range(4) for p in combinations((0b011, 0b101, 0b110), n)]
    basis = terms(3, 2)
    found = [set(basis.subsets[m].tolist()) - {0, 1, 2, 4} for m in hierarchical(3, 2)]
    assert sorted(map(sorted, found)) == sorted(map(sorted, pairs))


def test_the_design_is_one_where_a_cell_has_every_list_of_a_term():
    basis = terms(2, 1)
    assert basis.design.tolist() == [[1, 1, 0], [1, 0, 1], [1, 1, 1]]


def test_a_model_takes_next_what_it_has_all_parts_of():
    basis = terms(3, 2)
    model = np.isin(basis.subsets, [0, 1, 2, 4, 0b011])
    assert basis.subsets[open_terms(model, basis)].tolist() == [0b101, 0b110]
