from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from nkrefugees.analysis.waves.universes import WIDTHS, Plan, chance, counts, days, runs, widened

some = settings(max_examples=30, deadline=None, derandomize=True)
PLAN = Plan(pd.date_range("2010-01-01", "2013-12-01", freq="MS"), tuple(WIDTHS), ("blocks",), 24)


@some
@given(st.lists(st.integers(int(PLAN.starts[0]), int(PLAN.starts[-1]) - 1), min_size=1, max_size=20))
def test_every_width_holds_the_same_events(at):
    monthly = counts(np.array(at)[:, None], PLAN.starts)
    assert {widened(monthly, width).sum() for width in WIDTHS} == {len(at)}


def test_a_day_outside_the_months_is_in_none():
    assert counts(np.array([[PLAN.starts[0] - 1, PLAN.starts[-1]]]), PLAN.starts).sum() == 0


def test_the_last_day_of_a_month_is_in_it():
    assert counts(np.array([[PLAN.starts[1] - 1]]), PLAN.starts)[0].argmax() == 0


@some
@given(st.integers(0, 900), st.integers(0, 99))
def test_days_lie_inside_their_span(length, seed):
    spans = pd.DataFrame({"first_day": [pd.Timestamp("2010-03-01")]}, index=["i"])
    spans["last_day"] = spans["first_day"] + pd.Timedelta(days=length)
    drawn = days(spans, chance(seed, ["i"], 5), 5) - int(np.datetime64("2010-03-01").astype("int64"))
    assert ((drawn >= 0) & (drawn <= length)).all()


def test_chance_does_not_depend_on_the_order_of_events():
    one, other = chance(0, ["a", "b"], 3), chance(0, ["b", "a"], 3)
    assert (one["a"] == other["a"]).all()


@some
@given(st.lists(st.booleans(), min_size=1, max_size=20))
def test_runs_hold_every_mark_once(marks):
    found = [at for _, begin, end in runs(np.array([marks])) for at in range(begin, end)]
    assert found == np.flatnonzero(marks).tolist()
