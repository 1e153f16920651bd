"""Restricted sources: publisher and month, nothing else."""

from __future__ import annotations

import pytest

from nkrefugees import build
from nkrefugees.check import restricted
from nkrefugees.csvfile import Row

SOURCE = {
    "source_id": "s",
    "access": "restricted",
    "title": restricted.WITHHELD,
    "published_edtf": "2004-06",
    "author": "",
}
CLAIM = {"source_id": "s", "said_edtf": "2004-06"}


def columns(source=None, claim=None):
    """Columns at fault of one restricted source with one claim."""
    rows = {
        "sources": [Row("s.toml", 1, SOURCE | (source or {}))],
        "claims": [Row("s.toml", 9, CLAIM | (claim or {}))],
    }
    return [fault.column for fault in restricted.check(rows)]


def test_publisher_and_month_may_stand():
    assert columns() == []


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"title": "Four seized"}, "title"),
        ({"author": "Desk"}, "author"),
        ({"published_edtf": "2004-06-15"}, "published_edtf"),
        ({"published_edtf": "../2004-06-15"}, "published_edtf"),
    ],
)
def test_what_could_lead_to_the_page_is_a_fault(change, column):
    assert columns(change) == [column]


def test_the_day_of_a_statement_is_a_fault():
    assert columns(claim={"said_edtf": "2004-06-15"}) == ["said_edtf"]


def test_an_open_source_may_be_exact():
    assert columns({"access": "open", "title": "Four seized", "published_edtf": "2004-06-15"}) == []


def test_no_restricted_source_of_the_record_can_be_found_by_what_is_said(root):
    assert restricted.check(build.from_seeds(root / "seeds").rows) == []
