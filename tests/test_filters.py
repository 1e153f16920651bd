from __future__ import annotations

import csv
import json
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees import errors, frames, io, schema
from nkrefugees.filters import FILTERS, rows, select
from tests.analysis.record import invented_data, record  # noqa: F401

pytestmark = pytest.mark.usefixtures("record")
CASES = Path(__file__).parent / "cases" / "analysis"


def cases(name):
    """Rows of a file of cases, the fact as the test's id."""
    with (CASES / name).open(encoding="utf-8") as file:
        return [pytest.param(row, id=f"{row['fact']} ({row['table']})") for row in csv.DictReader(file)]


@pytest.mark.parametrize("case", cases("filters.csv"))
def test_kept(case):
    found = getattr(frames, case["table"])(**json.loads(case["filters"]))
    key = schema.key(io.descriptor(), case["table"])[0]
    assert found[key].tolist() == case["kept"].split()


@pytest.mark.parametrize("case", cases("filters-refused.csv"))
def test_refused(case):
    with pytest.raises(getattr(errors, case["error"])) as caught:
        getattr(frames, case["table"])(**json.loads(case["filters"]))
    assert case["says"] in str(caught.value)


@pytest.mark.parametrize("table", FILTERS)
def test_a_filter_that_no_table_has_is_refused_with_what_is_allowed(table):
    with pytest.raises(errors.UnknownName) as caught:
        getattr(frames, table)(colour="red")
    assert set(caught.value.allowed) == set(FILTERS[table])


@pytest.mark.parametrize(
    "since", [date(2014, 1, 1), datetime(2014, 1, 1, 9), pd.Timestamp("2014-01-01"), np.int64(2014), "2014"]
)
def test_a_bound_may_be_a_date_a_year_or_a_text(since):
    assert nk.incidents(since=since)["incident_id"].tolist() == ["2014-01-alphaville"]


@pytest.mark.parametrize("several", [list, tuple, set, iter, pd.Series, np.array])
def test_several_values_may_come_in_any_collection(several):
    found = nk.incidents(country=several(["CHN"]))
    assert set(found["country"]) == {"CHN"}


def test_a_set_is_recorded_in_order():
    nk.incidents(incident={"2014-01-alphaville", "2012-betaville", "2013-05-alphaville"})
    in_order = ["2012-betaville", "2013-05-alphaville", "2014-01-alphaville"]
    assert io.reads()[-1]["filters"] == {"incident": in_order}


def test_filters_that_are_empty_are_not_recorded():
    nk.incidents(since="", country=None, until=2013)
    assert io.reads()[-1]["filters"] == {"until": 2013}


def test_what_is_refused_is_not_recorded():
    before = io.reads()
    with pytest.raises(errors.BadValue):
        nk.incidents(country="NO")
    assert io.reads() == before


@pytest.mark.parametrize(
    ("table", "filters", "kept"),
    [
        ("actors", {"actor": ["daily", "lamp"]}, ["daily", "lamp"]),
        ("series", {"actor": "bureau"}, ["arrivals"]),
        ("series", {"actor": "daily"}, []),
        ("observations", {"tier": "secondary"}, []),
        ("observations", {"tier": "primary"}, ["arrivals"] * 3),
    ],
)
def test_actors_and_tiers_are_chosen_wherever_a_table_leads_to_them(table, filters, kept):
    key = "actor_id" if table == "actors" else "series_id"
    assert getattr(frames, table)(**filters)[key].tolist() == kept


def test_the_tier_of_a_mention_is_that_of_its_source():
    tiers = nk.sources().set_index("source_id")["tier"]
    rows = nk.mentions()
    kept = rows[rows["source_id"].map(tiers) == "established"]
    assert 0 < len(kept) < len(rows)
    assert nk.mentions(tier="established").equals(kept.reset_index(drop=True))


@pytest.mark.parametrize(
    "filters",
    [
        {"since": pd.NaT},
        {"until": pd.NA},
        {"as_of": np.datetime64("NaT")},
        {"incident": pd.NA},
        {"incident": ["2012-betaville", None]},
        {"country": float("nan")},
        {"quantity": pd.Series(["detained", pd.NA])},
    ],
    ids=str,
)
def test_a_missing_value_is_refused_and_not_taken_for_no_filter(filters):
    with pytest.raises(errors.BadValue, match="it is a missing value"):
        nk.claims(**filters)


def test_an_area_is_that_of_the_observation():
    assert nk.observations(area="JPN")["status"].tolist() == ["zero_reported"]


def test_an_area_that_is_no_country_is_refused():
    with pytest.raises(errors.BadValue, match="NOR"):
        nk.observations(area="NO")


def test_a_lookup_gives_the_rows_that_have_one_of_the_ids():
    assert rows("actors", "actor_id", ["lamp", None, "nobody"])["actor_id"].tolist() == ["lamp"]


def test_a_lookup_is_recorded_with_its_ids_in_order():
    rows("actors", "actor_id", ["weekly", "lamp", "lamp"])
    assert io.reads()[-1]["where"] == {"actor_id": ["lamp", "weekly"]}


def test_a_lookup_of_very_many_ids_rests_on_the_whole_table():
    found = rows("actors", "actor_id", ["lamp", *(f"nobody-{n}" for n in range(300))])
    assert (found["actor_id"].tolist(), io.reads()[-1]["rows"]) == (["lamp"], len(io.table("actors")))


def test_a_lookup_of_some_columns_rests_on_these_alone():
    found = rows("actors", "actor_id", ["lamp"], columns=("actor_id", "kind"))
    assert (list(found), io.reads()[-1]["columns"]) == (["actor_id", "kind"], ["actor_id", "kind"])


@pytest.mark.parametrize("table", list(FILTERS))
def test_a_recorded_call_gives_the_same_rows_again(table):
    found = getattr(frames, table)(as_of="2014")
    note = io.reads()[-1]
    again = select(note["table"], note["filters"])
    assert again.equals(found)


def test_days_and_numbers_are_recorded_as_json_has_them():
    nk.claims(since=date(2013, 1, 1), until=np.int64(2014))
    assert io.reads()[-1]["filters"] == {"since": "2013-01-01", "until": 2014}
