from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from nkrefugees.analysis.waves.effort import about, delays, documents, effort, exposure, told

MONTHS = pd.date_range("2012-01-01", "2015-12-01", freq="MS")


def events(*incidents):
    return pd.DataFrame({"incident_id": incidents, "quantity": "repatriated"})


def test_documents_about_the_events_are_left_out(real):
    import nkrefugees as nk

    claims = nk.claims(quantity="repatriated").dropna(subset="incident_id")
    seen = claims[["incident_id", "quantity"]]
    excluded = about(seen, told())
    assert set(claims["source_id"]) <= excluded
    arrests = nk.claims(quantity="detained", incident=sorted(set(claims["incident_id"])))
    assert set(arrests["source_id"]) <= excluded


def test_a_family_puts_out_its_documents_evenly_while_it_is_active(real, monkeypatch):
    monkeypatch.setattr("nkrefugees.analysis.waves.effort.delays", lambda *_: {0: 1.0})
    found = effort(events("none"), pd.date_range("1990-01-01", "2026-12-01", freq="MS"))
    levels = [np.unique(row[row > 0]) for row in found.to_numpy()]
    assert len(levels) > 20
    assert {len(level) for level in levels} == {1}


def test_more_reports_on_the_events_change_no_effort(real):
    import nkrefugees as nk

    claims = nk.claims(quantity="repatriated").dropna(subset="incident_id")
    few, all_of_them = claims[["incident_id", "quantity"]].head(1), claims[["incident_id", "quantity"]]
    assert about(few, told()) <= about(all_of_them, told())
    assert (effort(all_of_them, MONTHS).sum().to_numpy() > 0).all()


def test_a_small_record_has_no_effort_that_could_be_told():
    assert effort(events("2013-05-alphaville"), MONTHS).empty


def test_of_few_incidents_no_delay_is_known():
    assert delays(set(), told(), documents()) == {0: 1.0}


def test_shares_of_delays_add_up_to_one(real):
    found = delays(set(), told(), documents())
    assert sum(found.values()) == pytest.approx(1)
    assert min(found) == 0


def test_a_month_without_effort_has_the_least_of_the_others():
    by_family = pd.DataFrame([[0.0, 2, 3]], ["a"])
    assert exposure(by_family).tolist() == [2, 2, 3]


def test_effort_without_a_family_is_that_of_the_others():
    by_family = pd.DataFrame([[1.0, 1], [2, 4]], ["a", "b"])
    assert exposure(by_family, "a").tolist() == [2, 4]


def test_effort_of_which_nothing_is_known_is_even():
    assert exposure(pd.DataFrame(np.zeros((0, 3)))).tolist() == [1, 1, 1]
