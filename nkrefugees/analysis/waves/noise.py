"""How often noise alone makes a wave: what detectors find on twins that have none."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.counted import Floats
from nkrefugees.analysis.waves.detect import detected, ratios_of_windows
from nkrefugees.analysis.waves.together import together
from nkrefugees.analysis.waves.twins import thinned, twins
from nkrefugees.analysis.waves.universes import WIDTHS, Plan, runs, widened

_LEVEL, _MOST = 0.95, 100
_COLUMNS = ["inclusion", "width", "detector"]


class Noise(NamedTuple):
    """What twins rest on: effort by month, events of each inclusion rule, the excess, seed and number."""

    effort: Floats
    events: dict[str, float]
    beyond: float
    seed: int
    number: int

    def made(self, seed: int) -> dict[str, Floats]:
        """Twins by months, by inclusion rule: the stricter rule keeps a share of the events of the first."""
        most = max(self.events.values())
        every = twins(seed, self.number, most, self.effort, self.beyond)
        shares = {rule: n / most for rule, n in self.events.items()}
        return {
            rule: every if share == 1 else thinned(seed, every, share, at)
            for at, (rule, share) in enumerate(shares.items())
        }


def critical(plan: Plan, noise: Noise) -> dict[tuple[str, str], float]:
    """Give the ratio that the fullest window of one twin in twenty reaches, by inclusion rule and width.

    These twins are not those on which false waves are counted.
    """
    found = {}
    for rule, monthly in noise.made(2 * noise.seed + 1).items():
        for width in plan.widths:
            binned, effort = _binned(monthly, noise.effort, width)
            ratios = ratios_of_windows(binned, effort, plan.most(width))
            fullest = ratios.reshape(len(binned), -1).max(axis=1)
            found[rule, width] = float(np.quantile(fullest, _LEVEL, method="higher"))
    return found


def _binned(monthly: Floats, effort: Floats, width: str) -> tuple[Floats, Floats]:
    binned = widened(monthly, width)
    return binned, np.broadcast_to(widened(effort, width), binned.shape)


def false_waves(
    plan: Plan, noise: Noise, bounds: dict[tuple[str, str], float], least: float
) -> tuple[pd.DataFrame, float]:
    """Count the waves that are found on twins.

    Returns
    -------
    pandas.DataFrame
        One row an inclusion rule, width and detector: ``twins``, ``share_of_twins`` (with some false wave),
        ``waves_per_twin``.
    float
        The share of twins with a wave that at least ``least`` of these ways find.
    """
    waves, ways = _looked(plan, noise, bounds)
    grouped = waves.groupby(_COLUMNS)["twin"].agg(["nunique", "size"])
    grouped = grouped.reindex(pd.MultiIndex.from_tuples(ways, names=_COLUMNS), fill_value=0) / noise.number
    frame = grouped.set_axis(["share_of_twins", "waves_per_twin"], axis=1).reset_index()
    frame.insert(3, "twins", noise.number)
    return frame, float(_agreed(waves, noise.number, least * len(ways)).mean())


def agreed(
    plan: Plan, noise: Noise, bounds: dict[tuple[str, str], float], least: float
) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Tell which twins have a wave that at least ``least`` of the ways to look find: one flag a twin."""
    waves, ways = _looked(plan, noise, bounds)
    return _agreed(waves, noise.number, least * len(ways))


def _looked(
    plan: Plan, noise: Noise, bounds: dict[tuple[str, str], float]
) -> tuple[pd.DataFrame, list[tuple[str, str, str]]]:
    """The waves that are found on twins, in months, and every way to look."""
    found: list[tuple[Any, ...]] = []
    ways = []
    for rule, monthly in noise.made(2 * noise.seed).items():
        for width in plan.widths:
            binned, effort = _binned(monthly, noise.effort, width)
            for name in plan.detectors:
                size = WIDTHS[width]
                marks = detected(name, binned, effort, bounds[rule, width], plan.most(width))
                ways.append((rule, width, name))
                found += [(row, rule, width, name, a * size, b * size - 1) for row, a, b in runs(marks)]
    waves = pd.DataFrame(found, columns=["twin", *_COLUMNS, "first", "last"])
    return waves.astype({"twin": "int64", "first": "int64", "last": "int64"}), ways


def _agreed(waves: pd.DataFrame, number: int, least: float) -> np.ndarray[Any, np.dtype[np.bool_]]:
    flags = np.zeros(number, bool)
    for twin, part in waves.groupby("twin"):
        flags[twin] = _verdict(part, least)
    return flags


def needed(
    plan: Plan, events: float, effort: Floats, bounds: dict[tuple[str, str], float], rule: str
) -> pd.DataFrame:
    """Tell how many handovers in one bin of middling effort, beyond an even record, would be a wave.

    Parameters
    ----------
    plan : Plan
    events : float
        Events of the even record.
    effort : numpy.ndarray
        By month.
    bounds : dict
        From `critical`.
    rule : str
        The inclusion rule of the events.

    Returns
    -------
    pandas.DataFrame
        ``width``, ``detector``, ``handovers`` (missing if more than a hundred are).
    """
    rows = []
    for width in plan.widths:
        work = widened(effort, width)
        binned = events * work / work.sum()
        at = int(np.argsort(work, kind="stable")[len(work) // 2])
        more = np.arange(_MOST + 1)
        series = np.tile(binned, (len(more), 1))
        series[:, at] += more
        for name in plan.detectors:
            marks = detected(
                name, series, np.tile(work, (len(more), 1)), bounds[rule, width], plan.most(width)
            )
            rows.append((width, name, int(marks[:, at].argmax()) if marks[:, at].any() else None))
    frame = pd.DataFrame(rows, columns=["width", "detector", "handovers"])
    return frame.astype({"handovers": "Int64"})


def _verdict(waves: pd.DataFrame, least: float) -> bool:
    """Whether so many ways find one wave in a twin."""
    if len(waves) < least:
        return False
    wave = together(waves["first"].to_numpy(np.int64), waves["last"].to_numpy(np.int64))
    ways = waves.assign(wave=wave).drop_duplicates(["wave", *_COLUMNS]).groupby("wave").size()
    return bool(ways.max() >= least)
