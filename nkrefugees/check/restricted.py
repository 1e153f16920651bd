"""Restricted sources: cited by publisher and month only, so that the page cannot be found by what we say."""

from __future__ import annotations

from nkrefugees.check.small_groups import is_day
from nkrefugees.csvfile import Row
from nkrefugees.errors import Fault

WITHHELD = "[title withheld]"


def check(rows: dict[str, list[Row]]) -> list[Fault]:
    """Find titles of restricted sources, and days on which they were published or their claims were said."""
    closed = {r.values["source_id"] for r in rows["sources"] if r.values["access"] == "restricted"}
    faults = []
    for row in rows["sources"]:
        if row.values["source_id"] in closed:
            faults += _source(row)
    for row in rows["claims"]:
        if row.values["source_id"] in closed:
            faults += _day(row, "said_edtf")
    return faults


def _source(row: Row) -> list[Fault]:
    faults = _day(row, "published_edtf")
    if row.values["title"] != WITHHELD:
        faults.append(row.fault("title", f"the source is restricted: write {WITHHELD!r}"))
    if row.values["author"]:
        faults.append(row.fault("author", "the source is restricted: no byline"))
    return faults


def _day(row: Row, column: str) -> list[Fault]:
    date = row.values[column]
    if not is_day(date.replace("../", "")):
        return []
    return [row.fault(column, f"{date!r} is finer than a month; the source is restricted")]
