from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nkrefugees as nk
from nkrefugees.analysis.voices.genealogy import _NEEDED, genealogy
from nkrefugees.errors import MissingColumns
from tests.analysis.voices.made_claims import claims, said, with_rows

some = settings(max_examples=12, deadline=None, derandomize=True)


def changes(*rows):
    return genealogy(claims(*rows)).frame()["change"].tolist()


def test_claims_stand_in_the_order_in_which_they_were_said():
    rows = claims(said("2013-06-20", 90), said("2013-06-05", 80))
    assert genealogy(rows).frame()["claim_id"].tolist() == ["c1", "c0"]


def test_a_figure_that_grows_on_its_way_is_seen():
    rows = [said("2013-06-05", 80), said("2013-06-20", 90), said("2013-07-01", n_low=250, n_high=300)]
    assert changes(*rows) == ["first", "higher", "higher"]


def test_a_figure_is_compared_with_that_of_its_own_origin():
    assert changes(said("2013-06-05", 80), said("2013-06-20", 90, origin_id="herder")) == ["first", "first"]


def test_a_claim_without_a_figure_is_passed_over():
    rows = [said("2013-06-05", 80), said("2013-06-10"), said("2013-06-20", 80)]
    assert changes(*rows) == ["first", "no figure", "same"]


def test_the_claim_that_it_is_compared_with_is_named():
    found = genealogy(claims(said("2013-06-05", 80), said("2013-06-20", 90))).frame()
    assert found["compared_with"].tolist()[1] == "c0"


def test_the_order_of_claims_whose_days_overlap_is_not_sure():
    rows = claims(said("2013-06-05", 80), said("2013-06", 90), said("2013-08", 95))
    assert genealogy(rows).frame()["order_sure"].tolist()[1:] == [False, True]


@pytest.mark.parametrize("apart", [{"quantity": "detained"}, {"subgroup": "women"}, {"unit": "families"}])
def test_unlike_things_are_not_compared(apart):
    assert changes(said("2013-06-05", 80), said("2013-06-20", 90, **apart)) == ["first", "first"]


@pytest.mark.parametrize("stance", ["denies", "retracts", "cannot_confirm", "no_comment"])
def test_only_what_is_affirmed_is_compared(stance):
    rows = claims(said("2013-06-05", 80), said("2013-06-06", 80, stance=stance), said("2013-06-20", 90))
    assert genealogy(rows).frame()["change"].fillna("").tolist() == ["first", "", "higher"]


def test_figures_of_a_series_are_compared_for_the_same_days_alone():
    of = {"incident_id": None, "series_id": "stock", "quantity": "stock"}
    rows = [said("2013-06-05", 80, **of), said("2013-06-20", 90, **of, date_edtf="2012")]
    assert changes(*rows) == ["first", "first"]


@pytest.fixture
def linked(record, tmp_path, monkeypatch):
    """Claim c1 is derived from c0, by another origin."""
    links = [{"from_id": "c1", "to_id": "c0", "relation": "derived_from"}]
    return with_rows(record, tmp_path, monkeypatch, links=links)


PAIR = (said("2013-06-05", 80), said("2013-06-20", 90, origin_id="herder"))


def test_a_claim_is_compared_with_that_which_it_rests_on(linked):
    assert changes(*PAIR) == ["first", "higher"]


def test_what_a_claim_rests_on_is_named(linked):
    assert genealogy(claims(*PAIR)).frame()["derived_from"].tolist()[1] == "c0"


def test_a_claim_that_rests_on_one_that_was_left_out_stands_alone(linked):
    only = claims(*PAIR).iloc[1:]
    assert genealogy(only).frame()["change"].tolist() == ["first"]


def test_edges_lead_to_origins_families_and_claims(linked):
    edges = genealogy(claims(*PAIR)).edges
    assert edges.groupby("relation").size().to_dict() == {"derived_from": 1, "family": 2, "origin": 2}


def test_an_edge_says_whether_the_chain_was_seen():
    edges = genealogy(claims(*PAIR)).edges
    assert edges[edges["relation"] == "origin"]["traced"].tolist() == [False, True]


def test_a_claim_without_origin_rests_on_its_claimant():
    assert genealogy(claims(said("2013-06-05", 80, origin_id=None))).frame()["origin_id"].tolist() == [
        "daily"
    ]


def test_no_claims_give_no_rows_and_say_so():
    found = genealogy(nk.claims(country="NOR"))
    assert found.frame().empty
    assert found.summary() == "No claim is recorded for this choice."


def test_denials_alone_have_no_figure_and_are_counted():
    found = genealogy(claims(said("2013-06-05", stance="denies", denied="event")))
    assert "0 affirm" in found.summary()
    assert "1 denial" in found.summary()


@pytest.mark.parametrize("column", _NEEDED)
def test_a_frame_without_a_needed_column_is_refused(column):
    with pytest.raises(MissingColumns, match=column):
        genealogy(nk.claims().drop(columns=column))


rows = st.tuples(
    st.sampled_from(["lamp", "herder", "weekly", None]),
    st.sampled_from(["affirms", "affirms", "denies", "retracts", "cannot_confirm"]),
    st.sampled_from(["2013-06-05", "2013-06", "../2013-07-01", "2014", None]),
    st.none() | st.integers(0, 99),
    st.sampled_from(["2013-05-alphaville", "2012-betaville"]),
)
any_claims = st.lists(rows, max_size=8).map(
    lambda told: claims(*(said(day, n, origin_id=o, stance=s, incident_id=i) for o, s, day, n, i in told))
)


@some
@given(any_claims, st.randoms())
def test_the_order_of_rows_does_not_matter(frame, random):
    mixed = frame.iloc[random.sample(range(len(frame)), len(frame))]
    one, other = genealogy(frame), genealogy(mixed)
    pd.testing.assert_frame_equal(one.frame(), other.frame())
    assert one.summary() == other.summary()


@some
@given(any_claims)
def test_every_claim_has_one_row(frame):
    assert sorted(genealogy(frame).frame()["claim_id"]) == sorted(frame["claim_id"])


@some
@given(any_claims)
def test_the_first_figure_of_each_voice_is_first(frame):
    found = genealogy(frame).frame()
    figured = found[(found["stance"] == "affirms") & found["n_best"].notna()]
    firsts = figured.drop_duplicates(["incident_id", "origin_id"])
    assert (firsts["change"] == "first").all()
    assert len(firsts) == (figured["change"] == "first").sum()


@some
@given(st.sets(st.integers(0, 3000), max_size=12))
def test_any_choice_of_the_record_is_told(real_claims, chosen):
    frame = real_claims.iloc[[n for n in chosen if n < len(real_claims)]]
    assert len(genealogy(frame).frame()) == len(frame)


@pytest.fixture
def real_claims(real):
    return nk.claims()
