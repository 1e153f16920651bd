"""The verdict on waves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from nkrefugees.analysis.results import Result
from nkrefugees.wording import number, plural

_BINS = {"MS": "one month", "QS": "one quarter", "2QS": "one half-year", "YS": "one year"}
LOSSES = ["wave", "family", "events_lost", "share_with", "share", "survives"]
COLUMNS = [
    "first_day", "first_earliest", "first_latest", "last_day", "last_earliest", "last_latest",
    "events", "events_low", "events_high", "n_low", "n_high", "open_low", "open_high",
    "share", "in_most", "survives", "lost_without", "control", "incident_ids",
]  # fmt: skip


@dataclass(frozen=True, repr=False, eq=False)
class Waves(Result):
    """The waves of handovers that universes of choices find; made by `waves`.

    Attributes
    ----------
    waves : pandas.DataFrame
        One row a wave, as in `frame`.
    periods : pandas.DataFrame
        Indexed by ``period`` (the narrowest bins): ``events_low``, ``events``, ``events_high`` (over
        draws of the first rule: at 0.05, in the middle, at 0.95), ``effort`` (documents on other
        subjects), ``incident_ids`` (that may lie in it).
    without : pandas.DataFrame
        One row a wave and source family: ``wave``, ``family``, ``events_lost``, ``share_with`` and ``share``
        (of universes of the first rule and all events, with the family and without it), ``survives``.
    null : pandas.DataFrame
        One row a ``noise``, ``inclusion`` rule, ``width`` and ``detector``: ``twins``, ``share_of_twins``
        (with some false wave), ``waves_per_twin``.
    false_wave_rate : float
        The share of twins without waves on which as large a share of ways to look agrees on one.
    needed : pandas.DataFrame
        ``width``, ``detector``, ``handovers``: how many in one bin of middling effort, beyond an even record,
        would be a wave to a detector.
    shares : pandas.DataFrame
        As `choices` gives it.
    universes : int
        How many there are.
    least : float
        The share of universes that makes a wave one of most.
    notes : tuple of str
        What was not looked at, in sentences.
    refused : str
        Why there is no verdict; empty where there is one.
    """

    waves: pd.DataFrame
    periods: pd.DataFrame
    without: pd.DataFrame
    null: pd.DataFrame
    false_wave_rate: float
    needed: pd.DataFrame
    shares: pd.DataFrame
    universes: int
    least: float
    notes: tuple[str, ...] = ()
    refused: str = ""

    def frame(self) -> pd.DataFrame:
        """One row a wave.

        Returns
        -------
        pandas.DataFrame
            Indexed by ``wave``: ``first_day`` and ``last_day`` (the middle over universes, each with its
            earliest and latest), ``events`` (handovers, with the fewest and the most), ``n_low``, ``n_high``,
            ``open_low``, ``open_high`` (people), ``share`` (of universes that find it), ``in_most``,
            ``survives`` (the loss of each source family, one at a time), ``lost_without`` (families, joined
            by ``;``), ``control`` (share of universes in which the control has a wave there; missing without
            one), ``incident_ids``.
        """
        return self.waves.copy()

    def choices(self) -> pd.DataFrame:
        """One row a wave and value of a choice: ``wave``, ``choice``, ``value``, ``share`` (of universes)."""
        return self.shares.copy()

    def swayed(self) -> pd.DataFrame:
        """One row a wave and choice, that which matters most first: ``least``, ``most``, ``range``."""
        spans = self.shares.groupby(["wave", "choice"])["share"].agg(["min", "max"])
        spans = spans.set_axis(["least", "most"], axis=1).assign(range=spans["max"] - spans["min"])
        return spans.reset_index().sort_values(["wave", "range"], ascending=[True, False], ignore_index=True)

    def summary(self) -> str:
        """Say when the waves were, what they rest on, and how often noise makes one."""
        if self.refused:
            return f"No verdict on waves: {self.refused}."
        kept = self.waves[self.waves["in_most"]]
        noise = (
            f"Noise alone makes a wave that as many ways to look agree on in {self.false_wave_rate:.0%} of "
            "twins, which are records like this one without waves."
        )
        asked = f"{plural(self.universes, 'universe')} of choices"
        head = f"{plural(len(kept), 'wave')} of handovers in at least {self.least:.0%} of {asked}."
        if kept.empty:
            head = f"No wave of handovers is found in at least {self.least:.0%} of {asked}."
        fainter = len(self.waves) - len(kept)
        less = f" {plural(fainter, 'fainter one')} in fewer." if fainter else ""
        told = " ".join(_told(row, self.swayed()) for row in self.waves.itertuples())
        end = "A share of universes tells how much hangs on choices, not how likely a wave was."
        return " ".join(part for part in (head + less, told, noise, self._needed(), *self.notes, end) if part)

    def _needed(self) -> str:
        """How many handovers would be a wave."""
        width = self.needed["width"].iloc[0]
        rows = self.needed[self.needed["width"] == width].dropna().sort_values("handovers")
        if rows.empty:
            return ""
        told = ", ".join(f"{row.handovers} by {row.detector}" for row in rows.itertuples())
        return (
            f"In {_BINS[width]} of middling effort, so many handovers more than in an even record would be a "
            f"wave: {told}."
        )


def _told(row: Any, swayed: pd.DataFrame) -> str:
    first = _between(row.first_day, row.first_earliest, row.first_latest)
    last = _between(row.last_day, row.last_earliest, row.last_latest)
    lost = row.lost_without
    stands = (
        f"it is lost without {lost.replace(';', ' or ')}"
        if lost
        else "it survives the loss of each source family"
    )
    choice = swayed[swayed["wave"] == row.Index].iloc[0]
    return (
        f"Wave {row.Index}: {first} to {last}, {row.events} handovers, {people(row)}; in "
        f"{row.share:.0%} of universes ({choice['least']:.0%} to {choice['most']:.0%} by "
        f"{choice['choice']}); {stands}."
    )


def _between(day: pd.Timestamp, earliest: pd.Timestamp, latest: pd.Timestamp) -> str:
    """A day, and between which days it lies."""
    if earliest == latest:
        return f"{day:%Y-%m-%d}"
    return f"{day:%Y-%m-%d} ({earliest:%Y-%m-%d} to {latest:%Y-%m-%d})"


def people(row: Any) -> str:
    """The people of a wave in words.

    Examples
    --------
    >>> row = pd.DataFrame({"n_low": [20], "n_high": [60], "open_high": [True]})
    >>> people(next(row.itertuples()))
    '20 to ≥ 60 people'
    """
    low, high = row.n_low, row.n_high
    if pd.isna(low) and pd.isna(high):
        return "people without a figure"
    start = 0 if pd.isna(low) else int(low)
    sign = "≥ " if row.open_high else ""
    if pd.isna(high):
        return f"≥ {number(start)} people"
    return (
        f"{sign}{number(start)} people"
        if start == high
        else f"{number(start)} to {sign}{number(int(high))} people"
    )
