"""The bounds and the best of each group, and how many origins stand behind them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from nkrefugees.analysis.columns.groups import Array, Groups, Known, pairs
from nkrefugees.analysis.families import untraced


class Said(NamedTuple):
    """What each origin says in the end: one row an origin of a group."""

    groups: Groups
    low: Known
    best: Known
    high: Known


def figures(rows: pd.DataFrame, groups: Groups, counted: Array, rule: str) -> dict[str, Any]:
    """Give the columns of figures and origins.

    Parameters
    ----------
    rows : pandas.DataFrame
        From `resolve.prepared`.
    groups : Groups
        What is resolved together.
    counted : numpy.ndarray
        Flags of the claims that the rule counts.
    rule : str
        The rule.
    """
    codes, names = pd.factorize(rows["origin_id"])
    group, origin, pair = pairs(groups, codes, counted)
    low, best, high = (Known.of(rows[c][counted]) for c in ("n_low", "n_best", "n_high"))
    said = _by_origin(Groups(pair, len(group), {}), Groups(group, groups.size, {}), low, best, high)
    alone = names.isin(list(untraced(names)))[origin]
    return {
        **_bounds(said, rule),
        "open_low": groups.any(_only(counted, high, low, best)),
        "open_high": groups.any(_only(counted, low, best, high)),
        "n_origins_min": said.groups.tally(~alone) + said.groups.any(alone),
        "n_origins_max": said.groups.tally(np.ones(len(group), dtype=bool)),
    }


def _by_origin(pair: Groups, of: Groups, low: Known, best: Known, high: Known) -> Said:
    """What each origin says in the end; a figure that is repeated counts once."""
    return Said(
        groups=of,
        low=pair.least(low.otherwise(best)),
        best=pair.lower_median(_once(pair, best)),
        high=pair.most(high.otherwise(best)),
    )


def _once(pair: Groups, best: Known) -> Known:
    """Forget figures that the same origin has said before."""
    rows = np.flatnonzero(best.known)
    order = rows[np.lexsort((best.values[rows], pair.of[rows]))]
    same = (np.diff(pair.of[order]) == 0) & (np.diff(best.values[order]) == 0)
    first = np.zeros(len(best.known), dtype=bool)
    first[order[np.concatenate([np.ones(min(len(order), 1), dtype=bool), ~same])]] = True
    return best.among(first)


def _only(counted: Array, one: Known, *others: Known) -> Array:
    """Flag the claims that have one end and nothing else."""
    flags = counted.copy()
    flags[counted] = one.known & ~others[0].known & ~others[1].known
    return flags


def _bounds(said: Said, rule: str) -> dict[str, Any]:
    """Low, best and high of each group; crossed bounds swap, and bounds widen to hold the best."""
    bests = said.best.otherwise(said.low).otherwise(said.high) if rule == "median" else said.best
    low, best, high = (
        said.groups.least(said.low),
        said.groups.lower_median(bests),
        said.groups.most(said.high),
    )
    crossed = low.known & high.known & (low.values > high.values)
    low, high = _either(crossed, high, low), _either(crossed, low, high)
    low = Known(np.where(best.known, np.minimum(low.values, best.values), low.values), low.known)
    high = Known(np.where(best.known, np.maximum(high.values, best.values), high.values), high.known)
    shown = low if rule == "conservative" else best
    return {
        "n_low": low.column(),
        "n_best": shown.column(),
        "n_high": high.column(),
        "disputed": crossed,
    }


def _either(flags: Array, one: Known, other: Known) -> Known:
    """One where flagged, else the other."""
    return Known(np.where(flags, one.values, other.values), np.where(flags, one.known, other.known))
