from __future__ import annotations

import pytest

from nkrefugees import frames
from nkrefugees.analysis.accounts.estimates import estimates
from nkrefugees.errors import UnknownName
from tests.analysis.accounts.made_rows import estimated

TENS = {"n_low": 20000, "n_high": 99999, "n_text": "tens of thousands"}


def test_families_are_never_joined():
    found = estimates(estimated({"n_best": 10}, {"n_best": 300, "origin_id": "weekly"})).frame()
    assert sorted(found["n_best"]) == [10, 300]


def test_offices_of_one_state_are_one_family():
    found = estimates(estimated({"n_best": 10, "origin_id": "cn-ministry"})).frame()
    assert found["family"].tolist() == ["cn-state"]


def test_figures_of_one_family_and_year_are_bounds():
    found = estimates(estimated({"n_best": 10}, {"n_best": 30})).frame()
    assert found[["n_low", "n_high"]].to_numpy().tolist() == [[10, 30]]


def test_at_least_stays_open():
    found = estimates(estimated({"n_low": 500})).frame()
    assert found[["open_low", "open_high"]].to_numpy().tolist() == [[False, True]]


@pytest.mark.parametrize("other", [{"place_id": "alphaville"}, {"subgroup": "women"}])
def test_a_part_is_never_one_row_with_the_whole(other):
    found = estimates(estimated({"n_best": 10}, {"n_best": 3, **other})).frame()
    assert found["whole"].tolist() == [True, False]
    assert found["n_high"].tolist() == [10, 3]


@pytest.mark.parametrize("other", [{"unit": "families"}, {"population": "worker"}, TENS])
def test_unlike_things_are_never_one_row(other):
    assert len(estimates(estimated({"n_best": 10}, {"n_best": 3, **other})).frame()) == 2


def test_an_open_beginning_is_told_as_by():
    assert estimates(estimated({"n_best": 1, "first_day": None})).frame()["period"].tolist() == ["by 2013"]


def test_a_span_of_years_is_told_as_a_span():
    assert estimates(estimated({"n_best": 1, "first_day": "2011-05-01"})).frame()["period"].tolist() == [
        "2011–2013"
    ]


def test_words_do_not_make_the_greatest_figure():
    found = estimates(estimated({"n_best": 10}, {**TENS, "origin_id": "weekly"}))
    assert "99,999" not in found.summary()
    assert "1 row in words alone" in found.summary()


def test_how_far_families_lie_apart_in_one_year_is_said():
    found = estimates(estimated({"n_best": 10}, {"n_best": 300, "origin_id": "weekly"}))
    assert "from 10 (Lamp Society) to 300 (Example Weekly), 30 times as many" in found.summary()


def test_a_rule_chooses_claims_as_in_resolve():
    rows = estimated({"n_best": 10}, {"n_best": 30, "claimant_id": "bureau", "origin_id": "bureau"})
    assert estimates(rows, rule="official").frame()["n_best"].tolist() == [30]


def test_a_rule_that_does_not_exist_is_refused():
    with pytest.raises(UnknownName):
        estimates(estimated({"n_best": 1}), rule="loudest")


def test_claims_about_incidents_are_left_out():
    assert (
        estimates(frames.claims(incident="2012-betaville")).summary()
        == "No estimate is recorded for this choice."
    )


def test_of_nothing_every_table_is_empty():
    found = estimates(frames.claims().iloc[:0])
    assert [len(t) for t in (found.frame(), found.revisions(), found.vintages())] == [0, 0, 0]
    assert len(found.frame().loc[found.frame()["whole"]]) == 0


def test_vintages_count_by_the_year_of_publication():
    rows = estimated({"n_best": 10}, {"n_best": 300, "source_id": "2015-bureau-table"})
    found = estimates(rows).vintages()
    assert found["published"].tolist() == ["2013", "2015"]
    assert found[["new_high", "least", "greatest"]].to_numpy().tolist() == [[10, 10, 10], [300, 10, 300]]


def test_a_family_is_new_once():
    rows = estimated({"n_best": 10}, {"n_best": 300, "source_id": "2015-bureau-table"})
    assert estimates(rows).vintages()["n_families"].tolist() == [1, 1]


def test_parts_are_no_vintage_of_the_whole():
    assert len(estimates(estimated({"n_best": 3, "place_id": "alphaville"})).vintages()) == 0
