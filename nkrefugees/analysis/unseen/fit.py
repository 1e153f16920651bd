"""Poisson log-linear fits by Newton's method, many at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nkrefugees.analysis.unseen.patterns import Flags, Floats

_STEPS = 60
_HALVINGS = 30
_SMALL = 1e-10
_NEAR = 1e-2
_EXACT = 1e6  # units; in larger tables rounding could hide that a small cell falls to 0
_RIDGE = 1e-12  # keeps a matrix that has become singular from being refused
_BATCH = 200_000  # numbers of one batch of matrices: enough for speed, little enough for memory


@dataclass(frozen=True)
class Fits:
    """Fitted models, one a row.

    Attributes
    ----------
    parameters : numpy.ndarray
        Log-linear parameters, shape (fits, terms); 0 where a term is not fitted.
    expected : numpy.ndarray
        Expected counts, shape (fits, cells); 0 where a cell is ruled out.
    settled : numpy.ndarray
        Whether the likelihood equations are solved.
    proved : numpy.ndarray
        Whether a step showed that the likelihood has a maximum; where it has one it may still not be shown.
    """

    parameters: Floats
    expected: Floats
    settled: Flags
    proved: Flags

    @property
    def hidden(self) -> Floats:
        """The expected number of units on no list."""
        return np.exp(np.clip(self.parameters[:, 0], None, 700))


def fit(design: Floats, counts: Floats, fitted: Flags, kept: Flags, start: Floats | None = None) -> Fits:
    """Fit Poisson log-linear models by maximum likelihood.

    Newton's method with halved steps, all rows of a batch at once; terms that a row lacks stay at 0.

    Parameters
    ----------
    design : numpy.ndarray
        Shape (cells, terms), the intercept first.
    counts : numpy.ndarray
        Shape (fits, cells).
    fitted : numpy.ndarray
        Which terms each row fits, shape (fits, terms).
    kept : numpy.ndarray
        Which cells each row is fitted to, shape (fits, cells).
    start : numpy.ndarray, optional
        Parameters to start from, shape (fits, terms).

    Returns
    -------
    Fits
        Rows whose likelihood has no maximum end unsettled, or with expected counts next to 0.

    Examples
    --------
    >>> design = np.array([[1.0, 1, 0], [1, 0, 1], [1, 1, 1]])  # cells 1, 2, 12; terms 0, 1, 2
    >>> every = np.ones((1, 3), dtype=bool)
    >>> fit(design, np.array([[30.0, 20, 10]]), every, every).hidden.round(6)
    array([60.])
    """
    parts = [
        _fit(design, counts[part], fitted[part], kept[part], None if start is None else start[part])
        for part in _parts(len(counts), design.shape[1])
    ]
    joined = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Fits(*joined)


def _parts(rows: int, terms: int) -> Iterator[slice]:
    step = max(1, _BATCH * 5 // terms**2)
    for first in range(0, max(rows, 1), step):
        yield slice(first, first + step)


def _fit(
    design: Floats, counts: Floats, fitted: Flags, kept: Flags, start: Floats | None
) -> tuple[Floats, Floats, Flags, Flags]:
    products = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
    masked = np.where(kept, counts, 0.0)
    beta = _first(design, products, masked, fitted, kept) if start is None else np.where(fitted, start, 0.0)
    expected = _expected(design, beta, kept)
    settled, tried, proved = np.zeros((3, len(counts)), dtype=bool)
    live = np.arange(len(counts))
    for _ in range(_STEPS):
        slope = np.where(fitted[live], (masked[live] - expected[live]) @ design, 0.0)
        step = _solve(products, expected[live], slope, fitted[live])
        gain = (step * slope).sum(axis=1)
        near = np.flatnonzero((gain < _NEAR) & ~tried[live])
        tried[live[near]] = True
        proved[live[near]] = _proves(
            design, expected[live[near]], step[near], slope[near], fitted[live[near]]
        )
        beta[live], expected[live] = _move(design, beta[live], step, masked[live], kept[live])
        done = gain < _SMALL
        settled[live[done]] = True
        live = live[~done]
        if not len(live):
            break
    return beta, expected, settled, proved


def _proves(design: Floats, expected: Floats, step: Floats, slope: Floats, fitted: Flags) -> Flags:
    """Say whether a step leads to a table with the observed margins and no empty cell.

    Expected counts changed in proportion to the step have the observed margins; if none falls to 0, they
    are the table that Fienberg and Rinaldo's linear programme (2012) asks for. Where the likelihood has
    no maximum, a step takes some expected count to 0. It is asked once, when the end is near: later such
    a count is too small beside the others to be told from rounding.
    """
    change = step @ design.T
    left = np.where(fitted, slope - (expected * change) @ design, 0.0)
    largest = (expected @ design).max(axis=1, initial=1.0)
    least = np.where(expected > 0, expected * (1 + change), np.inf).min(axis=1)
    whole = np.where(expected > 0, change, 0.0).min(axis=1) > -0.5
    exact = (largest < _EXACT) | (least > 1e-13 * largest)
    proved: Flags = whole & exact & (np.abs(left).max(axis=1) < 1e-9 * largest)
    return proved


def _first(design: Floats, products: Floats, counts: Floats, fitted: Flags, kept: Flags) -> Floats:
    """Start from weighted least squares on the logs of the counts."""
    near = np.where(kept, counts + 0.5, 0.0)
    logs = np.log(np.where(kept, near, 1.0))
    return _solve(products, near, np.where(fitted, (near * logs) @ design, 0.0), fitted)


def _solve(products: Floats, weights: Floats, right: Floats, fitted: Flags) -> Floats:
    terms = right.shape[1]
    matrix = (weights @ products).reshape(-1, terms, terms)
    diagonal = np.einsum("ijj->ij", matrix)
    scale = np.where(fitted & (diagonal > 0), 1 / np.sqrt(np.maximum(diagonal, 1e-300)), 0.0)
    matrix *= scale[:, :, None] * scale[:, None, :]
    diagonal += np.where(scale > 0, _RIDGE, 1.0)
    solved = np.linalg.solve(matrix, (right * scale)[:, :, None])[:, :, 0]
    return np.asarray(solved * scale, np.float64)


def _expected(design: Floats, beta: Floats, kept: Flags) -> Floats:
    return np.where(kept, np.exp(np.clip(beta @ design.T, -700, 60)), 0.0)


def _move(design: Floats, beta: Floats, step: Floats, counts: Floats, kept: Flags) -> tuple[Floats, Floats]:
    """Take a step, halved where it would lower the likelihood."""
    linear, change = beta @ design.T, step @ design.T
    before = _loss(linear, counts, kept)
    size = np.ones(len(beta))
    for _ in range(_HALVINGS):
        after = _loss(linear + size[:, None] * change, counts, kept)
        worse = ~(after <= before + 1e-9 * (1 + np.abs(before)))
        if not worse.any():
            break
        size = np.where(worse, size / 2, size)
    moved = beta + size[:, None] * step
    return moved, _expected(design, moved, kept)


def _loss(linear: Floats, counts: Floats, kept: Flags) -> Floats:
    shown = np.clip(linear, -700, 60)
    loss: Floats = np.where(kept, np.exp(shown) - counts * linear, 0.0).sum(axis=1)
    return loss
