"""The columns of the model: trend, level and slope from each date on, season, anticipation, covariates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from nkrefugees.analysis.policy_effect.inputs import METHOD, Counts, Vector
from nkrefugees.errors import BadValue, Refusal

LEAST = 8
MOST_HARMONICS = 6


class Terms(NamedTuple):
    """What stands in the model beside the intercept, the trend and a level from each date on."""

    slope: bool = True
    harmonics: int = 0
    anticipation: int = 0
    modelled: bool = False


class Term(NamedTuple):
    """A column of the model; ``start`` is the position of the date it belongs to."""

    name: str
    start: int | None = None


@dataclass(frozen=True, eq=False)
class Design:
    """Columns on all periods, each divided by its ``scale``; rows outside ``kept`` are left out."""

    terms: tuple[Term, ...]
    matrix: Vector
    scale: Vector
    kept: np.ndarray[tuple[int], np.dtype[np.bool_]]
    starts: tuple[int, ...]

    def place(self, name: str, start: int | None = None) -> int:
        """Position of a term among the columns."""
        return self.terms.index(Term(name, start))

    def without_dates(self) -> Vector:
        """The columns as they would stand if no date had changed anything."""
        plain = self.matrix.copy()
        plain[:, [term.start is not None for term in self.terms]] = 0
        return plain


def design(counts: Counts, starts: Sequence[int], terms: Terms) -> Design:
    """Make the columns of the model.

    Time is counted from the first date in the trend, and from its own date in each slope: a level is
    then the change at the date itself, not one carried back to the year 0.

    Parameters
    ----------
    counts : Counts
        The series.
    starts : sequence of int
        Position of the first period after each date, in order.
    terms : Terms
        What else stands in the model.
    """
    n = len(counts.periods)
    time = np.arange(n, dtype="float64")
    columns: dict[Term, Vector] = {Term("intercept"): np.ones(n), Term("trend"): time - starts[0]}
    kept = np.ones(n, dtype=bool)
    for start in starts:
        columns[Term("level", start)] = (time >= start).astype("float64")
        if terms.slope:
            columns[Term("slope", start)] = np.clip(time - start, 0, None)
        window = (time >= start - terms.anticipation) & (time < start)
        if terms.modelled and terms.anticipation:
            columns[Term("anticipation", start)] = window.astype("float64")
        else:
            kept &= ~window
    columns |= _season(counts, terms.harmonics) | _beside(counts, kept)
    matrix = np.column_stack(list(columns.values()))
    scale = np.abs(matrix).max(axis=0)
    scale[scale == 0] = 1.0
    return Design(tuple(columns), matrix / scale, scale, kept, tuple(starts))


def _season(counts: Counts, order: int) -> dict[Term, Vector]:
    """Pairs of waves a year; the last of an even number of periods has no sine."""
    turn = 2 * np.pi * counts.periods.asi8 / counts.season
    columns: dict[Term, Vector] = {}
    for k in range(1, order + 1):
        columns[Term(f"cosine {k}")] = np.cos(k * turn)
        if 2 * k != counts.season:
            columns[Term(f"sine {k}")] = np.sin(k * turn)
    return columns


def _beside(counts: Counts, kept: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> dict[Term, Vector]:
    """Covariates about their mean; their names cannot hide a term of the model."""
    frame = counts.covariates
    rows = kept if kept.any() else ~kept
    values = {str(c): frame[c].to_numpy("float64") for c in frame}
    return {Term(f"covariate: {c}"): v - v[rows].mean() for c, v in values.items()}


def admit(counts: Counts, starts: Sequence[int], anticipation: int) -> None:
    """Refuse dates that leave too little on a side.

    Raises
    ------
    Refusal
        If fewer than eight points stand on a side of a date, or no event does.
    """
    if counts.values.sum() <= 1:
        raise Refusal(METHOD, f"the series holds {counts.values.sum():.0f} events; one event shows no change")
    edges = [0, *starts, len(counts.periods)]
    for side, (first, end) in enumerate(pairwise(edges)):
        last = end - anticipation if side < len(starts) else end
        if last - first < LEAST:
            reason = f"{max(last - first, 0)} points stand {_where(counts, starts, side)}"
            reason += f"; at least {LEAST} are needed on each side"
            raise Refusal(METHOD, reason + (" without the anticipation window" if anticipation else ""))
        if not counts.values[first:last].any():
            raise Refusal(
                METHOD,
                f"every count {_where(counts, starts, side)} is zero: a ratio to nothing means nothing",
            )


def _where(counts: Counts, starts: Sequence[int], side: int) -> str:
    """Words for a side."""
    names = [str(counts.periods[s]) if s < len(counts.periods) else "the end" for s in starts]
    if side == 0:
        return f"before {names[0]}"
    return f"from {names[-1]} on" if side == len(starts) else f"between {names[side - 1]} and {names[side]}"


def orders(counts: Counts, starts: Sequence[int], terms: Terms) -> range:
    """Orders of harmonics that the series can bear.

    None in an annual series or in one shorter than two years; otherwise as many as leave three points to a
    parameter, at most six.
    """
    if counts.season == 1 or len(counts.periods) < 2 * counts.season:
        return range(1)
    plain = design(counts, starts, terms._replace(harmonics=0))
    free = int(plain.kept.sum()) // 3 - len(plain.terms)
    return range(max(min(int(counts.season // 2), MOST_HARMONICS, free // 2), 0) + 1)


def check_order(counts: Counts, order: int) -> int:
    """Check an order of harmonics that was asked for.

    Raises
    ------
    BadValue
        If the year has too few periods for it.
    """
    most = int(counts.season // 2)
    if order > most:
        allowed = (
            f"a year of {counts.season:g} periods has at most {most}" if most else "years have no season"
        )
        raise BadValue("harmonics", order, allowed)
    return order
