"""Bayesian blocks: the spans of time in which events came at a constant rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.blocks import METHOD, cells_of_counts, cells_of_events, partition, penalty
from nkrefugees.analysis.counts.counted import Floats, counted, events, real_number
from nkrefugees.analysis.counts.times import as_dates, as_days_of, holds_dates, timed
from nkrefugees.analysis.results import Result, label, number
from nkrefugees.errors import BadValue, UnknownName
from nkrefugees.wording import plural

_KINDS = ("times", "counts")


@dataclass(frozen=True, repr=False, eq=False)
class Blocks(Result):
    """Blocks of constant rate; made by `bayesian_blocks`.

    Attributes
    ----------
    edges : pandas.DatetimeIndex or numpy.ndarray
        The edges of the blocks, one more than blocks; dates if dates were given. Of events the first and the
        last edge are the first and the last event, and an edge between lies halfway between two events.
    counts : numpy.ndarray
        Events in each block.
    rates : numpy.ndarray
        Events per day, or per unit of time.
    p0 : float
        The rate of false edges that was asked for.
    cells : pandas.DataFrame
        What was cut: ``start`` and ``end`` of each cell (a period, or the stretch around an event) and its
        ``events``.
    kind : str
        ``times`` or ``counts``.
    """

    edges: Any
    counts: Floats
    rates: Floats
    p0: float
    cells: pd.DataFrame
    kind: str

    def summary(self) -> str:
        """Say when the rate changed, and what the rates are."""
        n, inner = int(self.counts.sum()), list(self.edges[1:-1])
        rates = ", ".join(number(rate) for rate in self.rates)
        unit = "a day" if isinstance(self.edges, pd.DatetimeIndex) else "a unit of time"
        span = f"between {day(self.edges[0])} and {day(self.edges[-1])}"
        if not inner:
            return f"{plural(n, 'event')} {span}: one block, no change of rate ({rates} {unit})."
        told = ", ".join(day(edge) for edge in inner)
        cut = f"{len(self.rates)} blocks, with edges at {told}"
        return f"{plural(n, 'event')} {span} in {cut}. The rates are {rates} {unit}."

    def frame(self) -> pd.DataFrame:
        """One row a block: ``start``, ``end``, ``events``, ``length``, ``rate``; lengths of dates in days."""
        return pd.DataFrame(
            {
                "start": self.edges[:-1],
                "end": self.edges[1:],
                "events": self.counts.astype("int64"),
                "length": np.diff(numbers(self.edges)),
                "rate": self.rates,
            },
            index=pd.RangeIndex(1, len(self.rates) + 1, name="block"),
        )


def bayesian_blocks(times: Any, p0: float = 0.05, *, kind: str | None = None) -> Blocks:
    """Cut time into blocks in which events come at a constant rate.

    Parameters
    ----------
    times : sequence or pandas.Series
        The time of each event (dates or numbers, in any order; several may share a day), or counts: a
        series of whole numbers indexed by periods that follow each other (first days, pandas periods,
        numbers).
    p0 : float, default 0.05
        How often an edge may be found in pure noise, roughly; Scargle's calibration for many events.
    kind : {"times", "counts"}, optional
        What ``times`` holds. By default a series of numbers with an index of its own is counts, and all else
        is times; a series of whole numbers without one is refused, as it may be either.

    Returns
    -------
    Blocks
        ``edges``, ``counts``, ``rates``, ``summary()``, ``frame()``.

    Raises
    ------
    BadValue
        If a time or count is missing, infinite or (counts) negative or not whole; if periods do not follow
        each other evenly; if ``p0`` is not between 0 and 1; if it is not clear what is given.
    Refusal
        If there are fewer than two events, all at one time, or too close to be told apart.

    See Also
    --------
    blocks_over_draws : The same over draws of uncertain dates.

    Notes
    -----
    Scargle, Norris, Jackson and Chiang (2013), "Studies in astronomical time series analysis VI: Bayesian
    block representations", Astrophysical Journal 764, for events and binned events. Several events at one
    time are one cell that holds them all, as in astropy. On counts each period is a whole cell and edges fall
    between periods (astropy, given points with counts, puts them halfway and halves the first and the last).

    Examples
    --------
    >>> days = [*range(10), *range(20, 120, 10)]
    >>> bayesian_blocks([float(day) for day in days]).edges.tolist()
    [0.0, 8.5, 110.0]
    """
    real_number("p0", p0, 0, 1)
    held_in = _kind(times, kind)
    if held_in == "counts":
        events(counted(times), METHOD, 3)
        edges, counts, dates = cells_of_counts(times)
    else:
        given = timed(times, METHOD)
        dates = given.dates
        edges, counts = cells_of_events(given)
    cuts = partition(edges, counts, penalty(p0, len(counts)))
    held = np.add.reduceat(counts, cuts[:-1])
    bounds, shown = edges[cuts], as_dates(edges) if dates else edges
    cells = pd.DataFrame({"start": shown[:-1], "end": shown[1:], "events": counts.astype("int64")})
    ends = as_dates(bounds) if dates else bounds
    return Blocks(ends, held, held / np.diff(bounds), float(p0), cells, held_in)


def numbers(edges: Any) -> Floats:
    """Edges as numbers; of dates, days since 1970."""
    return as_days_of(edges) if isinstance(edges, pd.DatetimeIndex) else np.asarray(edges, dtype=float)


def day(edge: Any) -> str:
    """An edge to the day: half a day between two events means nothing."""
    return label(edge.normalize() if isinstance(edge, pd.Timestamp) else edge)


def _kind(times: Any, kind: str | None) -> str:
    """Tell times from counts."""
    if kind is not None:
        if kind not in _KINDS:
            raise UnknownName("kind", kind, _KINDS)
        return kind
    if not isinstance(times, pd.Series) or holds_dates(times):
        return "times"
    unnamed = isinstance(times.index, pd.RangeIndex) and times.index.start == 0 and times.index.step == 1
    if not unnamed:
        return "counts"
    if pd.api.types.is_float_dtype(times.dtype) and not (times.dropna() % 1 == 0).all():
        return "times"
    raise BadValue("times", "a series of whole numbers without periods", "say kind='times' or kind='counts'")
