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
    "links": ("incident", "as_of"),
    "actors": ("country", "actor", "as_of"),
    "places": ("country", "as_of"),
}  # fmt: skip
_COLUMNS = {
    "series": "series_id",
    ("claims", "actor"): "claimant_id",
    ("sources", "actor"): "publisher_id",
    ("series", "actor"): "producer_id",
    "actor": "actor_id",
}
_TARGETS = {"incident": "incidents", "series": "series", "actor": "actors"}


_MANY = 200


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
    return _recorded({"table": table, "filters": given})


def rows(
    table: str, column: str, ids: Iterable[Any] | None, *, as_of: Day = None, columns: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Look up the rows of a table whose column holds one of some ids, and record what was handed out.

    Analyses, figures and explanations look things up by this, so that a report rests on these rows alone.
    Of very many ids the record keeps none: the report then rests on the whole table.

    Parameters
    ----------
    table, column : str
        A table of the codebook, and one of its columns.
    ids : iterable or None
        Values of the column; what is missing is passed over. None asks for every row.
    as_of : str, int or date, optional
        Only what had been published by that day.
    columns : tuple of str, optional
        The columns that are wanted; all by default.

    Examples
    --------
    >>> rows("actors", "actor_id", ["rfa"], columns=("actor_id", "kind"))["kind"].tolist()
    ['media']
    """
    filters = {} if as_of is None or str(as_of) == "" else {"as_of": _value("as_of", as_of)}
    call: dict[str, Any] = {"table": table, "filters": filters}
    call |= {"columns": list(columns)} if columns else {}
    if ids is None:
        return _recorded(call)
    wanted = sorted({name for name in ids if isinstance(name, str)})
    if len(wanted) <= _MANY:
        return _recorded(call | {"where": {column: wanted}})
    frame = _recorded(call)
    return frame[frame[column].isin(wanted)].reset_index(drop=True)


def _recorded(call: dict[str, Any]) -> pd.DataFrame:
    frame = select(**call)
    io.record(call, frame)
    return frame


def select(
    table: str,
    filters: dict[str, Any],
    where: dict[str, list[str]] | None = None,
    columns: list[str] | None = None,
) -> pd.DataFrame:
    """Give the rows of a recorded call, as the data has them now; nothing is recorded.

    Parameters
    ----------
    table : str
        A table of the codebook.
    filters : dict
        Filters of the table, by name.
    where : dict of str to list of str, optional
        For a column, the values that are kept.
    columns : list of str, optional
        The columns that are kept.
    """
    left = dict(filters)
    frame = io.table(table)
    for column, values in (where or {}).items():
        frame = frame[frame[column].isin(values)]
    frame = _period(frame, left.pop("since", None), left.pop("until", None))
    if (day := left.pop("as_of", None)) is not None:
        frame = published_by(frame, table, dates.day(day, last=True))
    for name, value in left.items():
        frame = frame[_keep(name)(frame, table, value)]
    return (frame[columns] if columns else frame).reset_index(drop=True)


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
    special = {"tier": _by_tier, "country": _by_country, "area": _by_area, "incident": _by_incident}
    return special.get(name, _by_name(name))


def _by_name(name: str) -> Callable[[pd.DataFrame, str, Any], pd.Series[bool]]:
    def keep(frame: pd.DataFrame, table: str, value: Any) -> pd.Series[bool]:
        column = _COLUMNS.get((table, name)) or _COLUMNS.get(name, name)
        wanted = _list(value)
        _check(name, wanted, table, column)
        return frame[column].isin(wanted)

    return keep


def _check(name: str, wanted: list[str], table: str, column: str) -> None:
    """Refuse codes outside the vocabulary and ids outside their table."""
    fields = schema.fields(io.descriptor(), table)
    codes = schema.vocabulary(fields[column]) if column in fields else {}
    if not codes and name not in _TARGETS:
        return
    target = _TARGETS.get(name)
    known = list(codes) or io.ids(str(target))
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


def _by_incident(frame: pd.DataFrame, table: str, value: Any) -> pd.Series[bool]:
    wanted = _list(value)
    _check("incident", wanted, table, "incident_id")
    ends = [c for c in ("incident_id", "from_id", "to_id") if c in frame]
    return frame[ends].isin(wanted).any(axis=1)


def _value(name: str, value: Any) -> Any:
    """One value, several as a list, as JSON has them; a set in order, so that its record stays the same."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        _refuse_missing(name, [value])
        return _plain(value)
    several = sorted(value, key=str) if isinstance(value, set | frozenset) else list(value)
    _refuse_missing(name, several)
    return [_plain(one) for one in several]


def _plain(value: Any) -> Any:
    """A day as text and a number of NumPy as Python's; what else there is stays, to be refused in words."""
    if hasattr(value, "date") and callable(value.date):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") and callable(value.item) else value


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
