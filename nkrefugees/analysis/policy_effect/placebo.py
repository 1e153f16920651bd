"""Placebo dates: the same model at every date before, where nothing is said to have happened."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from nkrefugees.analysis.policy_effect.design import LEAST, admit, design
from nkrefugees.analysis.policy_effect.estimates import estimate, exp
from nkrefugees.analysis.policy_effect.fit import fit
from nkrefugees.analysis.policy_effect.inputs import Counts
from nkrefugees.analysis.policy_effect.setup import Setup
from nkrefugees.errors import Refusal
from nkrefugees.wording import plural


@dataclass(frozen=True, eq=False)
class Placebo:
    """Steps of level at dates before the intervention.

    Attributes
    ----------
    levels : pandas.Series
        Log ratio of the step, indexed by ``on``.
    refused : int
        Dates with eight points on each side at which the model gives no answer.
    reason : str
        Why there is no date at all; empty where there is one.
    """

    levels: pd.Series[float]
    refused: int
    reason: str

    def frame(self) -> pd.DataFrame:
        """One row a date: ``on`` (index), ``level`` (log ratio), ``ratio``."""
        return pd.DataFrame({"level": self.levels, "ratio": self.levels.map(exp)})

    def extreme(self, level: float) -> int:
        """Count the dates whose step is as large as ``level``, up or down."""
        return int((self.levels.abs() >= abs(level)).sum())

    def spread(self) -> tuple[float, float]:
        """Ratios between which the middle 95 % of the placebo steps lie."""
        low, high = self.levels.quantile([0.025, 0.975])
        return exp(low), exp(high)

    def rank(self, level: float) -> float | None:
        """Share of the dates whose step is as large; None without dates."""
        return self.extreme(level) / len(self.levels) if len(self.levels) else None

    def p_value(self, level: float) -> float | None:
        """The share with the date counted in: right only for a date chosen before the series was seen.

        It errs on the safe side: placebo dates rest on fewer points than the date itself, and scatter more.
        """
        return (self.extreme(level) + 1) / (len(self.levels) + 1) if len(self.levels) else None


def placebo(counts: Counts, end: int, setup: Setup) -> Placebo:
    """Fit the model at every admissible date among the first ``end`` periods.

    Parameters
    ----------
    counts : Counts
        The series.
    end : int
        Position of the first period that the intervention may have touched.
    setup : Setup
        The model, with the season chosen for the whole series.
    """
    before = counts.before(max(end, 0))
    first = LEAST + setup.terms.anticipation
    dates = range(first, end - LEAST + 1)
    found = {start: _level(before, start, setup) for start in dates}
    levels = {start: level for start, level in found.items() if level is not None}
    index = pd.PeriodIndex(counts.periods[list(levels)], name="on")
    refused = len(found) - len(levels)
    return Placebo(
        pd.Series(list(levels.values()), index=index, dtype="float64", name="level"),
        refused,
        "" if levels else _reason(before, first + LEAST, refused),
    )


def _level(before: Counts, start: int, setup: Setup) -> float | None:
    try:
        admit(before, [start], setup.terms.anticipation)
        fitted = fit(before, design(before, [start], setup.terms), setup.family, 0)
    except Refusal:
        return None
    value = estimate(fitted, "level", start).value
    return value if np.isfinite(value) else None


def _reason(before: Counts, needed: int, refused: int) -> str:
    if refused:
        return f"the model gives no answer at any of {plural(refused, 'date')} before"
    return f"{plural(len(before.periods), 'point')} before; a placebo date needs {needed}"
