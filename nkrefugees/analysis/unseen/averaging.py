"""Estimation by averaging over decomposable graphs, as a result."""

from __future__ import annotations

import pandas as pd

from nkrefugees.analysis.unseen.dga import Posterior, posterior
from nkrefugees.analysis.unseen.loglinear import notes
from nkrefugees.analysis.unseen.patterns import Patterns, require
from nkrefugees.analysis.unseen.result import COLUMNS, Unseen
from nkrefugees.analysis.unseen.settings import Settings
from nkrefugees.errors import BadValue, Refusal

_MOST_TIMES = 30
_LISTS = (3, 5)
_TAIL = 0.01


def averaged(patterns: Patterns, settings: Settings) -> Unseen:
    """Average over decomposable graphs; the estimate is the median of the posterior.

    Parameters
    ----------
    patterns : Patterns
        Three to five lists.
    settings : Settings
        ``most_unseen`` and ``level`` are used; ``max_order`` and ``select`` have no meaning here.

    Raises
    ------
    Refusal
        If there are fewer than three lists or more than five, or they say nothing.
    BadValue
        If a choice of log-linear models is asked for.
    """
    require(patterns, "dga", _LISTS[0])
    if patterns.lists > _LISTS[1]:
        raise Refusal("dga", f"it takes at most {_LISTS[1]} lists, not {patterns.lists}; merge some")
    for what in ("max_order", "select"):
        if getattr(settings, what) is not None:
            raise BadValue(
                what, getattr(settings, what), "it chooses log-linear models; leave it out with dga"
            )
    most = settings.most_unseen or _MOST_TIMES * patterns.seen
    found = posterior(patterns, most)
    low, high = (found.quantile((1 + sign * settings.level) / 2) for sign in (-1, 1))
    return Unseen(
        found.quantile(0.5),
        (low, high),
        _frame(found.graphs),
        str(found.graphs["model"].iloc[0]),
        patterns.seen,
        patterns.names,
        f"average over {len(found.graphs)} decomposable graphs, at most {most:,} unseen",
        settings.level,
        (*notes(patterns), *_tail(found, patterns.seen, most)),
    )


def _frame(graphs: pd.DataFrame) -> pd.DataFrame:
    frame = graphs.assign(bic=float("nan"), deviance=float("nan"), df=float("nan"), status="ok")
    return frame.astype({"df": "Int64"})[[*COLUMNS, "posterior"]]


def _tail(found: Posterior, seen: int, most: int) -> tuple[str, ...]:
    last = float(found.weight[found.total > seen + 0.9 * most].sum())
    if last < _TAIL:
        return ()
    where = f"{last:.0%} of the posterior lies in the last tenth below the most unseen thought of, {most:,}"
    return (f"{where}: the upper end is that assumption's.",)
