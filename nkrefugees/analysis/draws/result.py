"""What draws come to: sums by draw and period, days by event and draw."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.draws.board import KIND
from nkrefugees.analysis.draws.sample import NEVER, Cells
from nkrefugees.analysis.draws.sums import extremes
from nkrefugees.analysis.results import Result
from nkrefugees.wording import number, plural

SHARES = (0.05, 0.5, 0.95)
RANGES = {share: f"sensitivity_{100 * share:02.0f}" for share in SHARES}
_RULES = {"all": "all events", "two_origins": "events of two origins or more", "tier": "sound sources alone"}


@dataclass(frozen=True, repr=False, eq=False)
class Draws(Result):
    """Sums of claims with the choices that they leave open made at random; made by `draws`.

    Attributes
    ----------
    totals : pandas.DataFrame
        One row a draw; columns are quantity, unit and period (those in which some event may lie): people.
    open_high, open_low : pandas.DataFrame
        Of the same shape: whether some figure in the sum is only "at least", or only "up to".
    rows : pandas.DataFrame
        One row an event: ``quantity``, ``unit``, ``incident_id``, and the span that days are drawn from.
    days : numpy.ndarray
        Events by draws: days since 1970; the least 32-bit number where an event is not in a draw.
    figures : numpy.ndarray
        Events by draws: the figure that was heard; missing where nobody gives one.
    inclusion : pandas.Series
        The inclusion rule of each draw.
    ranks : pandas.DataFrame
        Draws by families: the rank of each, 0 being heard first.
    resolved : dict of str to pandas.DataFrame
        What each inclusion rule counts, with the least and the greatest figures that anybody gives.
    links : pandas.DataFrame
    include : tuple of str
    freq : str
    seed : int
    """

    totals: pd.DataFrame
    open_high: pd.DataFrame
    open_low: pd.DataFrame
    rows: pd.DataFrame
    days: Cells
    figures: Cells
    inclusion: pd.Series[str]
    ranks: pd.DataFrame
    resolved: dict[str, pd.DataFrame]
    links: pd.DataFrame
    include: tuple[str, ...]
    freq: str
    seed: int

    @cached_property
    def extremes(self) -> pd.DataFrame:
        """Sums with every event at its least, and at its greatest, by inclusion rule and period."""
        return extremes(self.resolved, self.freq, self.include, self.links)

    def dates(self) -> pd.DataFrame:
        """Days by event (indexed by ``quantity``, ``unit``, ``incident_id``) and draw.

        Missing where an event is not in a draw, or has no known day.
        """
        days = np.where(self.days == NEVER, 0, self.days).astype("datetime64[D]").astype("datetime64[us]")
        days[self.days == NEVER] = np.datetime64("NaT")
        columns = pd.RangeIndex(self.days.shape[1], name="draw")
        return pd.DataFrame(days, pd.MultiIndex.from_frame(self.rows[[*KIND, "incident_id"]]), columns)

    def frame(self) -> pd.DataFrame:
        """One row a quantity, unit and period: how far the choices move the sum.

        Returns
        -------
        pandas.DataFrame
            Indexed by ``period``: ``quantity``, ``unit``, ``all_low`` (every event at its least),
            ``sensitivity_05``, ``sensitivity_50``, ``sensitivity_95`` (people: that share of draws has this
            sum or less), ``all_high`` (every event at its greatest, in every period that it may lie in),
            ``open_low``, ``open_high``, ``text``.
        """
        cells = self.totals.to_numpy()
        ranks = np.quantile(cells, SHARES, axis=0, method="inverted_cdf") if cells.size else np.zeros((3, 0))
        ranges = pd.DataFrame(ranks.T, self.totals.columns, list(RANGES.values())).round().astype("Int64")
        opens = {
            "open_low": self.open_low.any(axis=0).to_numpy(),
            "open_high": self.open_high.any(axis=0).to_numpy(),
        }
        ends = self.extremes.dropna(subset=["period"]).groupby([*KIND, "period"])
        found = ranges.assign(
            **opens,
            all_low=ends["all_low"].min().reindex(ranges.index).fillna(0).astype("Int64"),
            all_high=ends["all_high"].max().reindex(ranges.index).astype("Int64"),
        ).reset_index()
        found["text"] = [_text(row) for row in found.itertuples()]
        columns = [*KIND, "all_low", *RANGES.values(), "all_high", "open_low", "open_high", "text"]
        return found.set_index("period")[columns]

    def grand(self) -> pd.DataFrame:
        """One row a quantity and unit: the same of the whole span, by inclusion rule and over all draws.

        Returns
        -------
        pandas.DataFrame
            ``quantity``, ``unit``, ``inclusion`` (``drawn`` is all draws together), ``all_low``, the
            sensitivity ranges, ``all_high``, ``open_low``, ``open_high``, ``text``.
        """
        whole = self.totals.T.groupby(level=KIND).sum().T
        opens = {
            side: getattr(self, side).T.groupby(level=KIND).any().T for side in ("open_low", "open_high")
        }
        drawn = list(dict.fromkeys(self.inclusion))
        parts = [
            self._whole(kind, rules, whole, opens)
            for kind in whole.columns
            for rules in [*([[rule] for rule in drawn] if len(drawn) > 1 else []), drawn]
        ]
        columns = [
            *KIND,
            "inclusion",
            "all_low",
            *RANGES.values(),
            "all_high",
            "open_low",
            "open_high",
            "text",
        ]
        return pd.DataFrame(parts, columns=columns)

    def _whole(
        self, kind: Any, rules: list[str], whole: pd.DataFrame, opens: dict[str, pd.DataFrame]
    ) -> dict[str, object]:
        those = self.inclusion.isin(rules).to_numpy()
        ends = self.extremes[self.extremes["period"].isna() & self.extremes["inclusion"].isin(rules)]
        ends = ends[(ends["quantity"] == kind[0]) & (ends["unit"] == kind[1])]
        ranks = np.quantile(whole[kind][those], SHARES, method="inverted_cdf")
        row: dict[str, Any] = dict(zip(RANGES.values(), (int(n) for n in ranks), strict=True))
        row |= dict(zip(KIND, kind, strict=True))
        row |= {side: bool(flags[kind][those].any()) for side, flags in opens.items()}
        row |= {
            "inclusion": rules[0] if len(rules) == 1 else "drawn",
            "all_low": int(ends["all_low"].min()) if len(ends) == len(rules) else 0,
            "all_high": int(ends["all_high"].max()) if len(ends) else 0,
        }
        return row | {"text": _text(pd.Series(row))}

    def summary(self) -> str:
        """Say how far the choices move each sum."""
        n = len(self.inclusion)
        if self.rows.empty:
            return f"Nothing is recorded for this choice: {plural(n, 'draw')} of nothing."
        grand = self.grand()
        told = " ".join(self._told(row) for row in grand.drop_duplicates(KIND, keep="last").itertuples())
        rules = ", ".join(_RULES[rule] for rule in dict.fromkeys(self.inclusion))
        return (
            f"{plural(n, 'draw')} (seed {self.seed}) of {plural(len(self.rows), 'event')}; source families "
            f"that are ranked: {self.ranks.shape[1]}; counted: {rules}. {told} "
            "This says how far choices move a sum, not where the truth lies."
        )

    def _told(self, row: Any) -> str:
        quantity, unit = (str(getattr(row, c)) for c in KIND)
        return (
            f"{quantity.replace('_', ' ').capitalize()}, {unit}: {row.text} in nine draws of ten; "
            f"{number(row.all_low)} with every event at its least, "
            f"{'≥ ' if row.open_high else ''}{number(row.all_high)} at its greatest."
        )


def _text(row: Any) -> str:
    """The range in words, with ≥ where some figure is only "at least"."""
    low, high = (int(getattr(row, RANGES[share])) for share in (SHARES[0], SHARES[-1]))
    sign = "≥ " if getattr(row, "open_high", False) else "≤ " if getattr(row, "open_low", False) else ""
    return f"{sign}{number(low)}" if low == high else f"{sign}{number(low)} to {number(high)}"
