"""What a search for changes rests on, checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.counted import (
    Floats,
    counted,
    enough,
    events,
    floats,
    label_at,
    real_number,
    whole_number,
)
from nkrefugees.errors import BadValue, UnknownName

METHOD = "change_point"
_SHORTEST = {"poisson": 1, "normal": 2}


@dataclass(frozen=True, eq=False)
class Given:
    """A series, its exposure, and how it is to be searched."""

    counts: pd.Series[float]
    exposure: Floats
    family: str
    prior: tuple[float, float]
    level: float
    shortest: int

    @property
    def values(self) -> Floats:
        """The series as an array."""
        return floats(self.counts)

    def means(self, cuts: list[int]) -> list[float]:
        """Events per unit of exposure, or the mean, of each segment."""
        edges = [0, *cuts]
        total = np.add.reduceat(self.values, edges)
        return [float(mean) for mean in total / np.add.reduceat(self.exposure, edges)]

    def last(self, periods: int) -> Any:
        """The label of the last of so many periods."""
        return label_at(self.counts.index, periods - 1)


def given(
    counts: Any,
    family: str,
    exposure: Any,
    prior: tuple[float, float],
    level: float,
    shortest: int | None,
) -> Given:
    """Check what `change_point` was given.

    Raises
    ------
    BadValue, UnknownName, Refusal
        As `change_point` says.
    """
    if family not in _SHORTEST:
        raise UnknownName("family", family, _SHORTEST)
    least = whole_number("shortest", _SHORTEST[family] if shortest is None else shortest, 1)
    real_number("level", level, 0, 1)
    series = counted(counts, whole=family == "poisson")
    enough(len(series), METHOD, max(2 * least + 1, 3 if family == "poisson" else 5))
    if family == "poisson":
        events(series, METHOD, 3)
    elif exposure is not None:
        raise BadValue("exposure", "given", "only Poisson counts have an exposure")
    return Given(series, _exposed(exposure, series), family, _prior(prior), level, least)


def _exposed(exposure: Any, counts: pd.Series[float]) -> Floats:
    if exposure is None:
        return np.ones(len(counts))
    read = counted(exposure, "exposure", whole=False)
    if len(read) != len(counts) or (isinstance(exposure, pd.Series) and not read.index.equals(counts.index)):
        raise BadValue("exposure", f"{len(read)} values", f"give one for each of the {len(counts)} periods")
    values = floats(read)
    if not ((values > 1e-9) & (values < 1e12)).all():
        raise BadValue("exposure", float(values.min()), "give numbers from 1e-9 to 1e12")
    return values


def _prior(prior: tuple[float, float]) -> tuple[float, float]:
    if not isinstance(prior, tuple | list) or len(prior) != 2:
        raise BadValue("prior", prior, "give the shape and the rate of a Gamma distribution")
    shape, rate = (real_number("prior", part, 0, 1e9) for part in prior)
    return shape, rate
