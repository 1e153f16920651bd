from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from nkrefugees.analysis.unseen.existence import Existence, reduce
from nkrefugees.analysis.unseen.models import hierarchical, name, terms
from nkrefugees.analysis.unseen.patterns import read
from nkrefugees.analysis.unseen.scores import score
from tests.analysis.unseen.conftest import tables


def status(counts):
    """The status of each model of three or four lists, by its name."""
    lists = {7: 3, 15: 4}[len(counts)]
    basis = terms(lists, lists - 1)
    models = hierarchical(lists, lists - 1)
    scores = score(models, np.tile(np.array(counts, dtype=float), (len(models), 1)), basis, Existence(basis))
    return {name(basis.subsets[m]): scores.status(i) for i, m in enumerate(models)}


# cells in order: 1, 2, 12, 3, 13, 23, 123
APART = [40, 30, 6, 20, 0, 0, 0]  # the artificial lists of Chan, Silverman and Vincent (2021)


@pytest.mark.parametrize(
    ("model", "expected"),
    [("[1,2,3]", "ok"), ("[13,23]", "ok"), ("[12,3]", "no_mle"), ("[12,13,23]", "not_identifiable")],
)
def test_the_artificial_lists_of_the_authors_have_the_status_they_print(model, expected):
    assert status(APART)[model] == expected


def test_every_model_has_an_estimate_where_no_cell_is_empty():
    assert set(status(range(1, 16)).values()) == {"ok"}


def test_an_empty_overlap_rules_out_its_cells():
    basis = terms(3, 2)
    model = hierarchical(3, 2)[-1:]
    reduced = reduce(model, np.array([9.0, 9, 9, 9, 0, 9, 0]), basis)
    assert reduced.kept[0].tolist() == [True, True, True, True, False, True, False]
    assert reduced.emptied[0] == 1


def test_a_term_around_an_empty_overlap_is_not_identified():
    counts = [9.0] * 15
    for cell in (3, 7, 11, 15):  # every cell with lists 1 and 2
        counts[cell - 1] = 0.0
    assert status(counts)["[123,4]"] == "not_identifiable"
    assert status(counts)["[12,3,4]"] == "ok"


def test_a_margin_on_the_edge_has_no_maximum():
    """All units on list 1 but not on 2 are absent, so that the odds of 1 given 2 have no end."""
    assert status([0, 5, 9, 7, 0, 3, 4])["[12,3]"] == "no_mle"


@settings(max_examples=15)
@given(tables(least=3, units=4))
def test_what_a_fit_proves_the_linear_programme_confirms(frame):
    patterns = read(frame, "count")
    basis = terms(patterns.lists, patterns.lists - 1)
    models = hierarchical(patterns.lists, patterns.lists - 1)[::5]
    exists = Existence(basis)
    scores = score(models, np.tile(patterns.counts, (len(models), 1)), basis, exists)
    for row in np.flatnonzero(scores.reduced.identified):
        by_programme = exists(scores.reduced.fitted[row], scores.reduced.kept[row], patterns.counts)
        assert not scores.certain[row] or by_programme
        assert not by_programme or scores.fits.settled[row]


@settings(max_examples=40)
@given(tables(least=3, units=3))
def test_a_model_is_identified_if_and_only_if_its_design_has_full_rank(frame):
    patterns = read(frame, "count")
    basis = terms(patterns.lists, patterns.lists - 1)
    models = hierarchical(patterns.lists, patterns.lists - 1)
    reduced = reduce(models, patterns.counts, basis)
    for row, model in enumerate(models):
        design = basis.design[np.ix_(reduced.kept[row], reduced.fitted[row])]
        empty = model & (patterns.counts @ basis.design == 0)
        lone = reduced.emptied[row] == empty.sum()
        full = len(design) and np.linalg.matrix_rank(design) == design.shape[1]
        assert reduced.identified[row] == bool(full and lone)
