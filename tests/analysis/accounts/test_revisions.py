from __future__ import annotations

import pandas as pd
import pytest

from nkrefugees.analysis.accounts.estimates import estimates
from nkrefugees.analysis.accounts.revisions import change, reach
from tests.analysis.accounts.made_rows import estimated

LATER = {"first_day": "2014-01-01", "last_day": "2014-12-31"}


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ((5, 5), (5, 5), "same"),
        ((1, 5), (6, 9), "higher"),
        ((6, 9), (1, 5), "lower"),
        ((1, 5), (5, 9), "overlapping"),
    ],
)
def test_a_change_is_told_by_ranges(before, after, word):
    assert change(before, after) == word


def test_at_least_reaches_any_number_above():
    row = pd.Series({"n_low": 7, "n_best": pd.NA, "n_high": pd.NA, "open_low": False, "open_high": True})
    assert reach(row) == (7, float("inf"))


def test_up_to_reaches_down_to_nobody():
    row = pd.Series({"n_low": pd.NA, "n_best": pd.NA, "n_high": 7, "open_low": True, "open_high": False})
    assert reach(row) == (0, 7)


def test_steps_follow_the_years_that_figures_are_for():
    found = estimates(estimated({"n_best": 3, **LATER}, {"n_best": 9})).revisions()
    assert found[["figure_before", "figure", "change"]].to_numpy().tolist() == [["9", "3", "lower"]]


def test_no_step_leads_from_one_family_to_another():
    assert (
        len(estimates(estimated({"n_best": 3}, {"n_best": 9, "origin_id": "weekly", **LATER})).revisions())
        == 0
    )
