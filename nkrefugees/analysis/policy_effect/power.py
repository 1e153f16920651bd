"""How large a step would have to be to be seen."""

from __future__ import annotations

import numpy as np

from nkrefugees.analysis.policy_effect.covariance import student
from nkrefugees.analysis.policy_effect.estimates import exp
from nkrefugees.analysis.policy_effect.fit import Fit
from nkrefugees.analysis.policy_effect.inputs import METHOD, Counts
from nkrefugees.errors import Refusal

POWER = 0.8


def detectable(counts: Counts, fitted: Fit, start: int) -> tuple[float, float]:
    """Ratios below and above 1 that a two-sided test at 5 % would find with 80 % power.

    The Wald approximation: the standard error is that of a series in which nothing changed at any date,
    with the dispersion, the length and the serial correlation of this one.

    Parameters
    ----------
    counts : Counts
        The series.
    fitted : Fit
        The model fitted to it.
    start : int
        Position of the date.
    """
    columns, kept = fitted.design, fitted.design.kept
    place = columns.place("level", start)
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        unchanged = np.exp(columns.without_dates() @ fitted.coefficients + counts.offset)[kept]
        information = (columns.matrix[kept] * unchanged[:, None]).T @ columns.matrix[kept]
    if not np.isfinite(information).all() or np.linalg.matrix_rank(information) < len(information):
        raise Refusal(
            METHOD, "the trend before runs out of bounds after the date, so that no step could be seen"
        )
    changed = (columns.matrix[kept] * fitted.fitted[kept, None]).T @ columns.matrix[kept]
    rarer = np.sqrt(np.linalg.inv(information)[place, place] / np.linalg.inv(changed)[place, place])
    needed = student(0.95, fitted.freedom) + student(2 * POWER - 1, fitted.freedom)
    step = float(needed * fitted.term(place)[1] * rarer)
    return exp(-step), exp(step)
