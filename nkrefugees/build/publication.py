"""What a document says against the day of its publication: it can foresee, but not have seen."""

from __future__ import annotations

from nkrefugees import dates
from nkrefugees.csvfile import Row
from nkrefugees.errors import BadDate, Fault

FORESEEN = "at_risk"
ANNOUNCED = "announced"


def check(rows: dict[str, list[Row]]) -> list[Fault]:
    """Find what is told before it can have happened; a day that is not known is after none."""
    published = {row.values["source_id"]: row.values["published_last"] for row in rows["sources"]}
    faults = [f for row in rows["claims"] for f in _claim(row, published.get(row.values["source_id"], ""))]
    return faults + _policies(rows, published)


def _claim(row: Row, published: str) -> list[Fault]:
    """A statement, and an event that is not only feared, begin before publication is over."""
    days = {"said_edtf": _first(row.values["said_edtf"])}
    if row.values["quantity"] != FORESEEN:
        days["date_edtf"] = row.values["first_day"]
    return [
        row.fault(column, f"{row.values[column]!r} lies after the source was published ({published})")
        for column, day in days.items()
        if published and day > published
    ]


def _first(text: str) -> str:
    """First day of a date; empty where it is open, missing or none."""
    try:
        day = dates.parse(text).first_day if text else None
    except BadDate:
        day = None
    return day.isoformat() if day else ""


def _policies(rows: dict[str, list[Row]], published: dict[str, str]) -> list[Fault]:
    """An act that is not announced alone begins before the last document that mentions it is out."""
    heard: dict[str, list[str]] = {}
    for row in rows["mentions"]:
        heard.setdefault(row.values["policy_id"], []).append(published.get(row.values["source_id"], ""))
    faults = []
    for row in rows["policies"]:
        days = heard.get(row.values["policy_id"], [""])
        late = all(days) and row.values["first_day"] > max(days)
        if late and row.values["status"] != ANNOUNCED:
            text = f"{row.values['date_edtf']!r} lies after every source that mentions it was published"
            faults.append(row.fault("date_edtf", f"{text} ({max(days)}); is it {ANNOUNCED}?"))
    return faults
