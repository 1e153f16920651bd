from __future__ import annotations

import pandas as pd

from nkrefugees.analysis.accounts.ranges import crowded, greatest, least

ROWS = pd.DataFrame({"n_low": [None, 5], "n_best": [7, 6], "n_high": [None, 9]}, dtype="Int64")


def test_the_least_is_the_low_else_the_best():
    assert least(ROWS).tolist() == [7, 5]


def test_the_greatest_is_the_high_else_the_best():
    assert greatest(ROWS).tolist() == [7, 9]


def test_one_family_alone_is_no_crowd():
    assert crowded(ROWS.assign(period="2013", family="lamp", name="Lamp")) == ""


def test_no_ratio_is_made_of_nothing():
    rows = ROWS.assign(n_low=[0, 0], period="2013", family=["lamp", "weekly"], name=["Lamp", "Weekly"])
    assert crowded(rows) == ""
