"""What became of them: the last report of each group, the silence since, and lags from arrest to return."""

from __future__ import annotations

from typing import Any

import pandas as pd

from nkrefugees import dates
from nkrefugees.analysis.resolve import resolve
from nkrefugees.analysis.voices.around import around
from nkrefugees.analysis.voices.lags import curves_of, lags_of, returns_of
from nkrefugees.analysis.voices.saying import published_by, released, told
from nkrefugees.analysis.voices.silence import Fates
from nkrefugees.filters import Day
from nkrefugees.vintage import stamp

_NEEDED = [
    "claim_id", "source_id", "incident_id", "quantity", "subgroup", "unit", "claimant_id", "origin_id",
    "stance", "said_edtf", "first_day", "last_day", "n_low", "n_best", "n_high",
]  # fmt: skip
_GROUP = ["incident_id", "quantity", "unit"]
_FIGURES = ["n_low", "n_best", "n_high", "open_low", "open_high", "first_day", "last_day"]
_ORIGINS = ["n_origins_min", "n_origins_max"]
_LAST = {
    "said_first": "last_said_first",
    "said_last": "last_said_last",
    "claimant_id": "last_claimant",
    "claim_id": "last_claim",
    "stance": "last_stance",
}
_COLUMNS = [
    *_GROUP, *_FIGURES, "n_claims", *_ORIGINS, *_LAST.values(), "silent_months_low", "silent_months_high",
    "claim_ids",
]  # fmt: skip
_MONTH = 365.25 / 12


def fates(claims: pd.DataFrame, as_of: Day = None) -> Fates:
    """Say what is last reported of each group, how long ago, and how long from arrest to return.

    A group of whom no return is reported is censored: it is neither safe nor returned. What is censored when,
    and which day inside an uncertain span is meant, is varied, and the curves stand beside one another: the
    earliest and the latest return, and leaving with the last report or at the end. Groups that a larger one
    holds are left out of the lags; groups of whom only the return was reported cannot enter them.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims as `nkrefugees.claims` gives them; those about series are left out.
    as_of : str, int or date, optional
        The last day of the observation; what was published later is left out. By default the day on which the
        data were made.

    Returns
    -------
    Fates
        With ``frame()``, ``lags``, ``curves``, ``shares()``, ``around`` and ``summary()``; without rows where
        no claim is about an incident.

    Raises
    ------
    MissingColumns, BadValue, BadDate
        If a column or an id is missing, or a day is outside the profile.

    See Also
    --------
    nkrefugees.plot.fates : draw it.

    Notes
    -----
    Kaplan and Meier (1958). The share is one of recorded groups, not of people, and no sampling error is
    given: the record is no sample. Those released leave on that day, as if their return were then no longer
    possible to see; a release and a return may both be claimed, and then the return counts.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> found = nk.fates(nk.claims(incident="2021-07-14-dandong"), as_of="2023-12-31")
    >>> found.until_is
    'the day given'
    """
    claims = published_by(told("fates", claims, _NEEDED), as_of)
    claims = claims[claims["incident_id"].notna() & claims["quantity"].notna()]
    until, until_is = _until(as_of)
    resolved = resolve(claims)
    lags = lags_of(claims, resolved, until)
    curves, refused = curves_of(lags)
    beside = around(claims, returns_of(claims, resolved))
    return Fates(_groups(claims, resolved, until), lags, curves, refused, beside, until, until_is)


def _until(as_of: Day) -> tuple[pd.Timestamp, str]:
    """The last day of the observation, and what it is."""
    if as_of is None or as_of == "":
        return released(), "the day on which the data were made"
    return stamp(dates.day(as_of, last=True)), "the day given"


def _groups(claims: pd.DataFrame, resolved: pd.DataFrame, until: pd.Timestamp) -> pd.DataFrame:
    """One row an incident, quantity and unit: its figures, its last report, the silence since."""
    rows = claims.assign(unit=claims["unit"].fillna("persons"))
    rows = rows.sort_values(["said_last", "said_first", "claim_id"], na_position="first")
    grouped = rows.groupby(_GROUP, sort=True)
    last = rows.drop_duplicates(_GROUP, keep="last").set_index(_GROUP).rename(columns=_LAST)
    whole = resolved[resolved["subgroup"] == "all"].set_index(_GROUP)
    frame = grouped["claim_id"].agg(n_claims="size", claim_ids=lambda ids: ";".join(sorted(ids)))
    frame = frame.join(last[[*_LAST.values()]]).join(whole[[*_FIGURES, *_ORIGINS]])
    frame = frame.assign(
        silent_months_low=_months(until - grouped["said_last"].max()),
        silent_months_high=_months(until - grouped["said_first"].max()),
    )
    flags = {c: frame[c].eq(True) for c in ("open_low", "open_high")}
    whole_rows: pd.DataFrame = frame.assign(**flags).reset_index()
    return whole_rows[_COLUMNS]


def _months(length: Any) -> Any:
    return (pd.to_timedelta(length).dt.days / _MONTH).round(1)
