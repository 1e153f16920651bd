"""The lines of an explanation: a resolved figure, a claim, its origin, its source and spans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import pandas as pd

from nkrefugees.analysis.families import actor_names
from nkrefugees.filters import rows
from nkrefugees.texts import pairs
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


def claims_lines(claims: pd.DataFrame, depth: int, words: dict[str, str]) -> Lines:
    """Write claims, each with its origin, its source and its spans.

    Parameters
    ----------
    claims : pandas.DataFrame
        Rows of claims.
    depth : int
        How far the first line of each is indented.
    words : dict of str to str
        Texts of sources by their hash; spans of these show their words.
    """
    origins = rows("origins", "origin_id", claims["origin_id"]).set_index("origin_id")
    names = actor_names([*claims["claimant_id"], *origins["actor_id"]])
    texts = _texts(claims["source_id"], words)
    lines: Lines = []
    for claim in claims.itertuples():
        lines += _claim(claim, depth, origins.loc[str(claim.origin_id)], names)
        lines += source_lines(claim.source_id, claim.spans, depth + 1, texts)
    return lines


def _claim(claim: Any, depth: int, origin: Any, names: dict[str, str]) -> Lines:
    when = f" on {claim.date_edtf}" if isinstance(claim.date_edtf, str) else ""
    denied = f" the {claim.denied}" if isinstance(claim.denied, str) else ""
    stance = f"{claim.stance.replace('_', ' ')}{denied}"
    chain = "traced" if origin["traced"] else "not traced"
    return [
        (depth, f"{names[claim.claimant_id]} {stance}: {claimed(claim)}{when} [{claim.claim_id}]"),
        (depth + 1, f"origin: {names[origin['actor_id']]} ({origin['basis']}, {chain})"),
    ]


def sources_lines(said: pd.DataFrame, depth: int, words: dict[str, str]) -> Lines:
    """Write where things are said, from ``source_id`` and ``spans``; ``words`` as in `claims_lines`."""
    texts = _texts(said["source_id"], words)
    return [
        line
        for name, spans in zip(said["source_id"], said["spans"], strict=True)
        for line in source_lines(name, spans, depth, texts)
    ]


def source_lines(name: Any, spans: Any, depth: int, texts: dict[str, str]) -> Lines:
    """Write a source by its id, then each span, with its words where the text is at hand."""
    lines: Lines = [(depth, f"source: {name}")]
    if isinstance(spans, str):
        lines += [(depth + 1, _span(start, end, texts.get(name))) for start, end in pairs(spans)]
    return lines


def _texts(names: Iterable[str], words: dict[str, str]) -> dict[str, str]:
    """The texts of sources, of those that are at hand."""
    if not words:
        return {}
    found = rows("sources", "source_id", names, columns=("source_id", "text_sha256"))
    return {
        name: words[digest] for name, digest in found.itertuples(index=False, name=None) if digest in words
    }


def citation(row: Any) -> str:
    """Write one source on one line, from a row of `bibliography`."""
    address = f" {row.url}" if isinstance(row.url, str) else ""
    return f"{row.source_id}: {row.publisher}, {row.published_edtf}, {row.title} ({row.tier}){address}"


def claimed(claim: Any) -> str:
    """Write the figure of a claim: its bounds, or its words where it has no best figure."""
    if isinstance(claim.n_text, str) and pd.isna(claim.n_best):
        return f"“{claim.n_text}”"
    return bounds(claim)


def _span(start: int, end: int, text: str | None) -> str:
    said = f": “{' '.join(text[start:end].split())}”" if text else ""
    return f"characters {start}-{end}{said}"
