"""What a study of fates holds, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from nkrefugees.analysis.families import actor_names
from nkrefugees.analysis.results import Result
from nkrefugees.analysis.voices.around import ORDERS
from nkrefugees.analysis.voices.saying import day
from nkrefugees.analysis.voices.sentences import listed
from nkrefugees.analysis.voices.survival import share_by
from nkrefugees.wording import plural

MARKS = {7: "a week", 30: "30 days", 365: "a year"}


@dataclass(frozen=True, repr=False, eq=False)
class Fates(Result):
    """Last reports, silences and lags of groups.

    Attributes
    ----------
    groups : pandas.DataFrame
        As `frame` gives them.
    lags : pandas.DataFrame
        One row a group that was held or at risk, see `nkrefugees.analysis.voices.lags.lags_of`.
    curves : pandas.DataFrame
        The share of these groups with a claimed return, by days since arrest: ``dates`` (earliest or latest),
        ``leave`` (groups without a return leave with their last report, or at the end), ``day``,
        ``at_risk``, ``n_events``, ``share``.
    refused : str
        Why there are no curves; empty where there are.
    around : pandas.DataFrame
        Returns placed before or after first publications and letters (`nkrefugees.analysis.voices.around`).
    until : pandas.Timestamp
        The day on which the observation ends.
    until_is : str
        What that day is.
    """

    groups: pd.DataFrame
    lags: pd.DataFrame
    curves: pd.DataFrame
    refused: str
    around: pd.DataFrame
    until: pd.Timestamp
    until_is: str

    def frame(self) -> pd.DataFrame:
        """Give one row an incident, quantity and unit.

        Returns
        -------
        pandas.DataFrame
            ``n_low``, ``n_best``, ``n_high``, ``open_low``, ``open_high``, ``first_day``, ``last_day`` (whole
            group, by the rule ``bounds``; missing where only a part is counted), ``n_claims`` (of any
            stance), ``n_origins_min``, ``n_origins_max``; the last report: ``last_said_first``,
            ``last_said_last``, ``last_claimant``, ``last_claim``, ``last_stance``; ``silent_months_low``
            and ``silent_months_high`` (since then; the high is missing where the first day is open).
        """
        return self.groups.copy()

    def shares(self) -> pd.DataFrame:
        """Give the share of groups with a claimed return within some days, lowest and highest of the curves.

        Returns
        -------
        pandas.DataFrame
            ``days``, ``share_low``, ``share_high``; no rows where the curves are refused.
        """
        curves = [curve for _, curve in self.curves.groupby(["dates", "leave"])]
        rows = [(days, [share_by(curve, days) for curve in curves]) for days in MARKS] if curves else []
        return pd.DataFrame(
            [(days, min(found), max(found)) for days, found in rows],
            columns=["days", "share_low", "share_high"],
        )

    def summary(self) -> str:
        """Say how long the silences are, how many returns are claimed, and how the lags spread."""
        if self.groups.empty:
            return "No claim about an incident is recorded for this choice."
        return " ".join([_silence(self), _lags(self), _beside(self.around)])

    def _shown(self) -> pd.DataFrame:
        return self.groups


def _silence(fates: Fates) -> str:
    rows = fates.groups
    longest = rows.sort_values(["silent_months_low", "incident_id"], na_position="first").iloc[-1]
    middle, speaker = rows["silent_months_low"].median(), str(longest["last_claimant"])
    names = actor_names([speaker])
    return (
        f"{plural(len(rows), 'group')} (one incident and quantity each), observed until {day(fates.until)}, "
        f"{fates.until_is}. Half of them were last reported at least {middle:.0f} months before; the longest "
        f"silence is that on {longest['incident_id']} ({longest['quantity'].replace('_', ' ')}), last "
        f"reported by {names.get(speaker, speaker)} by {day(longest['last_said_last'])}."
    )


def _lags(fates: Fates) -> str:
    """How many returns are claimed, and within how many days."""
    rows = fates.lags
    if rows.empty:
        return "No group is said to have been held or at risk of return."
    usable = rows[rows["usable"].astype(bool)]
    free = int((rows["released"] & ~rows["returned"]).sum())
    said = (
        f"Of {plural(len(rows), 'group')} said to have been held or at risk, a return is claimed of "
        f"{int(rows['returned'].sum()):,}; {free:,} others are said to have been let go, and of the rest "
        f"none is reported: they are censored, neither safe nor returned. Days are known of {len(usable):,}."
    )
    if fates.refused:
        return f"{said} No curve is drawn: {fates.refused}."
    return f"{said} The share with a claimed return is {within(fates)}, by the days and ends that are chosen."


def within(fates: Fates) -> str:
    """Write the share with a claimed return within some days; empty where the curves are refused."""
    rows: Any = fates.shares().itertuples()
    return listed([f"{r.share_low:.0%} to {r.share_high:.0%} within {MARKS[r.days]}" for r in rows])


def _beside(rows: pd.DataFrame) -> str:
    """Where returns lie beside first publications and letters, by their dates."""
    said = []
    for event, words in (("publication", "the first publication"), ("letter", "a letter")):
        orders = rows.loc[rows["event"] == event, "returned"].value_counts()
        parts = [f"{name}: {orders[name]:,}" for name in ORDERS if name in orders]
        said += [f"Returns by date against {words}: {'; '.join(parts)}."] if parts else []
    if not (rows["event"] == "letter").any():
        return " ".join([*said, "No document names a letter beside these incidents."])
    return " ".join(
        [*said, "A letter counts where one document names it and the incident: no closer link is recorded."]
    )
