"""The waves that universes agree on: when, how many, in which share, and without whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.overlap import contributions
from nkrefugees.analysis.waves.together import half, together
from nkrefugees.analysis.waves.universes import CHOICES

_DAYS = ("first", "last")


def gathered(found: pd.DataFrame, number: int, faintest: float) -> pd.DataFrame:
    """Give the waves that at least a share of the universes find, in order of time.

    Parameters
    ----------
    found : pandas.DataFrame
        From `universes.universes`, without losses; ``wave`` is filled in (0 is none).
    number : int
        How many universes there are.
    faintest : float
        The least share.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``wave`` from 1: ``share``, the middle, least and greatest of the first and the last day
        (since 1970), and of the number of events.
    """
    labels = together(found["first"].to_numpy(np.int64), found["last"].to_numpy(np.int64))
    found["wave"] = labels
    once = found.drop_duplicates(["wave", *CHOICES])
    shares = once.groupby("wave").size() / number
    kept = shares[shares >= faintest].index
    rows = [_row(found[found["wave"] == wave], float(shares[wave])) for wave in kept]
    columns = [
        "share",
        *(f"{what}_{end}" for what in (*_DAYS, "events") for end in ("low", "mid", "high")),
        "label",
    ]
    for row, wave in zip(rows, kept, strict=True):
        row["label"] = wave
    waves = pd.DataFrame(rows, columns=columns).sort_values(["first_mid", "last_mid"], ignore_index=True)
    waves.index = pd.RangeIndex(1, len(waves) + 1, name="wave")
    found["wave"] = (
        found["wave"].map(dict(zip(waves["label"], waves.index, strict=True))).fillna(0).astype(int)
    )
    return waves.drop(columns="label")


def _row(members: pd.DataFrame, share: float) -> dict[str, Any]:
    row: dict[str, Any] = {"share": share}
    for what in (*_DAYS, "events"):
        low, mid, high = np.quantile(members[what], [0, 0.5, 1], method="inverted_cdf")
        row |= {f"{what}_low": int(low), f"{what}_mid": int(mid), f"{what}_high": int(high)}
    return row


def by_choice(found: pd.DataFrame, waves: pd.DataFrame, values: dict[str, list[Any]]) -> pd.DataFrame:
    """Give the share of universes that find each wave, for each value of each choice.

    Returns
    -------
    pandas.DataFrame
        ``wave``, ``choice``, ``value``, ``share``.
    """
    every = int(np.prod([len(options) for options in values.values()]))
    once = found[found["wave"] > 0].drop_duplicates(["wave", *CHOICES])
    rows = []
    for choice, options in values.items():
        times = once.groupby(["wave", choice]).size()
        rows += [
            (wave, choice, str(option), float(times.get((wave, option), 0)) * len(options) / every)
            for wave in waves.index
            for option in options
        ]
    return pd.DataFrame(rows, columns=["wave", "choice", "value", "share"])


def again(found: pd.DataFrame, waves: pd.DataFrame, number: int) -> pd.Series[float]:
    """Give the share of universes with a wave that overlaps each wave by half."""
    ids, first, last = (found[c].to_numpy(np.int64) for c in ("universe", *_DAYS))
    shares = [
        len(np.unique(ids[half(first, last, int(row.first_mid), int(row.last_mid))])) / number
        for row in _plain(waves)
    ]
    return pd.Series(shares, index=waves.index, dtype=float)


def people(waves: pd.DataFrame, resolved: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Give the people of each wave as bounds, and the incidents that they rest on.

    Lows are of incidents wholly between the earliest first and the latest last day, highs of all that may lie
    there; no whole beside its parts.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``wave``: ``n_low``, ``n_high``, ``open_low``, ``open_high``, ``incident_ids``.
    """
    rows = [_people(row, resolved, links) for row in _plain(waves)]
    columns = ["n_low", "n_high", "open_low", "open_high", "incident_ids"]
    types: dict[str, Any] = {
        "n_low": "Int64",
        "n_high": "Int64",
        "open_low": bool,
        "open_high": bool,
        "incident_ids": "str",
    }
    return pd.DataFrame(rows, columns=columns, index=waves.index).astype(types)


def _people(wave: Any, resolved: pd.DataFrame, links: pd.DataFrame) -> dict[str, Any]:
    start, end = (np.datetime64(int(day), "D") for day in (wave.first_low, wave.last_high))
    first = resolved["first_day"].fillna(resolved["last_day"])
    last = resolved["last_day"].fillna(resolved["first_day"])
    near = contributions(resolved[(first <= end) & (last >= start)], links, ["quantity", "unit"])
    inside = (near["first_day"] >= start) & (near["last_day"] <= end)
    lows = near["add_low"].where(inside).dropna()
    highs = near["add_high"].fillna(near["add_low"]).dropna()
    return {
        "n_low": round(float(lows.sum())) if len(lows) else None,
        "n_high": round(float(highs.sum())) if len(highs) else None,
        "open_low": bool((near["open_low"] | near["add_low"].isna() | ~inside).any()),
        "open_high": bool((near["open_high"] | near["add_high"].isna()).any()),
        "incident_ids": ";".join(sorted(near["incident_id"])),
    }


def _plain(waves: pd.DataFrame) -> Iterator[Any]:
    return iter(waves.itertuples())
