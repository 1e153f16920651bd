"""How one producer's figures follow one another: higher, lower, or within reach of each other."""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import Any

import pandas as pd

from nkrefugees.wording import bounds

REVISIONS = [
    "series_id", "name", "period_before", "figure_before", "period", "figure", "change", "claim_ids",
]  # fmt: skip


def revised(rows: pd.DataFrame) -> pd.DataFrame:
    """Give each step from one figure of a family to its next.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of estimates of one scope, with ``series_id``, ``scope``, ``family``, ``name``, ``period``,
        ``last_day``, figures and ``claim_ids``.

    Returns
    -------
    pandas.DataFrame
        One row a step, see `nkrefugees.analysis.accounts.estimates.Estimates.revisions`.
    """
    figured = rows[rows[["n_low", "n_best", "n_high"]].notna().any(axis=1)]
    figured = figured.sort_values(["last_day", "first_day"], kind="stable")
    groups = figured.groupby(["series_id", "scope", "family"], sort=True)
    steps = [_step(*pair) for _, group in groups for pair in pairwise(group.itertuples())]
    return pd.DataFrame(steps, columns=REVISIONS).astype("str")


def _step(before: Any, after: Any) -> tuple[Any, ...]:
    return (
        after.series_id,
        after.name,
        before.period,
        bounds(before),
        after.period,
        bounds(after),
        change(reach(before), reach(after)),
        f"{before.claim_ids};{after.claim_ids}",
    )


def reach(row: Any) -> tuple[float, float]:
    """Give the range of a row; an open end reaches as far as numbers go.

    Examples
    --------
    >>> row = pd.DataFrame({"n_low": [500], "n_best": [pd.NA], "n_high": [pd.NA], "open_high": [True]})
    >>> reach(next(row.assign(open_low=False).itertuples()))
    (500.0, inf)
    """
    known = [float(n) for n in (row.n_low, row.n_best, row.n_high) if not pd.isna(n)]
    return (0.0 if row.open_low else min(known)), (inf if row.open_high else max(known))


def change(before: tuple[float, float], after: tuple[float, float]) -> str:
    """Say how a range lies to the one before.

    Examples
    --------
    >>> change((50, 50), (100, 300)), change((50, 150), (100, 300)), change((7, 7), (7, 7))
    ('higher', 'overlapping', 'same')
    """
    if before == after:
        return "same"
    if after[0] > before[1]:
        return "higher"
    return "lower" if after[1] < before[0] else "overlapping"
