"""What figures of results are given: a result, or what stands where a method refused."""

from __future__ import annotations

from typing import Any, TypeVar

from matplotlib.axes import Axes

from nkrefugees.analysis.attempt import Refused
from nkrefugees.errors import BadValue
from nkrefugees.plot.canvas import nothing
from nkrefugees.plot.refused import refused

_T = TypeVar("_T")


def missing(result: Any, what: str, ax: Axes | None) -> Axes | None:
    """Draw the sheet that stands for no result, or give None where there is one.

    None stands for nothing recorded; a `Refused` is told with its reason.

    Examples
    --------
    >>> missing(None, "change of rate", None).alt
    'Nothing is recorded for this choice: no change of rate can be shown.'
    """
    if result is None:
        return nothing(ax, f"Nothing is recorded for this choice: no {what} can be shown.")
    return refused(result, ax) if isinstance(result, Refused) else None


def check(function: str, result: Any, kinds: tuple[type[_T], ...], made_by: str) -> None:
    """Refuse what is not the result that a figure is of.

    Raises
    ------
    BadValue
        If it is something else.
    """
    if not isinstance(result, kinds):
        raise BadValue(f"plot.{function}", type(result).__name__, f"pass what {made_by} returned")
