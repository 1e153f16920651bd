from __future__ import annotations

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees import frames, io, schema
from nkrefugees.filters import FILTERS
from tests.analysis.record import invented_data, real, record  # noqa: F401

pytestmark = pytest.mark.usefixtures("record")

DAYS = ["2013-06-03", "2013-06-04", "2014-02-27", "2014-02-28", "2015-02-28", "2015-03-01"]
each_table = pytest.mark.parametrize("table", FILTERS)


def load(table, **filters):
    return getattr(frames, table)(**filters)


def rows(frame):
    """The rows of a frame as a set, missing cells alike."""
    return set(frame.astype("str").fillna("").itertuples(index=False, name=None))


@each_table
def test_nothing_stands_before_the_first_publication(table):
    assert load(table, as_of=DAYS[0]).empty


@each_table
@pytest.mark.parametrize(("earlier", "later"), list(pairwise(DAYS)))
def test_what_stands_on_a_day_stands_on_every_later_day(table, earlier, later):
    assert rows(load(table, as_of=earlier)) <= rows(load(table, as_of=later))


@each_table
def test_everything_stands_on_the_last_day(table):
    assert rows(load(table, as_of=DAYS[-1])) == rows(load(table))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("table", ["claims", "mentions", "observations"])
def test_no_row_rests_on_a_later_source(table, day):
    known = nk.sources(as_of=day)
    assert (known["published_last"] <= pd.Timestamp(day)).all()
    assert set(load(table, as_of=day)["source_id"]) <= set(known["source_id"])


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    ("table", "key", "users"),
    [
        ("incidents", "incident_id", ["claims"]),
        ("origins", "origin_id", ["claims"]),
        ("policies", "policy_id", ["mentions"]),
        ("series", "series_id", ["claims", "observations"]),
    ],
)
def test_each_row_is_one_that_some_source_of_the_day_is_about(table, key, users, day):
    used = set().union(*(load(user, as_of=day)[key].dropna() for user in users))
    assert set(load(table, as_of=day)[key]) == used


@pytest.mark.parametrize("day", DAYS)
def test_a_link_stands_when_both_of_its_ends_do(day):
    ends = set(nk.incidents(as_of=day)["incident_id"]) | set(nk.claims(as_of=day)["claim_id"])
    links = nk.links()
    both = links["from_id"].isin(ends) & links["to_id"].isin(ends)
    assert rows(nk.links(as_of=day)) == rows(links[both])


@pytest.mark.parametrize("day", DAYS)
def test_every_actor_that_a_row_of_the_day_names_is_there(day):
    named = set(nk.claims(as_of=day)["claimant_id"]) | set(nk.sources(as_of=day)["publisher_id"])
    named |= set(nk.policies(as_of=day)["actor_id"]) | set(nk.origins(as_of=day)["actor_id"])
    known = nk.actors(as_of=day)
    assert named | set(known["parent_id"].dropna()) <= set(known["actor_id"])


def test_an_actor_whom_nobody_names_yet_is_not_there():
    assert "weekly" not in nk.actors(as_of="2013-06-04")["actor_id"].tolist()


def test_a_place_that_no_claim_or_incident_names_yet_is_not_there():
    assert nk.places(as_of="2013-06-03").empty


def test_a_policy_stands_from_its_first_mention():
    assert nk.policies(as_of="2013-06-04")["policy_id"].tolist() == ["assembly-resolution-7"]


def test_a_claim_said_earlier_waits_for_its_source():
    assert "2014-weekly-second-c3" not in nk.claims(as_of="2014-01-31")["claim_id"].tolist()


def test_as_of_joins_with_other_filters():
    assert nk.claims(as_of=2013, actor="cn-ministry")["claim_id"].tolist() == ["2013-06-daily-first-c3"]


def test_what_is_resolved_changes_only_with_its_sources():
    known = nk.resolve(nk.claims(as_of=date(2013, 6, 4), incident="2013-05-alphaville"))
    assert known["n_low"].tolist() == [40]


@each_table
@pytest.mark.parametrize(("earlier", "later"), [(2004, 2012), (2012, 2013), (2013, 2022), (2022, 2023)])
@pytest.mark.usefixtures("real")
def test_the_record_only_grows(table, earlier, later):
    assert rows(load(table, as_of=earlier)) <= rows(load(table, as_of=later))


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("day", ["1999-12-31", "2004-11-30", "2013-06-04", "2023-10-14"])
def test_the_record_of_a_day_is_whole(day):
    package = io.descriptor()
    stood = {table: load(table, as_of=day) for table in FILTERS}
    dangling = [
        (table, column)
        for table in FILTERS
        for column, (target, key) in schema.foreign_keys(package, table).items()
        if not set(stood[table][column].dropna()) <= set(stood[target][key])
    ]
    assert dangling == []


@pytest.mark.usefixtures("real")
def test_figures_of_a_day_rest_on_what_had_been_published():
    resolved = nk.resolve(nk.claims(as_of="2013-06-04"))
    claims = set(";".join(resolved["claim_ids"]).split(";")) - {""}
    assert claims
    assert claims <= set(nk.claims(as_of="2013-06-04")["claim_id"])
