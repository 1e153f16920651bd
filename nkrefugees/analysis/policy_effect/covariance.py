"""Covariances of coefficients where periods are correlated."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from nkrefugees.analysis.policy_effect.inputs import Vector

MOST_CORRELATED = 0.9


class Working(NamedTuple):
    """A covariance on an assumed correlation, the dispersion it implies, that correlation, and its parts."""

    covariance: Vector
    dispersion: float
    correlation: float
    columns: Vector
    residuals: Vector
    bread: Vector


def working(columns: Vector, residuals: Vector, bread: Vector, kept: Vector, correlated: bool) -> Working:
    """Covariance with residuals that follow each other with a correlation of the first order (Zeger 1988).

    The correlation and the dispersion are those of Pearson's residuals, each set against what it is
    expected to be in residuals of this very model; neither ever makes an error narrower.

    Parameters
    ----------
    columns, residuals : numpy.ndarray
        Columns times the root of the fitted counts, and Pearson's residuals; zero where a period is left out.
    bread : numpy.ndarray
        The inverse of the information.
    kept : numpy.ndarray
        1 where a period is fitted, else 0.
    correlated : bool
        Whether to allow for correlation and dispersion; without, the covariance is that of Poisson counts.
    """
    if not correlated:
        return Working(bread, 1.0, 0.0, columns, residuals, bread)
    squares = float(residuals @ residuals)
    neighbours = -float(((columns[1:] @ bread) * columns[:-1]).sum())
    freedom = kept.sum() - columns.shape[1]
    found = float(residuals[1:] @ residuals[:-1]) / squares if squares else 0.0
    correlation = float(np.clip(found - neighbours / freedom, 0, MOST_CORRELATED))
    middle = columns.T @ _correlated(columns, correlation)
    dispersion = max(squares / (kept.sum() - float(np.trace(bread @ middle))), 1.0)
    return Working(bread @ middle @ bread * dispersion, dispersion, correlation, columns, residuals, bread)


def between(one: Working, other: Working) -> Vector:
    """Covariance of the coefficients of two series: their residuals go together period by period."""
    together = float(one.residuals @ other.residuals)
    squares = float(one.residuals @ one.residuals) * float(other.residuals @ other.residuals)
    alike = together / np.sqrt(squares) if squares else 0.0
    middle = one.columns.T @ _correlated(other.columns, float(np.sqrt(one.correlation * other.correlation)))
    found: Vector = one.bread @ middle @ other.bread * (alike * np.sqrt(one.dispersion * other.dispersion))
    return found


def _correlated(columns: Vector, correlation: float) -> Vector:
    """Columns times the matrix of falling powers of a correlation."""
    if not correlation:
        return columns
    from scipy.signal import lfilter

    forward = lfilter([1.0], [1.0, -correlation], columns, axis=0)
    backward = lfilter([1.0], [1.0, -correlation], columns[::-1], axis=0)[::-1]
    both: Vector = forward + backward - columns
    return both


def newey_west(influence: Vector, lags: int) -> Vector:
    """Covariance of the sum of rows that are correlated up to ``lags`` (Newey and West 1987).

    Parameters
    ----------
    influence : numpy.ndarray
        Periods by quantities, in the order of time.
    lags : int
        With Bartlett's falling weights.
    """
    total: Vector = influence.T @ influence
    for lag in range(1, min(lags, len(influence) - 1) + 1):
        later = influence[lag:].T @ influence[:-lag]
        total = total + (1 - lag / (lags + 1)) * (later + later.T)
    return total


def student(level: float, freedom: int) -> float:
    """Half-width, in standard errors, of the middle ``level`` of Student's distribution."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 0.5 + level / 2))


def bandwidth(points: int) -> int:
    """Lag up to which serial correlation is allowed for: 4 (n / 100)^(2/9) (Newey and West 1994).

    Examples
    --------
    >>> bandwidth(20), bandwidth(192)
    (2, 4)
    """
    return int(4 * (points / 100) ** (2 / 9))
