from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nkrefugees as nk
from nkrefugees.analysis.voices.reconcile import _NEEDED, reconcile
from nkrefugees.errors import MissingColumns, UnknownName
from tests.analysis.voices.made_claims import claims, said, with_rows
from tests.analysis.voices.test_aggregates import ALL

some = settings(max_examples=12, deadline=None, derandomize=True)


@pytest.fixture(autouse=True)
def more(record, tmp_path, monkeypatch):
    return with_rows(record, tmp_path, monkeypatch, series=ALL)


def total(n=None, series="by-year", **more):
    cells = {"first_day": "2013-01-01", "last_day": "2013-12-31", "incident_id": None, **more}
    return said("2014-01-01", n, series_id=series, **cells)


def incident(n=None, **more):
    return said("2013-08-01", n, **{"first_day": "2013-05-01", "last_day": "2013-05-31", **more})


def row(*rows):
    return reconcile(claims(*rows)).frame().iloc[0]


def share(*rows):
    found = row(*rows)
    return found["share_low"], found["share_high"]


def test_the_share_of_exact_figures_is_their_ratio():
    assert share(total(100), incident(25)) == (0.25, 0.25)


def test_the_share_of_ranges_runs_from_least_to_greatest():
    rows = total(n_low=100, n_high=200), incident(n_low=20, n_high=50)
    assert share(*rows) == (0.1, 0.5)


def test_a_published_at_least_has_no_least_share():
    assert share(total(n_low=100), incident(25)) == (0, 0.25)


def test_a_published_up_to_has_no_greatest_share():
    low, high = share(total(n_high=100), incident(25))
    assert low == 0.25
    assert pd.isna(high)


def test_a_known_at_least_has_no_greatest_share():
    low, high = share(total(100), incident(n_low=25))
    assert low == 0.25
    assert pd.isna(high)


def test_a_sum_up_to_a_day_is_compared_with_all_incidents_before():
    old = incident(30, incident_id="old", first_day="1997-01-01", last_day="1997-12-31")
    whole = total(947, "in-all", first_day=None, last_day="1998-12-31")
    assert row(whole, old, incident(25))["known_low"] == 30


def test_a_figure_of_one_year_is_compared_with_that_year_alone():
    old = incident(30, incident_id="old", first_day="1997-01-01", last_day="1997-12-31")
    assert row(total(100), old, incident(25))["known_high"] == 25


@pytest.mark.parametrize("unit", ["cases", "families"])
def test_persons_are_not_compared_with_other_units(unit):
    found = row(total(100, unit=unit), incident(25))
    assert not found["comparable"]
    assert found["reason"] == f"no incident in {unit} is known in this scope, which is not zero"


def test_what_is_not_compared_has_no_share_and_no_known_figure():
    found = row(total(100, "stock"), incident(25))
    assert found[["share_low", "share_high", "known_low", "known_high"]].isna().all()
    assert found["reason"] == "a number at one time is no sum of events"


def test_incidents_in_words_alone_are_no_share():
    assert "without figures" in row(total(100), incident(n_text="many"))["reason"]


def test_the_population_of_an_incident_is_that_which_most_origins_name():
    said_of = [("lamp", "escapee"), ("herder", "escapee"), ("weekly", "mixed")]
    rows = [incident(25, origin_id=o, population=p) for o, p in said_of]
    assert row(total(100), *rows)["known_low"] == 25


def test_where_two_populations_are_named_as_often_neither_is_sure():
    rows = [incident(25, origin_id=o, population=p) for o, p in [("lamp", "escapee"), ("herder", "worker")]]
    assert row(total(100), *rows)[["known_low", "known_high"]].tolist() == [0, 25]


def test_series_that_are_named_take_the_place_of_those_of_the_claims():
    found = reconcile(claims(total(100), incident(25)), series="stock").frame()
    assert set(found["series_id"]) == {"stock"}


def test_the_producer_of_a_claim_is_its_claimant():
    assert row(total(100, claimant_id="lamp"), incident(25))["producer"] == "lamp"


def test_known_incidents_stand_by_year():
    known = reconcile(claims(total(100), incident(25))).known
    assert known["n_low"].tolist() == [25]


def test_open_ends_are_told():
    found = row(total(n_low=100), incident(n_low=25))
    assert (found["open_high"], found["known_open_high"], found["open_low"]) == (True, True, False)


def test_what_was_published_later_is_left_out():
    rows = total(100, source_id="2013-06-daily-first"), incident(25), total(200)
    found = reconcile(claims(*rows), as_of="2014").frame()
    assert found["best"].tolist() == [100]
    assert found["reason"].tolist() == ["no incident in persons is known in this scope, which is not zero"]


def test_no_published_total_is_said_and_no_failure():
    found = reconcile(nk.claims(country="NOR"))
    assert found.frame().empty
    assert found.summary() == "No published total is recorded for this choice."


def test_totals_without_any_incident_say_why():
    assert row(total(100))["reason"].startswith("no incident in persons is known")


def test_an_unknown_series_is_refused():
    with pytest.raises(UnknownName, match="arrivals"):
        reconcile(nk.claims(), series="arrival")


def test_an_unknown_rule_is_refused():
    with pytest.raises(UnknownName, match="bounds"):
        reconcile(nk.claims(), rule="bouds")


@pytest.mark.parametrize("column", _NEEDED)
def test_a_frame_without_a_needed_column_is_refused(column):
    with pytest.raises(MissingColumns, match=column):
        reconcile(nk.claims().drop(columns=column))


span = st.lists(st.integers(1, 900), min_size=2, max_size=2).map(sorted)
ends = span.map(lambda n: {"n_low": n[0], "n_high": n[1]}) | st.sampled_from(
    ["n_low", "n_high", "n_best"]
).flatmap(lambda end: st.integers(1, 900).map(lambda n: {end: n}))
frames = st.tuples(st.lists(ends, max_size=3), st.lists(ends, max_size=3)).map(
    lambda both: claims(
        *(total(**n) for n in both[0]), *(incident(**n, incident_id=f"i{k}") for k, n in enumerate(both[1]))
    )
)


@some
@given(frames, st.randoms())
def test_the_order_of_rows_does_not_matter(frame, random):
    mixed = frame.iloc[random.sample(range(len(frame)), len(frame))]
    one, other = reconcile(frame), reconcile(mixed)
    pd.testing.assert_frame_equal(one.frame(), other.frame())
    assert one.summary() == other.summary()


@some
@given(frames)
def test_the_share_holds_that_of_every_figure_between_the_ends(frame):
    found = reconcile(frame).frame()
    closed = found[found["share_high"].notna() & found["known_best"].notna() & found["best"].notna()]
    inside = closed["known_best"] / closed["best"]
    assert (closed["share_low"] <= inside).all()
    assert (inside <= closed["share_high"]).all()


@some
@given(frames)
def test_every_row_has_a_share_or_a_reason(frame):
    found = reconcile(frame).frame()
    assert (found["comparable"] == (found["reason"] == "")).all()
    assert (found["comparable"] == found["share_low"].notna()).all()


@some
@given(st.sets(st.integers(0, 3000), max_size=12))
def test_any_choice_of_the_record_is_told(real_claims, chosen):
    frame = real_claims.iloc[[n for n in chosen if n < len(real_claims)]]
    claimed = reconcile(frame).frame()["claim_id"].dropna()
    assert sorted(claimed) == sorted(frame.loc[frame["series_id"].notna(), "claim_id"])


@pytest.fixture
def real_claims(more, real):
    return nk.claims()
