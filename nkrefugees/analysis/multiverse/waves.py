"""Waves of handovers in thousands of universes, whose counts stand in one array and are searched at once.

What universes share is worked out before: claims by rule, tier and family (`settled`), the effort without
each family, and the least ratio of the scan, from twins without waves. An instance holds all of it and reads
nothing, so that it gives the same in any process.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby, product
from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.multiverse.choices import Choices, Option, Universe
from nkrefugees.analysis.multiverse.outcomes import Found
from nkrefugees.analysis.multiverse.record import NOBODY, Record
from nkrefugees.analysis.multiverse.ties import Floats
from nkrefugees.analysis.waves.detect import NAMES, detected, ratios_of_windows
from nkrefugees.analysis.waves.effort import effort, exposure
from nkrefugees.analysis.waves.setup import FEWEST_EVENTS, FEWEST_FAMILIES, few, judged, whole_years
from nkrefugees.analysis.waves.twins import excess, twins
from nkrefugees.analysis.waves.universes import WIDTHS, counts, runs, widened
from nkrefugees.errors import Refusal
from nkrefugees.filters import Day

LOOKS: dict[str, tuple[Any, ...]] = {
    "width": tuple(WIDTHS), "detector": NAMES, "longest": (6, 12, 24, 36, 48),
}  # fmt: skip
USUAL: dict[str, list[Any]] = {"width": ["QS", "YS"], "detector": list(NAMES), "longest": [24, 48]}
RULES = ["bounds", "latest"]
_SEED, _TWINS, _LEVEL, _STEP = 1, 200, 0.95, 1.5
_METHOD = "multiverse"
_USUAL_CLAIMS = {
    "rule": "bounds", "origins": "any", "population": "everybody", "tier": "all", "without": NOBODY,
    "dates": "middle",
}  # fmt: skip
Key = tuple[str, int, str, int]


@dataclass(frozen=True)
class WaveRecord:
    """The record as an outcome: how many waves each universe finds, and how many handovers lie in them.

    ``effort``: by the family that is left out, one number a month; ``least``: the least ratio of the scan, by
    family left out, size of the record, width of bins and longest wave, in months.
    """

    record: Record
    starts: np.ndarray[Any, np.dtype[np.int64]]
    effort: dict[str, Floats]
    least: dict[Key, float]

    def __call__(self, **universe: Any) -> dict[str, Any]:
        """Give the numbers of one universe, or refuse."""
        (found,) = self.several([universe])
        if found.reason is not None:
            raise Refusal(_METHOD, found.reason)
        return found.numbers

    def several(self, universes: list[Universe]) -> list[Found]:
        """Look into many universes: those that look in the same way, at once."""
        if not len(self.starts):
            why = f"in no month are {FEWEST_FAMILIES} families of publishers known to have been active"
            return [Found({}, why) for _ in universes]
        days = [self._days(one) for one in universes]
        found = [Found({}, few(len(one))) for one in days]
        told = [at for at, one in enumerate(days) if len(one) >= FEWEST_EVENTS]
        told.sort(key=lambda at: _look(universes[at]))
        for look, places in groupby(told, key=lambda at: _look(universes[at])):
            rows = list(places)
            seen = self._looked(look, [universes[at] for at in rows], [days[at] for at in rows])
            for at, numbers in zip(rows, seen, strict=True):
                found[at] = Found(numbers)
        return found

    def _days(self, one: Universe) -> np.ndarray[Any, np.dtype[np.int64]]:
        """The days of the handovers that a universe counts, inside the months that are judged."""
        given: Any = {name: one[name] for name in _USUAL_CLAIMS if name in one}
        days = self.record.days(**given).astype("datetime64[D]").astype(np.int64)
        return np.sort(days[(days >= self.starts[0]) & (days < self.starts[-1])])

    def _looked(
        self, look: tuple[str, str, int], universes: list[Universe], days: list[Any]
    ) -> list[dict[str, Any]]:
        """What one way to look finds in some universes."""
        detector, width, longest = look
        monthly = np.concatenate([counts(one[:, None], self.starts) for one in days])
        without = [str(one.get("without", NOBODY)) for one in universes]
        work = widened(np.stack([self.effort[name] for name in without]), width)
        sizes = [_size(len(one)) for one in days]
        least = [
            self.least.get((name, n, width, longest), 0.0) for name, n in zip(without, sizes, strict=True)
        ]
        marks = detected(detector, widened(monthly, width), work, np.array(least), _bins(width, longest))
        bins = self.starts[:: WIDTHS[width]]
        waves: list[list[Any]] = [[] for _ in days]
        for row, begin, end in runs(marks):
            inside = days[row]
            waves[row].append(inside[(inside >= bins[begin]) & (inside < bins[end])])
        return [_numbers(one, len(all_)) for one, all_ in zip(waves, days, strict=True)]


def _look(one: Universe) -> tuple[str, str, int]:
    return str(one["detector"]), str(one["width"]), _whole(one["longest"])


def _numbers(waves: list[Any], handovers: int) -> dict[str, Any]:
    fullest: Any = max(waves, key=len, default=[])
    return {
        "value": len(waves),
        "in_waves": sum(map(len, waves)),
        "handovers": handovers,
        "fullest": len(fullest) if len(fullest) else None,
        "fullest_from": _year(fullest[0]) if len(fullest) else None,
    }


def _year(day: Any) -> int:
    return 1970 + int(np.datetime64(int(day), "D").astype("datetime64[Y]").astype(int))


def wave_record(
    record: Record, options: Choices, incidents: list[str], quantity: str, as_of: Day
) -> WaveRecord:
    """Work out what universes of waves share.

    Parameters
    ----------
    record : Record
        What is settled of each incident.
    options : dict of str to tuple
        The checked choices.
    incidents : list of str
        Of the record; documents about them do not count as effort.
    quantity : str
        Of the claims.
    as_of : str, int or date, optional
        Only documents published by that day count as effort.
    """
    months = _months(record)
    told = pd.DataFrame({"incident_id": incidents, "quantity": quantity})
    by_family = effort(told, months, as_of) if len(months) else pd.DataFrame(columns=months)
    kept = judged(months, by_family) if len(months) else months
    if not len(kept):
        return WaveRecord(record, np.zeros(0, np.int64), {}, {})
    edges = pd.DatetimeIndex([*kept, kept[-1] + pd.DateOffset(months=1)])
    starts = edges.to_numpy("datetime64[D]").astype(np.int64)
    work = {str(name): exposure(by_family[kept], str(name)) for name in options["without"]}
    usual = {name: one if one in options[name] else options[name][0] for name, one in _USUAL_CLAIMS.items()}
    base = WaveRecord(record, starts, work, {})._days(usual)
    beyond = excess(counts(base[:, None], starts), exposure(by_family[kept]))
    return WaveRecord(record, starts, work, _bounds(work, options, len(incidents), beyond))


def _months(record: Record) -> pd.DatetimeIndex:
    """Whole years of months: of the period, or of the record."""
    first, last = record.years
    return whole_years(first, last) if first else pd.DatetimeIndex([])


def _bounds(work: dict[str, Floats], options: Choices, most: int, beyond: float) -> dict[Key, float]:
    """The ratio that the fullest window of one twin in twenty reaches, by size of the record."""
    sizes = {_size(n) for n in range(most + 1)}
    looks = [(str(width), _whole(longest)) for width in options["width"] for longest in options["longest"]]
    found: dict[Key, float] = {}
    for name, size in product(work, sizes if "scan" in options["detector"] else ()):
        made = twins(_SEED, _TWINS, size, work[name], beyond)
        for width, longest in looks:
            found[name, size, width, longest] = _bound(made, work[name], width, longest)
    return found


def _bound(made: Floats, work: Floats, width: str, longest: int) -> float:
    binned = widened(made, width)
    effort = np.broadcast_to(widened(work, width), binned.shape)
    ratios = ratios_of_windows(binned, effort, _bins(width, longest))
    return float(np.quantile(ratios.reshape(len(binned), -1).max(axis=1), _LEVEL, method="higher"))


def _size(n: int) -> int:
    """The size of a record whose bounds another of at most that size takes.

    Examples
    --------
    >>> [_size(n) for n in (3, 8, 9, 100)]
    [8, 8, 12, 140]
    """
    size = FEWEST_EVENTS
    while size < n:
        size = math.ceil(size * _STEP)
    return size


def _bins(width: str, longest: int) -> int:
    """The most bins that a wave may be long."""
    return max(1, longest // WIDTHS[width])


def _whole(option: Option) -> int:
    return int(str(option))
