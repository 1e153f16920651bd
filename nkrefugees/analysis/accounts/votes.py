"""How votes went: counts by body and session, and where documents disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from nkrefugees.analysis import given
from nkrefugees.analysis.families import actor_names
from nkrefugees.analysis.results import Result
from nkrefugees.errors import MissingColumns
from nkrefugees.wording import plural

SIDES = ("yes", "no", "abstain")
VOTES = [f"vote_{side}" for side in SIDES]
COLUMNS = [
    "policy_id", "actor_id", "name", "title", "kind", "date_edtf", *VOTES, "cast", "share_yes", "counted",
    "documents", "note",
]  # fmt: skip
_KINDS = ("resolution", "talks", "reauthorization", "statute", "amendment")
_NEEDED = ["policy_id", "actor_id", "title", "kind", "date_edtf", "last_day", "note", *VOTES]
_OBSERVED = ["series_id", "period_edtf", "source_id", "value", "note"]
_COUNTED = ("all three sides", "some sides only", "no count recorded")


@dataclass(frozen=True, repr=False, eq=False)
class Votes(Result):
    """Votes of bodies, as documents count them; how each member voted is not part of the record.

    Attributes
    ----------
    rows : pandas.DataFrame
        As `frame` gives them.
    """

    rows: pd.DataFrame

    def frame(self) -> pd.DataFrame:
        """Give one row a vote, or a resolution without a count; bodies with most counts first.

        Returns
        -------
        pandas.DataFrame
            ``policy_id``, ``actor_id``, ``name`` (of the body), ``title``, ``kind``, ``date_edtf``,
            ``vote_yes``, ``vote_no``, ``vote_abstain`` (missing where no document counts them), ``cast``
            (their sum, where all are there), ``share_yes`` (of those cast, percent), ``counted`` (all three
            sides, some sides only, no count recorded), ``documents`` (what statistical tables and pages say
            of the same body and year), ``note``.
        """
        return self.rows.copy()

    def summary(self) -> str:
        """Say, body by body, how many votes are counted, from where to where, and what is not."""
        if not len(self.rows):
            return "No vote is recorded for this choice."
        some = self.rows["counted"] != _COUNTED[2]
        told = self.rows["name"].isin(self.rows.loc[some, "name"])
        bodies = " ".join(_body(str(name), rows) for name, rows in self.rows[told].groupby("name", sort=True))
        others = (
            f"{plural(int((~told).sum()), 'row')} of bodies with no count at all." if not told.all() else ""
        )
        unlike = int(self.rows["documents"].str.contains(" to ", regex=False).sum())
        unlike_words = f"Documents count {plural(unlike, 'vote')} differently."
        last = "No row says how a member voted."
        return " ".join(part for part in (bodies, others, unlike_words, last) if part)


def votes(policies: pd.DataFrame, observations: pd.DataFrame | None = None) -> Votes:
    """Lay out votes and resolutions, by body and day.

    An empty count is not zero: a resolution may have been adopted without a vote, or no document of the
    record counts it; where a document says which, its words stand under ``documents``.

    Parameters
    ----------
    policies : pandas.DataFrame
        As `nkrefugees.policies` gives them; petitions, whose figure counts signatures, are left out, as are
        acts of other kinds.
    observations : pandas.DataFrame, optional
        Observations of series of votes (``<body>-votes-yes`` and so on), which say what each document counts.

    Returns
    -------
    Votes
        With ``frame()`` and ``summary()``.

    Raises
    ------
    MissingColumns
        If a column is missing.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> nk.votes(nk.policies(since="2003", until="2003")).frame()["vote_yes"].dropna().tolist()
    [28]
    """
    if missing := [c for c in _NEEDED if c not in policies]:
        raise MissingColumns("votes", missing)
    policies = given.columns(policies).reset_index(drop=True)
    has = policies[VOTES].notna().any(axis=1)
    rows = policies[policies["kind"].isin(_KINDS) & (has | (policies["kind"] == "resolution"))]
    known = rows[VOTES].notna().sum(axis=1)
    cast = rows[VOTES].astype("Int64").sum(axis=1).where(known == len(SIDES))
    names = actor_names(rows["actor_id"])
    frame = rows.assign(
        name=rows["actor_id"].map(names).astype("str"),
        cast=cast.astype("Int64"),
        share_yes=(100 * rows["vote_yes"].astype("Float64") / cast.astype("Float64"))
        .round(0)
        .astype("Int64"),
        counted=known.map(lambda n: _COUNTED[0] if n == len(SIDES) else _COUNTED[1] if n else _COUNTED[2]),
        documents=_documents(rows, observations),
    )
    often = frame["actor_id"].map(has[rows.index].groupby(frame["actor_id"]).sum())
    order = ["often", "actor_id", "last_day", "policy_id"]
    ordered = frame.assign(often=often).sort_values(order, ascending=[False, True, True, True])
    return Votes(ordered[COLUMNS].reset_index(drop=True))


def _documents(rows: pd.DataFrame, observations: pd.DataFrame | None) -> pd.Series[str]:
    """What the documents say of the votes of each body and year, in words."""
    said: dict[tuple[str, str], str] = {}
    if observations is not None and len(observations):
        if missing := [c for c in _OBSERVED if c not in observations]:
            raise MissingColumns("votes", missing)
        observations = given.columns(observations).dropna(subset=["series_id"])
        found = observations[observations["series_id"].astype("str").str.contains("-votes-", regex=False)]
        told = found.assign(body=found["series_id"].map(lambda name: str(name).partition("-votes-")[0]))
        for (body, period), group in told.groupby(["body", "period_edtf"]):
            said[str(body), str(period)[:4]] = _said(group)
    pairs = zip(rows["actor_id"], rows["date_edtf"].str[:4], rows["kind"], strict=True)
    words = [said.get((body, year), "") if kind == "resolution" else "" for body, year, kind in pairs]
    return pd.Series(words, index=rows.index, dtype="str")


def _said(group: pd.DataFrame) -> str:
    parts = []
    for side in SIDES:
        rows = group[group["series_id"].str.endswith(f"-{side}")]
        values = rows["value"].dropna().astype(int)
        if len(values):
            low, high = values.min(), values.max()
            parts.append(f"{side} {low}" if low == high else f"{side} {low} to {high}")
    notes = sorted(set(group.loc[group["value"].isna(), "note"].dropna()))
    return "; ".join([*parts, *notes, plural(group["source_id"].nunique(), "document")])


def _body(name: str, rows: pd.DataFrame) -> str:
    """One body in a sentence or two."""
    full = rows[rows["counted"] == _COUNTED[0]]
    none = int((rows["counted"] == _COUNTED[2]).sum())
    some = len(rows) - len(full) - none
    words = f"{name}: {plural(len(rows), 'row')}, {len(full)} with all three sides counted"
    words += f", {some} with some" if some else ""
    words += f", {none} without a count" if none else ""
    if not len(full):
        return f"{words}."
    first, last = (_count(row) for row in (next(full.itertuples()), list(full.itertuples())[-1]))
    return f"{words}; " + (f"{first}." if len(full) == 1 else f"the first {first}, the last {last}.")


def _count(row: Any) -> str:
    return f"{row.date_edtf[:4]} {row.vote_yes}–{row.vote_no}–{row.vote_abstain}"
