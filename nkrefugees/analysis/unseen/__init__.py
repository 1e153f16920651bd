"""How many were never reported: multiple systems estimation, with refusals."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd

from nkrefugees.analysis.unseen.averaging import averaged
from nkrefugees.analysis.unseen.bounds import LowerBound, TwoLists, lower_bound, two_lists
from nkrefugees.analysis.unseen.loglinear import loglinear
from nkrefugees.analysis.unseen.patterns import read
from nkrefugees.analysis.unseen.result import Unseen
from nkrefugees.analysis.unseen.searches import search_lists
from nkrefugees.analysis.unseen.sensitivity import sensitivity
from nkrefugees.analysis.unseen.settings import Settings

__all__ = [
    "LowerBound",
    "TwoLists",
    "Unseen",
    "lower_bound",
    "search_lists",
    "sensitivity",
    "two_lists",
    "unseen",
]


def unseen(
    lists: pd.DataFrame,
    count: Hashable | None = None,
    max_order: int | None = None,
    method: str = "loglinear",
    seed: int = 0,
    *,
    select: str | None = None,
    threshold: float = 0.02,
    n_boot: int = 1000,
    top: int | None = None,
    level: float = 0.95,
    most_unseen: int | None = None,
) -> Unseen:
    """Estimate how many units there are, those on no list included, from overlapping lists.

    The estimate holds for lists of one closed population that were matched without error, and only as far
    as the model is right about how lists depend on each other: the highest interaction is taken to be nil
    and no data can test it. It is never to be used on summed claims.

    Parameters
    ----------
    lists : pandas.DataFrame
        One column per list, of booleans (or 0 and 1); a row is a unit, or a pattern with ``count``.
        At most nine lists; dga takes three to five.
    count : hashable, optional
        The name of the column with the number of units of each pattern.
    max_order : int, optional
        The number of lists in the largest interaction. By default one less than there are lists; 2 for a
        stepwise choice.
    method : str, default "loglinear"
        ``loglinear``: one log-linear model is chosen. ``dga``: the average over all decomposable graphs.
    seed : int, default 0
        Of the bootstrap. The same seed gives the same interval.
    select : str, optional
        ``bic``: the least BIC of all hierarchical models that have every list. ``stepwise``: from
        independence, the most surprising overlap is added while its p-value is below ``threshold``. By
        default ``bic`` up to five lists, ``stepwise`` beyond.
    threshold : float, default 0.02
        The p-value of ``stepwise``.
    n_boot : int, default 1000
        Draws of the bootstrap, with the choice of the model inside; 0 gives no interval.
    top : int, optional
        How many of the models, the best by BIC, compete in each draw. By default all where there are at most
        200, else 60.
    level : float, default 0.95
        The level of the interval.
    most_unseen : int, optional
        Of dga: the most units on no list that are thought of; by default 30 times those seen.

    Returns
    -------
    Unseen
        ``estimate``, ``interval``, ``models`` and more, with ``summary()`` and ``frame()``. The interval is
        BCa for ``loglinear``; draws in which no model has an estimate count as beyond every number. For
        ``dga`` the estimate is the posterior median and the interval leaves out equal tails.

    Raises
    ------
    TypeError
        If ``lists`` is no frame.
    BadValue
        If a column is not boolean, counts are missing, negative or not whole, or an argument is not allowed.
    UnknownName
        If the method or the choice does not exist.
    Refusal
        If there are too few lists, somebody is on none, nobody or everybody is on one, no unit is on two, or
        no model has an estimate.

    See Also
    --------
    lower_bound, two_lists, sensitivity, search_lists

    Notes
    -----
    Bishop, Fienberg and Holland (1975), "Discrete Multivariate Analysis". Fienberg and Rinaldo (2012),
    "Maximum likelihood estimation in log-linear models", Annals of Statistics 40: when the maximum exists,
    by a linear programme. Chan, Silverman and Vincent (2021), "Multiple systems estimation for sparse
    capture data", JASA 116: parameters of empty overlaps are minus infinity, and the stepwise choice.
    Silverman, Chan and Vincent (2024), Statistics and Computing 34: BIC inside the bootstrap, with the best
    models only. Buckland and Garthwaite (1991), Biometrics 47: the draws. Efron (1987), JASA 82: BCa.
    Madigan and York (1997), Biometrika 84: decomposable graphs. Binette and Steorts (2022), JRSS A 185: how
    little such estimates can be relied on. Hendrix and Salehyan (2015), International Interactions 41:
    reports of events as lists.

    Examples
    --------
    >>> frame = pd.DataFrame({"a": [True, True, False], "b": [True, False, True], "n": [10, 20, 30]})
    >>> found = unseen(frame, count="n", n_boot=0)
    >>> round(found.estimate, 6), found.models["model"].tolist()
    (120.0, ['[1,2]'])
    """
    settings = Settings(max_order, method, seed, select, threshold, n_boot, top, level, most_unseen)
    settings.check()
    patterns = read(lists, count)
    return averaged(patterns, settings) if method == "dga" else loglinear(patterns, settings)
