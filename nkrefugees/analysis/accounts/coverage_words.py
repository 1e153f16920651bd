"""Coverage in words."""

from __future__ import annotations

from typing import Any

import pandas as pd

from nkrefugees.analysis.voices.sentences import listed
from nkrefugees.wording import number, plural

_MOST = 40


def whole(totals: dict[str, int]) -> str:
    """Say how much there is, and how much of it rests on one voice."""
    one, incidents = totals["n_one_origin"], totals["n_incidents"]
    if not incidents:
        return f"{plural(totals['n_published'], 'document')}, and no claim about an incident."
    share = f" ({100 * one / incidents:.0f} %)"
    return (
        f"{plural(totals['n_claims'], 'claim')} about {plural(incidents, 'incident')}, from "
        f"{plural(totals['n_sources'], 'document')}; "
        f"{number(one)}{share} of the incidents rest on one origin and "
        f"{number(totals['n_one_source'])} on one document: they are not independently supported."
    )


def years(rows: pd.DataFrame, totals: dict[str, int]) -> str:
    """Say from when to when the record goes, and which years have no document."""
    if not len(rows):
        return ""
    words = [
        f"Published in the years chosen: {plural(totals['n_published'], 'document')} on any subject.",
        f"The years run from {rows['year'].min()} to {rows['year'].max()}.",
    ]
    if rows["n_incidents"].max() > 0:
        top: Any = rows.iloc[int(rows["n_incidents"].argmax())]
        words.append(
            f"Most incidents recorded: {top['year']}, with {plural(top['n_incidents'], 'incident')}."
        )
    if rows["n_published"].max() > 0:
        top = rows.iloc[int(rows["n_published"].argmax())]
        words.append(f"Most documents: {top['year']}, with {plural(top['n_published'], 'document')}.")
    if crossing := totals["n_crossing"]:
        words.append(f"{plural(crossing, 'incident')} may lie in several years, and count in none.")
    mute = rows.loc[(rows["n_published"] == 0), "year"]
    return " ".join([*words, f"Years without a document: {_spans(mute)}."])


def most(rows: pd.DataFrame, by: str, claims: int) -> str:
    """Say under what most claims stand, and how few keys hold half of them."""
    has = rows[rows["n_claims"] > 0]
    if not len(has):
        return "No claim is recorded for this choice."
    label = "meaning" if by in ("publisher", "family") else by
    half = int((has["n_claims"].cumsum() < claims / 2).sum()) + 1
    rows_of = f"{len(has)} of {len(rows)}" if len(has) < len(rows) else f"{len(has)}"
    top = 100 * has["n_claims"].iloc[0] / claims
    first = f"; the first {half} hold half or more." if half > 1 else "."
    return (
        f"Rows with a claim: {rows_of}. Most claims: {str(has[label].iloc[0]).replace('_', ' ')}, "
        f"{top:.0f} % of {number(claims)}{first}"
    )


def silent(rows: pd.DataFrame, by: str, never: list[str]) -> str:
    """Say of what nothing is recorded."""
    if by == "year":
        return f"Years without an incident: {_spans(rows.loc[rows['n_incidents'] == 0, 'year'])}."
    never = [key.replace("_", " ") for key in never]
    more = [f"{len(never) - _MOST} more"] if len(never) > _MOST else []
    return f"Nothing is recorded of: {listed([*never[:_MOST], *more])}." if never else ""


def _spans(years: pd.Series[Any]) -> str:
    """Years in words, neighbours as a span."""
    ordered = sorted(int(y) for y in years)
    starts = [y for y in ordered if y - 1 not in ordered]
    ends = [y for y in ordered if y + 1 not in ordered]
    spans = [f"{a}" if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=True)]
    return ", ".join(spans) or "none"
