"""How far two lists would mislead if they were not independent, or units were matched badly."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import product
from numbers import Real

import numpy as np
import pandas as pd

from nkrefugees.analysis.unseen.bounds import pair
from nkrefugees.analysis.unseen.patterns import read
from nkrefugees.errors import BadValue, Refusal


def sensitivity(
    lists: pd.DataFrame,
    count: Hashable | None = None,
    *,
    odds_ratios: Sequence[float] = (0.25, 0.5, 1.0, 2.0, 4.0),
    missed_matches: Sequence[float] = (0.0, 0.05, 0.1, 0.2),
) -> pd.DataFrame:
    """Estimate from two lists under assumptions that they cannot test.

    Parameters
    ----------
    lists : pandas.DataFrame
        Two lists, as `unseen` takes them.
    count : hashable, optional
        The column with the number of units.
    odds_ratios : sequence of float
        How many times greater the odds to be on one list are for those who are on the other: 1 is
        independence, more is positive dependence, which makes the unseen more.
    missed_matches : sequence of float
        The share of the units on both lists that were not recognised as the same, from 0 and below 1. Each
        stands once on either list and is counted twice.

    Returns
    -------
    pandas.DataFrame
        One row for each of ``odds_ratio`` and ``missed_matches``, with ``seen`` (units on at least one list
        once the missed matches are made), ``unseen`` and ``estimate`` (their sum).

    Raises
    ------
    BadValue
        If an odds ratio is not above 0, or a share not from 0 and below 1.
    Refusal
        If there are not two lists, they do not overlap, or there are fewer units on one list only than
        matches said to be missed.

    Notes
    -----
    Gerritse, van der Heijden and Bakker (2015), "Sensitivity of population size estimation for violating
    parametric assumptions in log-linear models", Journal of Official Statistics 31.

    Examples
    --------
    >>> frame = pd.DataFrame({"a": [True, True, False], "b": [True, False, True], "n": [10, 20, 30]})
    >>> sensitivity(frame, count="n", odds_ratios=[1, 2], missed_matches=[0])["estimate"].tolist()
    [120.0, 180.0]
    """
    both, first, second = pair(read(lists, count), "sensitivity")
    ratios = _numbers("odds_ratios", odds_ratios, "numbers above 0", lambda x: x > 0)
    shares = _numbers("missed_matches", missed_matches, "shares from 0 and below 1", lambda x: 0 <= x < 1)
    rows = [_row(both, first, second, ratio, share) for share, ratio in product(shares, ratios)]
    return pd.DataFrame(rows, columns=["odds_ratio", "missed_matches", "seen", "unseen", "estimate"])


def _row(both: float, first: float, second: float, ratio: float, share: float) -> tuple[float, ...]:
    matched = both / (1 - share)
    more = matched - both
    if more > min(first, second):
        reason = f"{more:.1f} missed matches ({share:.0%}) are more than the units on one list only"
        raise Refusal("sensitivity", reason)
    seen = both + first + second - more
    unseen = ratio * (first - more) * (second - more) / matched
    return ratio, share, seen, unseen, seen + unseen


def _numbers(what: str, values: Sequence[float], allowed: str, good: object) -> list[float]:
    if isinstance(values, str) or not np.iterable(values):
        raise BadValue(what, values, f"a list of {allowed}")
    given = list(values)
    for value in given:
        fits = isinstance(value, Real) and not isinstance(value, bool) and np.isfinite(float(value))
        if not fits or not good(float(value)):  # type: ignore[operator]
            raise BadValue(what, value, f"a list of {allowed}")
    return [float(value) for value in given]
