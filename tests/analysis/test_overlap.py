from __future__ import annotations

import pandas as pd
import pytest

from nkrefugees.analysis.overlap import contributions

LINKS = pd.DataFrame({"from_id": ["a"], "to_id": ["b"], "relation": ["overlaps"]})


def rows(**more):
    cells = {"incident_id": ["a", "b"], "n_low": [10, 12], "n_best": [15, 13], "n_high": [20, 14]}
    made = pd.DataFrame({**cells, **more})
    return made.astype(dict.fromkeys(("n_low", "n_best", "n_high"), "Int64"))


def test_rows_that_are_unlinked_add_their_own_figures():
    found = contributions(rows(), LINKS.iloc[:0], [])
    assert found[["add_low", "add_best", "add_high"]].values.tolist() == [[10, 15, 20], [12, 13, 14]]


def test_of_rows_that_overlap_the_greatest_low_counts_once():
    assert contributions(rows(), LINKS, [])["add_low"].tolist() == [0, 12]


def test_of_rows_that_overlap_the_greatest_best_counts_once():
    found = contributions(rows(), LINKS, [])
    assert found.loc[found["adds_best"], "add_best"].tolist() == [15]


def test_of_rows_that_overlap_all_highs_count():
    assert contributions(rows(), LINKS, [])["add_high"].tolist() == [20, 14]


def test_rows_of_different_kinds_do_not_overlap():
    found = contributions(rows(quantity=["detained", "repatriated"]), LINKS, ["quantity"])
    assert found["add_low"].tolist() == [10, 12]


@pytest.mark.parametrize("apart", [[], ["quantity"]])
def test_no_rows_add_nothing(apart):
    assert contributions(rows(quantity=["detained"] * 2).iloc[:0], LINKS, apart).empty
