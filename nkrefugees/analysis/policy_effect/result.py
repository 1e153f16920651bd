"""The result: what stands at each date, how it was found, and what would have passed for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from nkrefugees.analysis.policy_effect.estimates import Effect, Estimate
from nkrefugees.analysis.policy_effect.findings import Findings
from nkrefugees.analysis.policy_effect.words import sentences
from nkrefugees.analysis.results import Result

_COLUMNS = ["series", "term", "on", "estimate", "error", "ratio", "low", "high"]
_MORE = ["rank", "p_value", "detectable_below", "detectable_above"]


@dataclass(frozen=True, repr=False, eq=False)
class PolicyEffect(Findings, Result):
    """What an interrupted time series shows at one date or several.

    The parts are those of `Findings`; the properties below are those of the first date.
    """

    @property
    def level(self) -> float:
        """Step of the log rate at the first date."""
        return self.effects[0].level.value

    @property
    def slope(self) -> float | None:
        """Change of the log rate per period from the first date on; None where not in the model."""
        slope = self.effects[0].slope
        return slope.value if slope else None

    @property
    def ratio(self) -> float:
        """Ratio of the counts at the first date to what the trend before continues to."""
        return self.effects[0].level.ratio

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of ``ratio``."""
        return self.effects[0].level.interval

    @property
    def anticipation(self) -> Estimate | None:
        """Level of the window before the first date; None where it is left out or there is none."""
        return self.effects[0].anticipation

    @property
    def control(self) -> Estimate | None:
        """How far the step of the series differs from that of the control; None without one."""
        return self.effects[0].difference

    @property
    def power(self) -> tuple[float, float]:
        """The nearest ratios below and above 1 that would be found with 80 % power."""
        return self.effects[0].detectable

    @property
    def p_value(self) -> float | None:
        """The placebo p-value of the first date; None where the date was chosen after seeing the series."""
        return self.effects[0].p_value

    def summary(self) -> str:
        """Say in plain sentences what was found, how, and what would have passed for it."""
        return "\n".join(sentences(self))

    def frame(self) -> pd.DataFrame:
        """Tidy rows, one a term.

        Returns
        -------
        pandas.DataFrame
            ``series`` (series, control, difference), ``term``, ``on`` (missing where of no date),
            ``estimate`` and ``error`` (logarithms, per period for slopes), ``ratio``, ``low``,
            ``high`` (95 %); on the rows of the levels of the series also ``rank``, ``p_value``,
            ``detectable_below``, ``detectable_above``.
        """
        rows = [*_dated(self.effects), *((("series", name, None), e, ()) for name, e in self.others.items())]
        cells = [(*key, e.value, e.error, e.ratio, *e.interval, *_filled(more)) for key, e, more in rows]
        made = pd.DataFrame(cells, columns=[*_COLUMNS, *_MORE])
        return made.astype(dict.fromkeys(_MORE, "float64"))


_Row = tuple[tuple[str, str, "pd.Period | None"], Estimate, tuple[float | None, ...]]


def _dated(effects: tuple[Effect, ...]) -> Iterator[_Row]:
    """Rows of the terms that belong to a date."""
    for e in effects:
        yield ("series", "level", e.on), e.level, (e.rank, e.p_value, *e.detectable)
        several = [
            ("series", "slope", e.slope),
            ("series", "anticipation", e.anticipation),
            ("control", "level", e.control),
            ("difference", "level", e.difference),
        ]
        yield from (((series, term, e.on), found, ()) for series, term, found in several if found)


def _filled(more: tuple[float | None, ...]) -> tuple[float | None, ...]:
    return more or (None,) * len(_MORE)
