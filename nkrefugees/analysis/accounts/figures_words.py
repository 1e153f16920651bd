"""Published figures in words."""

from __future__ import annotations

from typing import Any

import pandas as pd

from nkrefugees.countries import country_name
from nkrefugees.wording import number, plural

_SILENT = ("not_reported", "withheld")
_MEASURES = {
    "stock": "at a time: its figures are no sum of years",
    "flow": "in a period",
    "cumulative": "since a beginning: its figures hold one another",
}
_UNKNOWN = "of what span is not known: no such series is in the record"


def plain(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep rows of one length: of yearly flows, whole years; sums of years and parts of one are left out."""
    days = (rows["last_day"] - rows["first_day"]).dt.days + 1
    other = (rows["measure"] == "flow") & (rows["frequency"] == "annual") & ~days.between(365, 366)
    return rows[~other].dropna(subset="last_day")


def sentences(title: str, rows: pd.DataFrame) -> str:
    """Say what one series counts, its greatest and last figure, and where documents differ."""
    every = rows[rows["sex"] == "total"]
    total = plain(every)
    figured = total[total["n_high"].notna() | total["n_best"].notna()]
    head = f"{title} ({rows['unit'].iloc[0]}, {_MEASURES.get(str(rows['measure'].iloc[0]), _UNKNOWN)}):"
    silent = int(total["status"].str.contains("|".join(_SILENT)).sum())
    mute = f" For {plural(silent, 'period')} a document reports none, which is not zero." if silent else ""
    if not len(figured):
        return f"{head} no figure.{mute}"
    left = len(every) - len(total)
    aside = (
        f" {plural(left, 'row')} of other spans (sums of years, parts of a year) left out here."
        if left
        else ""
    )
    return f"{head} {_ends(figured)}{_apart(figured)}{mute}{aside}"


def _ends(rows: pd.DataFrame) -> str:
    """The greatest row, and the last; of many areas only how many there are."""
    high = rows["n_high"].fillna(rows["n_best"])
    top: Any = rows.iloc[int(high.argmax())]
    if rows["area"].nunique() > 1:
        years = rows["last_day"].dt.year
        without = [country_name(area) for area in ("CHN", "KOR") if area not in set(rows["area"])]
        none = f" No row at all for {' or '.join(without)}: not reported, not zero." if without else ""
        return (
            f"{rows['area'].nunique()} countries with a row, {years.min()} to {years.max()}; the greatest "
            f"single figure is {number(high.max())} ({country_name(top['area'])}, "
            f"{top['period_edtf']}).{none}"
        )
    last: Any = rows.iloc[-1]
    return (
        f"the greatest figure is {number(high.max())} for {top['period_edtf']}; the last is "
        f"{number(high.iloc[-1])} for {last['period_edtf']}."
    )


def _apart(rows: pd.DataFrame) -> str:
    """Where documents disagree, and by how much at most."""
    several = rows[rows["n_sources"] > 1]
    gap = (several["n_high"] - several["n_low"]).fillna(0)
    if not (gap > 0).any():
        return (
            f" Of {plural(len(several), 'period')} with several documents, none differ."
            if len(several)
            else ""
        )
    worst: Any = several.iloc[int(gap.argmax())]
    return (
        f" Documents differ on {int((gap > 0).sum())} of {plural(len(several), 'period')} with several, "
        f"most for {worst['period_edtf']}: {number(worst['n_low'])} to {number(worst['n_high'])}."
    )
