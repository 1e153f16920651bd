"""The record in numbers, for the list of reports: counted from the files of the data, without pandas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from nkrefugees import io
from nkrefugees.countries import country_name
from nkrefugees.errors import NkrefugeesError

_COUNTED = {
    ("sources", "source_id"): "sources",
    ("claims", "claim_id"): "claims",
    ("incidents", "incident_id"): "incidents",
    ("policies", "policy_id"): "acts of states and organisations",
    ("series", "series_id"): "statistical series",
}
_MOST = 8


def holdings() -> dict[str, Any]:
    """Count the record.

    Returns
    -------
    dict
        ``counts``: a name and a number each; ``years``: the first and the last year of an incident, or none;
        ``languages`` and ``countries``: names with numbers of sources and of incidents, the most first. What
        the data does not have is left out.
    """
    counted = {name: len(_column(*where)) for where, name in _COUNTED.items()}
    return {
        "counts": {name: number for name, number in counted.items() if number},
        "years": _years(),
        "languages": _most(_column("sources", "language"), _language),
        "countries": _most(_column("incidents", "country"), country_name),
    }


def _years() -> tuple[str, str] | None:
    days = [_column("incidents", name) for name in ("first_day", "last_day")]
    known = sorted(day[:4] for column in days for day in column if day)
    return (known[0], known[-1]) if known else None


def _most(values: list[str], named: Callable[[str], str]) -> dict[str, Any]:
    """The most frequent values by name, and how many others there are."""
    counts = Counter(value for value in values if value)
    listed = sorted(counts, key=lambda value: (-counts[value], value))
    shown = {named(value): counts[value] for value in listed[:_MOST]}
    return {"all": len(listed), "listed": shown, "others": len(listed) - len(shown)}


def _language(code: str) -> str:
    """The name of a language in English; of a code without one the code."""
    import pycountry

    known = pycountry.languages.get(**{f"alpha_{len(code)}": code})
    return str(known.name) if known else code


def _column(table: str, name: str) -> list[str]:
    """A column of the data; empty where it has none."""
    try:
        return io.column(table, name)
    except (NkrefugeesError, LookupError):
        return []
