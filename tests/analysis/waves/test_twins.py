from __future__ import annotations

import numpy as np
import pytest

from nkrefugees.analysis.waves.twins import excess, thinned, twins

EFFORT = np.linspace(1, 3, 240)


def test_twins_have_as_many_events_as_the_record_on_average():
    assert twins(0, 2000, 80, EFFORT, 1.0).sum(axis=1).mean() == pytest.approx(80, rel=0.02)


def test_outlets_enter_twins_as_ours_did():
    mean = twins(0, 4000, 240, EFFORT, 0.0).mean(axis=0)
    assert np.corrcoef(mean, EFFORT)[0, 1] > 0.98


@pytest.mark.parametrize("beyond", [0.0, 1.0, 3.0])
def test_the_excess_of_twins_is_that_which_was_asked_for(beyond):
    assert excess(twins(1, 2000, 480, EFFORT, beyond), EFFORT) == pytest.approx(beyond, abs=0.1)


def test_the_same_seed_makes_the_same_twins():
    assert (twins(7, 5, 80, EFFORT, 1.0) == twins(7, 5, 80, EFFORT, 1.0)).all()


def test_thinned_twins_keep_a_share():
    counts = twins(0, 500, 80, EFFORT, 1.0)
    kept = thinned(0, counts, 0.25, 1)
    assert (kept <= counts).all()
    assert kept.sum() == pytest.approx(counts.sum() / 4, rel=0.03)
