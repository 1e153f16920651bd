"""Estimates of one quantity against each other: by producer family and period, with open ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from nkrefugees.analysis.accounts.ranges import FIGURES, crowded, extremes, vintages
from nkrefugees.analysis.accounts.revisions import REVISIONS, revised
from nkrefugees.analysis.families import actor_names, families
from nkrefugees.analysis.resolve import resolve
from nkrefugees.analysis.results import Result
from nkrefugees.analysis.voices.saying import told
from nkrefugees.filters import rows as look_up
from nkrefugees.vocab import WordCount
from nkrefugees.wording import bounds, number, plural

COLUMNS = [
    "series_id", "measure", "scope", "whole", "family", "name", "period", *FIGURES, "open_low", "open_high",
    "n_claims", "n_denials", "in_words", "first_day", "last_day", "rule", "claim_ids",
]  # fmt: skip
_NEEDED = [
    "claim_id", "source_id", "series_id", "quantity", "subgroup", "unit", "origin_id", "claimant_id",
    "place_id", "population", "stance", "denied", "said_edtf", "n_text", "first_day", "last_day", *FIGURES,
]  # fmt: skip
_KEY = ["series_id", "scope", "whole", "in_words", "family", "period"]
_NOTHING = "No estimate is recorded for this choice."


@dataclass(frozen=True, repr=False, eq=False)
class Estimates(Result):
    """Estimates side by side; nothing is averaged or added.

    Attributes
    ----------
    rows : pandas.DataFrame
        As `frame` gives them.
    claims : pandas.DataFrame
        The claims behind them, each with ``published_last``, ``family`` and ``whole``.
    """

    rows: pd.DataFrame
    claims: pd.DataFrame

    def frame(self) -> pd.DataFrame:
        """Give one row a series, scope, family of origins and period.

        Returns
        -------
        pandas.DataFrame
            ``series_id``, ``measure`` (stock, flow, cumulative), ``scope`` (unit, population, subgroup,
            place), ``whole`` (of no single place or subgroup), ``family``, ``name``, ``period`` (the years
            that the figure is for; *by* a year where the beginning is open), ``n_low``, ``n_best``,
            ``n_high``, ``open_low``, ``open_high``, ``n_claims``, ``n_denials`` (of the number, or of the
            thing itself), ``in_words`` (words such as "tens of thousands" stand behind the figures, read as
            a span by the codebook), ``first_day``, ``last_day``, ``rule``, ``claim_ids``.
        """
        return self.rows.copy()

    def revisions(self) -> pd.DataFrame:
        """Give each step from one figure of a family to its next, for the whole alone.

        Returns
        -------
        pandas.DataFrame
            ``series_id``, ``name``, ``period_before``, ``figure_before``, ``period``, ``figure``, ``change``
            (higher, lower: the ranges do not meet; overlapping; same; not comparable) and ``claim_ids``. A
            figure for another year need not correct the one before.
        """
        if not len(self.rows):
            return pd.DataFrame(columns=REVISIONS)
        return revised(self.rows[self.rows["whole"]])

    def vintages(self) -> pd.DataFrame:
        """Give what a reader at the end of each year could have read, for the whole alone.

        Returns
        -------
        pandas.DataFrame
            ``published`` (the year), ``n_new`` (claims with a figure published in it), ``new_low`` and
            ``new_high`` (the least and greatest of them), ``n_claims``, ``n_families``, ``least`` and
            ``greatest`` (of all until then). Years in which nothing was published have no row; words such as
            "tens of thousands" are left out.
        """
        return vintages(self.claims[self.claims["whole"] & ~self.claims["in_words"]])

    def summary(self) -> str:
        """Say how far the estimates lie apart, over all and in the year with most families."""
        whole = (
            self.rows[self.rows["whole"] & self.rows[FIGURES].notna().any(axis=1)]
            if len(self.rows)
            else self.rows
        )
        if not len(whole):
            return _NOTHING
        firm = whole[~whole["in_words"]] if (~whole["in_words"]).any() else whole
        low, high = extremes(firm)
        parts = len(self.rows) - int(self.rows["whole"].sum())
        words = [
            f"Figures for the whole: {plural(int(whole['n_claims'].sum()), 'claim')}, producer families: "
            f"{whole['family'].nunique()}; nothing is averaged or added.",
            f"The least is {bounds(low)}, for {low.period}, by {low.name}; "
            f"the greatest is {bounds(high)}, for {high.period}, by {high.name}.",
            crowded(firm),
            f"{number(int(whole['open_high'].sum()))} of {plural(len(whole), 'row')} rest in part on "
            f"'at least', {number(int(whole['open_low'].sum()))} on 'up to': their other end is open.",
        ]
        if len(firm) < len(whole):
            words.append(
                f"{plural(len(whole) - len(firm), 'row')} in words alone, read as a span and left out above."
            )
        if parts:
            words.append(
                f"{plural(parts, 'row')} of one place or subgroup, which are not compared with the whole."
            )
        return " ".join(word for word in words if word)


def estimates(claims: pd.DataFrame, rule: str = "bounds") -> Estimates:
    """Set estimates of one quantity against each other, without joining the families that produce them.

    Within one family of origins, period and scope the rule makes one row; across families nothing is joined:
    they repeat and answer each other, and a mean of them would be nobody's figure.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims about series, as `nkrefugees.claims` gives them; those about incidents are left out.
    rule : str, default "bounds"
        A rule of `nkrefugees.resolve`.

    Returns
    -------
    Estimates
        With ``frame()``, ``revisions()``, ``vintages()`` and ``summary()``.

    Raises
    ------
    UnknownName
        If the rule does not exist.
    MissingColumns, BadValue
        If a column or an id is missing.

    See Also
    --------
    nkrefugees.plot.estimates : draw the claims.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> nk.estimates(nk.claims(incident="2021-07-14-dandong")).summary()
    'No estimate is recorded for this choice.'
    """
    rows = told("estimates", claims, _NEEDED)
    rows = _described(rows[rows["series_id"].notna()])
    keys = rows[_KEY].drop_duplicates().reset_index(drop=True)
    keys = keys.assign(incident_id=pd.Series([f"estimate {n}" for n in range(len(keys))], dtype="str"))
    named = rows.drop(columns="incident_id", errors="ignore").merge(keys, on=_KEY)
    resolved = resolve(named.assign(subgroup="all", unit="persons"), rule)
    days = named.groupby("incident_id")[["first_day", "last_day"]].first()
    frame = resolved.drop(columns=["first_day", "last_day"]).merge(keys, on="incident_id")
    frame = frame.merge(days, left_on="incident_id", right_index=True)
    frame = frame[(frame["n_claims"] > 0) | (frame["n_denials"] > 0)]
    about = look_up("series", "series_id", keys["series_id"]).set_index("series_id")["measure"]
    frame = frame.assign(measure=frame["series_id"].map(about.to_dict()).astype("str"))
    frame = frame.assign(name=frame["family"].map(actor_names(frame["family"])).fillna(frame["family"]))
    order = ["series_id", "whole", "last_day", "first_day", "family", "scope"]
    ordered = frame.sort_values(order, ascending=[True, False, True, True, True, True], ignore_index=True)
    return Estimates(ordered[COLUMNS], rows)


def _described(rows: pd.DataFrame) -> pd.DataFrame:
    """Claims with their family, period and scope; unlike scopes are never one row."""
    places = look_up("places", "place_id", rows["place_id"]).set_index("place_id")["name_en"].to_dict()
    part = rows["subgroup"].fillna("all").where(rows["subgroup"] != "all", "")
    columns = [
        rows["unit"].fillna("persons"),
        rows["population"],
        part,
        rows["place_id"].map(places).astype("str").fillna(""),
    ]
    scopes = [", ".join(str(v) for v in row if v) for row in zip(*columns, strict=True)]
    return rows.assign(
        family=families(rows["origin_id"].fillna(rows["claimant_id"])),
        period=[_period(a, b) for a, b in zip(rows["first_day"], rows["last_day"], strict=True)],
        scope=pd.Series(scopes, index=rows.index, dtype="str"),
        whole=(part == "") & rows["place_id"].isna(),
        in_words=rows["n_text"].map(_is_word, na_action="ignore").eq(True),
    )


def _is_word(text: str) -> bool:
    """Whether a number is told in words that the codebook reads as a span, without a figure."""
    return any(str(word) in text.lower() for word in WordCount) and not any(c.isdigit() for c in text)


def _period(first: Any, last: Any) -> str:
    """The years that a figure is for."""
    if pd.isna(last):
        return "no day told" if pd.isna(first) else f"from {first.year}"
    if pd.isna(first):
        return f"by {last.year}"
    return f"{last.year}" if first.year == last.year else f"{first.year}–{last.year}"
