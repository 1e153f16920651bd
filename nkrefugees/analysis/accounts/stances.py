"""What states and others say of the same thing: affirm, deny, cannot confirm, keep silent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from nkrefugees.analysis.families import actor_kinds, actor_names, top_actors
from nkrefugees.analysis.results import Result
from nkrefugees.analysis.voices.saying import told
from nkrefugees.analysis.voices.sentences import listed
from nkrefugees.wording import plural

COLUMNS = [
    "speaker", "name", "kind", "stance", "denied", "n_claims", "n_incidents", "n_series", "n_sources",
    "first_said", "last_said", "claim_ids",
]  # fmt: skip
_NEEDED = [
    "claim_id", "source_id", "incident_id", "series_id", "claimant_id", "stance", "denied", "said_edtf",
    "n_low", "n_best", "n_high",
]  # fmt: skip
_ORDER = ("affirms", "denies", "cannot_confirm", "no_comment", "retracts")


@dataclass(frozen=True, repr=False, eq=False)
class Stances(Result):
    """How speakers stand to what is claimed.

    Attributes
    ----------
    rows : pandas.DataFrame
        As `frame` gives them.
    """

    rows: pd.DataFrame

    def frame(self) -> pd.DataFrame:
        """Give one row a speaker, stance and thing denied.

        Returns
        -------
        pandas.DataFrame
            ``speaker`` (the topmost parent of the claimant), ``name``, ``kind``, ``stance``, ``denied``,
            ``n_claims``, ``n_incidents``, ``n_series``, ``n_sources``, ``first_said`` and ``last_said`` (the
            last day on which the first and the last of them can have been said), ``claim_ids``.
        """
        return self.rows.copy()

    def states(self) -> pd.DataFrame:
        """Give the rows of states alone."""
        return self.rows[self.rows["kind"].str.startswith("state_")].reset_index(drop=True)

    def summary(self) -> str:
        """Say, for each state with a denial or a silence, what it denies and how often."""
        states = self.states()
        if not len(states):
            return "No word of a state is recorded for this choice."
        order = states.groupby("name")["n_claims"].sum().sort_values(ascending=False, kind="stable")
        unsure = set(states.loc[states["stance"] != "affirms", "name"])
        said = [_speaker(name, states[states["name"] == name]) for name in order.index if name in unsure]
        affirm = [name for name in order.index if name not in unsure]
        rest = f" Only affirmed, as far as is recorded: {listed(affirm)}." if affirm else ""
        return f"{' '.join(said)}{rest} What nobody asked, or nobody wrote down, is not here."


def stances(claims: pd.DataFrame) -> Stances:
    """Count how each speaker stands to what is claimed, and what is denied.

    A denial that the people are refugees (``category``) denies neither the event nor the number.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims as `nkrefugees.claims` gives them, about incidents and series.

    Returns
    -------
    Stances
        With ``frame()``, ``states()`` and ``summary()``.

    Raises
    ------
    MissingColumns, BadValue
        If a column or an id is missing.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> "denies" in set(nk.stances(nk.claims()).frame()["stance"])
    True
    """
    rows = told("stances", claims, _NEEDED)
    rows = rows.assign(speaker=rows["claimant_id"].map(top_actors(rows["claimant_id"].dropna())))
    rows = rows.assign(denied=rows["denied"].fillna("").astype("str"))
    grouped = rows.groupby(["speaker", "stance", "denied"], sort=True)
    frame = grouped.agg(
        n_claims=("claim_id", "size"),
        n_incidents=("incident_id", "nunique"),
        n_series=("series_id", "nunique"),
        n_sources=("source_id", "nunique"),
        first_said=("said_last", "min"),
        last_said=("said_last", "max"),
        claim_ids=("claim_id", lambda ids: ";".join(sorted(ids))),
    ).reset_index()
    names, kinds = actor_names(frame["speaker"]), actor_kinds(frame["speaker"])
    frame = frame.assign(name=frame["speaker"].map(names), kind=frame["speaker"].map(kinds).astype("str"))
    frame = frame.assign(denied=frame["denied"].where(frame["denied"] != ""), rank=_ranked(frame))
    ordered = frame.sort_values(["speaker", "rank", "denied"], ignore_index=True)
    return Stances(ordered[COLUMNS])


def _ranked(frame: pd.DataFrame) -> Any:
    return frame["stance"].map({stance: n for n, stance in enumerate(_ORDER)})


def _speaker(name: str, rows: pd.DataFrame) -> str:
    """One state in one sentence."""
    parts = []
    row: Any
    for row in rows.itertuples():
        what = f" the {row.denied}" if isinstance(row.denied, str) else ""
        parts.append(f"{row.stance.replace('_', ' ')}{what} in {plural(int(row.n_claims), 'claim')}")
    return f"{name}: {listed(parts)}."
