"""A refusal as a figure: a sheet with its reason, and nothing that could pass for a finding."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from matplotlib.axes import Axes

from nkrefugees.analysis.attempt import Refused
from nkrefugees.plot.canvas import FAINT, finish, sheet

_WIDE = 105
_Draws = TypeVar("_Draws", bound=Callable[..., Axes])


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


def or_refusal(draw: _Draws) -> _Draws:
    """Let a figure also take the refusal that stands in the place of its result."""

    @wraps(draw)
    def drawn(result: Any, *given: Any, ax: Axes | None = None, **named: Any) -> Axes:
        if isinstance(result, Refused):
            return refused(result, ax)
        return draw(result, *given, **({"ax": ax} if ax is not None else {}), **named)

    return cast("_Draws", drawn)
