"""The record in numbers, and random claims to be read again against their pages."""

from __future__ import annotations

import pandas as pd

from nkrefugees import frames, io
from nkrefugees.analysis.families import untraced

FIRST_YEAR = 1990
SHOWN = [
    "claim_id", "quantity", "subgroup", "claimant_id", "origin_id", "stance", "date_edtf", "said_edtf",
    "country", "place_id", "n_low", "n_best", "n_high", "n_text", "about", "publisher_id", "published_edtf",
    "title", "url",
]  # fmt: skip


def sample(n: int = 100, seed: int = 0) -> pd.DataFrame:
    """Draw claims at random, each with its source, for a second reading.

    Parameters
    ----------
    n : int, default 100
        How many; all where there are fewer.
    seed : int, default 0
        The same seed draws the same claims from the same data.

    Returns
    -------
    pandas.DataFrame
        One row a claim: the columns of ``claims`` that a page can bear out, ``about`` (the title of its
        incident or series), and publisher, date, title and address of its source. Claims of restricted
        sources are not drawn, since their pages may not be named.

    Examples
    --------
    >>> sample(3, seed=1)["claim_id"].equals(sample(3, seed=1)["claim_id"])
    True
    """
    sources = frames.sources()
    opened = sources[sources["access"] == "open"].drop(columns=["kind"])
    rows = frames.claims().merge(opened, on="source_id", suffixes=("", "_source"))
    drawn = rows.sample(min(n, len(rows)), random_state=seed).sort_values("claim_id")
    return drawn.assign(about=_about(drawn))[SHOWN].reset_index(drop=True)


def _about(claims: pd.DataFrame) -> pd.Series[str]:
    """What each claim is about, in words."""
    incidents = frames.incidents().set_index("incident_id")["title"]
    series = frames.series().set_index("series_id")["title"]
    return claims["incident_id"].map(incidents).fillna(claims["series_id"].map(series))


def measures() -> pd.DataFrame:
    """Measure the record: how much there is, how it is supported, where it is silent.

    Returns
    -------
    pandas.DataFrame
        ``measure`` and ``value``, both text; shares in percent, rounded.

    Examples
    --------
    >>> measures().loc[0, "measure"]
    'sources, claims, incidents, policies'
    """
    rows = {**_counts(), **_support(), **_documents(), **_silence()}
    return pd.DataFrame({"measure": list(rows), "value": list(rows.values())})


def _counts() -> dict[str, str]:
    tables = ("sources", "claims", "incidents", "policies")
    about = frames.claims()
    return {
        ", ".join(tables): ", ".join(f"{len(io.table(t)):,}" for t in tables),
        "published numbers of statistical series": f"{len(io.table('observations')):,}",
        "claims about incidents, about series": (
            f"{about['incident_id'].notna().sum():,}, {about['series_id'].notna().sum():,}"
        ),
        "claims met by looking for something else, by looking for the incident": _split(
            about["found_by"], ("blind", "follow_up")
        ),
    }


def _support() -> dict[str, str]:
    claims = frames.claims().dropna(subset="incident_id")
    grouped = claims.groupby("incident_id")
    origins = grouped["origin_id"].nunique()
    sources = grouped["source_id"].nunique()
    traced = ~claims["origin_id"].isin(untraced(claims["origin_id"]))
    return {
        "claims an incident (median, most)": f"{grouped.size().median():.0f}, {grouped.size().max()}",
        "origins an incident (median, most)": f"{origins.median():.0f}, {origins.max()}",
        "incidents with one origin: not independently supported": _share(origins == 1),
        "incidents with one document": _share(sources == 1),
        "claims whose origin is traced to its end": _share(traced),
        "claims coded with high, medium, low confidence": _split(
            frames.claims()["confidence"], ("high", "medium", "low")
        ),
        "claims with the place of their words": _share(frames.claims()["spans"].notna()),
    }


def _documents() -> dict[str, str]:
    sources = frames.sources()
    tiers = ("primary", "established", "secondary", "repost")
    return {
        f"sources that are {', '.join(tiers)}": _split(sources["tier"], tiers),
        "sources that are not linked, to protect somebody": _share(sources["access"] == "restricted"),
    }


def _silence() -> dict[str, str]:
    incidents = frames.incidents()
    years = incidents["first_day"].dt.year.where(
        incidents["first_day"].dt.year == incidents["last_day"].dt.year
    )
    published = frames.sources()["published_last"].dt.year
    span = range(FIRST_YEAR, int(published.max()) + 1)
    return {
        f"years since {FIRST_YEAR} without any incident": _years(set(span) - set(years.dropna())),
        "of these, without any document published in them": _years(
            set(span) - set(years.dropna()) - set(published)
        ),
    }


def _share(flags: pd.Series[bool]) -> str:
    return f"{100 * flags.mean():.0f} %"


def _split(codes: pd.Series[str], order: tuple[str, ...]) -> str:
    shares = codes.value_counts(normalize=True)
    return ", ".join(f"{100 * shares.get(code, 0):.0f} %" for code in order)


def _years(years: set[int]) -> str:
    return ", ".join(str(y) for y in sorted(years)) or "none"
