"""Series with a known answer, and published ones, for the tests of `policy_effect`."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.analysis import CASES


def published(name):
    """A monthly case file."""
    rows = pd.read_csv(CASES / f"{name}.csv", comment="#", index_col="month")
    return rows.set_index(pd.PeriodIndex(rows.index, freq="M"))


def curve(n=24, at=12, level=0.5, slope=0.0, trend=0.02, mean=1e6, start=2001):
    """Annual counts that follow the model exactly but for rounding."""
    time = np.arange(n)
    logs = trend * (time - at) + np.log(level) * (time >= at) + slope * np.clip(time - at, 0, None)
    return pd.Series(np.round(mean * np.exp(logs)).astype(int), index=range(start, start + n))


def twin(seed, n=30, at=15, ratio=1.0, mean=40.0, freq="Y"):
    """Poisson counts with a step of a known ratio."""
    time = np.arange(n)
    rate = mean * np.exp(0.01 * (time - at)) * np.where(time >= at, ratio, 1.0)
    counts = np.random.default_rng(seed).poisson(rate)
    return pd.Series(counts, index=pd.period_range("2001-01", periods=n, freq=freq))
