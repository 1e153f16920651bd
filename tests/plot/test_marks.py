from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees.plot.marks import is_traced, marks_of, origin_lanes, place_of

DAYS = [pd.Timestamp("2013-06-01"), pd.Timestamp("2013-06-11"), pd.Timestamp("2013-06-21")]


def lanes():
    rows = nk.genealogy(nk.claims(incident="2003-01-18-yantai")).frame()
    marks, days = marks_of(rows)
    return marks, days, *origin_lanes(marks, len(days))


def test_every_claim_is_behind_one_mark():
    marks, *_ = lanes()
    told = [name for claims in marks["claims"] for name in claims.split(";")]
    assert sorted(told) == sorted(nk.claims(incident="2003-01-18-yantai")["claim_id"])


def test_how_often_is_the_number_of_claims_behind_a_mark():
    marks, *_ = lanes()
    assert (marks["claims"].str.count(";") + 1 == marks["times"]).all()


def test_lanes_stand_below_one_another():
    tops = [lane["top"] for lane in lanes()[2]]
    assert tops == sorted(set(tops))


def test_each_quantity_has_one_heading():
    heads = [lane["head"] for lane in lanes()[2] if lane["head"]]
    assert len(heads) == len(set(heads)) == 4


def test_a_day_between_two_days_lies_between_their_places():
    assert place_of(pd.Timestamp("2013-06-06"), DAYS, 2) == pytest.approx(0.5)


def test_an_open_first_day_is_a_short_stretch():
    assert place_of(pd.NaT, DAYS, 2) == 1.55


def test_no_bar_begins_after_its_mark():
    assert place_of(pd.Timestamp("2013-06-21"), DAYS, 1) == 1


def test_a_lane_is_traced_if_all_its_claims_are():
    assert {is_traced(lane) for lane in lanes()[2]} == {True, False}
