"""What a reconciliation holds, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from nkrefugees.analysis.families import actor_names
from nkrefugees.analysis.results import Result
from nkrefugees.countries import country_name
from nkrefugees.wording import number, plural

_FEW = 4


@dataclass(frozen=True, repr=False, eq=False)
class Reconciliation(Result):
    """Known incidents beside published figures.

    Attributes
    ----------
    rows : pandas.DataFrame
        As `frame` gives them.
    known : pandas.DataFrame
        The known incidents by year, as `nkrefugees.totals` gives them.
    """

    rows: pd.DataFrame
    known: pd.DataFrame

    def frame(self) -> pd.DataFrame:
        """Give one row a published figure.

        Returns
        -------
        pandas.DataFrame
            ``series_id``, ``claim_id`` (missing for observations), ``source_id``, ``producer``, ``quantity``,
            ``subgroup``, ``first_day`` (missing: from the beginning) and ``last_day`` of the period,
            ``area`` (missing: any state), ``population``, ``unit``, ``measure``; ``low``, ``best``, ``high``,
            ``open_low`` ("up to"), ``open_high`` ("at least"); ``known_low``, ``known_best``,
            ``known_high``, ``known_open_low``, ``known_open_high``, ``n_incidents``; ``share_low`` and
            ``share_high`` (1 is all of it; the high is missing where it has no end), ``comparable``,
            ``reason`` (why not), ``incident_ids``.
        """
        return self.rows.copy()

    def reasons(self) -> pd.Series[int]:
        """Count the published figures that cannot be compared, by reason."""
        return self.rows.loc[~self.rows["comparable"], "reason"].value_counts()

    def summary(self) -> str:
        """Say how many figures can be compared, which share is known, and why the others cannot."""
        if self.rows.empty:
            return "No published total is recorded for this choice."
        compared = self.rows[self.rows["comparable"]]
        said = [
            f"{plural(len(self.rows), 'published figure')} of {self.rows['series_id'].nunique():,} series: "
            f"{len(compared):,} can be compared with the known incidents."
        ]
        chosen = compared.drop_duplicates(["producer", "first_day", "last_day", "low", "best", "high"])
        ends = chosen.sort_values(["last_day", "series_id", "producer"], kind="stable").tail(_FEW)
        names = actor_names(ends["producer"])
        latest = [
            _sentence(row, names.get(str(row.producer), str(row.producer))) for row in ends.itertuples()
        ]
        said += ["Those for the latest years:", *latest] if len(compared) > _FEW else latest
        reasons = [f"{reason}: {count:,}" for reason, count in self.reasons().items()]
        said += [f"The others cannot: {'; '.join(reasons)}."] if reasons else []
        return " ".join(said)

    def _shown(self) -> pd.DataFrame:
        return self.rows.drop(columns="incident_ids")


def _sentence(row: Any, producer: str) -> str:
    """One published figure and the share of it that is known."""
    since = f"{row.first_day:%Y-%m-%d}" if not pd.isna(row.first_day) else "the beginning"
    where = country_name(row.area) if isinstance(row.area, str) else "any state"
    low, high = (None if pd.isna(s) else percent(s) for s in (row.share_low, row.share_high))
    share = f"at least {low}" if high is None else low if low == high else f"{low} to {high}"
    return (
        f"Of {ends(row, '')} {row.unit} {row.quantity.replace('_', ' ')} ({where}, {since} to "
        f"{row.last_day:%Y-%m-%d}), as {producer} has it, known incidents come to {ends(row, 'known_')}: "
        f"{share}."
    )


def percent(share: float) -> str:
    """Write a share in percent; a small one with its first figure.

    Examples
    --------
    >>> percent(3.67), percent(0.05), percent(0.0002), percent(0.0)
    ('367%', '5%', '0.02%', '0%')
    """
    return f"{share:.0%}" if share >= 0.095 or not share else f"{100 * share:.1g}%"


def ends(row: Any, of: str) -> str:
    """Write low to high of a row, with open ends; ``of`` is ``""`` or ``"known_"``."""
    low, best, high = (getattr(row, f"{of}{end}") for end in ("low", "best", "high"))
    low, high = (best if pd.isna(end) else end for end in (low, high))
    above = "+" if getattr(row, f"{of}open_high") and not pd.isna(high) else ""
    if pd.isna(high):
        return f"at least {number(low)}"
    if pd.isna(low):
        return f"up to {number(high)}"
    return f"{number(low)}{above}" if low == high else f"{number(low)} to {number(high)}{above}"
