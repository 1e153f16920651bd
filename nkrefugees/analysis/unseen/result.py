"""What multiple systems estimation gives: a number with its interval, and every model behind it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from nkrefugees.analysis.results import Result
from nkrefugees.wording import plural

COLUMNS = ["model", "estimate", "bic", "deviance", "df", "status"]


@dataclass(frozen=True, repr=False, eq=False)
class Unseen(Result):
    """An estimate of how many units there are, those on no list included.

    Attributes
    ----------
    estimate : float
        The number of units, seen and unseen.
    interval : tuple of float or None
        Low and high; high is infinite where the data give no upper end. None if no interval was asked for.
    models : pandas.DataFrame
        ``model`` (its largest terms, the lists as numbers in the order of the columns), ``estimate``
        (units; missing where there is none), ``bic``, ``deviance``, ``df``, ``status`` (``ok``;
        ``no_mle``: the likelihood has no maximum; ``not_identifiable``: several parameters fit as well).
        By BIC; of a stepwise choice in the order of its steps; of ``dga`` by ``posterior``, which follows.
    model : str
        The model chosen; of ``dga`` the most probable.
    seen : int
        The number of units on at least one list.
    lists : tuple of str
        The names of the lists 1, 2, 3 …
    method : str
        How it was estimated, in words.
    level : float
        The level of the interval.
    notes : tuple of str
        What the reader must know about these lists.
    """

    estimate: float
    interval: tuple[float, float] | None
    models: pd.DataFrame
    model: str
    seen: int
    lists: tuple[str, ...]
    method: str
    level: float
    notes: tuple[str, ...] = ()

    @property
    def unseen(self) -> float:
        """The estimated number of units on no list."""
        return self.estimate - self.seen

    @property
    def share_seen(self) -> float:
        """The share of the estimated units that is on at least one list."""
        return self.seen / self.estimate

    def frame(self) -> pd.DataFrame:
        """Give one row.

        Its columns are ``seen``, ``estimate``, ``low``, ``high`` (units), ``level``, ``model``, ``lists``
        (their number) and ``method``.
        """
        low, high = self.interval or (float("nan"), float("nan"))
        row = {
            "seen": self.seen,
            "estimate": self.estimate,
            "low": low,
            "high": high,
            "level": self.level,
            "model": self.model,
            "lists": len(self.lists),
            "method": self.method,
        }
        return pd.DataFrame([row])

    def summary(self) -> str:
        """Say in words what was estimated, from what, and what it rests on."""
        numbered = ", ".join(f"{i} {name}" for i, name in enumerate(self.lists, 1))
        ok = int((self.models["status"] == "ok").sum())
        lines = [
            f"{self.seen:,} units on {plural(len(self.lists), 'list')}: {numbered}",
            f"about {self.estimate:,.0f} in all{self._ends()}",
            f"{self.share_seen:.0%} of the estimate is on a list{self._shares()}",
            f"{self.method}: {self.model}; {ok:,} of {plural(len(self.models), 'model')} have an estimate",
            "It holds only if the lists are of one closed population, units are matched without error, and"
            " what the model leaves out (the highest interaction always) is nil.",
        ]
        return "\n".join([*lines, *self.notes])

    def _shares(self) -> str:
        if self.interval is None:
            return ""
        low, high = (self.seen / end for end in reversed(self.interval))
        return f" ({low:.0%} to {high:.0%})"

    def _ends(self) -> str:
        if self.interval is None:
            return ""
        low, high = self.interval
        if high == float("inf"):
            return f" ({self.level:.0%}: {low:,.0f} or more, no upper end)"
        return f" ({self.level:.0%}: {low:,.0f} to {high:,.0f})"

    def _shown(self) -> pd.DataFrame:
        return self.models.head(10)
