"""Names beside what they name, instead of a legend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from matplotlib.axes import Axes

Named = tuple[float, float, str, str]


def apart(places: Sequence[float], gap: float, bottom: float = 0.0) -> list[float]:
    """Move places apart until neighbours are a gap from each other, none above 1, none below the bottom.

    Examples
    --------
    >>> [round(place, 3) for place in apart([0.5, 0.5, 0.9], 0.1)]
    [0.45, 0.55, 0.9]
    """
    order = np.argsort(places, kind="stable")
    moved = np.clip(np.array(places, dtype=float)[order], bottom, 1.0)
    for _ in range(200):
        close = np.diff(moved) < gap - 1e-9
        if not close.any():
            break
        for place in np.flatnonzero(close):
            short = (gap - (moved[place + 1] - moved[place])) / 2
            moved[place] -= short
            moved[place + 1] += short
        moved = np.clip(moved, bottom + gap * np.arange(len(moved)), 1.0 - gap * np.arange(len(moved))[::-1])
    result = np.empty(len(moved))
    result[order] = moved
    return [float(place) for place in result]


def at_right(ax: Axes, named: Iterable[Named], bottom: float = 0.0, size: float = 8) -> None:
    """Write names in a column right of the axes, in their colours, with hairlines to what they name.

    ``named`` holds x and y (data), the name and its colour; ``bottom`` is the share of the height below which
    no name stands.
    """
    rows = list(named)
    if not rows:
        return
    to_share = ax.transScale + ax.transLimits
    spots = [to_share.transform((x, y)) for x, y, _, _ in rows]
    height = float(ax.figure.get_size_inches()[1]) * 72  # type: ignore[union-attr]
    gap = 1.35 * size / (0.78 * height)
    for (x, y, name, color), level in zip(
        rows, apart([float(s[1]) for s in spots], gap, bottom), strict=True
    ):
        ax.annotate(
            name, (x, y), (1.025, level), xycoords="data", textcoords="axes fraction", color=color,
            fontsize=size, va="center", annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": color, "alpha": 0.45, "linewidth": 0.6,
                        "relpos": (0, 0.5), "shrinkA": 2, "shrinkB": 3},
        )  # fmt: skip
