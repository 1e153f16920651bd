"""What happens in a twin and nobody sees: rates, waves, and incidents with their days and people."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from nkrefugees.analysis.synthetic.cast import PLACES, Cast
from nkrefugees.analysis.synthetic.settings import Settings, month

Array = np.ndarray[Any, Any]
_MEDIAN, _SPREAD = 20, 1.1
_UNREST = 0.5


class Events(NamedTuple):
    """Incidents in the order of their days; those that never happened are among them.

    ``people`` is what is true, 0 where nothing happened; ``imagined`` is what talk starts from.
    """

    day: Array
    people: Array
    imagined: Array
    happened: Array
    handover: Array
    place: Array


def rates(settings: Settings, cast: Cast, rng: np.random.Generator) -> pd.DataFrame:
    """Give the true rate of each month: ``rate`` (incidents a month), and ``wave``, its number or 0."""
    months = settings.months
    wave = _waves(settings, len(months), rng)
    factor = np.where(wave > 0, settings.surge, 1.0) * _unrest(settings, len(months), rng)
    if settings.step:
        factor = factor * np.where(months >= month(settings.step), settings.step_ratio, 1.0)
    base = settings.rate if settings.claims is None else _base(settings, cast, factor)
    index = pd.DatetimeIndex(months.astype("datetime64[us]"), name="month")
    return pd.DataFrame({"rate": base * factor, "wave": wave}, index=index)


def _waves(settings: Settings, length: int, rng: np.random.Generator) -> Array:
    """Number the months of waves: each stands alone, in a part of its own."""
    shortest, longest = settings.wave_months
    wave = np.zeros(length, dtype=int)
    parts = np.array_split(np.arange(length), settings.waves) if settings.waves else []
    for number, part in enumerate(parts, start=1):
        start = rng.integers(part[0] + 1, max(part[-1] - longest, part[0] + 2))
        wave[start : start + rng.integers(shortest, longest + 1)] = number
    return wave


def _unrest(settings: Settings, length: int, rng: np.random.Generator) -> Array:
    """A factor of each month, of mean 1, that follows that of the month before."""
    steps = rng.standard_normal(length)
    if not settings.serial:
        return np.ones(length)
    fresh = np.sqrt(1 - settings.serial**2)
    for i in range(1, length):
        steps[i] = settings.serial * steps[i - 1] + fresh * steps[i]
    factor: Array = np.exp(_UNREST * steps - _UNREST**2 / 2)
    return factor


def _base(settings: Settings, cast: Cast, factor: Array) -> float:
    """The rate that makes about as many claims as are asked for."""
    active = cast.active(settings.months.astype("datetime64[D]"))
    told = active * cast.probability
    reported = 1 - np.prod(1 - told, axis=1)
    per_incident = told.sum(axis=1) * (1 + settings.copies) + settings.denials * reported
    expected = float(factor @ (per_incident + settings.false * (1 + settings.copies)))
    return (settings.claims or 0) / expected if expected else 0.0


def happen(settings: Settings, rate: Array, rng: np.random.Generator) -> Events:
    """Draw the incidents, and those that never happened."""
    number = rng.poisson(rate)
    months = np.repeat(settings.months, number)
    start, end = (m.astype("datetime64[D]") for m in (months, months + 1))
    true = start + (rng.random(len(months)) * (end - start).astype(int)).astype(int)
    first, last = settings.days
    false = first + rng.integers(0, (last - first).astype(int) + 1, rng.poisson(settings.false * len(true)))
    days = np.concatenate([true, false])
    order = np.argsort(days, kind="stable")
    happened = (np.arange(len(days)) < len(true))[order]
    size = len(days)
    imagined = np.maximum(np.round(rng.lognormal(np.log(_MEDIAN), _SPREAD, size)), 1).astype(int)
    return Events(
        day=days[order],
        people=np.where(happened, imagined, 0),
        imagined=imagined,
        happened=happened,
        handover=rng.random(size) < 0.7,
        place=rng.integers(0, len(PLACES), size),
    )
