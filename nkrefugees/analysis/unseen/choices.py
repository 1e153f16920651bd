"""Chao's bound under other choices of lists, families, years and matches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from nkrefugees.analysis.families import families
from nkrefugees.analysis.results import Result
from nkrefugees.analysis.unseen.bounds import check_share, lower_bound
from nkrefugees.analysis.unseen.searches import OTHERS, search_lists
from nkrefugees.errors import BadValue, MissingColumns, Refusal
from nkrefugees.wording import plural

_COLUMNS = ["choice", "option", "lists", "seen", "once", "twice", "estimate", "low", "high", "refused"]
_COUNTS = ["lists", "seen", "once", "twice"]


class _Variant(NamedTuple):
    choice: str
    option: str
    claims: pd.DataFrame
    most: int
    missed: float = 0.0
    form: str = "unlike"


@dataclass(frozen=True, repr=False, eq=False)
class BoundChoices(Result):
    """Chao's bound, one for each choice.

    Attributes
    ----------
    rows : pandas.DataFrame
        As `frame` gives them.
    together : tuple of int
        Incidents on two lists or more, and those of them that one document alone puts on these lists.
    """

    rows: pd.DataFrame
    together: tuple[int, int]

    def frame(self) -> pd.DataFrame:
        """Give one row a choice.

        Returns
        -------
        pandas.DataFrame
            ``choice`` and ``option`` (families with a list of their own; without a family; years of
            incidents, each and added up; lengths of lists; matches missed), ``lists``, ``seen``, ``once``,
            ``twice`` (incidents), ``estimate``, ``low``, ``high``, ``refused`` (why; else empty).
        """
        return self.rows.copy()

    def summary(self) -> str:
        """Say how far the bound runs over the choices, and what speaks for and against it."""
        found = self.rows[(self.rows["refused"] == "") & ~self.rows["choice"].isin(("years", "lengths"))]
        refused = int((self.rows["refused"] != "").sum())
        if found.empty:
            return f"Every choice is refused: {self.rows['refused'].iloc[0]}."
        ends = found["estimate"].min(), found["estimate"].max()
        several, alone = self.together
        said = [
            f"Over {plural(len(found), 'choice')} of families and matches Chao's formula gives "
            f"{ends[0]:,.0f} to {ends[1]:,.0f}, where {found['seen'].max():,} incidents were seen.",
            *_added(self.rows),
            f"Of {plural(several, 'incident')} on two lists or more, {alone:,} are on them by one document "
            "alone: lists that share documents overlap more than lists that were made apart.",
            f"{plural(refused, 'choice')} refused." if refused else "",
        ]
        return " ".join(part for part in said if part)


def bound_by_choice(
    claims: pd.DataFrame,
    *,
    most: Iterable[int] = (4, 2, 3, 6, 8),
    missed_matches: Iterable[float] = (0.05, 0.1, 0.2),
    years: Iterable[int] = (2005, 2015),
) -> BoundChoices:
    """Repeat `lower_bound` on lists by origin under other choices, one at a time.

    The base is the first of ``most``. Beside it stand other numbers of lists; the record without each of
    the families that have a list; the incidents of some years alone, for outlets that did not publish
    at the same time cannot share incidents and make the sum of years differ from the whole; the form for
    lists of one length, which comes out too high where they are unlike; and missed matches, which make one
    incident on two lists into two on one each.

    Parameters
    ----------
    claims : pandas.DataFrame
        As `search_lists` takes them, with ``source_id`` and ``last_day``.
    most : iterable of int
        How many families have a list of their own; the first is the base.
    missed_matches : iterable of float
        The share of the incidents on exactly two lists that were not recognised as the same.
    years : iterable of int
        First years of the later periods, rising.

    Returns
    -------
    BoundChoices
        With ``frame()`` and ``summary()``; a choice that is refused says why.

    Raises
    ------
    MissingColumns
        If a column is missing.
    BadValue
        If an option is not what it should be.

    See Also
    --------
    lower_bound, search_lists, sensitivity

    Examples
    --------
    >>> import nkrefugees as nk
    >>> found = bound_by_choice(nk.claims(quantity="repatriated"))
    >>> sorted(set(found.frame()["choice"]))
    ['families', 'lengths', 'missed matches', 'without', 'years']
    """
    if missing := [
        c for c in ("incident_id", "origin_id", "source_id", "found_by", "last_day") if c not in claims
    ]:
        raise MissingColumns("bound_by_choice", missing)
    sizes, starts = list(dict.fromkeys(most)), list(years)
    if not sizes or any(later <= earlier for earlier, later in pairwise(starts)):
        raise BadValue(
            "most, years", (sizes, starts), "give one number of families at least, and rising years"
        )
    for share in (shares := list(missed_matches)):
        check_share("missed_matches", share)
    rows = [_bound(v) for v in _variants(claims, sizes, shares, starts)]
    frame = pd.DataFrame([*rows, *_sum(rows)], columns=_COLUMNS)
    types = dict.fromkeys(_COUNTS, "Int64") | dict.fromkeys(["estimate", "low", "high"], "Float64")
    return BoundChoices(frame.astype(types), _together(claims, sizes[0]))


def _variants(
    claims: pd.DataFrame, sizes: list[int], shares: list[float], starts: list[int]
) -> Iterator[_Variant]:
    base = sizes[0]
    yield from (_Variant("families", str(size), claims, size) for size in sizes)
    family = families(claims["origin_id"].astype(object)) if len(claims) else claims["origin_id"]
    for name in _named(claims, base):
        yield _Variant("without", name, claims[family != name], base)
    ends = [-10_000, *starts, 10_000]
    year = claims["last_day"].dt.year
    for first, next_one in pairwise(ends):
        yield _Variant("years", _words(first, next_one), claims[(year >= first) & (year < next_one)], base)
    yield _Variant("lengths", "taken as alike", claims, base, form="lists")
    yield from (_Variant("missed matches", f"{share:g}", claims, base, share) for share in shares)


def _words(first: int, next_one: int) -> str:
    if first < 0:
        return f"to {next_one - 1}"
    return f"from {first}" if next_one > 9999 else f"{first} to {next_one - 1}"


def _named(claims: pd.DataFrame, most: int) -> list[str]:
    """The families that have a list of their own; none where there are no lists."""
    try:
        return [str(name) for name in search_lists(claims, most).columns if name != OTHERS]
    except Refusal:
        return []


def _bound(variant: _Variant) -> dict[str, Any]:
    """One row: the bound, or why there is none."""
    row: dict[str, Any] = {"choice": variant.choice, "option": variant.option}
    try:
        lists = search_lists(variant.claims, variant.most)
        found = lower_bound(_matched(lists, variant.missed), count="n", form=variant.form)
    except Refusal as refusal:
        return row | {"refused": refusal.reason}
    counts = {"lists": lists.shape[1], "seen": found.seen, "once": found.once, "twice": found.twice}
    low, high = found.interval
    return row | counts | {"estimate": found.estimate, "low": low, "high": high, "refused": ""}


def _matched(lists: pd.DataFrame, missed: float) -> pd.DataFrame:
    """The patterns of lists, with missed matches made: two units on one list become one on two."""
    on = lists.sum(axis=1)
    twice, once = int((on == 2).sum()), int((on == 1).sum())
    more = round(twice / (1 - missed)) - twice
    if 2 * more > once:
        raise Refusal("lower_bound", f"{more:,} missed matches are more than the units on one list allow")
    pairs = lists[on == 2].drop_duplicates().head(1) if more else lists.head(0)
    counted = lists[on != 1].assign(n=1)
    singles = lists[on == 1].sort_values(list(lists.columns), kind="stable").assign(n=1)
    gone = np.linspace(0, max(once - 1, 0), 2 * more).round().astype(int)
    singles = singles.drop(singles.index[gone])
    return pd.concat([counted, singles, pairs.assign(n=more)], ignore_index=True)


def _sum(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The bounds of all years added up, where each has one."""
    years = [row for row in rows if row["choice"] == "years"]
    row: dict[str, Any] = {"choice": "years", "option": "added up"}
    if refused := [r for r in years if r["refused"]]:
        return [row | {"refused": f"{refused[0]['option']}: {refused[0]['refused']}"}]
    added = {c: sum(r[c] for r in years) for c in (*_COUNTS[1:], "estimate")}
    return [row | added | {"refused": ""}]


def _added(rows: pd.DataFrame) -> list[str]:
    """How the sum of the years compares with the whole."""
    added = rows[(rows["choice"] == "years") & (rows["option"] == "added up")]
    if added.empty or added["refused"].iloc[0]:
        return []
    parts = int((rows["choice"] == "years").sum()) - 1
    return [f"Made apart for {plural(parts, 'run')} of years and added up: {added['estimate'].iloc[0]:,.0f}."]


def _together(claims: pd.DataFrame, most: int) -> tuple[int, int]:
    """Incidents on two lists or more, and how many of them rest on one document."""
    try:
        on = search_lists(claims, most).sum(axis=1)
    except Refusal:
        return 0, 0
    several = on.index[on > 1]
    met = claims[claims["found_by"].eq("blind").fillna(False) & claims["origin_id"].notna()]
    documents = met.groupby(met["incident_id"].astype(object))["source_id"].nunique()
    return len(several), int((documents.reindex(several) == 1).sum())
