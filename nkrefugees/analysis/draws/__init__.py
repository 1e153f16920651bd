"""Draws: how far the choices that conflicting and vague claims leave open move a sum."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from nkrefugees import frames
from nkrefugees.analysis.counts.counted import whole_number
from nkrefugees.analysis.draws.board import INCLUSION, KEY, boards
from nkrefugees.analysis.draws.result import Draws
from nkrefugees.analysis.draws.sample import NEVER, Cells, days_drawn, heard, rules_drawn, standing
from nkrefugees.analysis.draws.sums import once, sums
from nkrefugees.analysis.periods import offset
from nkrefugees.analysis.resolve import prepared
from nkrefugees.errors import UnknownName

RANKINGS = ("once", "each")


def draws(
    claims: pd.DataFrame,
    n: int = 1000,
    seed: int = 0,
    *,
    freq: str = "YS",
    inclusion: str | None = None,
    ranking: str = "once",
    include: Iterable[str] = (),
    links: pd.DataFrame | None = None,
) -> Draws:
    """Sum claims again and again, with the choices that they leave open made at random.

    Each draw ranks the families of origins once and hears the same family first in every event: biases
    of a source do not cancel. It dates each event on a day of its span (not before its incident began, not
    after it was first told, arrests before what came of them), and counts by one inclusion rule. This is
    sensitivity to choices: it says how far they move a sum, not where the truth lies.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims as `nkrefugees.claims` gives them, as for `resolve`.
    n : int, default 1000
        The number of draws.
    seed : int, default 0
        The same seed makes the same draws, in whatever order the rows stand.
    freq : str, default "YS"
        The periods of the sums, as in `totals`.
    inclusion : {"all", "two_origins", "tier"}, optional
        Which events count: all; those of at least two origins (untraced ones as one); those that a primary
        or established source reports, by such sources alone. Drawn too by default.
    ranking : {"once", "each"}, default "once"
        Whether families are ranked once a draw, or anew for each event. The latter lets biases cancel and
        looks more precise than the claims are: it is there to show by how much.
    include : iterable of str, optional
        What `totals` leaves out unless asked for.
    links : pandas.DataFrame, optional
        ``from_id``, ``to_id``, ``relation``; those of the record by default.

    Returns
    -------
    Draws
        ``totals`` (draws by quantity, unit and period), ``dates()`` (events by draws), ``frame()``,
        ``summary()``.

    Raises
    ------
    MissingColumns, UnknownName, BadValue
        If a column is missing, or a parameter is not allowed.

    See Also
    --------
    blocks_over_draws : blocks of constant rate over draws of dates.
    waves : the verdict on waves, which varies these choices.

    Notes
    -----
    A family says the lower median of the bests of its origins; where it has none, its bound: an "at least"
    stays at its low, and every sum that holds it is printed with ≥. Sums hold no event beside its parts, and
    of events that share people the greatest figure alone. An event with one known end lies there.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> found = draws(nk.claims(incident="2021-07-14-dandong", quantity="repatriated"), n=20, inclusion="all")
    >>> found.totals.to_numpy().ravel().tolist() == [50] * 20
    True
    """
    n, seed = whole_number("n", n, 1), whole_number("seed", seed, 0)
    if inclusion is not None and inclusion not in INCLUSION:
        raise UnknownName("inclusion rule", inclusion, INCLUSION)
    if ranking not in RANKINGS:
        raise UnknownName("ranking", ranking, RANKINGS)
    offset(freq)
    include = tuple(include)
    links = frames.links() if links is None else links
    rules = [inclusion] if inclusion else list(INCLUSION)
    found = boards(prepared(claims), rules, include, links)
    events = _union([one.rows for one in found.values()])
    families = sorted({family for one in found.values() for said in one.rows["said"] for family in said})
    ranks, chosen = standing(seed, n, families), rules_drawn(seed, n, rules)
    days = days_drawn(seed, n, events)
    figures = np.full(days.shape, np.nan, np.float32)
    open_ends = np.zeros(days.shape, np.uint8)
    counted = np.zeros(days.shape, bool)
    for number, rule in enumerate(rules):
        heard_by = _Hearing(families, ranks, chosen == number, seed if ranking == "each" else None)
        _hear(found[rule].rows, events, heard_by, (figures, open_ends, counted))
    days[~counted] = NEVER
    return Draws(
        *sums(events, days, once(events, figures, links), open_ends, freq),
        rows=events,
        days=days,
        figures=figures,
        inclusion=pd.Series([rules[number] for number in chosen], name="inclusion", dtype="str"),
        ranks=pd.DataFrame(ranks, columns=families),
        resolved={rule: one.resolved for rule, one in found.items()},
        links=links,
        include=include,
        freq=freq,
        seed=seed,
    )


def _union(rows: list[pd.DataFrame]) -> pd.DataFrame:
    """Every event of some rule, once; its span is that of the first rule that counts it."""
    spans = pd.concat([found[["first_day", "last_day"]] for found in rows])
    return spans[~spans.index.duplicated()].sort_index().reset_index()


class _Hearing(NamedTuple):
    """In which order families are heard, in the draws of one inclusion rule."""

    families: list[str]
    ranks: Cells
    those: Cells
    anew: int | None

    def of(self, row: int) -> Cells:
        """The ranks for one event: those of the draw, or, by a seed, others for each event."""
        if self.anew is None:
            return self.ranks[self.those]
        return standing(self.anew, len(self.ranks), self.families, row + 1)[self.those]


def _hear(
    found: pd.DataFrame, events: pd.DataFrame, order: _Hearing, cells: tuple[Cells, Cells, Cells]
) -> None:
    """Fill in the draws of one inclusion rule."""
    figures, open_ends, counted = cells
    at = pd.MultiIndex.from_frame(events[KEY]).get_indexer(found.index)
    places = {family: place for place, family in enumerate(order.families)}
    same = order.of(0) if order.anew is None else None
    for row, said in zip(at, found["said"], strict=True):
        ranks = order.of(int(row)) if same is None else same
        figures[row, order.those], open_ends[row, order.those] = heard(said, ranks, places)
        counted[row, order.those] = True
