from __future__ import annotations

from nkrefugees import frames
from nkrefugees.analysis.accounts.figures import figures
from tests.analysis.accounts.made_rows import observed

SECOND = "2014-weekly-second"


def test_how_far_documents_differ_is_said():
    rows = observed(
        {"period_edtf": "2013", "value": 5}, {"period_edtf": "2013", "value": 9, "source_id": SECOND}
    )
    assert "Documents differ on 1 of 1 period with several, most for 2013: 5 to 9." in figures(rows).summary()


def test_that_documents_agree_is_said():
    rows = observed(
        {"period_edtf": "2013", "value": 5}, {"period_edtf": "2013", "value": 5, "source_id": SECOND}
    )
    assert "none differ" in figures(rows).summary()


def test_not_reported_is_said_not_to_be_zero():
    assert "a document reports none, which is not zero" in figures(frames.observations()).summary()


def test_countries_that_have_no_row_at_all_are_named():
    rows = observed({"period_edtf": "2013", "value": 5}, {"period_edtf": "2013", "value": 5, "area": "JPN"})
    assert "No row at all for China: not reported, not zero." in figures(rows).summary()


def test_a_series_without_a_figure_is_said_to_have_none():
    assert "no figure" in figures(frames.observations(area="KOR", since=2014)).summary()
