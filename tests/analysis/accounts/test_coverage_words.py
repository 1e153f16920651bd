from __future__ import annotations

import pandas as pd

from nkrefugees.analysis.accounts.coverage_words import most, silent


def rows(**claims):
    return pd.DataFrame({"country": list(claims), "n_claims": list(claims.values())})


def test_how_few_hold_half_is_said():
    assert most(rows(CHN=4, LAO=3, THA=3), "country", 10).endswith("the first 2 hold half or more.")


def test_of_one_that_holds_half_no_more_is_said():
    assert most(rows(CHN=9, LAO=1), "country", 10) == "Rows with a claim: 2. Most claims: CHN, 90 % of 10."


def test_rows_without_a_claim_are_counted_beside_those_with_one():
    assert "Rows with a claim: 1 of 2." in most(rows(CHN=9, MNG=0), "country", 9)


def test_where_nothing_is_missing_nothing_is_named():
    assert silent(rows(CHN=1), "country", []) == ""


def test_very_many_are_counted_not_named():
    assert silent(rows(), "country", [f"x{n}" for n in range(50)]).endswith("x39 and 10 more.")
