"""The rules by which conflicting claims are resolved.

`resolve` settles by them over columns; draws and waves look at one incident at a time, by what stands
here, and a test holds both together. To add a rule: name it in `RULES`, give it the claims that it counts
in `SELECT` and ``columns/selected.py``, or its best figure in ``columns/figures.py``, and say in the
docstring of `resolve` what it does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import pandas as pd

from nkrefugees import dates
from nkrefugees.analysis.families import actor_kinds
from nkrefugees.filters import rows


class Claim(NamedTuple):
    """One claim as the rules see it; ``kind`` is the claimant's, ``when`` the day on which it was said."""

    claim_id: str | None
    origin_id: str
    stance: str
    denied: str | None
    consent: str
    population: str
    country: str | None
    n_low: int | None
    n_best: int | None
    n_high: int | None
    first_day: pd.Timestamp | None
    last_day: pd.Timestamp | None
    kind: str | None
    when: pd.Timestamp | None

    @property
    def figured(self) -> bool:
        """Whether it has a figure."""
        return any(n is not None for n in (self.n_low, self.n_best, self.n_high))


class Said(NamedTuple):
    """What one origin says in the end."""

    low: int | None
    best: int | None
    high: int | None


def by_origin(claims: Iterable[Claim]) -> list[Said]:
    """Give what each origin says in the end; a figure that is repeated counts once."""
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.origin_id, []).append(claim)
    return [_said(told[origin]) for origin in sorted(told)]


def _said(claims: list[Claim]) -> Said:
    return Said(
        low=least(_first(c.n_low, c.n_best) for c in claims),
        best=lower_median({c.n_best for c in claims}),
        high=most(_first(c.n_high, c.n_best) for c in claims),
    )


def _first(*values: int | None) -> int | None:
    """The first value that is there."""
    return next((v for v in values if v is not None), None)


def least(values: Iterable[int | None]) -> int | None:
    """Give the least value that is there."""
    return min((v for v in values if v is not None), default=None)


def most(values: Iterable[int | None]) -> int | None:
    """Give the greatest value that is there."""
    return max((v for v in values if v is not None), default=None)


def lower_median(values: Iterable[int | None]) -> int | None:
    """Give the middle value, the lower of two; None if there is none.

    Examples
    --------
    >>> lower_median([19, 30, 31, 58])
    30
    """
    known = sorted(v for v in values if v is not None)
    return known[(len(known) - 1) // 2] if known else None


def select(claims: list[Claim], rule: str) -> list[Claim]:
    """Give the claims that a rule counts."""
    return SELECT[rule](claims) if rule in SELECT else claims


def _latest(claims: list[Claim]) -> list[Claim]:
    """The figures said last; where no day is known, all of them."""
    figured = [c for c in claims if c.figured] or claims
    last = max((c.when for c in figured if c.when is not None), default=None)
    return [c for c in figured if last is None or c.when == last]


def _of_kind(start: str) -> Callable[[list[Claim]], list[Claim]]:
    return lambda claims: [c for c in claims if (c.kind or "").startswith(start)]


SELECT: dict[str, Callable[[list[Claim]], list[Claim]]] = {
    "latest": _latest,
    "official": _of_kind("state_"),
    "ngo": _of_kind("ngo"),
}
RULES = ("bounds", "conservative", "median", "latest", "official", "ngo")


def read(claims: pd.DataFrame) -> list[Claim]:
    """Turn rows of claims into what the rules see.

    A claim that does not say when it was said counts from its publication.
    """
    seen = claims.assign(
        kind=claims["claimant_id"].map(actor_kinds(claims["claimant_id"])), when=said_days(claims)
    )
    columns = [_plain(seen[name]) for name in Claim._fields]
    return [Claim(*values) for values in zip(*columns, strict=True)]


def said_days(claims: pd.DataFrame) -> pd.Series[pd.Timestamp]:
    """Give the last day on which each claim was said, else that of its publication."""
    known = claims["source_id"].unique()
    sources = rows("sources", "source_id", known, columns=("source_id", "published_last"))
    published = dict(zip(sources["source_id"], sources["published_last"], strict=True))
    days = {text: dates.told(text).last_day for text in claims["said_edtf"].dropna().unique()}
    said = pd.to_datetime(claims["said_edtf"].map(days))
    return said.fillna(pd.to_datetime(claims["source_id"].map(published)))


def _plain(column: pd.Series[str]) -> list[object]:
    """Values of a column, None where they are missing."""
    return [None if missing else v for v, missing in zip(column.tolist(), column.isna(), strict=True)]
