from __future__ import annotations

import html

from nkrefugees.analysis.voices.fates import fates
from nkrefugees.analysis.voices.lags import LEAST
from nkrefugees.analysis.voices.silence import MARKS, within
from tests.analysis.voices.made_claims import claims, said


def many(days):
    """Groups of one arrest each, and a return after some days."""
    rows = []
    for n, back in enumerate(days):
        arrest = {"quantity": "detained", "first_day": "2013-05-01", "last_day": "2013-05-01"}
        rows.append(said("2013-08-01", 9, incident_id=f"group-{n}", **arrest))
        if back:
            rows.append(said("2013-08-01", 9, incident_id=f"group-{n}", first_day=back, last_day=back))
    return fates(claims(*rows))


def test_the_share_within_some_days_is_read_off_the_curves(record):
    found = many(["2013-05-05"] * LEAST).shares()
    assert found["days"].tolist() == list(MARKS)
    assert found.iloc[0][["share_low", "share_high"]].tolist() == [1, 1]


def test_a_share_with_groups_that_are_not_returned_is_an_interval():
    found = many(["2013-05-05"] * 5 + ["2014-05-01"] + [None] * 5).shares().iloc[-1]
    assert found["share_low"] < found["share_high"]


def test_the_share_is_written_in_words():
    assert within(many(["2013-05-05"] * LEAST)).startswith("100% to 100% within a week")


def test_a_refusal_is_told():
    assert "No curve is drawn: 2 groups" in many(["2013-05-05", None]).summary()


def test_those_of_whom_nothing_is_reported_are_neither_safe_nor_returned():
    assert "neither safe nor returned" in many(["2013-05-05", None]).summary()


def test_the_summary_names_the_day_that_ends_the_observation():
    assert "the day on which the data were made" in many([None]).summary()


def test_a_letter_that_no_document_names_is_not_sought():
    assert "No document names a letter" in many([None]).summary()


def test_the_result_shows_itself_in_notebooks():
    found = many([None])
    assert html.escape(found.summary()) in found._repr_html_()
