"""How well resolved figures are supported: figures, single origins, open ends, disputes."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from nkrefugees.analysis.results import Result
from nkrefugees.errors import MissingColumns
from nkrefugees.wording import number, plural

_NEEDED = [
    "incident_id", "quantity", "n_low", "n_best", "n_high", "open_low", "open_high", "n_origins_max",
    "disputed",
]  # fmt: skip
_COUNTS = ["n_rows", "n_figured", "n_without", "n_one_origin", "n_open", "n_apart", "n_disputed"]
_WITHOUT = " (words alone, a denial, or no claim that the rule counts)"


@dataclass(frozen=True, repr=False, eq=False)
class Support(Result):
    """Counts of resolved rows, by what is counted.

    Attributes
    ----------
    rows : pandas.DataFrame
        As `frame` gives them.
    """

    rows: pd.DataFrame

    def frame(self) -> pd.DataFrame:
        """Give one row a quantity.

        Returns
        -------
        pandas.DataFrame
            ``quantity``, ``n_rows`` (resolved rows), ``n_figured`` (with a figure), ``n_without`` (words
            alone, a denial, or no claim that the rule counts), and of those with a figure
            ``n_one_origin`` (not independently supported), ``n_open`` (some claim gives one end only),
            ``n_apart`` (low and high differ), ``n_disputed``.
        """
        return self.rows.copy()

    def summary(self) -> str:
        """Say how many rows have a figure, and how firm these are."""
        rows, figured, without, one, unclosed, apart, disputed = (int(self.rows[c].sum()) for c in _COUNTS)
        if not rows:
            return "No incident is recorded for this choice."
        return (
            f"Of {plural(rows, 'resolved row')} {_some(figured, 'has', 'have')} a figure and "
            f"{_some(without, 'has', 'have')} none{_WITHOUT if without else ''}. Of those with a figure "
            f"{_some(one, 'rests', 'rest')} on one origin, {_some(apart, 'has', 'have')} a low and a high "
            f"that differ, {_some(unclosed, 'rests', 'rest')} in part on 'at least' or 'up to', and "
            f"{_some(disputed, 'is', 'are')} disputed."
        )


def _some(count: int, one: str, several: str) -> str:
    """A count with its verb."""
    return f"{number(count)} {one if count == 1 else several}"


def support(resolved: pd.DataFrame) -> Support:
    """Count, for each quantity, how well resolved rows are supported.

    Parameters
    ----------
    resolved : pandas.DataFrame
        As `nkrefugees.resolve` gives it.

    Returns
    -------
    Support
        With ``frame()`` and ``summary()``.

    Raises
    ------
    MissingColumns
        If a column is missing.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> found = nk.support(nk.resolve(nk.claims(incident="2021-07-14-dandong")))
    >>> "repatriated" in set(found.frame()["quantity"])
    True
    """
    if missing := [c for c in _NEEDED if c not in resolved]:
        raise MissingColumns("support", missing)
    figured = resolved[["n_low", "n_best", "n_high"]].notna().any(axis=1)
    counted = resolved.assign(
        n_rows=True,
        n_figured=figured,
        n_without=~figured,
        n_one_origin=figured & (resolved["n_origins_max"] == 1),
        n_open=figured & (resolved["open_low"] | resolved["open_high"]),
        n_apart=figured & (resolved["n_low"] != resolved["n_high"]).fillna(False).astype(bool),
        n_disputed=figured & resolved["disputed"],
    )
    totals = counted.groupby("quantity")[_COUNTS].sum().astype("Int64").reset_index()
    return Support(totals.sort_values(["n_rows", "quantity"], ascending=[False, True], ignore_index=True))
