"""Figures in words: bounds with open ends, counts of things."""

from __future__ import annotations

from typing import Any


def bounds(figures: Any) -> str:
    """Write low, best and high of a row in words, open ends included.

    Examples
    --------
    >>> import pandas as pd
    >>> row = pd.DataFrame({"n_low": [500], "n_best": [pd.NA], "n_high": [pd.NA], "open_high": [True]})
    >>> bounds(next(row.itertuples()))
    'at least 500'
    """
    import pandas as pd

    low, best, high = (getattr(figures, f"n_{b}") for b in ("low", "best", "high"))
    above = "+" if getattr(figures, "open_high", False) and not pd.isna(high) else ""
    if pd.isna(low) and pd.isna(high):
        return "no figure" if pd.isna(best) else number(best)
    middle = "" if pd.isna(best) else f", best {number(best)}"
    if pd.isna(high):
        return f"at least {number(low)}{middle}"
    if pd.isna(low):
        return f"up to {number(high)}{above}{middle}"
    return f"{number(low)}{above}" if low == high else f"{number(low)} to {number(high)}{above}{middle}"


def number(value: float) -> str:
    """Write a number with thousands apart.

    Examples
    --------
    >>> number(1170.0), number(0.5)
    ('1,170', '0.5')
    """
    return f"{value:,.10g}"


def plural(count: int, noun: str) -> str:
    """Write a count of things.

    Examples
    --------
    >>> plural(1, "source"), plural(2, "source")
    ('1 source', '2 sources')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def support(low: int, high: int) -> str:
    """Say how many origins support a figure: with all untraced ones as one, and each as itself.

    Examples
    --------
    >>> support(1, 1), support(2, 4)
    ('not independently supported', '2 to 4 origins')
    """
    if high <= 1:
        return "not independently supported" if high else ""
    return f"{high} origins" if low == high else f"{low} to {high} origins"
