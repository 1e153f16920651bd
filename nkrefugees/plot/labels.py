"""Names beside what they name, instead of a legend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from matplotlib.axes import Axes

from nkrefugees.plot.canvas import FAINT

Named = tuple[float, float, str, str]


def apart(places: Sequence[float], gap: float, top: float = 1.0) -> list[float]:
    """Move places upwards until neighbours are a gap apart, then all down if they leave the top.

    Examples
    --------
    >>> [round(place, 3) for place in apart([0.5, 0.5, 0.9], 0.1)]
    [0.45, 0.55, 0.9]
    """
    order = np.argsort(places, kind="stable")
    moved = np.array(places, dtype=float)[order]
    for _ in range(200):
        close = np.diff(moved) < gap - 1e-9
        if not close.any():
            break
        for place in np.flatnonzero(close):
            short = (gap - (moved[place + 1] - moved[place])) / 2
            moved[place] -= short
            moved[place + 1] += short
    moved -= max(0.0, moved[-1] - top) if len(moved) else 0.0
    result = np.empty(len(moved))
    result[order] = moved
    return [float(place) for place in result]


def at_right(ax: Axes, named: Iterable[Named], size: float = 8) -> None:
    """Write names in a column right of the axes, in their colours, with hairlines to what they name.

    ``named`` holds x and y (data), the name and its colour.
    """
    rows = list(named)
    if not rows:
        return
    to_share = ax.transScale + ax.transLimits
    spots = [to_share.transform((x, y)) for x, y, _, _ in rows]
    height = float(ax.figure.get_size_inches()[1]) * 72  # type: ignore[union-attr]
    gap = 1.35 * size / (0.78 * height)
    for (x, y, name, color), level in zip(rows, apart([float(s[1]) for s in spots], gap), strict=True):
        ax.annotate(
            name, (x, y), (1.025, level), xycoords="data", textcoords="axes fraction", color=color, fontsize=size,
            va="center", annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": FAINT, "linewidth": 0.5, "shrinkA": 0, "shrinkB": 2},
        )  # fmt: skip
