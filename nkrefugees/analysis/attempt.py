"""Try a method whose conditions may not hold: what it finds, or why it refuses."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd

from nkrefugees.analysis.results import Result
from nkrefugees.errors import Refusal

_Found = TypeVar("_Found")


@dataclass(frozen=True, repr=False, eq=False)
class Refused(Result):
    """What stands in the place of a result where a method refuses.

    Attributes
    ----------
    method : str
        What refuses.
    reason : str
        Which condition does not hold.
    """

    method: str
    reason: str

    def summary(self) -> str:
        """Say that there is no answer, and why.

        Examples
        --------
        >>> Refused("scan", "no event is recorded").summary()
        'No answer: no event is recorded (scan refuses).'
        """
        return f"No answer: {self.reason.rstrip('.')} ({self.method} refuses)."

    def frame(self) -> pd.DataFrame:
        """Give one row: ``method`` and ``reason``."""
        return pd.DataFrame([{"method": self.method, "reason": self.reason}])

    def _repr_html_(self) -> str:
        return f'<p class="nk-refused">{html.escape(self.summary())}</p>'


def attempt(function: Callable[..., _Found], *given: Any, **named: Any) -> _Found | Refused:
    """Call a method; where it refuses, give the refusal as a result instead of an error.

    A report then says in words that there is no number, and goes on. Only a `Refusal` is taken in: a wrong
    value, a wrong name and every other error are raised as ever. A refusal that is handed on as an
    argument is the answer, so that what rests on a refused step is refused for the same reason.

    Parameters
    ----------
    function : callable
        The method, such as `nkrefugees.policy_effect`.
    *given, **named
        What it is called with.

    Returns
    -------
    Any or Refused
        What the method returns; else its refusal, with ``method``, ``reason``, ``summary()`` and
        ``frame()``. Figures of `nkrefugees.plot` draw it as a sheet with the reason, and
        `nkrefugees.show` shows it.

    Raises
    ------
    TypeError
        If ``function`` cannot be called: give it and its arguments apart.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> alone = pd.DataFrame({"a": [True, True]})
    >>> print(nk.attempt(nk.lower_bound, alone))
    No answer: it needs at least 2 lists, not 1 (Chao's lower bound refuses).
    """
    if not callable(function):
        raise TypeError(f"attempt takes a function and its arguments, not {type(function).__name__}")
    for value in (*given, *named.values()):
        if isinstance(value, Refused):
            return value
    try:
        return function(*given, **named)
    except Refusal as refusal:
        return Refused(refusal.method, refusal.reason)
