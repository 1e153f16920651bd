"""Bayesian blocks over draws of uncertain dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.bayesian_blocks import Blocks, bayesian_blocks, day, numbers
from nkrefugees.analysis.counts.blocks import METHOD
from nkrefugees.analysis.counts.counted import Floats
from nkrefugees.analysis.counts.times import as_days, holds_dates
from nkrefugees.analysis.results import Result, number
from nkrefugees.errors import BadValue, Refusal
from nkrefugees.wording import plural


@dataclass(frozen=True, repr=False, eq=False)
class BlocksOverDraws(Result):
    """How firmly edges stand when dates are uncertain; made by `blocks_over_draws`.

    Attributes
    ----------
    blocks : Blocks
        Of the dates that were given first.
    support : pandas.Series
        For each inner edge of these, the share of draws with an edge near it.
    within : float
        How near: days, or units of time.
    edges_per_draw : pandas.Series
        The number of inner edges in each draw.
    """

    blocks: Blocks
    support: pd.Series[float]
    within: float
    edges_per_draw: pd.Series[int]

    def summary(self) -> str:
        """Say in which share of draws each edge is found."""
        n = len(self.edges_per_draw)
        fewest, most = self.edges_per_draw.min(), self.edges_per_draw.max()
        told = "; ".join(f"{day(edge)} in {share:.0%}" for edge, share in self.support.items())
        return (
            f"Edges found within {number(self.within)} in {plural(n, 'draw')}: {told or 'there is none'}. "
            f"The draws have {fewest} to {most} edges. A share of draws is not a probability."
        )

    def frame(self) -> pd.DataFrame:
        """One row an inner edge: ``edge``, ``share``."""
        return self.support.rename_axis("edge").reset_index()


def blocks_over_draws(times: Any, draws: pd.DataFrame, within: Any, p0: float = 0.05) -> BlocksOverDraws:
    """Repeat Bayesian blocks over draws of uncertain dates.

    Parameters
    ----------
    times : sequence or pandas.Series
        The best date of each event, whose edges are judged.
    draws : pandas.DataFrame
        One column a draw, one row an event; where a date is missing the event is not in that draw.
    within : float, str or Timedelta
        How near an edge of a draw must be, in days (or ``"30D"``) or units of time.
    p0 : float, default 0.05
        As in `bayesian_blocks`.

    Returns
    -------
    BlocksOverDraws
        ``support``: for each edge the share of draws with an edge near it.

    Raises
    ------
    BadValue
        If ``draws`` has no column, or holds dates where ``times`` are numbers.
    Refusal
        If the method does not hold on a draw, which is named.

    Examples
    --------
    >>> best = pd.Series([*range(10), *range(20, 120, 10)], dtype=float)
    >>> blocks_over_draws(best, pd.DataFrame({0: best, 1: best + 0.5}), within=1).support.tolist()
    [1.0]
    """
    if not isinstance(draws, pd.DataFrame):
        raise TypeError(f"draws are a frame, not {type(draws).__name__}")
    if not draws.shape[1]:
        raise BadValue("draws", "no column", "give one column a draw")
    blocks = bayesian_blocks(times, p0, kind="times")
    dates = isinstance(blocks.edges, pd.DatetimeIndex)
    near = as_days("within", within, dates)
    drawn = [_drawn(draws.iloc[:, at], draws.columns[at], p0, dates) for at in range(draws.shape[1])]
    best = _inner(blocks)
    share = [float(np.mean([bool((abs(edges - edge) <= near).any()) for edges in drawn])) for edge in best]
    support = pd.Series(share, index=pd.Index(blocks.edges[1:-1]), dtype=float, name="share")
    return BlocksOverDraws(blocks, support, near, pd.Series([len(e) for e in drawn], index=draws.columns))


def _drawn(column: pd.Series[Any], name: object, p0: float, dates: bool) -> Floats:
    """The inner edges of one draw, as floats."""
    held = column.dropna()
    if len(held) and holds_dates(held) != dates:
        raise BadValue(f"draw {name}", "dates" if not dates else "numbers", "give what times holds")
    try:
        return _inner(bayesian_blocks(held, p0, kind="times"))
    except Refusal as refusal:
        raise Refusal(METHOD, f"draw {name}: {refusal.reason}") from None


def _inner(blocks: Blocks) -> Floats:
    return numbers(blocks.edges)[1:-1]
