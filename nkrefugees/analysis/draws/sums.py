"""Sums of draws over periods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from nkrefugees.analysis.draws.board import KIND
from nkrefugees.analysis.draws.sample import AT_LEAST, NEVER, UP_TO, Cells
from nkrefugees.analysis.overlap import contributions, overlapping
from nkrefugees.analysis.periods import bins, no_bins, overlaps
from nkrefugees.analysis.totals import over_periods, wanted

_AT_ONCE = 1_000
_SUMMED = [
    *KIND, "incident_id", "n_low", "n_best", "n_high", "open_low", "open_high", "first_day", "last_day",
]  # fmt: skip


class Sums(NamedTuple):
    """Draws by quantity, unit and period: people, and whether an end is open."""

    totals: pd.DataFrame
    open_high: pd.DataFrame
    open_low: pd.DataFrame


def sums(rows: pd.DataFrame, days: Cells, adds: Cells, open_ends: Cells, freq: str) -> Sums:
    """Sum the figures of each draw by quantity, unit and period.

    Parameters
    ----------
    rows : pandas.DataFrame
        ``quantity``, ``unit``, ``first_day``, ``last_day``, numbered from 0.
    days, adds, open_ends : numpy.ndarray
        Rows by draws: days since 1970, people (missing: none), bits of open ends.
    freq : str
        As in `totals`.

    Returns
    -------
    Sums
        Columns are the periods in which some event may lie.
    """
    found = [
        (kind, _of_kind(part, days, adds, open_ends, freq)) for kind, part in rows.groupby(KIND, sort=True)
    ]
    names = [(*kind, period) for kind, part in found for period in part.periods]
    columns = pd.MultiIndex.from_tuples(names, names=[*KIND, "period"]) if names else _no_columns(freq)
    draws = pd.RangeIndex(adds.shape[1], name="draw")
    nothing = np.zeros((len(draws), 0))
    types = {"people": np.int64, "high": np.bool_, "low": np.bool_}
    cells = [
        np.concatenate([nothing.astype(kind), *(getattr(part, what) for _, part in found)], axis=1)
        for what, kind in types.items()
    ]
    return Sums(*(pd.DataFrame(values, index=draws, columns=columns, copy=False) for values in cells))


class _Part(NamedTuple):
    """Sums of one kind: draws by periods."""

    periods: pd.DatetimeIndex
    people: Cells
    high: Cells
    low: Cells


def _no_columns(freq: str) -> pd.MultiIndex:
    return pd.MultiIndex.from_arrays([[], [], no_bins(freq)], names=[*KIND, "period"])


def _of_kind(part: pd.DataFrame, days: Cells, adds: Cells, open_ends: Cells, freq: str) -> _Part:
    """The periods in which rows of one kind may lie, with their sums and open ends."""
    part = part.dropna(subset=["first_day", "last_day"])
    if part.empty:
        nothing = np.zeros((adds.shape[1], 0))
        return _Part(no_bins(freq), nothing.astype(np.int64), nothing.astype(bool), nothing.astype(bool))
    edges = bins(part["first_day"].min(), part["last_day"].max(), freq)
    may = np.asarray((overlaps(part, edges) > 0).any(axis=0))
    at, bin_of, start = part.index.to_numpy(), _bin_of_day(edges, may), _number(edges[0])
    chunks = [slice(k, k + _AT_ONCE) for k in range(0, adds.shape[1], _AT_ONCE)]
    parts = [
        _chunk(at, days[:, c], adds[:, c], open_ends[:, c], bin_of, start, int(may.sum())) for c in chunks
    ]
    joined = [np.concatenate(blocks) for blocks in zip(*parts, strict=True)]
    return _Part(edges[:-1][may], *joined)


def _number(day: pd.Timestamp) -> int:
    return int(day.to_datetime64().astype("datetime64[D]").astype("int64"))


def _bin_of_day(edges: pd.DatetimeIndex, may: Cells) -> Cells:
    """For each day from the first edge, the number of its period among those that may hold something."""
    numbers = np.cumsum(may) - 1
    lengths = np.diff(edges.to_numpy("datetime64[D]").astype("int64"))
    return np.repeat(np.maximum(numbers, 0), lengths)


def _chunk(
    at: Cells, days: Cells, adds: Cells, open_ends: Cells, bin_of: Cells, start: int, periods: int
) -> tuple[Cells, Cells, Cells]:
    """Sum some draws: draws by periods."""
    days, adds, open_ends = days[at], adds[at], open_ends[at]
    counts = (days != NEVER) & ~np.isnan(adds)
    draws = adds.shape[1]
    spot = bin_of[np.where(counts, days - start, 0)] + periods * np.arange(draws)
    flat, shape = spot[counts], (draws, periods)

    def total(weights: Cells) -> Cells:
        return np.bincount(flat, weights[counts], minlength=draws * periods).reshape(shape)

    people = np.rint(total(adds)).astype(np.int64)
    return people, total(open_ends & AT_LEAST) > 0, total(open_ends & UP_TO) > 0


def once(rows: pd.DataFrame, figures: Cells, links: pd.DataFrame) -> Cells:
    """Of events that share people, let the greatest figure of each draw count alone."""
    adds = figures.copy()
    for _, part in rows.groupby(KIND, sort=True):
        places = dict(zip(part["incident_id"], part.index, strict=True))
        for members in overlapping(set(places), links):
            at = [places[name] for name in sorted(members)]
            shared = np.nan_to_num(figures[at], nan=-1)
            adds[at] = np.where(np.arange(len(at))[:, None] == shared.argmax(axis=0), figures[at], np.nan)
    return adds


def extremes(resolved: dict[str, pd.DataFrame], freq: str, include: Any, links: pd.DataFrame) -> pd.DataFrame:
    """Sum by period with every event at its least, and at its greatest; by inclusion rule.

    Returns
    -------
    pandas.DataFrame
        ``inclusion``, ``quantity``, ``unit``, ``period``, ``all_low``, ``all_high``, ``open_low``,
        ``open_high``. ``period`` is missing in the row of the whole span.
    """
    parts = [part for rule, rows in resolved.items() for part in _extremes(rule, rows, freq, include, links)]
    columns = ["inclusion", *KIND, "period", "all_low", "all_high", "open_low", "open_high"]
    frame = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)
    return frame[columns]


def _extremes(
    rule: str, rows: pd.DataFrame, freq: str, include: Any, links: pd.DataFrame
) -> Iterator[pd.DataFrame]:
    rows = wanted(rows, set(include), [])[_SUMMED]
    kept = contributions(rows[rows["first_day"].notna() | rows["last_day"].notna()], links, KIND)
    by_period = over_periods(kept, freq, KIND).reset_index()
    names = {"n_low": "all_low", "n_high": "all_high"}
    yield by_period.rename(columns=names).fillna({"all_low": 0, "all_high": 0}).assign(inclusion=rule)
    ends = {"add_low": "all_low", "add_high": "all_high"}
    whole = kept.groupby(KIND)[[*ends]].sum().rename(columns=ends)
    opens = kept.groupby(KIND)[["open_low", "open_high"]].any()
    yield (
        whole.join(opens)
        .round()
        .astype(dict.fromkeys(ends.values(), "Int64"))
        .reset_index()
        .assign(inclusion=rule, period=np.datetime64("NaT"))
    )
