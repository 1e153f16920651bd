"""Periods on an axis: where each begins and ends, whether they are dates, years or other labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from matplotlib import dates as mdates
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from nkrefugees.plot.canvas import time_axis


@dataclass(frozen=True, eq=False)
class Periods:
    """Left and right end of each period, in the units of the axis.

    Attributes
    ----------
    left, right : numpy.ndarray
        Ends; of dates, days as matplotlib counts them.
    dated : bool
        Whether the axis is one of time.
    labels : pandas.Index
        The names of the periods.
    """

    left: Any
    right: Any
    dated: bool
    labels: pd.Index[Any]

    @classmethod
    def of(cls, labels: pd.Index[Any]) -> Periods:
        """Place the periods of an index: a number stands in the middle of its period, a day at its start.

        Examples
        --------
        >>> Periods.of(pd.Index([1891, 1892])).left.tolist()
        [1890.5, 1891.5]
        """
        if isinstance(labels, pd.PeriodIndex):
            return cls(days(labels.start_time), days((labels + 1).start_time), True, labels)
        if isinstance(labels, pd.DatetimeIndex):
            left = days(labels)
            last = np.median(np.diff(left)) if len(left) > 1 else 1.0
            return cls(left, np.append(left[1:], left[-1:] + last), True, labels)
        even = pd.api.types.is_numeric_dtype(labels.dtype)
        middle = labels.to_numpy(dtype=float) if even else np.arange(len(labels), dtype=float)
        half = np.diff(middle).min() / 2 if len(middle) > 1 else 0.5
        return cls(middle - half, middle + half, False, labels)

    def place(self, label: Any) -> int:
        """The position of a period by its name."""
        return int(self.labels.get_indexer(pd.Index([label]))[0])

    def axis(self, ax: Axes) -> None:
        """Make x an axis of these periods."""
        pad = 0.01 * (self.right[-1] - self.left[0])
        along(ax, self.left[0] - pad, self.right[-1] + pad, self.dated)
        if not self.dated and not pd.api.types.is_numeric_dtype(self.labels.dtype):
            ax.set_xticks(range(len(self.labels)), [str(label) for label in self.labels])


def days(stamps: pd.DatetimeIndex) -> Any:
    """Days as matplotlib counts them."""
    return np.asarray(mdates.date2num(stamps.to_numpy()), dtype=float)  # type: ignore[no-untyped-call]


def numbers(times: Any) -> tuple[Any, bool]:
    """Times as numbers of an axis, and whether they are dates."""
    index = pd.Index(times)
    return (
        (days(index), True) if isinstance(index, pd.DatetimeIndex) else (index.to_numpy(dtype=float), False)
    )


def span_of(first: object, last: object) -> str:
    """Two ends in words, or one where they are the same.

    Examples
    --------
    >>> span_of(2019, 2021), span_of(2021, 2021)
    ('2019 to 2021', '2021')
    """
    return f"{first}" if str(first) == str(last) else f"{first} to {last}"


def along(ax: Axes, start: float, end: float, dated: bool) -> None:
    """Make x an axis of time, or of numbers such as years, from ``start`` to ``end``."""
    if dated:
        time_axis(ax, start, end)
        return
    ax.xaxis.set_major_locator(MaxNLocator(10, integer=end - start > 4))
    ax.xaxis.set_major_formatter("{x:g}")
    ax.set_xlim(start, end)
