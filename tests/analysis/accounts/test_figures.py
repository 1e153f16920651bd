from __future__ import annotations

import pytest

from nkrefugees import frames
from nkrefugees.analysis.accounts.figures import figures
from nkrefugees.errors import MissingColumns
from tests.analysis.accounts.made_rows import observed

TWO = (
    {"period_edtf": "2013", "value": 5},
    {"period_edtf": "2013", "value": 9, "source_id": "2014-weekly-second"},
)


def test_documents_that_differ_make_a_range():
    found = figures(observed(*TWO)).frame()
    assert found[["n_low", "n_high", "n_sources"]].to_numpy().tolist() == [[5, 9, 2]]


def test_the_official_rule_takes_what_a_state_published():
    assert figures(observed(*TWO), rule="official").frame()["n_best"].tolist() == [5]


def test_not_reported_is_no_figure():
    found = figures(frames.observations(area="KOR", since=2014)).frame()
    assert found["n_best"].isna().all()
    assert found["status"].tolist() == ["not_reported"]


def test_a_reported_zero_is_a_figure():
    assert figures(frames.observations(area="JPN")).frame()["n_best"].tolist() == [0]


def test_what_is_not_reported_is_counted_apart_from_zero():
    found = figures(frames.observations()).areas().set_index("area")
    assert found[["n_years", "n_zero", "n_not_reported"]].to_numpy().tolist() == [[1, 0, 1], [0, 1, 0]]


def test_a_year_without_a_row_is_counted_as_such():
    rows = observed({"period_edtf": "2011", "value": 5}, {"period_edtf": "2013", "value": 5})
    assert figures(rows).areas()["n_no_row"].tolist() == [1]


def test_a_sum_of_years_is_no_greatest_year():
    whole = {"period_edtf": "2011/2013", "value": 900, "first_day": "2011-01-01", "last_day": "2013-12-31"}
    found = figures(observed({"period_edtf": "2013", "value": 5}, whole))
    assert found.areas()["greatest"].tolist() == [5]
    assert "the greatest figure is 5 for 2013" in found.summary()


def test_what_is_left_out_of_the_words_stands_in_the_frame():
    whole = {"period_edtf": "2011/2013", "value": 900, "first_day": "2011-01-01", "last_day": "2013-12-31"}
    found = figures(observed({"period_edtf": "2013", "value": 5}, whole))
    assert 900 in set(found.frame()["n_best"])
    assert "1 row of other spans" in found.summary()


def test_a_year_that_nobody_reports_stays_empty_among_years():
    rows = observed({"period_edtf": "2011", "value": 5}, {"period_edtf": "2013", "value": 5})
    assert figures(rows).years()["n_best"].isna().tolist() == [False, True, False]


def test_parts_by_sex_are_no_years_of_the_whole():
    assert len(figures(observed({"period_edtf": "2013", "value": 5, "sex": "female"})).years()) == 0


def test_the_sources_of_each_row_are_kept():
    assert figures(observed(*TWO)).areas()["source_ids"].tolist() == ["2014-weekly-second;2015-bureau-table"]


def test_of_nothing_it_says_so_and_every_table_is_empty():
    found = figures(frames.observations(until=1950))
    assert found.summary() == "No published figure is recorded for this choice."
    assert [len(t) for t in (found.frame(), found.areas(), found.years())] == [0, 0, 0]


def test_missing_columns_are_named():
    with pytest.raises(MissingColumns, match="status"):
        figures(frames.observations().drop(columns="status"))
