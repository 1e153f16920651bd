"""What the results of analyses have in common: sentences, a frame, and both as HTML."""

from __future__ import annotations

import html
from abc import ABC, abstractmethod

import pandas as pd

from nkrefugees.htmltable import table

_ROWS = 40


class Result(ABC):
    """A result that says in sentences what was found, and holds it as a frame.

    Make one with ``@dataclass(frozen=True, repr=False, eq=False)``: frames and series have no truth value,
    so results are not compared by their fields.
    """

    @abstractmethod
    def summary(self) -> str:
        """Say in plain sentences what was found, and what it rests on."""

    @abstractmethod
    def frame(self) -> pd.DataFrame:
        """Give the result as a tidy frame."""

    def __repr__(self) -> str:
        return self.summary()

    def _shown(self) -> pd.DataFrame:
        """The rows that a notebook shows."""
        return self.frame()

    def _repr_html_(self) -> str:
        return page(self.summary(), self._shown())


def page(summary: str, frame: pd.DataFrame) -> str:
    """Write a summary, a paragraph a line, and the first rows of a frame as HTML.

    Examples
    --------
    >>> page("One row.", pd.DataFrame({"n": [1]})).startswith("<p>One row.</p>")
    True
    """
    said = "\n".join(f"<p>{html.escape(line)}</p>" for line in summary.splitlines() if line)
    numbered = isinstance(frame.index, pd.RangeIndex) and frame.index.name is None
    shown = table(frame.head(_ROWS), not numbered, number)
    more = len(frame) - _ROWS
    rest = f"\n<p>{more:,} more rows stand in <code>frame()</code>.</p>" if more > 0 else ""
    return f"{said}\n{shown}{rest}"


def number(value: float) -> str:
    """Write a number of a summary with four figures, and no more than it needs.

    Examples
    --------
    >>> number(3.06424), number(1097.75), number(0.0000123)
    ('3.064', '1,098', '1.23e-05')
    """
    return f"{value:,.0f}" if 1000 <= abs(value) < 1e15 else f"{value:.4g}"


def label(value: object) -> str:
    """Write a label of an index: days without a time, other labels as they are.

    Examples
    --------
    >>> label(pd.Timestamp("2013-05-28")), label(1891)
    ('2013-05-28', '1891')
    """
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return value.isoformat().partition("T")[0]
    return f"{value:.6g}" if isinstance(value, float) else str(value)
