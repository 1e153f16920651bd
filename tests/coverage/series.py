"""Twins for each condition, and the series of counts that an analysis sees of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

import nkrefugees as nk
from nkrefugees.analysis.synthetic import Twin

FIRST, YEARS = 2111, 10
MONTHS = pd.date_range(f"{FIRST}-01-01", periods=12 * YEARS, freq="MS")
PLAIN: dict[str, Any] = {
    "first": FIRST, "years": YEARS, "rate": 3.0, "waves": 0, "families": 5, "reporting": 0.4,
    "careers": False, "copies": 0.3, "false": 0.0, "denials": 0.0, "blur": 0.0,
}  # fmt: skip


def made(seed: int, step: int | None = None, ratio: float = 1.0, **other: Any) -> Twin:
    """A twin in which every condition holds, but for what is said."""
    options = PLAIN | other
    if step is not None:
        options |= {"step": f"{MONTHS[step]:%Y-%m}", "step_ratio": ratio}
    return nk.synthetic(seed, **options)


def monthly(twin: Twin, without: Iterable[str] = ()) -> pd.Series[int]:
    """Reported incidents a month, by the first day (else the last) that claims agree on.

    ``without`` leaves out the claims whose origins are of these families.
    """
    claims = twin.claims
    if left := set(without):
        family = claims["origin_id"].map(families(twin))
        claims = claims[~family.isin(left)]
    resolved = nk.resolve(claims)
    days = resolved["first_day"].fillna(resolved["last_day"])
    months = days.dt.to_period("M").dt.to_timestamp()
    return months.value_counts().reindex(MONTHS, fill_value=0)


def families(twin: Twin) -> dict[str, str]:
    """The family of each origin of a twin."""
    parent = dict(zip(twin.actors["actor_id"], twin.actors["parent_id"], strict=True))
    return {o: parent[a] for o, a in zip(twin.origins["origin_id"], twin.origins["actor_id"], strict=True)}


def effort(twin: Twin) -> pd.Series[float]:
    """Families that are publishing in each month: what a user would count."""
    rows = twin.truth.families
    ends = MONTHS + pd.offsets.MonthEnd()
    spans = zip(rows["first_day"], rows["last_day"], strict=True)
    inside = [(first <= ends) & (last >= MONTHS) for first, last in spans]
    return pd.Series(np.maximum(np.sum(inside, axis=0), 0.5), index=MONTHS)
