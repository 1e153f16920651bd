from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from nkrefugees.analysis.counts.blocks_over_draws import blocks_over_draws
from nkrefugees.errors import BadValue, Refusal

BEST = pd.Series(pd.Timestamp("2091-01-01") + pd.to_timedelta([*range(10), *range(20, 120, 10)], unit="D"))
EDGE = pd.Timestamp("2091-01-09 12:00")


def drawn(*shifts):
    return pd.DataFrame({n: BEST + pd.Timedelta(shift, unit="D") for n, shift in enumerate(shifts)})


def test_the_share_is_of_draws_with_an_edge_near():
    found = blocks_over_draws(BEST, drawn(0, 2, -3, 9), within=3)
    assert found.support.to_dict() == {EDGE: 0.75}


def test_near_may_be_written_as_a_length():
    assert blocks_over_draws(BEST, drawn(0, 9), within="9D").support.tolist() == [1]


def test_events_may_be_left_out_of_a_draw():
    draws = drawn(0, 0)
    draws.loc[3:, 1] = pd.NaT
    found = blocks_over_draws(BEST, draws, within=3)
    assert (found.support.tolist(), found.edges_per_draw.tolist()) == ([0.5], [1, 0])


def test_numbers_are_drawn_too():
    best = np.array([*range(10), *range(20, 120, 10)], dtype=float)
    found = blocks_over_draws(best, pd.DataFrame({"a": best, "b": best + 2}), within=1)
    assert found.frame().to_numpy().tolist() == [[8.5, 0.5]]


def test_the_summary_says_the_share():
    assert "2091-01-09 in 50%" in blocks_over_draws(BEST, drawn(0, 9), within=3).summary()


def test_a_draw_on_which_the_method_does_not_hold_is_named():
    draws = drawn(0, 0)
    draws[1] = BEST[0]
    with pytest.raises(Refusal, match="draw 1: all events fall on one day"):
        blocks_over_draws(BEST, draws, within=3)


def test_a_draw_without_events_is_named():
    draws = drawn(0, 0)
    draws[1] = pd.NaT
    with pytest.raises(Refusal, match="draw 1: no event given"):
        blocks_over_draws(BEST, draws, within=3)


def test_draws_of_numbers_do_not_judge_dates():
    with pytest.raises(BadValue, match="give what times holds"):
        blocks_over_draws(BEST, pd.DataFrame({0: range(20)}), within=3)


def test_draws_without_a_column_are_refused():
    with pytest.raises(BadValue, match="one column a draw"):
        blocks_over_draws(BEST, pd.DataFrame(), within=3)


def test_draws_are_a_frame():
    with pytest.raises(TypeError, match="not list"):
        blocks_over_draws(BEST, [BEST], within=3)
