"""The exact posterior of one change: of a Poisson rate, or of a mean."""

from __future__ import annotations

import numpy as np

from nkrefugees.analysis.counts.counted import Floats


def gamma_poisson(
    counts: Floats, exposure: Floats, prior: tuple[float, float], shortest: int = 1
) -> tuple[Floats, float, tuple[float, float]]:
    """Weigh every position of one change of a Poisson rate, in closed form.

    Parameters
    ----------
    counts, exposure : numpy.ndarray
        Events and exposure of each period.
    prior : tuple of float
        Shape and rate of the Gamma prior of both rates.
    shortest : int, default 1
        The fewest periods on a side.

    Returns
    -------
    posterior : numpy.ndarray
        The probability of a change after ``shortest``, ``shortest`` + 1, … periods.
    log_bayes_factor : float
        The natural logarithm of the evidence for one change over that for none.
    rates : tuple of float
        The posterior means of the two rates, over all positions.
    """
    from scipy.special import logsumexp

    n, exposed = np.cumsum(counts), np.cumsum(exposure)
    ends = slice(shortest - 1, len(counts) - shortest)
    before, after = (n[ends], exposed[ends]), (n[-1] - n[ends], exposed[-1] - exposed[ends])
    weight = _evidence(*before, prior) + _evidence(*after, prior)
    whole = logsumexp(weight)
    posterior = np.exp(weight - whole)
    none = _evidence(n[-1:], exposed[-1:], prior)[0]
    shape, rate = prior
    means = [float(posterior @ ((events + shape) / (time + rate))) for events, time in (before, after)]
    return posterior, float(whole - np.log(len(weight)) - none), (means[0], means[1])


def flat_normal(squares: Floats, size: int, shortest: int) -> Floats:
    """Weigh every position of one change of a mean, with flat priors.

    Parameters
    ----------
    squares : numpy.ndarray
        The residual sum of squares with a change after ``shortest``, ``shortest`` + 1, … periods.
    size : int
        Periods of the series.
    shortest : int
        The fewest periods on a side.

    Returns
    -------
    numpy.ndarray
        Probabilities.
    """
    from scipy.special import softmax

    before = np.arange(shortest, size - shortest + 1.0)
    weight = -0.5 * np.log(before * (size - before)) - (size - 2) / 2 * np.log(squares)
    return np.asarray(softmax(weight), dtype=float)


def equal_tails(posterior: Floats, level: float) -> tuple[int, int]:
    """The first positions at which the summed probability reaches (1 - level) / 2 and (1 + level) / 2.

    Examples
    --------
    >>> equal_tails(np.array([0.01, 0.1, 0.8, 0.08, 0.01]), 0.95)
    (1, 3)
    """
    summed = np.cumsum(posterior) / posterior.sum()
    low, high = np.searchsorted(summed, [(1 - level) / 2, (1 + level) / 2])
    last = len(posterior) - 1
    return min(int(low), last), min(int(high), last)


def _evidence(events: Floats, exposure: Floats, prior: tuple[float, float]) -> Floats:
    """The log-probability of a segment's events with its rate integrated out, but what cuts share."""
    from scipy.special import gammaln

    shape, rate = prior
    known = shape * np.log(rate) - gammaln(shape)
    return np.asarray(
        known + gammaln(events + shape) - (events + shape) * np.log(exposure + rate), dtype=float
    )
