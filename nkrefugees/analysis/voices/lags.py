"""From arrest to return: lags as intervals, with groups of whom no return is reported."""

from __future__ import annotations

from typing import Any

import pandas as pd

from nkrefugees.analysis.overlap import wholes
from nkrefugees.analysis.voices.survival import kaplan_meier
from nkrefugees.filters import rows as look_up
from nkrefugees.wording import plural

BEGAN = ("detained", "at_risk")
LEAST = 10
LAGS = [
    "incident_id", "quantity", "unit", "n_low", "n_best", "n_high", "open_low", "open_high", "began_first",
    "began_last", "returned", "returned_first", "returned_last", "lag_low", "lag_high", "released",
    "left_low", "left_high", "last_report", "usable", "claim_ids",
]  # fmt: skip
CURVES = ["dates", "leave", "day", "at_risk", "n_events", "share"]


def lags_of(claims: pd.DataFrame, resolved: pd.DataFrame, until: pd.Timestamp) -> pd.DataFrame:
    """Give the lag from arrest to return of each group, or how long it was seen without one.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims about incidents with ``said_last`` and ``published_last``.
    resolved : pandas.DataFrame
        What `nkrefugees.resolve` makes of them.
    until : pandas.Timestamp
        The day on which the observation ends.

    Returns
    -------
    pandas.DataFrame
        One row a group said to be detained or at risk, without those that a larger group holds:
        ``quantity`` (what it begins with), the figures, ``began_first``, ``began_last``, ``returned``
        (whether somebody affirms it), ``returned_first``, ``returned_last``, ``lag_low``, ``lag_high`` (in
        days),
        ``released`` (whether somebody affirms it), ``left_low`` and ``left_high`` (days until it leaves the
        observation without a return: by release, else with the last report and with the end),
        ``last_report``, ``usable`` (dated, and not returned before it began), ``claim_ids`` (all of
        the incident).
    """
    affirmed = resolved[resolved["n_claims"] > 0]
    began = _first_of(affirmed, BEGAN)
    links = look_up("links", "from_id", began["incident_id"])
    began = wholes(began, links).rename(columns={"first_day": "began_first", "last_day": "began_last"})
    rows = began.set_index("incident_id")
    returns = returns_of(claims, resolved).reindex(rows.index)
    released = _first_of(affirmed, ("released",)).set_index("incident_id").reindex(rows.index)
    rows = rows.assign(
        **{str(c): returns[c] for c in returns},
        released=released["n_claims"].notna(),
        last_report=claims.groupby("incident_id")["said_last"].max().reindex(rows.index),
        claim_ids=claims.groupby("incident_id")["claim_id"].agg(_joined).reindex(rows.index),
    )
    return _measured(rows, released, until).reset_index()[LAGS]


def _joined(ids: pd.Series[str]) -> str:
    return ";".join(sorted(ids))


def returns_of(claims: pd.DataFrame, resolved: pd.DataFrame) -> pd.DataFrame:
    """Give the days of each return that somebody affirms: it was over when it was first said.

    Returns
    -------
    pandas.DataFrame
        ``returned`` (true), ``returned_first`` and ``returned_last``, by ``incident_id``.
    """
    rows = _first_of(resolved[resolved["n_claims"] > 0], ("repatriated",)).set_index("incident_id")
    said = claims[(claims["quantity"] == "repatriated") & (claims["stance"] == "affirms")]
    by = said.groupby("incident_id")["said_last"].min().reindex(rows.index)
    return pd.DataFrame(
        {"returned": True, "returned_first": rows["first_day"], "returned_last": rows["last_day"].fillna(by)},
        index=rows.index,
    )


def _first_of(resolved: pd.DataFrame, quantities: tuple[str, ...]) -> pd.DataFrame:
    """One row an incident: the first of the quantities that it has, the whole group before a part."""
    rank = {name: place for place, name in enumerate(quantities)}
    rows = resolved[resolved["quantity"].isin(rank)]
    rows = rows.assign(rank=rows["quantity"].map(rank), part=rows["subgroup"] != "all")
    order = ["incident_id", "rank", "part", "unit", "subgroup"]
    rows = rows.sort_values(order).drop_duplicates("incident_id", ignore_index=True)
    return rows.assign(**{c: rows[c].astype("datetime64[us]") for c in ("first_day", "last_day")})


def _measured(rows: pd.DataFrame, released: pd.DataFrame, until: pd.Timestamp) -> pd.DataFrame:
    """Lags of those returned, and the days after which the others leave."""
    end = released["last_day"].where(rows["released"])
    rows = rows.assign(
        returned=rows["returned"].notna(),
        lag_low=_days(rows["returned_first"].fillna(rows["began_last"]) - rows["began_last"], least=True),
        lag_high=_days(rows["returned_last"] - rows["began_first"]),
        left_low=_days(released["first_day"].fillna(rows["last_report"]) - rows["began_last"], least=True),
        left_high=_days(end.fillna(until) - rows["began_first"]),
    )
    lags = rows[["lag_low", "lag_high"]].where(rows["returned"])
    rows = rows.assign(**lags, left_low=rows[["left_low", "left_high"]].min(axis=1))
    bounds = ["lag_low", "lag_high"], ["left_low", "left_high"]
    known = [rows[pair].notna().all(axis=1) & (rows[pair[1]] >= 0) for pair in bounds]
    return rows.assign(usable=known[0].where(rows["returned"], known[1]))


def _days(length: Any, *, least: bool = False) -> Any:
    days = length.dt.days.astype("Int64")
    return days.clip(lower=0) if least else days


def curves_of(lags: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Estimate the share of groups with a claimed return by days since arrest, for each choice of days.

    Returns
    -------
    tuple
        ``dates`` (earliest or latest return), ``leave`` (last report or end), ``day``, ``at_risk``,
        ``n_events``, ``share``; and why there are no rows, empty where there are.
    """
    rows = lags[lags["usable"].astype(bool)]
    if len(rows) < LEAST or not rows["returned"].any():
        found = f"{plural(len(rows), 'group')} with known days, {int(rows['returned'].sum())} with a return"
        return pd.DataFrame(columns=CURVES), f"{found}; a curve needs {LEAST}, and a return"
    parts = []
    for dates, lag in (("earliest", "lag_low"), ("latest", "lag_high")):
        for leave, left in (("last report", "left_low"), ("end", "left_high")):
            days = rows[lag].where(rows["returned"], rows[left])
            curve = kaplan_meier(days.to_numpy(float), rows["returned"])
            parts.append(curve.assign(dates=dates, leave=leave)[CURVES])
    return pd.concat(parts, ignore_index=True), ""
