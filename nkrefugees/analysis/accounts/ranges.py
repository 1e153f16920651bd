"""How far estimates lie apart, by period and by year of publication."""

from __future__ import annotations

from typing import Any

import pandas as pd

from nkrefugees.wording import number

FIGURES = ["n_low", "n_best", "n_high"]


def least(rows: pd.DataFrame) -> pd.Series[Any]:
    """Give the least that each row gives: its low, else its best, else its high."""
    return rows["n_low"].fillna(rows["n_best"]).fillna(rows["n_high"])


def greatest(rows: pd.DataFrame) -> pd.Series[Any]:
    """Give the greatest that each row gives: its high, else its best, else its low."""
    return rows["n_high"].fillna(rows["n_best"]).fillna(rows["n_low"])


def extremes(rows: pd.DataFrame) -> tuple[Any, Any]:
    """Give the rows with the least and with the greatest figure that somebody gives."""
    picked = rows.iloc[[int(least(rows).argmin()), int(greatest(rows).argmax())]]
    low, high = picked.itertuples()
    return low, high


def crowded(rows: pd.DataFrame) -> str:
    """Say how far families lie apart in the one period for which most of them have a figure."""
    per = rows.groupby("period")["family"].nunique()
    if per.max() < 2:
        return ""
    period = str(per.idxmax())
    same = rows[rows["period"] == period]
    low, high = extremes(same)
    small, large = int(least(same).min()), int(greatest(same).max())
    return (
        f"For {period}, where {per.max()} families stand side by side, they reach "
        f"from {number(small)} ({low.name}) to {number(large)} ({high.name}), "
        f"{large / small:.0f} times as many."
        if small
        else ""
    )


def vintages(claims: pd.DataFrame) -> pd.DataFrame:
    """Give what had been published by the end of each year, see `Estimates.vintages`."""
    figured = claims[claims[FIGURES].notna().any(axis=1) & (claims["stance"] == "affirms")]
    rows = figured.assign(
        year=figured["published_last"].dt.year, least=least(figured), greatest=greatest(figured)
    )
    rows = rows.dropna(subset="year").sort_values("year", kind="stable")
    new = rows.groupby("year").agg(
        n_new=("claim_id", "size"), new_low=("least", "min"), new_high=("greatest", "max")
    )
    first = rows.drop_duplicates("family").groupby("year").size().reindex(new.index, fill_value=0)
    frame = new.assign(
        n_claims=new["n_new"].cumsum(),
        n_families=first.cumsum(),
        least=new["new_low"].cummin(),
        greatest=new["new_high"].cummax(),
    )
    return frame.astype("Int64").rename_axis("published").reset_index().astype({"published": "str"})
