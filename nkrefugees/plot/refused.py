"""A refusal as a figure: a sheet with its reason, and nothing that could pass for a finding."""

from __future__ import annotations

import textwrap

from matplotlib.axes import Axes

from nkrefugees.analysis.attempt import Refused
from nkrefugees.plot.canvas import FAINT, finish, sheet

_WIDE = 105


def refused(result: Refused, ax: Axes | None = None) -> Axes:
    """Draw a refusal: its reason in words, without axes.

    Parameters
    ----------
    result : Refused
        As `nkrefugees.attempt` gives it.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With the reason in ``alt``.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> from nkrefugees.analysis.attempt import Refused
    >>> nk.plot.describe(refused(Refused("scan", "no event is recorded")))
    'No answer: no event is recorded (scan refuses).'
    """
    lines = textwrap.wrap(result.summary(), _WIDE)
    ax = sheet(9, 0.9 + 0.2 * len(lines), ax)
    ax.set_axis_off()
    ax.plot((0, 0), (0, 1), color=FAINT, linewidth=4, transform=ax.transAxes)
    ax.text(0.015, 0.5, "\n".join(lines), transform=ax.transAxes, va="center", fontsize=9)
    return finish(ax, result.summary(), 0, below=8)
