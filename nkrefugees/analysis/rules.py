"""The rules by which conflicting claims are resolved.

To add a rule: give it the claims that it counts in `SELECT`, or its best figure in `BEST`, name it in `RULES`
and say in the docstring of `resolve` what it does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from nkrefugees import dates, io
from nkrefugees.analysis.families import actor_kinds


def by_origin(claims: pd.DataFrame) -> pd.DataFrame:
    """Give what each origin says in the end; a figure that is repeated counts once.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``origin_id``: ``low``, ``best``, ``high``, each missing where it never says.
    """
    said = pd.DataFrame(
        {
            "origin_id": claims["origin_id"],
            "low": claims["n_low"].fillna(claims["n_best"]),
            "best": claims["n_best"],
            "high": claims["n_high"].fillna(claims["n_best"]),
        }
    )
    grouped = said.groupby("origin_id", sort=True)
    return pd.DataFrame(
        {
            "low": grouped["low"].min(),
            "best": grouped["best"].agg(_distinct_median).astype("Int64"),
            "high": grouped["high"].max(),
        }
    )


def _distinct_median(bests: pd.Series[int]) -> Any:
    return lower_median(bests.drop_duplicates())


def lower_median(values: pd.Series[int]) -> object:
    """Give the middle value, the lower of two; missing if there is none.

    Examples
    --------
    >>> lower_median(pd.Series([19, 30, 31, 58], dtype="Int64"))
    30
    """
    known = sorted(values.dropna().tolist())
    return known[(len(known) - 1) // 2] if known else pd.NA


def select(claims: pd.DataFrame, rule: str) -> pd.DataFrame:
    """Give the claims that a rule counts."""
    return SELECT[rule](claims) if rule in SELECT else claims


def best_figure(origins: pd.DataFrame, rule: str) -> object:
    """Give the best figure of a rule, from what each origin says."""
    return BEST.get(rule, _median_best)(origins)


def _median_best(origins: pd.DataFrame) -> object:
    return lower_median(origins["best"])


def _median_any(origins: pd.DataFrame) -> object:
    return lower_median(origins["best"].fillna(origins["low"]).fillna(origins["high"]))


def _latest(claims: pd.DataFrame) -> pd.DataFrame:
    """The figures said last; a claim that does not say when counts from its publication."""
    figured = claims[["n_low", "n_best", "n_high"]].notna().any(axis=1)
    claims = claims[figured] if figured.any() else claims
    published = io.table("sources").set_index("source_id")["published_last"]
    said = claims["said_edtf"].map(lambda text: dates.parse(text).last_day, na_action="ignore")
    when = pd.to_datetime(said).fillna(claims["source_id"].map(published))
    return claims[when == when.max()] if when.notna().any() else claims


def _of_kind(start: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    def select(claims: pd.DataFrame) -> pd.DataFrame:
        kinds = claims["claimant_id"].map(actor_kinds())
        return claims[kinds.fillna("").str.startswith(start)]

    return select


SELECT: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "latest": _latest,
    "official": _of_kind("state_"),
    "ngo": _of_kind("ngo"),
}
BEST: dict[str, Callable[[pd.DataFrame], object]] = {"median": _median_any}
RULES = ("bounds", "conservative", "median", "latest", "official", "ngo")
