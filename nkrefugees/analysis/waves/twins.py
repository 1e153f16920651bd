"""Twins of the record that have no waves: noise about what reporting effort lets one expect."""

from __future__ import annotations

from typing import Any

import numpy as np

from nkrefugees.analysis.counts.counted import Floats


def excess(counts: Floats, effort: Floats, outside: Any = None) -> float:
    """Estimate how much counts vary beyond chance: the variance is m + excess · m², by moments.

    Parameters
    ----------
    counts : numpy.ndarray
        Draws by months.
    effort : numpy.ndarray
        One number a month.
    outside : numpy.ndarray, optional
        Draws by months: which months to look at; all by default.

    Returns
    -------
    float
        From 0, the mean over draws.

    Examples
    --------
    >>> excess(np.array([[0.0, 6, 0, 6]]), np.ones(4))
    0.6666666666666666
    """
    seen = np.ones(counts.shape, bool) if outside is None else outside
    work = np.where(seen, effort, 0.0)
    mean = work * (
        (counts * seen).sum(axis=1, keepdims=True) / np.maximum(work.sum(axis=1, keepdims=True), 1e-300)
    )
    beyond = (np.where(seen, (counts - mean) ** 2, 0.0) - mean).sum(axis=1)
    square = (mean**2).sum(axis=1)
    return float(max(np.mean(beyond / np.where(square > 0, square, 1.0)), 0.0))


def twins(seed: int, number: int, total: float, effort: Floats, beyond: float) -> Floats:
    """Draw counts by month without waves: negative binomial, with outlets entering as ours did.

    Parameters
    ----------
    seed, number : int
        The seed, and how many twins.
    total : float
        Events in the record.
    effort : numpy.ndarray
        One number a month.
    beyond : float
        The excess of `excess`; 0 is Poisson.

    Returns
    -------
    numpy.ndarray
        Twins by months.
    """
    chance = np.random.default_rng([seed, 3])
    mean = np.broadcast_to(total * effort / effort.sum(), (number, len(effort)))
    if beyond > 0:
        mean = mean * chance.gamma(1 / beyond, beyond, mean.shape)
    return np.asarray(chance.poisson(mean), dtype=float)


def thinned(seed: int, counts: Floats, share: float, stream: int) -> Floats:
    """Keep each event with some chance, as an inclusion rule keeps a share of them."""
    chance = np.random.default_rng([seed, 4, stream])
    return np.asarray(chance.binomial(counts.astype(np.int64), min(share, 1.0)), dtype=float)
