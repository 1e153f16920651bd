from __future__ import annotations

import pandas as pd
import pytest

from nkrefugees.analysis.voices.fates import fates
from nkrefugees.analysis.voices.lags import LEAST, curves_of
from tests.analysis.voices.made_claims import claims, said


def event(quantity, first, last=None, **more):
    days = {"first_day": first, "last_day": last or first}
    return said("2013-08-01", 9, quantity=quantity, **{**days, **more})


def lag(*rows, as_of="2015-12-31"):
    return fates(claims(*rows), as_of).lags.iloc[0]


def test_the_lag_of_sure_days_is_their_distance():
    found = lag(event("detained", "2013-05-10"), event("repatriated", "2013-05-28"))
    assert (found["lag_low"], found["lag_high"]) == (18, 18)


def test_the_lag_of_spans_runs_from_the_shortest_to_the_longest():
    arrest = event("detained", "2013-05-10", "2013-05-16")
    found = lag(arrest, event("repatriated", "2013-05-28", "2013-05-29"))
    assert (found["lag_low"], found["lag_high"]) == (12, 19)


def test_a_lag_is_never_below_nought():
    found = lag(
        event("detained", "2013-05-01", "2013-05-31"), event("repatriated", "2013-05-01", "2013-05-31")
    )
    assert (found["lag_low"], found["lag_high"]) == (0, 30)


def test_a_group_of_whom_no_return_is_reported_has_no_lag():
    found = lag(event("detained", "2013-05-10"))
    assert not found["returned"]
    assert pd.isna(found["lag_low"])


def test_a_group_without_a_return_leaves_between_its_last_report_and_the_end():
    found = lag(event("detained", "2013-05-10"), as_of="2015-05-10")
    assert (found["left_low"], found["left_high"]) == (83, 730)


def test_a_group_that_was_let_go_leaves_on_that_day():
    found = lag(event("detained", "2013-05-10"), event("released", "2013-05-20"))
    assert (found["left_low"], found["left_high"]) == (10, 10)


def test_a_return_that_is_only_denied_is_no_return():
    denial = event("repatriated", "2013-05-28", stance="denies", denied="event")
    assert not lag(event("detained", "2013-05-10"), denial)["returned"]


def test_a_return_without_a_last_day_was_over_when_it_was_said():
    back = event("repatriated", "2013-05-28", incident_id="elsewhere", last_day=None)
    found = lag(event("detained", "2013-05-10", incident_id="elsewhere"), back)
    assert (found["lag_low"], found["lag_high"]) == (18, 83)


def test_a_lag_begins_with_the_arrest_where_there_is_one():
    rows = [event("at_risk", "2013-05-20"), event("detained", "2013-05-10")]
    assert lag(*rows)["quantity"] == "detained"


def test_a_return_before_the_arrest_is_of_no_use():
    assert not lag(event("detained", "2013-05-10"), event("repatriated", "2013-04-01"))["usable"]


def test_a_group_without_a_first_day_is_of_no_use():
    assert not lag(event("detained", None, "2013-05-10", incident_id="elsewhere"))["usable"]


def made(returned):
    """Groups with the same days, of which some are returned."""
    rows = [
        {
            "usable": True,
            "returned": n < returned,
            "lag_low": 5,
            "lag_high": 9,
            "left_low": 7,
            "left_high": 99,
        }
        for n in range(LEAST)
    ]
    return pd.DataFrame(rows).astype(dict.fromkeys(["lag_low", "lag_high", "left_low", "left_high"], "Int64"))


def test_there_is_a_curve_for_each_choice_of_days_and_of_leaving():
    curves, refused = curves_of(made(4))
    assert curves.groupby(["dates", "leave"]).size().tolist() == [1, 1, 1, 1]
    assert refused == ""


def test_those_who_left_before_a_return_are_not_at_risk_of_it():
    at_risk = curves_of(made(4))[0].set_index(["dates", "leave"])["at_risk"]
    assert at_risk["earliest", "last report"] == LEAST
    assert at_risk["latest", "last report"] == 4


@pytest.mark.parametrize("frame", [made(0), made(4).iloc[1:]], ids=["no return", "too few"])
def test_a_curve_of_nothing_is_refused_with_its_reason(frame):
    curves, refused = curves_of(frame)
    assert curves.empty
    assert "a curve needs 10" in refused
