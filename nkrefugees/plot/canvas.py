"""The sheet that every figure is drawn on: one look, a source line, a description, the same bytes.

Colours are after Okabe and Ito (2008), chosen so that they also differ in grey; where colour tells
things apart, shape or hatching does so too.
"""

from __future__ import annotations

import base64
import html
import io as streams
from collections.abc import Iterable
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib import dates as mdates
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nkrefugees import io
from nkrefugees.errors import BadValue, MissingColumns
from nkrefugees.plot.measure import drawn, lay_out
from nkrefugees.plot.watermark import WORDS, invented, stamp
from nkrefugees.wording import plural

INK, FAINT, BAND = "#222222", "#8a8a8a", "#d9d9d9"
BLUE, ORANGE, SKY, RUST = "#0b4f8a", "#d55e00", "#8fc3e8", "#9c3d00"
GREY, SLATE = "#a6a6a6", "#5f5f5f"
LOOK: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.edgecolor": FAINT,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 10,
    "axes.titleweight": "bold",
    "xtick.color": INK,
    "ytick.color": INK,
    "text.color": INK,
    "hatch.linewidth": 0.6,
    "svg.fonttype": "path",
    "svg.hashsalt": "nkrefugees",
}


# Letters are measured in whole dots: only where these are small do words have the room that they take.
_FINE = 720
_DOTS = 144  # of what is drawn in dots, such as thousands of marks
_SCREEN, _COLOURS = 110, 128


class DescribedAxes(Axes):
    """Axes that show themselves in notebooks, with a text in place of the picture and the rows behind it.

    Attributes
    ----------
    alt : str
        What the figure shows, made from its data.
    rows : pandas.DataFrame or None
        What it is drawn of; None where nothing is.
    """

    alt: str = ""
    rows: pd.DataFrame | None = None

    def to_svg(self) -> str:
        """Draw the figure as SVG; equal figures give equal bytes."""
        sheet = streams.StringIO()
        with mpl.rc_context(LOOK):
            drawn(self._laid_out(), sheet, _DOTS)
        svg = sheet.getvalue()
        start = svg.index("<svg")
        end = svg.index(">", start) + 1
        named = svg[start:end].replace("<svg", '<svg role="img"')
        return f"{named}\n <title>{html.escape(self.alt)}</title>{svg[end:]}"

    def to_png(self) -> bytes:
        """Draw the figure in dots of few colours; equal figures give equal bytes."""
        from PIL import Image

        dots, sheet = streams.BytesIO(), streams.BytesIO()
        with mpl.rc_context(LOOK):
            figure = self._laid_out()
            figure.savefig(dots, format="rgba", dpi=_SCREEN)
        width, height = (int(inches * _SCREEN) for inches in figure.get_size_inches())
        sharp = Image.frombytes("RGBA", (width, height), dots.getvalue())
        few = sharp.convert("RGB").quantize(_COLOURS, Image.Quantize.FASTOCTREE)
        few.save(sheet, format="png")
        return sheet.getvalue()

    def to_csv(self) -> str:
        """Write the rows behind the figure as CSV; empty where there are none."""
        if self.rows is None:
            return ""
        named = any(name is not None for name in self.rows.index.names)
        return str(self.rows.to_csv(index=named, lineterminator="\n", date_format="%Y-%m-%d"))

    def _laid_out(self) -> Any:
        """The figure with all in its place, once and for all."""
        figure: Any = self.get_figure(root=True)
        if figure.dpi != _FINE:
            lay_out(figure, _FINE)
        return figure

    def summary(self) -> str:
        """Say in words what the figure shows, as `alt` does."""
        return self.alt

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        shown = {
            "image/svg+xml": self.to_svg(),
            "image/png": base64.b64encode(self.to_png()).decode(),
            "text/plain": self.alt,
        }
        rows = self.to_csv()
        return shown | ({"text/csv": rows} if rows else {})


def need(function: str, frame: pd.DataFrame, columns: Iterable[str]) -> None:
    """Refuse a frame that lacks columns."""
    if missing := [column for column in columns if column not in frame]:
        raise MissingColumns(function, missing)


def sheet(width: float, height: float, ax: Axes | None = None) -> Axes:
    """Give the axes to draw on: the caller's, or new ones of this size in inches."""
    if ax is not None:
        return ax
    with mpl.rc_context(LOOK):
        figure = Figure(figsize=(width, height), layout="constrained")
        return figure.add_subplot(axes_class=DescribedAxes)


def two_sheets(
    width: float, height: float, share: float, ax: Axes | None = None, gap: float = 0.1
) -> tuple[Axes, Axes]:
    """Give axes, and a second plot beneath them with a share of the height; beneath the caller's, if any."""
    if ax is not None:
        low = share / (1 - share)
        return ax, ax.inset_axes((0, -low - gap - 0.1, 1, low))
    with mpl.rc_context(LOOK):
        figure = Figure(figsize=(width, height), layout="constrained")
        engine: Any = figure.get_layout_engine()
        engine.set(hspace=gap)
        rows = figure.add_gridspec(2, 1, height_ratios=(1 - share, share))
        upper = figure.add_subplot(rows[0], axes_class=DescribedAxes)
        return upper, figure.add_subplot(rows[1])


def finish(
    ax: Axes,
    alt: str,
    sources: int | None,
    below: int = 36,
    under: Axes | None = None,
    of: pd.DataFrame | None = None,
) -> Axes:
    """Put the source line ``below`` the axes, in points, and the description on the figure.

    What a method was given does not say which sources it rests on: then ``sources`` is None. Where a
    second plot stands beneath the first, the line goes ``under`` that. The rows that it is drawn ``of`` are
    kept as ``ax.rows``. What shows invented data, by these or by itself, is marked all over.
    """
    for part in [ax, *([under] if under else [])]:
        part.tick_params(labelsize=8)
        part.xaxis.label.set_fontsize(8.5)
        part.yaxis.label.set_fontsize(8.5)
    behind = "counts as they were given" if sources is None else f"from {plural(sources, 'source')}"
    line = f"Source: nkrefugees data {io.release()}, {behind}. Figures are claims, not facts."
    if invented(ax, alt, of):
        stamp(ax)
        line, alt = f"{WORDS}. No source, and nothing of the record.", f"{WORDS}. {alt}"
    (under or ax).annotate(
        line, (0, 0), (0, -below), xycoords="axes fraction", textcoords="offset points",
        fontsize=7, color="#555555", va="top", annotation_clip=False,
    )  # fmt: skip
    ax.alt, ax.rows = alt, of  # type: ignore[attr-defined]
    return ax


def nothing(ax: Axes | None, alt: str) -> Axes:
    """Write on an otherwise empty sheet that nothing is recorded, so that no gap poses as a zero."""
    ax = sheet(9, 1.1, ax)
    ax.set_axis_off()
    ax.text(0, 0.5, alt, transform=ax.transAxes, va="center", fontsize=9)
    return finish(ax, alt, 0, below=8)


def number(day: pd.Timestamp) -> float:
    """Place a day on a time axis."""
    return float(mdates.date2num(day))  # type: ignore[no-untyped-call]


def time_axis(ax: Axes, start: float, end: float) -> None:
    """Make x a time axis from ``start`` to ``end``."""
    locator = mdates.AutoDateLocator(maxticks=12)  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    ax.set_xlim(start, end)


def describe(ax: Axes) -> str:
    """Give the text description of a figure.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        What a function of this module returned.

    Returns
    -------
    str
        One to three sentences, made from the data.

    Raises
    ------
    BadValue
        If the axes were not drawn by this package.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.intervals(nk.claims(incident="2021-07-14-dandong", quantity="repatriated"))
    >>> nk.plot.describe(ax).startswith("Claims about 2021-07-14-dandong")
    True
    """
    alt = getattr(ax, "alt", "")
    if not alt:
        raise BadValue("describe", ax, "pass the axes that a function of nkrefugees.plot returned")
    return str(alt)
