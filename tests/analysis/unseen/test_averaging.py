from __future__ import annotations

import numpy as np
import pytest

from nkrefugees.analysis.unseen import unseen
from nkrefugees.errors import Refusal
from tests.analysis.unseen.conftest import table


def test_models_have_their_posterior_beside_the_columns_of_the_contract(kosovo):
    models = unseen(kosovo, "count", method="dga").models
    assert list(models) == ["model", "estimate", "bic", "deviance", "df", "status", "posterior"]
    assert models["posterior"].is_monotonic_decreasing


def test_independent_lists_have_their_truth_in_the_interval():
    """1,000 units, each on three lists with 0.3, 0.4 and 0.5."""
    on = np.random.default_rng(0).random((1000, 3)) < [0.3, 0.4, 0.5]
    counts = np.bincount(on @ [1, 2, 4], minlength=8)[1:]
    low, high = unseen(table(3, counts), "count", method="dga").interval
    assert low < 1000 < high


@pytest.mark.parametrize("lists", [2, 6])
def test_dga_takes_three_to_five_lists(lists):
    with pytest.raises(Refusal, match="lists") as refused:
        unseen(table(lists, [3] * (2**lists - 1)), "count", method="dga")
    assert refused.value.method == "dga"


def test_an_end_that_is_only_the_assumptions_is_noted():
    found = unseen(table(3, [9, 9, 1, 9, 0, 0, 0]), "count", method="dga", most_unseen=60)
    assert "the upper end is that assumption's" in found.summary()


def test_an_end_that_the_data_give_has_no_note(kosovo):
    assert unseen(kosovo, "count", method="dga").notes == ()


def test_the_most_unseen_is_said(kosovo):
    assert "at most 50,000 unseen" in unseen(kosovo, "count", method="dga", most_unseen=50_000).summary()


def test_the_british_lists_have_the_posterior_that_others_print(published):
    """23,016 (10,408 to 33,481) by dga with one prior unit and 30 times the seen, on a grid of 1,000."""
    found = unseen(published("uk-five"), "count", method="dga")
    assert found.estimate == pytest.approx(23_016, rel=0.005)
    assert found.interval == pytest.approx((10_408, 33_481), rel=0.005)
