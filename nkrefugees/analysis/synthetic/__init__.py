"""Twins of the record: invented claims whose truth is known, which can never be taken for the record."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.synthetic import tables, telling
from nkrefugees.analysis.synthetic.cast import (
    Cast,
    actor_columns,
    cast,
    families_frame,
    origin_columns,
    place_columns,
)
from nkrefugees.analysis.synthetic.events import Events, happen, rates
from nkrefugees.analysis.synthetic.reports import COPIED, DENIED, TOLD, Reports, reports
from nkrefugees.analysis.synthetic.settings import Settings
from nkrefugees.analysis.synthetic.twin import Truth, Twin

__all__ = ["Truth", "Twin", "synthetic"]


def synthetic(
    seed: int,
    *,
    first: int = 2111,
    years: int = 20,
    rate: float = 2.0,
    waves: int = 3,
    surge: float = 5.0,
    wave_months: tuple[int, int] = (2, 4),
    step: str | None = None,
    step_ratio: float = 0.5,
    serial: float = 0.0,
    families: int = 5,
    reporting: float = 0.3,
    careers: bool = True,
    dependence: float = 0.0,
    new_outlet: str | None = None,
    copies: float = 1.0,
    false: float = 0.02,
    denials: float = 0.1,
    blur: float = 0.5,
    claims: int | None = None,
) -> Twin:
    """Invent a record whose truth is known: what happened, who reported it, and what nobody ever saw.

    For teaching, for scaling, and to measure whether intervals cover. Every id begins with ``syn-``, every
    year is after 2100, no place is on a map, and a figure drawn from it says that it is invented.

    Parameters
    ----------
    seed : int
        The same seed and arguments make the same twin, byte by byte.
    first, years : int
        The first year (2101 or later) and how many there are.
    rate : float
        Incidents a month that happen outside waves.
    waves : int
        How many waves there are, one in each part of the time.
    surge : float
        The rate in a wave over that outside.
    wave_months : tuple of int, default (2, 4)
        The shortest and the longest wave, in months, from 1 to 9.
    step : str, optional
        A month such as ``2121-01`` from which on the rate is another, for good.
    step_ratio : float
        The rate from the step on over that before.
    serial : float
        Correlation of the logarithm of a month's rate with that of the month before, 0 to below 1; above 0
        it has a standard deviation of 0.5, at 0 none.
    families : int
        Families of sources, each with its own probability of reporting.
    reporting : float
        The middle of these probabilities: each lies between half of it and one and a half times it.
    careers : bool
        Whether each family publishes in years of its own; else all publish all the time.
    dependence : float
        Standard deviation of what makes an incident more visible to all families alike, in log odds; at 0
        they report independently of each other.
    new_outlet : str, optional
        A month from which on one more family reports eight in ten incidents.
    copies : float
        Claims in other outlets that derive from each claim, in the mean; the origin stays the same.
    false : float
        Incidents that never happened and are reported, a true one.
    denials : float
        Share of reported incidents that the state denies.
    blur : float
        Share of claims whose day is a span, a month, or only "by then".
    claims : int, optional
        About how many claims to make; ``rate`` is then set by it.

    Returns
    -------
    Twin
        ``claims``, ``sources``, ``incidents``, ``origins``, ``actors``, ``places``, ``links``, with the
        columns of the record, and ``truth``; ``lists()`` for `unseen`, ``write(folder)`` for all else.

    Raises
    ------
    BadValue
        If an argument is out of its range.

    Notes
    -----
    Incidents are Poisson given the rates, people log-normal, lags from event to statement to print
    exponential. Claims have errors of their own and are then rounded, so that the bounds of an incident need
    not hold its truth. `resolve` and `totals` take the frames as they are; pass ``links=twin.links`` to
    `totals`. Origins that the record does not know are families of their own there, and the claimants' kinds
    are unknown: where these matter, write the twin and read it with ``nkrefugees.io.using``.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> twin = synthetic(1, years=5)
    >>> twin.truth.never_reported > 0
    True
    >>> nk.resolve(twin.claims)["incident_id"].str.startswith("syn-").all()
    np.True_
    """
    settings = Settings(**locals())
    rng = np.random.default_rng(seed)
    who = cast(settings, rng)
    rate_of = rates(settings, who, rng)
    events = happen(settings, rate_of["rate"].to_numpy(), rng)
    events, told = _numbered(events, reports(settings, who, events, rng))
    span = telling.dates(settings.blur, events, told, rng)
    columns = {
        "claims": tables.claim_columns(events, told, span, telling.figures(events, told, rng), rng),
        "sources": tables.source_columns(told),
        "incidents": tables.incident_columns(events),
        "origins": origin_columns(who),
        "actors": actor_columns(who),
        "places": place_columns(),
        "links": tables.link_columns(told),
    }
    frames = {name: tables.shaped(name, made, _length(made)) for name, made in columns.items()}
    return Twin(**_reported(frames, told), truth=_truth(settings, who, rate_of, events, told), seed=seed)


def _numbered(events: Events, told: Reports) -> tuple[Events, Reports]:
    """Put events that nobody speaks of last, so that no gap between ids says how many there are."""
    spoken_of = np.isin(np.arange(len(events.day)), told.event)
    order = np.argsort(~spoken_of, kind="stable")
    return Events(*(part[order] for part in events)), told._replace(event=np.argsort(order)[told.event])


def _length(columns: dict[str, Any]) -> int:
    return len(next(iter(columns.values())))


def _reported(frames: dict[str, pd.DataFrame], told: Reports) -> dict[str, pd.DataFrame]:
    """What the frames of a record may show: no incident that nobody speaks of."""
    seen = np.unique(told.event)
    return frames | {"incidents": frames["incidents"].iloc[seen].reset_index(drop=True)}


def _truth(settings: Settings, who: Cast, rate_of: pd.DataFrame, events: Events, told: Reports) -> Truth:
    size = len(events.day)
    families = np.bincount(told.event[told.kind == TOLD], minlength=size)
    incidents = pd.DataFrame(
        {
            "day": events.day.astype("datetime64[us]"),
            "people": events.people,
            "happened": events.happened,
            "reported": families > 0,
            "n_families": families,
        },
        index=pd.Index(tables.numbered("i", np.arange(size)), name="incident_id"),
    )
    step = pd.Timestamp(settings.step) if settings.step else None
    days = rate_of.index.to_series().groupby(rate_of["wave"])
    waves = pd.DataFrame({"first_day": days.min(), "last_day": days.max() + pd.offsets.MonthEnd()})
    return Truth(
        incidents=incidents,
        claims=_true_claims(who, events, told),
        rates=rate_of,
        waves=waves.drop(index=0, errors="ignore"),
        families=families_frame(who),
        step=step,
        step_ratio=settings.step_ratio if step is not None else 1.0,
        never_reported=int((incidents["happened"] & ~incidents["reported"]).sum()),
    )


def _true_claims(who: Cast, events: Events, told: Reports) -> pd.DataFrame:
    """What is true of each claim."""
    names = np.array([f"{s}-c1" for s in tables.numbered("s", np.arange(len(told.event)))], dtype=object)
    family = np.array(who.names, dtype=object)[told.family]
    made = {
        "incident_id": tables.numbered("i", told.event),
        "happened": events.happened[told.event],
        "people": events.people[told.event],
        "family": pd.Series(np.where(told.kind == DENIED, tables.NOTHING, family), index=names, dtype="str"),
    }
    copied = np.where(told.kind == COPIED, names[told.copied], tables.NOTHING)
    index = pd.Index(names, name="claim_id", dtype="str")
    return pd.DataFrame(made, index=index).assign(copied_from=pd.Series(copied, index=index, dtype="str"))
