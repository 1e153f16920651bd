from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nkrefugees as nk
from nkrefugees.analysis.voices.fates import _NEEDED, fates
from nkrefugees.errors import BadDate, MissingColumns
from tests.analysis.voices.made_claims import claims, said

some = settings(max_examples=12, deadline=None, derandomize=True)
FIRST, LAST = said("2013-06-05", 9), said("2014-06-05", 9, claimant_id="weekly")


def group(*rows, as_of="2015-06-05"):
    return fates(claims(*rows), as_of).frame().iloc[0]


def test_the_last_report_is_that_which_was_said_last():
    found = group(LAST, FIRST)
    assert (found["last_claimant"], found["last_claim"]) == ("weekly", "c0")


def test_a_denial_is_a_report_too():
    assert group(FIRST, LAST | {"stance": "denies", "denied": "event"})["last_stance"] == "denies"


def test_silence_is_counted_in_months_until_the_day_given():
    found = group(FIRST, LAST)
    assert (found["silent_months_low"], found["silent_months_high"]) == (12, 12)


def test_silence_is_a_span_where_the_day_of_the_last_report_is_not_known():
    found = group(FIRST, LAST | {"said_edtf": "2014"})
    assert (found["silent_months_low"], found["silent_months_high"]) == (5.1, 17.1)


def test_silence_has_no_longest_where_all_first_days_are_open():
    assert pd.isna(group(said("../2014", 9))["silent_months_high"])


def test_what_was_published_later_is_left_out():
    assert fates(claims(FIRST), as_of="2014").frame().empty


def test_the_day_that_ends_the_observation_is_named():
    assert fates(claims(FIRST), as_of="2016").until_is == "the day given"
    assert fates(claims(FIRST)).until_is == "the day on which the data were made"


def test_figures_are_those_of_the_whole_group():
    found = group(FIRST, LAST | {"n_best": 12}, said("2013-06-05", 3, subgroup="women"))
    assert (found["n_low"], found["n_high"], found["n_claims"]) == (9, 12, 3)


def test_claims_about_series_are_left_out():
    assert fates(claims(FIRST | {"incident_id": None, "series_id": "stock"})).frame().empty


def test_no_claims_give_no_rows_and_say_so():
    found = fates(nk.claims(country="NOR"))
    assert found.frame().empty
    assert found.summary() == "No claim about an incident is recorded for this choice."


def test_denials_alone_are_no_group_that_was_held():
    found = fates(claims(said("2013-06-05", quantity="detained", stance="denies", denied="event")))
    assert "No group is said to have been held" in found.summary()


@pytest.mark.parametrize("column", _NEEDED)
def test_a_frame_without_a_needed_column_is_refused(column):
    with pytest.raises(MissingColumns, match=column):
        fates(nk.claims().drop(columns=column))


def test_a_day_that_is_no_date_is_refused():
    with pytest.raises(BadDate):
        fates(nk.claims(), as_of="soon")


rows = st.tuples(
    st.sampled_from(["detained", "at_risk", "repatriated", "released"]),
    st.sampled_from(["affirms", "affirms", "denies"]),
    st.sampled_from(["2013-06-05", "../2013-07-01", "2014", None]),
    st.sampled_from([None, "2013-01-01", "2013-05-02"]),
    st.sampled_from([None, "2013-05-02", "2014-01-01"]),
    st.sampled_from(["2013-05-alphaville", "2012-betaville"]),
)
any_claims = st.lists(rows, max_size=8).map(
    lambda told: claims(
        *(
            said(day, 9, quantity=q, stance=s, incident_id=i, first_day=first, last_day=last)
            for q, s, day, first, last, i in told
        )
    )
)


@some
@given(any_claims, st.randoms())
def test_the_order_of_rows_does_not_matter(frame, random):
    mixed = frame.iloc[random.sample(range(len(frame)), len(frame))]
    one, other = fates(frame), fates(mixed)
    pd.testing.assert_frame_equal(one.frame(), other.frame())
    pd.testing.assert_frame_equal(one.lags, other.lags)
    assert one.summary() == other.summary()


@some
@given(any_claims)
def test_low_is_never_above_high(frame):
    lags = fates(frame).lags
    usable = lags[lags["usable"].astype(bool)]
    back = usable[usable["returned"]]
    assert (back["lag_low"] <= back["lag_high"]).all()
    assert (usable["left_low"] <= usable["left_high"])[~usable["returned"]].all()


@some
@given(any_claims)
def test_silence_is_never_below_nought(frame):
    found = fates(frame).frame()
    assert (found["silent_months_low"].dropna() >= 0).all()
    assert (
        found["silent_months_high"].dropna()
        >= found["silent_months_low"][found["silent_months_high"].notna()]
    ).all()


def test_the_words_name_no_cause(real):
    words = r"because|caus|led to|due to|thanks|effect|result(ed)? in|prevent|therefore"
    assert not re.search(words, fates(nk.claims()).summary())


@some
@given(st.sets(st.integers(0, 3000), max_size=12))
def test_any_choice_of_the_record_is_told(real_claims, chosen):
    frame = real_claims.iloc[[n for n in chosen if n < len(real_claims)]]
    pairs = frame.dropna(subset="incident_id")[["incident_id", "quantity", "unit"]].drop_duplicates()
    assert len(fates(frame).frame()) == len(pairs)


@pytest.fixture
def real_claims(real):
    return nk.claims()
