"""The confidence interval of a break in the mean (Bai 1997)."""

from __future__ import annotations

import math

_FAR = 5000.0
_MOST_UNEQUAL = 1e6


def break_interval(shift: float, variances: tuple[float, float], level: float = 0.95) -> tuple[int, int]:
    """Say how many periods before and after the estimated break its confidence interval reaches.

    Parameters
    ----------
    shift : float
        The difference of the two means.
    variances : tuple of float
        The variance before and after the break, around the two means.
    level : float, default 0.95
        Confidence.

    Returns
    -------
    tuple of int
        Periods before and periods after, rounded outwards.

    Raises
    ------
    ValueError
        If a variance or the shift is 0, or one variance is a million times the other.

    Notes
    -----
    Bai (1997), "Estimation of a change point in multiple regression models", Review of Economics and
    Statistics 79: the break's distribution as that of the argmax of a two-sided Brownian motion with drift,
    for shifts that are small beside the noise; each side has its own variance, and errors are not
    correlated. An estimate that comes too late wanders into what follows the break: how far the interval
    reaches back is told by the variance after it, and the other way about. strucchange (Zeileis et al.
    2003) prints such intervals.

    Examples
    --------
    >>> break_interval(-247.78, (17531.0, 15126.0))
    (3, 4)
    """
    before, after = variances
    unequal = min(before, after) <= 0 or not 1 / _MOST_UNEQUAL < before / after < _MOST_UNEQUAL
    if unequal or shift == 0 or not math.isfinite(shift):
        raise ValueError("the two sides differ too much, or not at all")
    alpha = (1 - level) / 2
    early = _quantile(alpha, before / after) * (before / shift) / shift
    late = _quantile(alpha, after / before) * (after / shift) / shift
    return math.ceil(late), math.ceil(early)


def _quantile(alpha: float, ratio: float) -> float:
    """The distance that the break exceeds on one side with probability ``alpha``."""
    from scipy.optimize import brentq

    if _tail(0.0, ratio) <= alpha:
        return 0.0
    return float(brentq(lambda far: _tail(far, ratio) - alpha, 0.0, _FAR))


def _tail(far: float, ratio: float) -> float:
    """The probability that the break lies farther off than ``far`` on one side.

    ``far`` is in units of the variance of that side over the squared shift; ``ratio`` is that variance over
    the other side's. Bai's two formulas (his appendix B) are one in these units.
    """
    from scipy.special import erfcx

    a = (1 + 2 * ratio) / (ratio * (1 + ratio))
    b = a * (1 + 2 * ratio)
    near = (far / 2 - 2 + b) * erfcx(math.sqrt(far / 8)) / 2
    crossed = a * erfcx((0.5 + ratio) * math.sqrt(far / 2)) / 2
    return math.exp(-far / 8) * float(near - crossed - math.sqrt(far / (2 * math.pi)))
