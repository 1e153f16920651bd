from __future__ import annotations

import pytest

from nkrefugees import frames
from nkrefugees.analysis.accounts.coverage import WAYS, coverage
from nkrefugees.errors import MissingColumns, UnknownName


def row(found, key):
    return found.frame().set_index(found.by).loc[key]


def test_an_incident_counts_in_the_year_that_holds_its_days():
    assert row(coverage(frames.claims(), frames.sources()), "2012")["n_incidents"] == 1


def test_every_year_between_the_first_and_the_last_has_a_row():
    claims = frames.claims(incident=["2012-betaville", "2014-01-alphaville"])
    assert coverage(claims).frame()["year"].tolist() == ["2012", "2013", "2014"]


def test_a_year_without_an_incident_is_missing_not_zero():
    claims = frames.claims(incident=["2012-betaville", "2014-01-alphaville"])
    assert coverage(claims).frame().loc[1, ["n_incidents", "n_claims"]].isna().all()


def test_a_year_with_documents_and_without_an_incident_has_its_documents():
    assert row(coverage(frames.claims(), frames.sources()), "2015")["n_published"] == 1


def test_years_without_an_incident_are_named():
    claims = frames.claims(incident=["2012-betaville", "2014-01-alphaville"])
    assert "Years without an incident: 2013." in coverage(claims).summary()


def test_documents_that_say_nothing_of_an_incident_are_counted_apart():
    found = coverage(frames.claims(incident="2012-betaville"), frames.sources()).summary()
    assert "about 1 incident, from 1 document;" in found
    assert "3 documents on any subject" in found


def test_an_incident_with_one_origin_is_counted_as_such():
    assert row(coverage(frames.claims(), by="country"), "LAO")["n_one_origin"] == 1


def test_an_incident_with_several_origins_is_not():
    claims = frames.claims(incident="2013-05-alphaville")
    assert coverage(claims, by="country").totals["n_one_origin"] == 0


def test_a_code_that_no_claim_has_is_named():
    found = coverage(frames.claims(), by="population")
    assert "drifter" in found.never()
    assert "drifter" in found.summary()


def test_quantities_of_series_alone_are_not_missed():
    assert "stock" not in coverage(frames.claims(), by="quantity").never()


def test_a_country_that_might_have_had_a_row_is_named():
    assert coverage(frames.claims(), by="country", expected=["CHN", "MNG"]).never() == ["MNG"]


def test_claims_without_a_place_have_a_row_of_their_own():
    claims = frames.claims().assign(place_id=None)
    assert "CHN, no place told" in set(coverage(claims, by="province").frame()["province"])


def test_publishers_stand_under_their_names():
    assert row(coverage(frames.claims(), by="publisher"), "daily")["meaning"] == "Example Daily & Sons"


def test_origins_stand_under_the_topmost_parent():
    assert "cn-state" in set(coverage(frames.claims(), by="family").frame()["family"])


@pytest.mark.parametrize("by", WAYS)
def test_of_nothing_it_is_said_that_nothing_is_recorded(by):
    none = frames.claims().iloc[:0]
    assert (
        coverage(none, frames.sources().iloc[:0], by=by).summary() == "Nothing is recorded for this choice."
    )


def test_documents_without_a_claim_are_said_to_be_without():
    assert "no claim about an incident" in coverage(frames.claims().iloc[:0], frames.sources()).summary()


def test_what_it_cannot_count_by_is_refused_with_the_nearest():
    with pytest.raises(UnknownName, match="country"):
        coverage(frames.claims(), by="contry")


def test_missing_columns_are_named():
    with pytest.raises(MissingColumns, match="origin_id"):
        coverage(frames.claims().drop(columns="origin_id"))
