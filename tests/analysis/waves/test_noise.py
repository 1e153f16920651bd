from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from nkrefugees.analysis.waves.noise import Noise, critical, false_waves, needed
from nkrefugees.analysis.waves.universes import Plan

PLAN = Plan(pd.date_range("2000-01-01", "2019-12-01", freq="MS"), ("QS", "YS"), ("scan", "blocks"), 24)
EVEN = np.ones(240)


def noise(seed=0, beyond=1.0, number=200):
    return Noise(EVEN, {"all": 80.0, "tier": 20.0}, beyond, seed, number)


def test_a_rule_that_keeps_fewer_events_has_twins_with_fewer():
    made = noise().made(0)
    assert (made["tier"] <= made["all"]).all()


def test_more_uneven_twins_need_a_fuller_window():
    even, uneven = (critical(PLAN, noise(beyond=beyond)) for beyond in (0.0, 3.0))
    assert uneven["all", "QS"] > even["all", "QS"]


def test_the_scan_is_right_on_about_nineteen_twins_of_twenty():
    found, _ = false_waves(PLAN, noise(number=1000), critical(PLAN, noise(number=1000)), 0.5)
    scan = found.loc[(found["detector"] == "scan") & (found["inclusion"] == "all"), "share_of_twins"]
    assert scan.to_numpy() == pytest.approx(np.full(2, 0.05), abs=0.03)


def test_every_way_to_look_has_a_row_even_if_it_finds_nothing():
    found, _ = false_waves(PLAN, noise(), dict.fromkeys(critical(PLAN, noise()), np.inf), 0.5)
    assert len(found) == 2 * 2 * 2
    assert (found.loc[found["detector"] == "scan", "share_of_twins"] == 0).all()


def test_ways_that_need_not_agree_find_more_false_waves():
    bounds = critical(PLAN, noise())
    rates = [false_waves(PLAN, noise(), bounds, least)[1] for least in (0.1, 0.5, 0.9)]
    assert rates == sorted(rates, reverse=True)


def test_a_higher_bound_needs_more_handovers():
    easy, hard = (
        needed(PLAN, 80.0, EVEN, dict.fromkeys([("all", "QS"), ("all", "YS")], b), "all") for b in (3, 9)
    )
    of_scan = [frame.loc[frame["detector"] == "scan", "handovers"].sum() for frame in (easy, hard)]
    assert of_scan[0] < of_scan[1]
