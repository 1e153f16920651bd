"""A verdict that is refused, in the shape of one that is given."""

from __future__ import annotations

import pandas as pd

from nkrefugees.analysis.waves.result import COLUMNS, LOSSES, Waves

_NULL = ["noise", "inclusion", "width", "detector", "twins", "share_of_twins", "waves_per_twin"]


def nothing(why: str, least: float) -> Waves:
    """Make a verdict without waves that says why there is none."""
    return Waves(
        waves=pd.DataFrame(columns=COLUMNS, index=pd.RangeIndex(1, 1, name="wave")),
        periods=pd.DataFrame(
            columns=["events_low", "events", "events_high", "effort"],
            index=pd.DatetimeIndex([], name="period"),
            dtype=float,
        ),
        without=pd.DataFrame(columns=LOSSES),
        null=pd.DataFrame(columns=_NULL),
        false_wave_rate=float("nan"),
        needed=pd.DataFrame(columns=["width", "detector", "handovers"]),
        shares=pd.DataFrame(columns=["wave", "choice", "value", "share"]),
        universes=0,
        least=least,
        refused=why,
    )
