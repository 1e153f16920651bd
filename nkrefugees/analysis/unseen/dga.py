"""Bayesian model averaging over decomposable graphs (Madigan and York 1997)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import gammaln, logsumexp

from nkrefugees.analysis.unseen.graphs import decomposable
from nkrefugees.analysis.unseen.patterns import Floats, Patterns

_GRID = 500
_FINE = 0.002  # the most of a graph's posterior that one point of the grid may stand for


@dataclass(frozen=True)
class Posterior:
    """The posterior of the number of units, over a grid.

    Attributes
    ----------
    total : numpy.ndarray
        Numbers of units, seen and unseen, shape (grid,).
    weight : numpy.ndarray
        Their probabilities, shape (grid,).
    graphs : pandas.DataFrame
        ``model``, ``estimate`` (the median given the graph), ``posterior``; the most probable first.
    """

    total: Floats
    weight: Floats
    graphs: pd.DataFrame

    def quantile(self, share: float) -> float:
        """Give the least number of units up to which at least ``share`` of the posterior lies."""
        return float(self.total[_place(self.weight, share)])


def posterior(patterns: Patterns, most_unseen: int, delta: float | None = None) -> Posterior:
    """Average over decomposable graphs.

    Each graph has the same prior probability; cell probabilities have the hyper-Dirichlet prior with
    ``delta`` units in each cell, and the number of units N the prior 1/N up to the most.

    Parameters
    ----------
    patterns : Patterns
        Three to five lists.
    most_unseen : int
        The greatest number of units on no list that is thought of.
    delta : float, optional
        By default 1 / 2^lists, as in HRDAG's ``dga``: one unit in all.

    Notes
    -----
    Madigan, D. and York, J. (1997), "Bayesian methods for estimation of the size of a closed population",
    Biometrika 84; Johndrow, Lum and Ball (2015), the R package dga.
    """
    delta = 2.0**-patterns.lists if delta is None else delta
    graphs = decomposable(patterns.lists)
    powers = np.array([g.powers for g in graphs])
    unseen, log = _resolved(patterns, powers, most_unseen, delta)
    weight = np.exp(log - logsumexp(log))
    total = patterns.seen + unseen
    table = {
        "model": [g.model for g in graphs],
        "estimate": [float(total[_place(row, 0.5)]) for row in np.exp(log - log.max(axis=1, keepdims=True))],
        "posterior": weight.sum(axis=1),
    }
    frame = pd.DataFrame(table).sort_values("posterior", ascending=False, kind="stable", ignore_index=True)
    return Posterior(total, weight.sum(axis=0), frame)


def _resolved(patterns: Patterns, powers: Floats, most: int, delta: float) -> tuple[Floats, Floats]:
    """Choose numbers of unseen units so close that no graph has much of its posterior between two.

    Returns
    -------
    tuple of numpy.ndarray
        The numbers, shape (grid,), and the log posterior of each graph at each, up to a constant, shape
        (graphs, grid); a number stands for all that are nearest to it.
    """
    wide = [np.linspace(0, most, _GRID), np.geomspace(1, most, _GRID), np.arange(min(most, _GRID) + 1)]
    unseen: Floats = np.unique(np.round(np.concatenate(wide))).astype(np.float64)
    while True:
        width = _widths(unseen)
        log = _log_posterior(patterns, powers, unseen, delta) + np.log(width)
        share = np.exp(log - logsumexp(log, axis=1, keepdims=True)).max(axis=0)
        coarse = np.flatnonzero((share > _FINE) & (width > 1))
        if not len(coarse):
            return unseen, log
        beside = [
            np.floor((unseen[coarse] + unseen[np.clip(coarse + k, 0, len(unseen) - 1)]) / 2) for k in (-1, 1)
        ]
        finer = np.union1d(unseen, np.concatenate(beside))
        if len(finer) == len(unseen):
            return unseen, log
        unseen = finer.astype(np.float64)


def _widths(unseen: Floats) -> Floats:
    """Count the whole numbers that are nearest to each point of the grid."""
    middles = (unseen[1:] + unseen[:-1]) / 2
    return np.diff(np.concatenate([[unseen[0] - 0.5], middles, [unseen[-1] + 0.5]]))


def _log_posterior(patterns: Patterns, powers: Floats, unseen: Floats, delta: float) -> Floats:
    total = patterns.seen + unseen
    likelihood = powers @ _parts(patterns, unseen, delta)
    log: Floats = likelihood + gammaln(total + 1) - gammaln(unseen + 1) - np.log(total)
    return log


def _place(weight: Floats, share: float) -> int:
    above = np.cumsum(weight)
    return min(int(np.searchsorted(above, share * above[-1])), len(weight) - 1)


def _parts(patterns: Patterns, unseen: Floats, delta: float) -> Floats:
    """Give the log marginal likelihood of each set of lists as if it were complete, shape (sets, grid)."""
    lists = patterns.lists
    cells = np.append(0.0, patterns.counts)
    places = np.arange(2**lists)
    parts = []
    for lists_of in places:
        margin = np.bincount(places & lists_of, weights=cells, minlength=2**lists)
        units = delta * 2.0 ** (lists - int(lists_of).bit_count())
        rest = margin[1:][(places & lists_of == places)[1:]]
        fixed = (gammaln(rest + units) - gammaln(units)).sum()
        parts.append(fixed + gammaln(margin[0] + unseen + units) - gammaln(units))
    return np.array(parts)
