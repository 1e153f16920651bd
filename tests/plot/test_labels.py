from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from nkrefugees.plot.labels import apart, at_right

from .conftest import written

shares = st.lists(st.floats(0, 1), min_size=1, max_size=12)


@given(shares)
def test_places_end_a_gap_apart(places):
    moved = np.sort(apart(places, 0.05))
    assert (np.diff(moved) > 0.049).all()


@given(shares)
def test_places_stay_on_the_sheet(places):
    moved = apart(places, 0.05, bottom=0.1)
    assert min(moved) >= 0.1 - 1e-9
    assert max(moved) <= 1 + 1e-9


@given(shares)
def test_places_keep_their_order(places):
    moved = apart(places, 0.05)
    assert [moved[n] for n in np.argsort(places, kind="stable")] == sorted(moved)


def test_places_that_are_far_apart_do_not_move():
    assert apart([0.1, 0.9, 0.5], 0.1) == [0.1, 0.9, 0.5]


def test_names_in_the_column_do_not_lie_on_one_another():
    ax = Figure(figsize=(9, 5)).add_subplot()
    at_right(ax, [(0.5, 0.5 + n / 100, f"name {n}", "black") for n in range(8)])
    found = written(ax, ax.texts)
    assert not any(a.overlaps(b) for n, a in enumerate(found) for b in found[n + 1 :])


def test_no_name_is_no_failure():
    ax = Figure().add_subplot()
    at_right(ax, [])
    assert len(ax.texts) == 0
