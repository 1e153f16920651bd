"""Invented claims about a series, and observations, as frames."""

from __future__ import annotations

import pandas as pd

STOCK = {
    "source_id": "2013-06-daily-first", "incident_id": None, "series_id": "stock", "quantity": "stock",
    "subgroup": "all", "unit": "persons", "claimant_id": "lamp", "origin_id": "lamp", "place_id": None,
    "population": "escapee", "stance": "affirms", "denied": None, "said_edtf": "2013-06", "n_text": None,
    "first_day": "2013-01-01", "last_day": "2013-12-31", "n_low": None, "n_best": None, "n_high": None,
}  # fmt: skip
ARRIVED = {
    "series_id": "arrivals", "area": "KOR", "sex": "total", "source_id": "2015-bureau-table", "value": None,
    "value_low": None, "value_high": None, "status": "reported", "note": None,
}  # fmt: skip


def estimated(*rows):
    """Claims about the stock, each from what differs from the first."""
    made = pd.DataFrame(
        [{**STOCK, "claim_id": f"c{n}", **row} for n, row in enumerate(rows)], columns=_columns(STOCK)
    )
    return made.assign(**{c: pd.to_datetime(made[c]) for c in ("first_day", "last_day")})


def observed(*rows):
    """Observations, each from what differs from the first; the days are those of the year ``period_edtf``."""
    made = pd.DataFrame(
        [{**ARRIVED, **row} for row in rows], columns=[*ARRIVED, "period_edtf", "first_day", "last_day"]
    )
    years = made["period_edtf"].str[:4]
    ends = {"first_day": "-01-01", "last_day": "-12-31"}
    made = made.assign(**{c: made[c].astype("str").fillna(years + end) for c, end in ends.items()})
    days = {c: pd.to_datetime(made[c]) for c in ("first_day", "last_day")}
    return made.assign(**days, **{c: made[c].astype("Float64") for c in ("value", "value_low", "value_high")})


def _columns(row):
    return ["claim_id", *row]
