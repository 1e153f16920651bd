"""One function per table: typed rows, filtered.

Filters are joined by *and*; a list means *any of these*; a wrong name is answered with the nearest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nkrefugees.filters import Day, Names, load

if TYPE_CHECKING:
    import pandas as pd


def sources(
    *,
    since: Day = None,
    until: Day = None,
    actor: Names = None,
    tier: Names = None,
    as_of: Day = None,
    **unknown: Any,
) -> pd.DataFrame:
    """Load the source documents.

    Parameters
    ----------
    since, until : str, int or date, optional
        Published inside these days, inclusive.
    actor : str or list of str, optional
        Publishers.
    tier : str or list of str, optional
        ``primary``, ``established``, ``secondary`` or ``repost``.
    as_of : str, int or date, optional
        Only what had been published by that day.

    Returns
    -------
    pandas.DataFrame
        One row a document, with the columns of ``codebook("sources")``.

    Examples
    --------
    >>> "2022-03-15" in set(sources(actor="rfa")["published_edtf"])
    True
    """
    return load("sources", locals())


def claims(
    *,
    since: Day = None,
    until: Day = None,
    country: Names = None,
    quantity: Names = None,
    subgroup: Names = None,
    incident: Names = None,
    series: Names = None,
    actor: Names = None,
    consent: Names = None,
    population: Names = None,
    tier: Names = None,
    as_of: Day = None,
    **unknown: Any,
) -> pd.DataFrame:
    """Load the claims: who said how many, of what, when and where.

    Parameters
    ----------
    since, until : str, int or date, optional
        The event's span of days overlaps these, inclusive; undated rows leave.
    country : str or list of str, optional
        Where the people were, ISO 3166-1 alpha-3.
    quantity, subgroup, consent, population, tier : str or list of str, optional
        Codes of the codebook.
    incident, series, actor : str or list of str, optional
        Ids; ``actor`` is the claimant.
    as_of : str, int or date, optional
        Only what had been published by that day.

    Returns
    -------
    pandas.DataFrame
        One row a claim, with the columns of ``codebook("claims")``; counts are ``Int64``.

    Raises
    ------
    UnknownName
        If a filter or an id does not exist; the nearest name is offered.
    BadValue, BadDate
        If a value is missing (NaT, NA, nan), outside its vocabulary or no date.

    Examples
    --------
    >>> 50 in set(claims(quantity="repatriated", since=2021, until=2021)["n_best"])
    True
    """
    return load("claims", locals())


def incidents(
    *,
    since: Day = None,
    until: Day = None,
    country: Names = None,
    incident: Names = None,
    as_of: Day = None,
    **unknown: Any,
) -> pd.DataFrame:
    """Load the incidents; numbers of people are not in them, see ``resolve``.

    Parameters
    ----------
    since, until, country : optional
        As in `claims`.
    incident : str or list of str, optional
        Ids.
    as_of : str, int or date, optional
        Only incidents that a claim published by that day is about.

    Returns
    -------
    pandas.DataFrame
        One row an incident, with the columns of ``codebook("incidents")``.
    """
    return load("incidents", locals())


def policies(
    *,
    since: Day = None,
    until: Day = None,
    country: Names = None,
    actor: Names = None,
    as_of: Day = None,
    **unknown: Any,
) -> pd.DataFrame:
    """Load the policies: dated acts of actors.

    Parameters
    ----------
    since, until : str, int or date, optional
        The act's span of days overlaps these, inclusive; undated rows leave.
    country : str or list of str, optional
        The actor's country, ISO 3166-1 alpha-3.
    actor, as_of : optional
        As in `claims`; ``as_of`` keeps acts that a document published by that day mentions.

    Returns
    -------
    pandas.DataFrame
        One row an act, with the columns of ``codebook("policies")``.
    """
    return load("policies", locals())


def observations(
    series: Names = None,
    *,
    since: Day = None,
    until: Day = None,
    area: Names = None,
    tier: Names = None,
    as_of: Day = None,
    **unknown: Any,
) -> pd.DataFrame:
    """Load published numbers of statistical series.

    Parameters
    ----------
    series : str or list of str, optional
        Ids of series; all by default.
    since, until, area, tier, as_of : optional
        As in `claims`; ``area`` is a country, ``WORLD`` or ``UN``; ``tier`` is that of the source.

    Returns
    -------
    pandas.DataFrame
        One row a number, with the columns of ``codebook("observations")``. Missing is not zero.
    """
    return load("observations", locals())


def series(
    *, population: Names = None, actor: Names = None, as_of: Day = None, **unknown: Any
) -> pd.DataFrame:
    """Load the series: what each measures, in which unit, where it breaks; ``actor`` is the producer."""
    return load("series", locals())


def mentions(*, tier: Names = None, as_of: Day = None, **unknown: Any) -> pd.DataFrame:
    """Load the places in sources that name a policy; ``tier`` is that of the source."""
    return load("mentions", locals())


def origins(*, actor: Names = None, as_of: Day = None, **unknown: Any) -> pd.DataFrame:
    """Load the origins: where claims come from in the end."""
    return load("origins", locals())


def links(*, incident: Names = None, as_of: Day = None, **unknown: Any) -> pd.DataFrame:
    """Load how incidents bear on incidents, and claims on claims; ``incident`` is at either end."""
    return load("links", locals())


def actors(*, country: Names = None, actor: Names = None, as_of: Day = None, **unknown: Any) -> pd.DataFrame:
    """Load the actors: organisations, offices and groups; no private person. ``actor`` is an id."""
    return load("actors", locals())


def places(*, country: Names = None, as_of: Day = None, **unknown: Any) -> pd.DataFrame:
    """Load the places: towns, public crossings and larger areas."""
    return load("places", locals())
