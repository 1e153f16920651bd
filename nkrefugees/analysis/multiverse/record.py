"""Outcomes over the record: people, handovers, and the year of a change, under choices about its claims.

To add a choice: give it its options in `preparation.defensible`, and an argument in `Record.__call__`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from nkrefugees.analysis.counts.change_point import change_point
from nkrefugees.analysis.multiverse.settled import Days, Key, Settled
from nkrefugees.analysis.multiverse.ties import Flags, Floats, Ties
from nkrefugees.errors import Refusal

OUTCOMES = ("people", "handovers", "change_point", "waves")
ORIGINS = {"any": 1, "two": 2}
POPULATIONS: dict[str, frozenset[str | None] | None] = {
    "escapees": frozenset({"escapee"}),
    "escapees_and_unknown": frozenset({"escapee", "pow", "mixed", "unknown"}),
    "everybody": None,
}
TIERS: dict[str, frozenset[str] | None] = {
    "all": None,
    "no_reposts": frozenset({"primary", "established", "secondary"}),
    "established": frozenset({"primary", "established"}),
}
DATES = ("first", "middle", "last", "span")
NOBODY = "nobody"
_METHOD = "multiverse"
_EVER = (np.datetime64("0001-01-01"), np.datetime64("9999-12-31"))


@dataclass(frozen=True)
class Record:
    """The record as an outcome: called with one option of each choice, it gives named numbers.

    It holds all that it needs and reads nothing, so that it gives the same in any process.
    """

    what: str
    settled: dict[Key, Settled]
    ties: Ties
    since: np.datetime64 | None
    until: np.datetime64 | None
    years: tuple[int, int]

    def __call__(
        self,
        rule: str = "bounds",
        origins: str = "any",
        population: str = "everybody",
        tier: str = "all",
        without: str = NOBODY,
        dates: str = "span",
    ) -> dict[str, Any]:
        """Give the numbers of one universe, or refuse."""
        rows = self.settled[rule, tier, without]
        kept = self._kept(rows, origins, population)
        if self.what == "change_point":
            return self._change(rows, kept, dates)
        inside, touching = self._in_period(rows, dates)
        if not (kept & touching).any():
            raise Refusal(_METHOD, "no handover is recorded")
        count = self._people if self.what == "people" else self._handovers
        return count(rows, kept, kept & inside, kept & touching)

    def days(self, rule: str, origins: str, population: str, tier: str, without: str, dates: str) -> Days:
        """Give the day of each handover that a universe counts; of those that may be one, of the first."""
        rows = self.settled[rule, tier, without]
        return self._dated(rows, self._kept(rows, origins, population), dates)

    def _kept(self, rows: Settled, origins: str, population: str) -> Flags:
        """The incidents that count: none of them part of another."""
        kinds = POPULATIONS[population]
        fits = np.array([kinds is None or kind in kinds for kind in rows.population], bool)
        figured = ~(np.isnan(rows.low) & np.isnan(rows.best) & np.isnan(rows.high))
        return self.ties.wholes(rows.present & fits & (rows.origins >= ORIGINS[origins]), figured)

    def _dated(self, rows: Settled, kept: Flags, dates: str) -> Days:
        if dates == "span":
            raise Refusal(_METHOD, "a span of days has no one day: choose its first, middle or last")
        counted = kept & rows.affirmed
        for group in self.ties.groups(counted):
            counted[group[1:]] = False
        days: Days = _placed(rows, dates)[0]
        return days[counted & ~np.isnat(days)]

    def countable(self) -> Flags:
        """Which incidents some universe may count."""
        may = [rows.present & self._in_period(rows, "span")[1] for rows in self.settled.values()]
        return np.array([any(one) for one in zip(*may, strict=True)], bool)

    def _people(self, rows: Settled, kept: Flags, inside: Flags, touching: Flags) -> dict[str, Any]:
        """People handed over; a handover whose date may lie outside adds to the high end only."""
        low, best, high, adds = _added(rows, self.ties, kept)
        if (np.isnan(low) & np.isnan(high))[touching].all():
            raise Refusal(_METHOD, "no counted handover has a figure")
        bests = best[inside & adds]
        return {
            "low": np.nansum(low[inside]),
            "best": bests.sum() if len(bests) else None,
            "high": np.nansum(np.where(np.isnan(high), rows.low, high)[touching]),
            "open_low": bool((np.isnan(low) | rows.open_low)[touching].any()),
            "open_high": bool((np.isnan(high) | rows.open_high)[touching].any()),
            "n_without_figure": int((np.isnan(low) & np.isnan(high))[touching].sum()),
        }

    def _handovers(self, rows: Settled, kept: Flags, inside: Flags, touching: Flags) -> dict[str, Any]:
        """Handovers that some counted claim affirms; those that share people may be one."""
        low, high = inside & rows.affirmed, touching & rows.affirmed
        if not high.any():
            raise Refusal(_METHOD, "no handover is affirmed by a claim that the rule counts")
        shared = sum(int(low[group].sum()) - 1 for group in self.ties.groups(kept) if low[group].any())
        return {"low": int(low.sum()) - shared, "high": int(high.sum())}

    def _change(self, rows: Settled, kept: Flags, dates: str) -> dict[str, Any]:
        """The last year before the yearly number of handovers changes, with 95 % of its posterior."""
        import pandas as pd

        years = self._dated(rows, kept, dates).astype("datetime64[Y]").astype(int) + 1970
        first, last = self.years
        counts = {year: int((years == year).sum()) for year in range(first, last + 1)}
        found: Any = change_point(pd.Series(counts))
        low, high = found.interval or (None, None)
        return {"low": low, "best": found.mode, "high": high}

    def _in_period(self, rows: Settled, dates: str) -> tuple[Flags, Flags]:
        """Which incidents lie in the period, and which may; without a period all lie in it."""
        if self.since is None and self.until is None:
            return (np.ones(len(rows.first), bool),) * 2
        begin, end = (limit or ever for limit, ever in zip((self.since, self.until), _EVER, strict=True))
        first, last = _placed(rows, dates)
        closed = ~(np.isnat(rows.first) | np.isnat(rows.last)) if dates == "span" else True
        return (first >= begin) & (last <= end) & closed, (first <= end) & (last >= begin)


def _placed(rows: Settled, dates: str) -> tuple[Days, Days]:
    """First and last day under a choice of the date; a span with an open end lies at the known one."""
    first = np.where(np.isnat(rows.first), rows.last, rows.first)
    last = np.where(np.isnat(rows.last), rows.first, rows.last)
    if dates == "middle":
        middle = first + (last - first) // 2
        return middle, middle
    return {"first": (first, first), "last": (last, last), "span": (first, last)}[dates]


def _added(rows: Settled, ties: Ties, kept: Flags) -> tuple[Floats, Floats, Floats, Flags]:
    """What each incident adds; of those that share people the greatest low and best count, and all highs."""
    low = np.where(np.isnan(rows.low) & ~rows.open_low, rows.best, rows.low)
    high = np.where(np.isnan(rows.high), rows.best, rows.high)
    adds = np.ones(len(low), bool)
    for group in ties.groups(kept):
        if not np.isnan(low[group]).all():
            most = group[np.nanargmax(low[group])]
            low[group], low[most] = 0.0, low[most]
        if not np.isnan(rows.best[group]).all():
            adds[group] = False
            adds[group[np.nanargmax(rows.best[group])]] = True
    return low, rows.best, high, adds
