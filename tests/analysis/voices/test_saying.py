from __future__ import annotations

import pandas as pd
import pytest

from nkrefugees.analysis.voices.saying import DAYS, day, published_by, released, said_days, told
from nkrefugees.errors import BadDate, BadValue, MissingColumns
from tests.analysis.voices.made_claims import claims, said


def days(**row):
    found = said_days(claims(row))[DAYS].iloc[0]
    return [None if pd.isna(d) else f"{d:%Y-%m-%d}" for d in found]


def test_a_day_of_saying_is_a_span_of_one_day():
    assert days(said_edtf="2013-06-03")[:2] == ["2013-06-03", "2013-06-03"]


def test_nothing_is_said_after_it_is_published():
    assert days(said_edtf="2013-06")[:2] == ["2013-06-01", "2013-06-04"]


def test_what_was_said_by_a_day_has_no_first_day():
    assert days(said_edtf="../2013-06-03")[:2] == [None, "2013-06-03"]


def test_a_claim_that_does_not_say_when_counts_from_its_publication():
    assert days(said_edtf=None, source_id="2014-weekly-second")[:2] == ["2014-01-01", "2014-02-28"]


def test_a_claim_of_a_document_that_nobody_knows_keeps_its_own_day():
    assert days(said_edtf="2013-06", source_id="stranger") == ["2013-06-01", "2013-06-30", None, None]


def test_the_data_were_made_on_a_day():
    assert released() == released().normalize()


def test_no_claims_have_no_days():
    assert said_days(claims()).empty


def test_a_day_that_is_no_date_is_refused():
    with pytest.raises(BadDate):
        told("fates", claims({"said_edtf": "last week"}), ["claim_id"])


def test_a_claim_that_stands_twice_is_told_once():
    rows = claims(said("2013-06-03", 9))
    assert len(told("fates", pd.concat([rows, rows]), ["claim_id"])) == 1


def test_a_claim_without_id_is_refused():
    with pytest.raises(BadValue, match="needs its id"):
        told("fates", claims({}).assign(claim_id=None), ["claim_id"])


def test_what_is_no_frame_is_refused():
    with pytest.raises(TypeError, match="fates takes a frame of claims, not list"):
        told("fates", [], [])


def test_a_missing_column_is_named():
    with pytest.raises(MissingColumns, match="fates needs the columns stance"):
        told("fates", claims({}).drop(columns="stance"), ["claim_id", "stance"])


def test_claims_that_had_not_been_published_are_left_out():
    rows = told("fates", claims({}, said("2013-06-03")), ["claim_id"])
    assert published_by(rows, "2014")["claim_id"].tolist() == ["c0"]


@pytest.mark.parametrize("none", [None, ""])
def test_without_a_day_every_claim_stays(none):
    assert len(published_by(told("fates", claims({}), ["claim_id"]), none)) == 1


def test_an_unknown_day_is_said_to_be_unknown():
    assert day(pd.NaT) == "an unknown day"
