from __future__ import annotations

import pytest

from nkrefugees.analysis.voices.fates import fates
from tests.analysis.voices.made_claims import claims, said, with_rows


def back(day, last=None):
    """A return, said in a table that was published on 2015-03-01."""
    return claims(said("2015-02", 9, first_day=day, last_day=last or day))


def orders(rows, event="publication"):
    found = fates(rows).around
    return found.loc[found["event"] == event, "returned"].tolist()


@pytest.mark.parametrize(
    ("first", "last", "order"),
    [
        ("2014-12-01", None, "before"),
        ("2015-03-05", None, "after"),
        ("2015-01-01", "2015-04-01", "order not known"),
    ],
)
def test_a_return_is_placed_by_its_days(first, last, order):
    assert orders(back(first, last)) == [order]


def test_where_no_return_is_reported_that_is_said():
    assert orders(claims(said("2015-02", 9, quantity="detained"))) == ["none reported"]


@pytest.fixture
def letter(record, tmp_path, monkeypatch):
    """A letter of January 2015 that the table of March 2015 names."""
    policy = {"policy_id": "made-letter", "title": "Letter", "actor_id": "assembly", "kind": "letter"}
    days = {"date_edtf": "2015-01-10", "first_day": "2015-01-10", "last_day": "2015-01-10"}
    more = {"direction": "protective", "status": "announced", "approximate": "false"}
    mention = {"source_id": "2015-bureau-table", "policy_id": "made-letter"}
    return with_rows(record, tmp_path, monkeypatch, policies=[policy | days | more], mentions=[mention])


def test_a_letter_stands_beside_an_incident_of_the_same_document(letter):
    assert orders(back("2015-01-20"), "letter") == ["after"]


def test_days_from_a_letter_to_a_return_are_a_span(letter):
    found = fates(back("2015-01-20", "2015-01-25")).around
    row = found[found["event"] == "letter"].iloc[0]
    assert (row["days_low"], row["days_high"]) == (10, 15)


def test_a_letter_that_another_document_names_is_not_linked(letter):
    rows = back("2015-01-20").assign(source_id="2013-06-daily-first")
    assert orders(rows, "letter") == []


def test_an_act_that_is_no_letter_is_left_out():
    assert orders(back("2015-01-20"), "letter") == []
