from __future__ import annotations

import numpy as np
import pytest
from scipy.special import betaln, gammaln

from nkrefugees.analysis.unseen.dga import posterior
from nkrefugees.analysis.unseen.patterns import Patterns, read

COUNTS = np.array([9.0, 7, 4, 12, 3, 5, 2])
LISTS = Patterns(("a", "b", "c"), COUNTS)


def unnormalised(log_likelihood, unseen):
    """The log posterior of one graph from its likelihood, with the prior 1 / N."""
    total = COUNTS.sum() + unseen
    return log_likelihood + gammaln(total + 1) - gammaln(unseen + 1) - np.log(total)


def test_the_posterior_is_a_sum_over_graphs_of_known_integrals():
    """Independence is a product of beta functions, the complete graph a Dirichlet integral."""
    unseen = np.arange(201.0)
    total, on = COUNTS.sum() + unseen, COUNTS @ LISTS.member
    apart = sum(betaln(n + 0.5, total - n + 0.5) - betaln(0.5, 0.5) for n in on)
    cells = [gammaln(c + 1 / 8) - gammaln(1 / 8) for c in (*COUNTS, unseen)]
    together = sum(cells) + gammaln(1) - gammaln(total + 1)
    ratio = np.exp(unnormalised(apart, unseen)).sum() / np.exp(unnormalised(together, unseen)).sum()
    graphs = posterior(LISTS, 200).graphs.set_index("model")["posterior"]
    assert graphs["[1,2,3]"] / graphs["[123]"] == pytest.approx(ratio)


def test_probabilities_add_up_to_one():
    found = posterior(LISTS, 500)
    assert found.weight.sum() == pytest.approx(1)
    assert found.graphs["posterior"].sum() == pytest.approx(1)


def test_nothing_beyond_the_most_unseen_is_thought_of():
    assert posterior(LISTS, 100).total.max() == 142


def test_the_grid_gives_what_every_whole_number_gives(kosovo, monkeypatch):
    lists = read(kosovo, "count")
    grid = posterior(lists, 20_000)
    monkeypatch.setattr("nkrefugees.analysis.unseen.dga._GRID", 20_001)
    every = posterior(lists, 20_000)
    assert len(every.total) == 20_001
    for share in (0.025, 0.5, 0.975):
        assert grid.quantile(share) == pytest.approx(every.quantile(share), rel=0.001)
    assert grid.graphs["posterior"].tolist() == pytest.approx(every.graphs["posterior"].tolist(), abs=1e-3)


def test_a_narrow_posterior_far_out_is_found():
    """Ten million times independent lists: 8 units of which 7 are seen."""
    found = posterior(Patterns(("a", "b", "c"), np.full(7, 1e7)), 10**10)
    assert found.quantile(0.5) == pytest.approx(8e7, rel=1e-4)


def test_the_births_of_the_authors_have_their_range(published):
    """With half a unit in each cell and up to 300 unseen, as in the example of the R package."""
    found = posterior(read(published("spina-bifida"), "count"), 300, delta=0.5)
    assert found.graphs["model"].iloc[0] == "[12,13,24,45]"
    assert len(found.graphs) == 822


def test_the_order_of_lists_does_not_matter():
    turned = Patterns(("c", "b", "a"), COUNTS[[3, 1, 5, 0, 4, 2, 6]])
    assert posterior(turned, 300).weight == pytest.approx(posterior(LISTS, 300).weight)
