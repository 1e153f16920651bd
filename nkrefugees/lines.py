"""The lines of an explanation: a resolved figure, a claim, its origin, its source and spans."""

from __future__ import annotations

from typing import Any, TypeAlias

import pandas as pd

from nkrefugees import io
from nkrefugees.check.spans import pairs
from nkrefugees.wording import bounds, plural

Lines: TypeAlias = list[tuple[int, str]]


def figures_line(figures: Any) -> str:
    """Write one resolved row: what, how many, by which rule, on how many claims and origins."""
    people = figures.quantity if figures.subgroup == "all" else f"{figures.quantity} ({figures.subgroup})"
    low, high = figures.n_origins_min, figures.n_origins_max
    origins = str(low) if low == high else f"{low} to {high}"
    support = f"{plural(figures.n_claims, 'claim')}, {origins} origin{'' if origins == '1' else 's'}"
    alone = "; not independently supported" if high == 1 else ""
    disputed = "; disputed" if figures.disputed else ""
    return f"{people}: {bounds(figures)} claimed by rule {figures.rule} ({support}{alone}{disputed})"


def claim_lines(claim: Any, depth: int, words: dict[str, str]) -> Lines:
    """Write a claim, its origin, its source and its spans.

    Parameters
    ----------
    claim : named tuple
        A row of claims.
    depth : int
        How far the first line is indented.
    words : dict of str to str
        Texts of sources by their hash; spans of these show their words.
    """
    names = io.table("actors").set_index("actor_id")["name"]
    origin = io.table("origins").set_index("origin_id").loc[claim.origin_id]
    when = f" on {claim.date_edtf}" if isinstance(claim.date_edtf, str) else ""
    denied = f" the {claim.denied}" if isinstance(claim.denied, str) else ""
    stance = f"{claim.stance.replace('_', ' ')}{denied}"
    chain = "traced" if origin["traced"] else "not traced"
    return [
        (depth, f"{names[claim.claimant_id]} {stance}: {_claimed(claim)}{when} [{claim.claim_id}]"),
        (depth + 1, f"origin: {names[origin['actor_id']]} ({origin['basis']}, {chain})"),
        *source_lines(claim.source_id, claim.spans, depth + 1, words),
    ]


def source_lines(name: Any, spans: Any, depth: int, words: dict[str, str]) -> Lines:
    """Write where it is said: the source by its id, then each span, with its words where they are at hand."""
    lines: Lines = [(depth, f"source: {name}")]
    if isinstance(spans, str):
        digest = io.table("sources").set_index("source_id").loc[name, "text_sha256"]
        text = words.get(str(digest))
        lines += [(depth + 1, _span(start, end, text)) for start, end in pairs(spans)]
    return lines


def citation(row: Any) -> str:
    """Write one source on one line, from a row of `bibliography`."""
    address = f" {row.url}" if isinstance(row.url, str) else ""
    return f"{row.source_id}: {row.publisher}, {row.published_edtf}, {row.title} ({row.tier}){address}"


def _claimed(claim: Any) -> str:
    if isinstance(claim.n_text, str) and pd.isna(claim.n_best):
        return f"“{claim.n_text}”"
    return bounds(claim)


def _span(start: int, end: int, text: str | None) -> str:
    said = f": “{' '.join(text[start:end].split())}”" if text else ""
    return f"characters {start}-{end}{said}"
