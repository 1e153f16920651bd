from __future__ import annotations

import pandas as pd
import pytest

from nkrefugees.analysis.resolve import resolve
from nkrefugees.analysis.voices.scope import Scope, known_in
from tests.analysis.voices.made_claims import claims, said

NO_LINKS = pd.DataFrame(columns=["from_id", "to_id", "relation"], dtype="str")
DAY = pd.Timestamp
YEAR = Scope("repatriated", "persons", "all", "CHN", "escapee", None, DAY("2013-01-01"), DAY("2013-12-31"))


def one(n=9, **more):
    return said("2013-08-01", n, **{"first_day": "2013-05-01", "last_day": "2013-05-31", **more})


def known(*rows, links=NO_LINKS, **scope):
    return known_in(YEAR._replace(**scope), resolve(claims(*rows)), links)


def bounds(*rows, links=NO_LINKS, **scope):
    found = known(*rows, links=links, **scope)
    return found["known_low"], found["known_high"]


def test_an_incident_inside_the_period_counts_in_low_and_high():
    assert bounds(one(), one(4, incident_id="b")) == (13, 13)


@pytest.mark.parametrize(
    "doubt",
    [
        {"last_day": "2014-01-02"},
        {"country": None},
        {"population": "mixed"},
        {"population": "unknown"},
        {"first_day": None, "incident_id": "b"},
    ],
    ids=["crosses the period", "no country", "mixed people", "people not said", "no first day"],
)
def test_what_may_lie_outside_counts_in_the_high_alone(doubt):
    assert bounds(one(**doubt)) == (0, 9)


@pytest.mark.parametrize(
    "other",
    [
        {"country": "LAO"},
        {"population": "drifter"},
        {"quantity": "detained"},
        {"unit": "cases"},
        {"subgroup": "women"},
        {"consent": "stated_voluntary"},
        {"consent": "recalled"},
        {"stance": "denies"},
        {"first_day": "2014-05-01", "last_day": "2014-05-01"},
    ],
    ids=str,
)
def test_what_lies_outside_does_not_count(other):
    assert known(one(**other)) is None


def test_a_scope_without_country_or_population_takes_all():
    rows = one(country="LAO"), one(4, incident_id="b", population="drifter")
    assert bounds(*rows, country=None, population=None) == (13, 13)


def test_a_period_without_a_first_day_takes_everything_before_its_last():
    assert bounds(one(first_day="1999-01-01", last_day="1999-01-01"), first_day=None) == (9, 9)


def test_at_least_leaves_the_upper_end_open():
    assert known(one(None, n_low=9))["known_open_high"]


def test_a_part_is_not_added_to_its_whole():
    links = pd.DataFrame({"from_id": ["b"], "to_id": ["a"], "relation": ["part_of"]})
    assert bounds(one(incident_id="a"), one(4, incident_id="b"), links=links) == (9, 9)


def test_of_incidents_that_overlap_the_greatest_low_counts():
    links = pd.DataFrame({"from_id": ["b"], "to_id": ["a"], "relation": ["overlaps"]})
    assert bounds(one(incident_id="a"), one(4, incident_id="b"), links=links) == (9, 13)


def test_without_any_figure_nothing_is_known():
    assert pd.isna(known(one(None))["known_high"])


def test_what_counts_is_named():
    assert known(one(), one(incident_id="b"))["incident_ids"] == "2013-05-alphaville;b"
