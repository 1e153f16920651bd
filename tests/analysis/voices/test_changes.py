from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.analysis.voices.changes import CHANGES, change, figure
from tests.analysis import CASES

ROWS = pd.read_csv(CASES / "changes.csv", dtype={"case": "str", "change": "str"})


@pytest.mark.parametrize("row", list(ROWS.itertuples()), ids=ROWS["case"].tolist())
def test_case(row):
    now = figure(row.low, row.best, row.high)
    before = figure(row.low_before, row.best_before, row.high_before)
    assert change(now, before) == row.change


def test_every_change_has_a_case():
    assert set(ROWS["change"]) == set(CHANGES)


figures = st.lists(st.none() | st.integers(0, 50), min_size=3, max_size=3).filter(
    lambda n: [v for v in n if v is not None] == sorted(v for v in n if v is not None)
)
OPPOSITE = {
    "higher": "lower",
    "lower": "higher",
    "widened": "narrowed",
    "narrowed": "widened",
    "same": "same",
}


@given(figures, figures)
def test_what_is_higher_one_way_is_lower_the_other(one, other):
    now, before = figure(*one), figure(*other)
    if now is not None and before is not None:
        assert change(before, now) == OPPOSITE[change(now, before)]
