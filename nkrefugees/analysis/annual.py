"""One count a year from a published series in which a year has several."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from nkrefugees.analysis import given
from nkrefugees.analysis.results import label
from nkrefugees.errors import BadValue, MissingColumns, Refusal, UnknownName

_NEEDED = ["series_id", "area", "sex", "source_id", "first_day", "last_day", "value"]
_METHOD = "annual"


def _lower_median(values: pd.Series[Any]) -> float:
    return float(values.quantile(0.5, interpolation="lower"))


CHOICES: dict[str, Callable[[pd.Series[Any]], float]] = {
    "median": _lower_median,
    "lowest": lambda values: float(values.min()),
    "highest": lambda values: float(values.max()),
}


def annual(
    observations: pd.DataFrame, choose: str = "median", *, first: int | None = None, last: int | None = None
) -> pd.Series[Any]:
    """Take one count a year from the published numbers of one series.

    A ministry revises its years, and papers print sums of several years as one: a year has several numbers.
    Which is taken is a choice, and is part of the result: repeat an analysis with another.

    Parameters
    ----------
    observations : pandas.DataFrame
        Of one series and area, as `nkrefugees.observations` gives them. Only numbers for both sexes and
        a whole calendar year are taken.
    choose : {"median", "lowest", "highest"}
        Which of the numbers of a year: the lower median (a number that somebody published), or an end.
    first, last : int, optional
        The first and last year that may be taken; all by default.

    Returns
    -------
    pandas.Series
        Persons (or what the series counts) indexed by year, none left out, named by the series.

    Raises
    ------
    MissingColumns, UnknownName
        If a column is missing, or the choice does not exist.
    BadValue
        If there is more than one series or area.
    Refusal
        If no year has a number, or one between the first and the last has none: not reported is not zero.

    See Also
    --------
    policy_effect

    Examples
    --------
    >>> import nkrefugees as nk
    >>> rows = nk.observations("arrived-in-rok-yearly")
    >>> int(annual(rows, first=2001)[2001]), int(annual(rows, "highest", first=2001)[2001])
    (583, 1142)
    """
    if missing := [c for c in _NEEDED if c not in observations]:
        raise MissingColumns(_METHOD, missing)
    if choose not in CHOICES:
        raise UnknownName("choice", choose, CHOICES)
    rows = _of_whole_years(observations)
    year = given.days(rows, "first_day").dt.year
    rows = rows.assign(year=year, value=given.numbers(rows, "value"))[
        (year >= (first or 1)) & (year <= (last or 9999))
    ]
    if rows.empty:
        raise Refusal(_METHOD, "no number of a whole year is recorded for this choice")
    _one(rows)
    counts = rows.groupby("year")["value"].agg(CHOICES[choose])
    _unbroken(counts.index)
    named: pd.Series[Any] = counts.rename_axis("year").rename(str(rows["series_id"].iloc[0]))
    return named.astype("Float64")


def _of_whole_years(rows: pd.DataFrame) -> pd.DataFrame:
    """Numbers for both sexes and one calendar year."""
    starts, ends = given.days(rows, "first_day"), given.days(rows, "last_day")
    whole = (starts.dt.month == 1) & (starts.dt.day == 1) & (ends.dt.month == 12) & (ends.dt.day == 31)
    whole &= (starts.dt.year == ends.dt.year) & (rows["sex"] == "total") & rows["value"].notna()
    kept: pd.DataFrame = rows[whole]
    return kept


def _one(rows: pd.DataFrame) -> None:
    for column in ("series_id", "area"):
        names = sorted(rows[column].dropna().unique())
        if len(names) > 1:
            raise BadValue(column, names[:5], "take one at a time: counts of several do not make one series")


def _unbroken(years: pd.Index[Any]) -> None:
    """Refuse a hole: it would pass for a zero, or for nothing at all."""
    missing = sorted(set(range(years.min(), years.max() + 1)) - set(years))
    if missing:
        raise Refusal(_METHOD, f"no number is recorded for {label(missing[0])}, and not reported is not zero")
