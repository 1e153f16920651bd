from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from scipy.stats import poisson

from nkrefugees.analysis.unseen.models import name, terms
from nkrefugees.analysis.unseen.patterns import read
from nkrefugees.analysis.unseen.stepwise import Stepwise, log_tail


def path(counts, threshold=0.02, order=2, lists=3):
    basis = terms(lists, order)
    found = Stepwise(basis, threshold).path(np.array(counts, dtype=float))
    return [name(basis.subsets[s.models[0]]) for s in found]


INDEPENDENT = [1000, 1000, 1000, 1000, 1000, 1000, 1000]


def test_independent_lists_stay_independent():
    assert path(INDEPENDENT) == ["[1,2,3]"]


def test_the_overlap_that_is_too_great_is_added():
    assert path([100, 100, 200, 300, 100, 100, 200])[1] == "[12,3]"


def test_an_overlap_that_is_too_small_is_added():
    assert path([900, 900, 20, 100, 400, 400, 20])[1] == "[12,3]"


def test_the_threshold_decides():
    counts = [100, 100, 125, 100, 100, 100, 100]
    assert len(path(counts, 0.5)) > len(path(counts, 1e-6)) == 1


def test_a_term_of_three_lists_waits_for_those_of_its_pairs(kosovo):
    basis = terms(4, 3)
    found = Stepwise(basis, 0.02).path(read(kosovo, "count").counts)
    steps = [set(basis.subsets[s.models[0]].tolist()) for s in found]
    assert max(len(after - before) for before, after in pairwise(steps)) == 1
    assert all(s & ~(1 << i) in step for step in steps for s in step for i in range(4))


def test_the_western_lists_take_a_and_e_and_nothing_more(western):
    patterns = read(western, "count")
    basis = terms(5, 2)
    found = Stepwise(basis, 0.02).path(patterns.counts)
    assert [name(basis.subsets[s.models[0]]) for s in found] == ["[1,2,3,4,5]", "[15,2,3,4]"]
    assert found[-1].estimate[0] == pytest.approx(2483.4, abs=0.05)


def test_a_table_has_the_estimate_that_it_has_alone(western):
    counts = read(western, "count").counts
    tables = np.random.default_rng(1).multinomial(345, counts / 345, size=30).astype(float)
    choice = Stepwise(terms(5, 2), 0.02)
    alone = [choice.path(t)[-1].estimate[0] for t in tables]
    assert choice.estimates(tables) == pytest.approx(alone, rel=1e-6)


def test_of_two_overlaps_beyond_all_chance_the_greater_is_added_first():
    """Both p-values are below the least number that a computer holds; their logs are not."""
    first, second = [3, 1, 1, 2], [3, 1, 1, 3]  # units on none, one, the other and both of a pair of lists
    counts = [10**5 * first[cell & 3] * second[cell >> 2] for cell in range(1, 16)]
    assert path(counts, lists=4)[1] == "[34,1,2]"


def test_a_table_without_overlap_has_no_estimate():
    found = Stepwise(terms(3, 2), 0.02).estimates(np.array([[5.0, 5, 0, 5, 0, 0, 0]]))
    assert found.tolist() == [np.inf]


@pytest.mark.parametrize(
    ("seen", "expected"), [(0, 3.2), (3, 0.4), (7, 7.0), (40, 12.5), (0, 0.0), (2, 60.0)]
)
def test_tails_are_those_of_scipy(seen, expected):
    least = min(poisson.cdf(seen, expected), poisson.sf(seen - 1, expected))
    assert np.exp(log_tail(np.array(float(seen)), np.array(expected))) == pytest.approx(least)
