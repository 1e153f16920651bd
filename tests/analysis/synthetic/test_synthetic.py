"""Laws of twins: what is told rests on what is true, nothing of it can be taken for the record."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nkrefugees as nk
from nkrefugees import io, schema
from nkrefugees.analysis.synthetic import synthetic
from nkrefugees.countries import country
from nkrefugees.errors import BadValue

TABLES = ("claims", "sources", "incidents", "origins", "actors", "places", "links")
every_table = pytest.mark.parametrize("table", TABLES)
seeds = st.integers(0, 2**32)
few = settings(max_examples=15, deadline=None, derandomize=True)


def ids(frame):
    """Every id in a frame."""
    columns = [c for c in frame if c.endswith("_id") and c != "series_id"]
    return pd.concat([frame[c].dropna().astype("str") for c in columns])


@every_table
def test_a_frame_has_the_columns_and_types_of_the_record(table):
    pd.testing.assert_series_equal(getattr(synthetic(1), table).dtypes, getattr(nk, table)().dtypes)


@few
@given(seeds)
def test_every_id_begins_with_syn(seed):
    twin = synthetic(seed, years=5, new_outlet="2113-01")
    assert all(ids(getattr(twin, table)).str.startswith("syn-").all() for table in TABLES)


@few
@given(seeds, st.integers(2101, 2190), st.sampled_from([0.0, 1.0]))
def test_every_day_lies_after_2100(seed, first, blur):
    twin = synthetic(seed, first=first, years=1, waves=1, blur=blur, rate=5)
    days = [frame[c].dropna() for frame in (twin.claims, twin.sources, twin.incidents) for c in frame
            if pd.api.types.is_datetime64_any_dtype(frame[c])]  # fmt: skip
    assert all((day.dt.year > 2100).all() for day in days)


@pytest.mark.parametrize("table", TABLES)
def test_no_id_of_the_record_begins_with_syn(real, table):
    assert not ids(getattr(nk, table)()).str.startswith("syn-").any()


def test_no_text_of_a_date_is_one_of_the_record():
    pattern = schema.fields(io.descriptor(), "claims")["date_edtf"]["constraints"]["pattern"]
    claims = synthetic(1).claims
    texts = pd.concat([claims["date_edtf"], claims["said_edtf"]])
    assert not texts.str.fullmatch(pattern).any()


def test_its_countries_are_on_no_map():
    for code in set(synthetic(1).claims["country"]):
        with pytest.raises(BadValue):
            country(code)


@few
@given(seeds, st.floats(0, 1), st.floats(0, 0.5))
def test_every_claim_rests_on_a_true_incident_or_is_marked_as_false(seed, blur, false):
    twin = synthetic(seed, years=4, blur=blur, false=false)
    claims, true = twin.truth.claims, twin.truth.incidents
    about = true.loc[claims["incident_id"]]
    assert claims.index.tolist() == twin.claims["claim_id"].tolist()
    assert claims["happened"].tolist() == about["happened"].tolist()
    assert (about["happened"] == (about["people"] > 0)).all()


@few
@given(seeds, st.floats(0, 1))
def test_the_days_of_a_claim_hold_the_day_of_its_incident(seed, blur):
    twin = synthetic(seed, years=4, blur=blur)
    day = twin.claims["incident_id"].map(twin.truth.incidents["day"])
    assert not (twin.claims["first_day"] > day).any()
    assert not (twin.claims["last_day"] < day).any()


@few
@given(seeds)
def test_nothing_is_said_before_it_is_so_nor_printed_before_it_is_said(seed):
    twin = synthetic(seed, years=4)
    said = pd.to_datetime(twin.claims["said_edtf"])
    day = twin.claims["incident_id"].map(twin.truth.incidents["day"])
    assert (said > day).all()
    assert (twin.sources["published_last"] >= said).all()


@few
@given(seeds)
def test_a_copy_has_the_origin_and_the_incident_of_what_it_copies(seed):
    twin = synthetic(seed, years=4, copies=2.0)
    claims = twin.claims.set_index("claim_id")[["origin_id", "incident_id"]]
    copies, copied = (claims.loc[twin.links[end]] for end in ("from_id", "to_id"))
    assert copies.to_numpy().tolist() == copied.to_numpy().tolist()


@few
@given(seeds)
def test_a_family_reports_only_while_it_is_active(seed):
    twin = synthetic(seed, years=8, copies=0, false=0)
    told = twin.truth.claims.join(twin.truth.families.set_index("family"), on="family").dropna()
    day = told["incident_id"].map(twin.truth.incidents["day"])
    assert ((told["first_day"] <= day) & (day <= told["last_day"])).all()


@few
@given(seeds)
def test_those_never_reported_are_those_that_no_claim_affirms(seed):
    twin = synthetic(seed, years=4)
    affirmed = set(twin.claims.loc[twin.claims["stance"] == "affirms", "incident_id"])
    true = twin.truth.incidents
    happened = set(true.index[true["happened"]])
    assert twin.truth.never_reported == len(happened - affirmed)


def test_frames_do_not_name_what_was_never_reported():
    twin = synthetic(1)
    assert set(twin.incidents["incident_id"]) == set(twin.claims["incident_id"])


def test_no_gap_between_ids_says_how_much_was_never_reported():
    numbers = synthetic(1).incidents["incident_id"].str[5:].astype(int)
    assert numbers.tolist() == list(range(1, len(numbers) + 1))


def test_the_same_seed_makes_the_same_bytes(tmp_path):
    folders = [synthetic(7, years=5, serial=0.5).write(tmp_path / name) for name in "ab"]
    one, other = ({f.name: f.read_bytes() for f in folder.iterdir()} for folder in folders)
    assert one == other


def test_another_seed_makes_another_twin():
    assert not synthetic(7).claims.equals(synthetic(8).claims)


def test_a_step_changes_the_rate_from_its_month_on():
    rates = synthetic(1, waves=0, step="2121-01", step_ratio=0.25).truth.rates["rate"]
    assert rates[:"2120-12"].unique().tolist() == [2.0]
    assert rates["2121-01":].unique().tolist() == [0.5]


def test_waves_stand_apart_at_their_own_rate():
    twin = synthetic(1, waves=4, surge=6.0)
    rates = twin.truth.rates
    assert rates.loc[rates["wave"] > 0, "rate"].unique().tolist() == [12.0]
    assert len(twin.truth.waves) == 4
    assert (twin.truth.waves["first_day"].to_numpy()[1:] > twin.truth.waves["last_day"].to_numpy()[:-1]).all()


def test_incidents_come_at_their_rate():
    """Within five standard errors of a Poisson count."""
    twin = synthetic(3, years=50, rate=10, waves=0, false=0)
    assert abs(len(twin.truth.incidents) - 6000) < 5 * np.sqrt(6000)


def test_lists_of_a_twin_agree_with_who_reported():
    twin = synthetic(4)
    lists = twin.lists()
    assert lists.sum(axis=1).tolist() == twin.truth.incidents.loc[lists.index, "n_families"].tolist()


def odds_ratio(lists, hidden):
    """How two lists go together, with those on neither."""
    one, other = lists.iloc[:, 0], lists.iloc[:, 1]
    both, first, second = (one & other).sum(), (one & ~other).sum(), (~one & other).sum()
    return both * (hidden - both - first - second) / (first * second)


def test_lists_depend_where_that_is_asked_for():
    """Of 4,800 incidents, the odds ratio of two families: about 1, and well above."""
    options = {"years": 40, "rate": 10, "waves": 0, "false": 0, "careers": False, "families": 2}
    twins = [synthetic(5, dependence=d, **options) for d in (0.0, 2.0)]
    ratios = [odds_ratio(t.lists(), len(t.truth.incidents)) for t in twins]
    assert ratios[0] < 1.3
    assert ratios[1] > 2


def test_a_new_outlet_reports_nothing_before_its_month():
    twin = synthetic(1, new_outlet="2120-07", copies=0, false=0)
    rows = twin.truth.claims[twin.truth.claims["family"] == "syn-family-6"]
    assert twin.truth.incidents.loc[rows["incident_id"], "day"].min() >= pd.Timestamp("2120-07-01")


def test_a_number_of_claims_may_be_asked_for():
    assert len(synthetic(1, claims=20_000, first=2101, years=80).claims) == pytest.approx(20_000, rel=0.1)


def test_a_twin_in_which_nothing_happens_has_empty_frames():
    twin = synthetic(1, rate=0)
    assert (len(twin.claims), len(nk.resolve(twin.claims))) == (0, 0)


def test_it_runs_through_resolve_and_totals():
    twin = synthetic(2)
    rows = nk.totals(nk.resolve(twin.claims), by="quantity", links=twin.links)
    assert rows["n_incidents"].sum() + rows["n_crossing"].sum() > 0


def test_of_the_record_no_row_is_read_for_it(real):
    """Ids of a twin are looked up in the record, and none of them is there."""
    io._reads.clear()
    claims = synthetic(2, years=3).claims
    nk.resolve(claims, "latest")
    assert [note["rows"] for note in io.reads() if "where" in note] == [0] * len(io.reads())
