from __future__ import annotations

import pandas as pd

from nkrefugees.analysis.resolve import prepared
from nkrefugees.analysis.waves.events import Spec, events, recorded
from tests.analysis.voices.made_claims import claims

NO_LINKS = pd.DataFrame({c: pd.Series(dtype="str") for c in ("from_id", "to_id", "relation")})
PART = pd.DataFrame({"from_id": ["part"], "to_id": ["whole"], "relation": ["part_of"]})
LATE = {"source_id": "2015-bureau-table", "said_edtf": "2015", "n_best": 5}


def told(incident, family, **more):
    return LATE | {"incident_id": incident, "origin_id": family} | more


def counted(*rows, spec=None, links=NO_LINKS):
    return list(events(recorded(prepared(claims(*rows)), links), spec or Spec("bounds", "all")).index)


def test_an_event_without_a_figure_counts():
    assert counted(told("i", "a", n_best=None)) == ["i"]


def test_an_event_that_is_only_denied_does_not():
    assert counted(told("i", "a", stance="denies", denied="event")) == []


def test_a_part_does_not_count_beside_its_whole():
    assert counted(told("part", "a"), told("whole", "a"), links=PART) == ["whole"]


def test_without_the_family_that_gives_the_whole_its_parts_count():
    spec = Spec("bounds", "all", without="b")
    assert counted(told("part", "a"), told("whole", "b"), spec=spec, links=PART) == ["part"]


def test_returns_of_free_will_do_not_count():
    assert counted(told("i", "a", consent="stated_voluntary")) == []


def test_two_origins_are_asked_of_what_is_left():
    rows = (told("i", "a"), told("i", "b"))
    assert counted(*rows, spec=Spec("bounds", "two_origins")) == ["i"]
    assert counted(*rows, spec=Spec("bounds", "two_origins", without="b")) == []


def test_a_rule_decides_whose_claims_make_an_event():
    assert counted(told("i", "a", claimant_id="daily"), spec=Spec("official", "all")) == []


def test_an_event_is_not_later_than_it_was_first_told():
    record = recorded(prepared(claims(told("i", "a", said_edtf="2013-05-10"))), NO_LINKS)
    assert events(record, Spec("bounds", "all"))["last_day"].tolist() == [pd.Timestamp("2013-05-10")]


def test_an_event_without_a_day_is_left_out():
    row = told("i", "a", first_day=None, last_day=None, said_edtf=None, source_id=None)
    assert counted(row) == []
