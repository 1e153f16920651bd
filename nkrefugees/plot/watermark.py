"""What is drawn from invented data says so: on the figure, in its source line, in its description.

Invented data are known by any of four marks: an id that begins with ``syn-`` in the rows behind the figure,
or in its words; a time axis that begins after 2100; a folder of data that a twin was written to.
"""

from __future__ import annotations

import re

import pandas as pd
from matplotlib import dates as mdates
from matplotlib.axes import Axes

from nkrefugees import io, rests

WORDS = rests.INVENTED
_ID = re.compile(r"(?:^|[^a-z0-9-])syn-[a-z0-9]")
_AFTER = mdates.date2num(pd.Timestamp("2101-01-01"))  # type: ignore[no-untyped-call]


def invented(ax: Axes, alt: str, rows: pd.DataFrame | None = None) -> bool:
    """Tell whether a figure shows a twin.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        The figure, drawn.
    alt : str
        Its description.
    rows : pandas.DataFrame, optional
        What it is drawn from.
    """
    words = [alt, *(text.get_text() for text in ax.texts)]
    named = any(_ID.search(text) for text in words)
    marked = rows is not None and rests.invented(rows)
    return named or marked or _late(ax) or io.release().startswith("synthetic-")


def stamp(ax: Axes) -> None:
    """Write across the axes that the data are invented."""
    ax.text(
        0.5, 0.5, WORDS, transform=ax.transAxes, ha="center", va="center", fontsize=26, color="#b00000",
        alpha=0.28, rotation=12, fontweight="bold", zorder=50, clip_on=False,
    )  # fmt: skip


def _late(ax: Axes) -> bool:
    """Whether x is a time axis that begins after 2100."""
    timed = isinstance(ax.xaxis.get_major_locator(), mdates.DateLocator)
    return timed and min(ax.get_xlim()) >= _AFTER - 366
