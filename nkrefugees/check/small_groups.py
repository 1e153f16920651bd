"""Small groups: no finer than month and province, unless they are publicly known to be safe.

A few attributes together are a name. Groups that are known to be safe stand, with the reason, in
``seeds/decisions/public-groups.csv``.
"""

from __future__ import annotations

import re
from pathlib import Path

from nkrefugees import csvfile
from nkrefugees.build.registers import DECISION_COLUMNS
from nkrefugees.csvfile import Row
from nkrefugees.errors import Fault

SMALL = 5
PUBLIC_GROUPS = "public-groups.csv"
FINE_PLACES = ("crossing", "town", "county")
_WHY = f"the group is of {SMALL} or fewer (known to be safe? say so in decisions/{PUBLIC_GROUPS})"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIGURES = ("n_low", "n_best", "n_high")


def check(rows: dict[str, list[Row]], seeds: Path) -> list[Fault]:
    """Find days and towns of incidents whose every figure is five or fewer, and of their claims."""
    small = _small(rows["claims"]) - _public(seeds)
    kinds = {row.values["place_id"]: row.values["kind"] for row in rows["places"]}
    faults = []
    for row in (*rows["incidents"], *rows["claims"]):
        if row.values["incident_id"] in small:
            faults += _faults(row, kinds)
    return faults


def is_day(date: str) -> bool:
    """Tell whether a date is finer than a month; a day on which something was only said is none.

    Examples
    --------
    >>> is_day("2004-06-15"), is_day("2004-06"), is_day("../2004-06-15")
    (True, False, False)
    """
    return bool(_DAY.search(date)) and ".." not in date.split("/")


def _small(claims: list[Row]) -> set[str]:
    """Incidents with a figure, and none above five."""
    greatest: dict[str, int] = {}
    for row in claims:
        figures = [int(row.values[c]) for c in _FIGURES if row.values[c]]
        if row.values["incident_id"] and figures:
            incident = row.values["incident_id"]
            greatest[incident] = max(greatest.get(incident, 0), *figures)
    return {incident for incident, most in greatest.items() if most <= SMALL}


def _public(seeds: Path) -> set[str]:
    path = seeds / "decisions" / PUBLIC_GROUPS
    if not path.is_file():
        return set()
    return {row.values["subject"] for row in csvfile.read(path.read_bytes(), path.name, DECISION_COLUMNS)[0]}


def _faults(row: Row, kinds: dict[str, str]) -> list[Fault]:
    date, place = row.values["date_edtf"], row.values["place_id"]
    found = []
    if is_day(date):
        found.append(row.fault("date_edtf", f"{date!r} is finer than a month; {_WHY}"))
    if kinds.get(place) in FINE_PLACES:
        found.append(row.fault("place_id", f"{place!r} is finer than a province; {_WHY}"))
    return found
