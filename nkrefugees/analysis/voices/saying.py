"""When a claim was said: a span of days that ends with its publication."""

from __future__ import annotations

import pandas as pd

from nkrefugees import dates, io
from nkrefugees.analysis import given
from nkrefugees.errors import BadValue, MissingColumns
from nkrefugees.filters import Day, rows
from nkrefugees.vintage import stamp

TEXTS = (
    "claim_id", "source_id", "incident_id", "series_id", "quantity", "subgroup", "claimant_id", "origin_id",
    "stance", "denied", "consent", "population", "country", "unit", "said_edtf", "place_id", "n_text",
)  # fmt: skip
DAYS = ["said_first", "said_last", "published_first", "published_last"]


def said_days(claims: pd.DataFrame) -> pd.DataFrame:
    """Give the days on which each claim was said and published.

    Parameters
    ----------
    claims : pandas.DataFrame
        ``source_id`` and ``said_edtf``.

    Returns
    -------
    pandas.DataFrame
        With the index of ``claims``: ``said_first``, ``said_last``, ``published_first``,
        ``published_last`` (inclusive, missing where open). Nothing is said after it is published, or
        published after the data were made; a claim that does not say when it was said counts from
        its publication.

    Examples
    --------
    >>> made = pd.DataFrame({"source_id": ["2022-03-15-rfa-un-letter"], "said_edtf": ["../2024"]})
    >>> said_days(made)["said_last"].dt.strftime("%Y-%m-%d").tolist()
    ['2022-03-15']
    """
    sources = rows("sources", "source_id", claims["source_id"]).set_index("source_id")
    spans = {text: dates.told(text) for text in claims["said_edtf"].dropna().unique()}
    days = pd.DataFrame(
        {
            "said_first": claims["said_edtf"].map(lambda t: spans[t].first_day, na_action="ignore"),
            "said_last": claims["said_edtf"].map(lambda t: spans[t].last_day, na_action="ignore"),
            **{c: sources[c].reindex(claims["source_id"]).to_numpy() for c in DAYS[2:]},
        },
        index=claims.index,
    )
    days = days.assign(**{c: pd.to_datetime(days[c]).astype("datetime64[us]") for c in DAYS})
    published = days["published_last"]
    days["published_last"] = published.mask(published > released(), released())
    unsaid = claims["said_edtf"].isna()
    days["said_first"] = days["said_first"].mask(unsaid, days["published_first"])
    days["said_last"] = days[["said_last", "published_last"]].min(axis=1)
    days["said_first"] = days[["said_first", "said_last"]].min(axis=1).where(days["said_first"].notna())
    return days


def released() -> pd.Timestamp:
    """Give the day on which this version of the data was made."""
    return pd.Timestamp(str(io.descriptor()["created"])).tz_localize(None).normalize()


def told(function: str, claims: pd.DataFrame, needed: list[str]) -> pd.DataFrame:
    """Give each claim once, with the days on which it was said; refuse what is no frame of claims.

    Raises
    ------
    TypeError
        If it is no frame.
    MissingColumns
        If it lacks a column that the function needs.
    BadValue
        If a claim has no id, or a column holds what it must not.
    """
    if not isinstance(claims, pd.DataFrame):
        raise TypeError(f"{function} takes a frame of claims, not {type(claims).__name__}")
    if missing := [c for c in needed if c not in claims]:
        raise MissingColumns(function, missing)
    if claims["claim_id"].isna().any():
        raise BadValue("claim_id", None, "every claim needs its id; take the rows of claims() as they are")
    given.texts(claims, TEXTS)
    once = claims.drop_duplicates("claim_id").reset_index(drop=True)
    figures = {c: given.figures(once, c) for c in ("n_low", "n_best", "n_high")}
    return once.assign(**figures, **said_days(once))


def published_by(claims: pd.DataFrame, as_of: Day) -> pd.DataFrame:
    """Keep the claims that had been published by a day; all of them where none is given.

    Raises
    ------
    BadDate
        If it is no day.
    """
    if as_of is None or as_of == "":
        return claims
    return claims[claims["published_last"] <= stamp(dates.day(as_of, last=True))]


def day(value: pd.Timestamp) -> str:
    """Write a day, or that none is known.

    Examples
    --------
    >>> day(pd.Timestamp("2013-05-28")), day(pd.NaT)
    ('2013-05-28', 'an unknown day')
    """
    return "an unknown day" if pd.isna(value) else f"{value:%Y-%m-%d}"
