"""What is told against the day of publication; faults with their lines are cases of ``cases/build``."""

import pytest

from nkrefugees.build import publication
from nkrefugees.csvfile import Row


def row(**cells) -> Row:
    return Row("a", 1, cells)


def told(published="2091-05-04", policy=("", "adopted"), **cells) -> list[str]:
    claim = {"source_id": "a", "quantity": "detained", "date_edtf": "", "first_day": "", "said_edtf": ""}
    rows = {
        "sources": [
            row(source_id="a", published_last=published),
            row(source_id="b", published_last="2092-01-01"),
        ],
        "claims": [row(**claim | cells)],
        "mentions": [row(source_id=s, policy_id="p") for s in "ab"],
        "policies": [row(policy_id="p", date_edtf=policy[0], first_day=policy[0], status=policy[1])],
    }
    return [str(fault.column) for fault in publication.check(rows)]


@pytest.mark.parametrize(("first", "column"), [("2091-05-04", []), ("2091-05-05", ["date_edtf"]), ("", [])])
def test_an_event_begins_on_the_last_day_of_publication_or_before(first, column):
    assert told(first_day=first) == column


@pytest.mark.parametrize(
    ("said", "column"),
    [("2091-05", []), ("2091-05-05/2091-06", ["said_edtf"]), ("../2092", []), ("nonsense", [])],
)
def test_a_statement_begins_on_the_last_day_of_publication_or_before(said, column):
    assert told(said_edtf=said) == column


def test_what_is_feared_may_come_later():
    assert told(quantity="at_risk", first_day="2093-01-01") == []


def test_a_source_without_a_last_day_is_before_nothing():
    assert told(published="", first_day="2093-01-01", said_edtf="2093") == []


@pytest.mark.parametrize(
    ("policy", "column"),
    [
        (("2091-08-01", "adopted"), []),
        (("2092-02-01", "adopted"), ["date_edtf"]),
        (("2092-02-01", "announced"), []),
        (("", "in_force"), []),
    ],
)
def test_an_act_begins_before_the_last_that_mentions_it_unless_it_is_announced(policy, column):
    assert told(policy=policy) == column
