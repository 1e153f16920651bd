"""Filters: what each table's rows can be chosen by, and how a value is checked.

To add a filter, name it under its tables in `FILTERS`; if it is not a column, say in `_COLUMNS`
which column it looks at, or give it a test in `_keep`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from nkrefugees import dates, io, schema
from nkrefugees.countries import country as check_country
from nkrefugees.errors import BadValue, UnknownName
from nkrefugees.vintage import published_by, stamp

if TYPE_CHECKING:
    import pandas as pd

Day: TypeAlias = "str | int | date | None"
Names: TypeAlias = "str | Iterable[str] | None"

FILTERS: dict[str, tuple[str, ...]] = {
    "sources": ("since", "until", "actor", "tier", "as_of"),
    "claims": (
        "since", "until", "country", "quantity", "subgroup", "incident", "series",
        "actor", "consent", "population", "tier", "as_of",
    ),
    "incidents": ("since", "until", "country", "incident", "as_of"),
    "policies": ("since", "until", "country", "actor", "as_of"),
    "observations": ("since", "until", "series", "area", "tier", "as_of"),
    "series": ("population", "actor", "as_of"),
    "mentions": ("tier", "as_of"),
    "origins": ("actor", "as_of"),
    "links": ("as_of",),
    "actors": ("country", "actor", "as_of"),
    "places": ("country", "as_of"),
}  # fmt: skip
_COLUMNS = {
    "incident": "incident_id",
    "series": "series_id",
    ("claims", "actor"): "claimant_id",
    ("sources", "actor"): "publisher_id",
    ("series", "actor"): "producer_id",
    "actor": "actor_id",
}
_TARGETS = {"incident": "incidents", "series": "series", "actor": "actors"}


def load(table: str, filters: dict[str, Any]) -> pd.DataFrame:
    """Read a table, keep the rows that pass every filter, and record what was handed out.

    ``filters`` are the arguments of a function of `nkrefugees.frames`; those that its signature does
    not name stand under ``unknown``. None, and text that is empty, is no filter; a missing value is refused.
    """
    asked = {**{k: v for k, v in filters.items() if k != "unknown"}, **filters.get("unknown", {})}
    for name in asked:
        if name not in FILTERS[table]:
            raise UnknownName(f"filter of {table}", name, FILTERS[table])
    given = {k: _value(k, v) for k, v in asked.items() if v is not None and str(v) != ""}
    chosen = dict(given)
    frame = io.table(table)
    frame = _period(frame, given.pop("since", None), given.pop("until", None))
    if (day := given.pop("as_of", None)) is not None:
        frame = published_by(frame, table, dates.day(day, last=True))
    for name, value in given.items():
        frame = frame[_keep(name)(frame, table, value)]
    frame = frame.reset_index(drop=True)
    io.record(table, chosen, frame)
    return frame


def _period(frame: pd.DataFrame, since: Day, until: Day) -> pd.DataFrame:
    """Rows whose days overlap the period; undated rows leave only if a bound is given."""
    if since is None and until is None:
        return frame
    first, last = (
        ("published_first", "published_last") if "published_first" in frame else ("first_day", "last_day")
    )
    keep = frame[first].notna() | frame[last].notna()
    if since is not None:
        keep &= ~(frame[last] < stamp(dates.day(since)))
    if until is not None:
        keep &= ~(frame[first] > stamp(dates.day(until, last=True)))
    if since is not None and until is not None and dates.day(since) > dates.day(until, last=True):
        raise BadValue("until", until, f"it must not lie before since ({since})")
    return frame[keep]


def _keep(name: str) -> Callable[[pd.DataFrame, str, Any], pd.Series[bool]]:
    """The test of one filter."""
    return {"tier": _by_tier, "country": _by_country, "area": _by_area}.get(name, _by_name(name))


def _by_name(name: str) -> Callable[[pd.DataFrame, str, Any], pd.Series[bool]]:
    def keep(frame: pd.DataFrame, table: str, value: Any) -> pd.Series[bool]:
        column = _COLUMNS.get((table, name)) or _COLUMNS.get(name, name)
        wanted = _list(value)
        _check(name, wanted, table, column)
        return frame[column].isin(wanted)

    return keep


def _check(name: str, wanted: list[str], table: str, column: str) -> None:
    """Refuse codes outside the vocabulary and ids outside their table."""
    codes = schema.vocabulary(schema.fields(io.descriptor(), table)[column])
    if not codes and name not in _TARGETS:
        return
    target = _TARGETS.get(name)
    known = list(codes) or io.table(str(target))[schema.key(io.descriptor(), str(target))[0]].tolist()
    for value in wanted:
        if value not in known:
            raise UnknownName(name, value, known)


def _by_tier(frame: pd.DataFrame, table: str, value: Any) -> pd.Series[bool]:
    wanted = _list(value)
    _check("tier", wanted, "sources", "tier")
    source = io.table("sources")
    return frame["source_id"].isin(source.loc[source["tier"].isin(wanted), "source_id"])


def _by_country(frame: pd.DataFrame, table: str, value: Any) -> pd.Series[bool]:
    wanted = [check_country(v) for v in _list(value)]
    if table != "policies":
        return frame["country"].isin(wanted)
    actor = io.table("actors")
    return frame["actor_id"].isin(actor.loc[actor["country"].isin(wanted), "actor_id"])


def _value(name: str, value: Any) -> Any:
    """One value as it stands, several as a list; a set in order, so that its record is always the same."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        _refuse_missing(name, [value])
        return value
    several = sorted(value, key=str) if isinstance(value, set | frozenset) else list(value)
    _refuse_missing(name, several)
    return several


def _refuse_missing(name: str, values: list[Any]) -> None:
    """Refuse NaT, NA and nan, which would pass for no filter or for no row."""
    import pandas as pd

    for value in values:
        if pd.api.types.is_scalar(value) and pd.isna(value):
            raise BadValue(name, value, "it is a missing value; leave the filter out, or give one")


def _by_area(frame: pd.DataFrame, table: str, value: Any) -> pd.Series[bool]:
    wanted = [v if v in ("WORLD", "UN") else check_country(v) for v in _list(value)]
    return frame["area"].isin(wanted)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
