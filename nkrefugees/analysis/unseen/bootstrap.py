"""Intervals that carry the choice of the model: a bootstrap with the choice inside, corrected (BCa)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import ndtr, ndtri

from nkrefugees.analysis.unseen.patterns import Floats

Estimates = Callable[[Floats], Floats]
_MANY = 1e15  # the number seen varies no more, however many are not


def resample(counts: Floats, estimate: float, n: int, seed: int) -> Floats:
    """Draw tables as they might have been seen.

    Each draw takes as many units as are estimated to exist, from those seen and those not; so the number
    seen varies too (Buckland and Garthwaite 1991). Nothing but the estimate's size comes from a model.

    Parameters
    ----------
    counts : numpy.ndarray
        The observed table, shape (cells,).
    estimate : float
        The number of units, seen and unseen.
    n : int
        The number of draws.
    seed : int
        The same seed gives the same draws.

    Returns
    -------
    numpy.ndarray
        Shape (n, cells).
    """
    random = np.random.default_rng(seed)
    seen = counts.sum()
    units = max(round(min(estimate, _MANY)), int(seen))
    sizes = random.binomial(units, seen / units, size=n)
    return random.multinomial(sizes, counts / seen).astype(float)


def interval(
    counts: Floats, estimate: float, choose: Estimates, n: int, seed: int, level: float
) -> tuple[float, float]:
    """Give a bias-corrected and accelerated interval of the number of units (Efron 1987).

    Parameters
    ----------
    counts : numpy.ndarray
        The observed table.
    estimate : float
        Its estimate.
    choose : callable
        Chooses a model for each of many tables and gives the estimates; infinite where there is none. A
        table without an estimate stands beyond every number, never aside.
    n : int
        The number of draws.
    seed : int
        Of the draws.
    level : float
        The share of intervals that should hold the truth, such as 0.95.

    Returns
    -------
    tuple of float
        Low and high; high is infinite if the draws give no upper end.
    """
    drawn = np.sort(choose(resample(counts, estimate, n, seed)))
    ends = np.array([(1 - level) / 2, (1 + level) / 2])
    shares = bca(drawn, estimate, acceleration(counts, estimate, choose), ends)
    low, high = np.quantile(drawn, shares, method="inverted_cdf")
    return max(float(low), float(counts.sum())), float(high)


def bca(drawn: Floats, estimate: float, acceleration: float, shares: Floats) -> Floats:
    """Correct the shares at which the sorted draws are cut.

    Parameters
    ----------
    drawn : numpy.ndarray
        Estimates of the draws.
    estimate : float
        The estimate of the data.
    acceleration : float
        As `acceleration` gives it.
    shares : numpy.ndarray
        The shares wanted, such as 0.025 and 0.975.

    Examples
    --------
    >>> bca(np.array([1.0, 2, 3, 4]), 2.5, 0.0, np.array([0.025, 0.975])).round(3)
    array([0.025, 0.975])
    """
    below = (np.mean(drawn < estimate) + np.mean(drawn <= estimate)) / 2
    bias = ndtri(np.clip(below, 0.5 / len(drawn), 1 - 0.5 / len(drawn)))
    moved = bias + ndtri(shares)
    slope = 1 - acceleration * moved
    far = np.where(moved > 0, np.inf, -np.inf)
    corrected = np.where(slope > 0, bias + moved / np.where(slope > 0, slope, 1.0), far)
    cut: Floats = ndtr(corrected)
    return cut


def acceleration(counts: Floats, estimate: float, choose: Estimates) -> float:
    """Measure by the jackknife how the spread of the estimate changes with the truth.

    Each unit is left out in turn, one table a pattern, with the choice of the model inside; leaving out a
    unit that nobody saw changes nothing. Tables without an estimate are passed over.

    Parameters
    ----------
    counts : numpy.ndarray
        The observed table.
    estimate : float
        Its estimate.
    choose : callable
        As in `interval`.
    """
    patterns = np.flatnonzero(counts)
    tables = np.tile(counts, (len(patterns), 1))
    tables[np.arange(len(patterns)), patterns] -= 1
    values = np.append(choose(tables), estimate)
    weights = np.append(counts[patterns], max(estimate - counts.sum(), 0.0))
    weights = np.where(np.isfinite(values), weights, 0.0)
    values = np.where(np.isfinite(values), values, estimate)
    change = np.average(values, weights=weights) - values if weights.sum() else np.zeros(1)
    spread = (weights * change**2).sum() if weights.sum() else 0.0
    return float((weights * change**3).sum() / (6 * spread**1.5)) if spread > 0 else 0.0
