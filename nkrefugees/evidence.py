"""From a number to what stands behind it: claims, origins, sources, spans."""

from __future__ import annotations

import html
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from nkrefugees import frames, io
from nkrefugees.analysis.resolve import resolve
from nkrefugees.check.spans import load, pairs
from nkrefugees.citations import bibliography
from nkrefugees.errors import BadValue, UnknownName
from nkrefugees.wording import bounds, plural

TEXTS_VARIABLE = "NKREFUGEES_TEXTS"
_KEYS = {
    "incident_id": "incidents",
    "claim_id": "claims",
    "source_id": "sources",
    "policy_id": "policies",
    "series_id": "series",
}


@dataclass(frozen=True)
class Explanation:
    """A chain from a number to its sources, as indented lines."""

    lines: tuple[tuple[int, str], ...]

    def __str__(self) -> str:
        return "\n".join("  " * depth + text for depth, text in self.lines)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(str(self))}</pre>"


def explain(
    id_or_frame: str | pd.DataFrame, rule: str = "bounds", texts: str | Path | None = None
) -> Explanation:
    """Print the chain from a number to claims, origins, sources and spans.

    Parameters
    ----------
    id_or_frame : str or pandas.DataFrame
        The id of an incident, claim, series, policy or source, or a frame with such ids.
    rule : str, default "bounds"
        The rule by which the claims of an incident are resolved.
    texts : str or Path, optional
        A folder with texts of sources; spans are then shown with their words. By default
        ``$NKREFUGEES_TEXTS``, if it is set.

    Returns
    -------
    Explanation
        Prints as text, and as a block in notebooks.

    Raises
    ------
    UnknownName
        If no table has the id; the nearest is offered.
    BadValue
        If a frame has no column of ids.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> print(nk.explain("2021-07-14-dandong"))
    2021-07-14-dandong: ...
      repatriated: 50 ...
    """
    folder = texts or os.environ.get(TEXTS_VARIABLE)
    words = load(Path(folder)) if folder else {}
    lines: list[tuple[int, str]] = []
    for name in _ids(id_or_frame):
        lines += _explain_id(name, rule, words)
    return Explanation((*lines, *_cited(lines)))


def _ids(id_or_frame: str | pd.DataFrame) -> list[str]:
    if isinstance(id_or_frame, str):
        return [id_or_frame]
    if "incident_ids" in id_or_frame:
        joined = id_or_frame["incident_ids"].str.split(";").explode()
        return sorted(set(joined.dropna()) - {""})
    for column in ("claim_id", "incident_id", "policy_id", "series_id", "source_id"):
        if column in id_or_frame:
            return list(dict.fromkeys(id_or_frame[column].dropna()))
    raise BadValue(
        "explain", list(id_or_frame.columns), "the frame needs a column of ids, such as incident_id"
    )


def _explain_id(name: str, rule: str, words: dict[str, str]) -> list[tuple[int, str]]:
    """Lines for one id, whatever table it is of."""
    known: list[str] = []
    for key, table in _KEYS.items():
        rows = io.table(table)
        if (rows[key] == name).any():
            return _EXPLAIN[table](rows[rows[key] == name].iloc[0], rule, words)
        known += rows[key].tolist()
    raise UnknownName("id", name, known)


def _incident(row: Any, rule: str, words: dict[str, str]) -> list[tuple[int, str]]:
    claims = frames.claims(incident=row.incident_id)
    lines = [(0, f"{row.incident_id}: {row.title} ({row.date_edtf}, {row.country})")]
    for figures in resolve(claims, rule).itertuples():
        chosen = claims[
            (claims["quantity"] == figures.quantity)
            & (claims["subgroup"] == figures.subgroup)
            & (claims["unit"] == figures.unit)
        ]
        lines.append((1, _resolved(figures)))
        for claim in chosen.itertuples():
            lines += _claim_lines(claim, 2, words)
    return lines


def _series(row: Any, _rule: str, words: dict[str, str]) -> list[tuple[int, str]]:
    lines = [(0, f"{row.series_id}: {row.title} ({row.measure}, {row.unit})")]
    for claim in frames.claims(series=row.series_id).itertuples():
        lines += _claim_lines(claim, 1, words)
    for _, seen in frames.observations(row.series_id).iterrows():
        figure = bounds(seen.rename({"value": "n_best", "value_low": "n_low", "value_high": "n_high"}))
        lines.append((1, f"{seen.period_edtf} {seen.area}: {figure} {seen.status}"))
        lines += _source_lines(seen.source_id, None, 2, words)
    return lines


def _claim(row: Any, _rule: str, words: dict[str, str]) -> list[tuple[int, str]]:
    about = row.incident_id if isinstance(row.incident_id, str) else row.series_id
    return [(0, f"about {about}, {row.quantity}"), *_claim_lines(row, 1, words)]


def _policy(row: Any, _rule: str, words: dict[str, str]) -> list[tuple[int, str]]:
    lines = [(0, f"{row.policy_id}: {row.title} ({_text(row.date_edtf, 'undated')}, {row.status})")]
    mentions = io.table("mentions")
    for mention in mentions[mentions["policy_id"] == row.policy_id].itertuples():
        lines += _source_lines(mention.source_id, mention.spans, 1, words)
    return lines


def _source(row: Any, _rule: str, words: dict[str, str]) -> list[tuple[int, str]]:
    lines = _source_lines(row.source_id, None, 0, words)
    claims = io.table("claims")
    for claim in claims[claims["source_id"] == row.source_id].itertuples():
        lines += _claim_lines(claim, 1, {})[:1]
    return lines


_EXPLAIN = {
    "incidents": _incident,
    "series": _series,
    "claims": _claim,
    "policies": _policy,
    "sources": _source,
}


def _resolved(figures: Any) -> str:
    """One resolved row in words."""
    people = figures.quantity if figures.subgroup == "all" else f"{figures.quantity} ({figures.subgroup})"
    origins = _range(figures.n_origins_min, figures.n_origins_max)
    support = f"{plural(figures.n_claims, 'claim')}, {origins} origin{'' if origins == '1' else 's'}"
    alone = "; not independently supported" if figures.n_origins_max == 1 else ""
    disputed = "; disputed" if figures.disputed else ""
    return f"{people}: {bounds(figures)} claimed by rule {figures.rule} ({support}{alone}{disputed})"


def _claim_lines(claim: Any, depth: int, words: dict[str, str]) -> list[tuple[int, str]]:
    """A claim, its origin, its source and its spans."""
    names = io.table("actors").set_index("actor_id")["name"]
    origin = io.table("origins").set_index("origin_id").loc[claim.origin_id]
    figure = _claimed(claim)
    when = f" on {claim.date_edtf}" if isinstance(claim.date_edtf, str) else ""
    denied = f" the {claim.denied}" if isinstance(claim.denied, str) else ""
    chain = "traced" if origin["traced"] else "not traced"
    return [
        (
            depth,
            f"{names[claim.claimant_id]} {claim.stance}{denied}: {figure}{when} [{claim.claim_id}]",
        ),
        (depth + 1, f"origin: {names[origin['actor_id']]} ({origin['basis']}, {chain})"),
        *_source_lines(claim.source_id, claim.spans, depth + 1, words),
    ]


def _claimed(claim: Any) -> str:
    if isinstance(claim.n_text, str) and pd.isna(claim.n_best):
        return f"“{claim.n_text}”"
    return bounds(claim)


def _source_lines(name: Any, spans: Any, depth: int, words: dict[str, str]) -> list[tuple[int, str]]:
    """Where it is said: the source by its id, then each span, with its words where the text is at hand."""
    lines = [(depth, f"source: {name}")]
    if isinstance(spans, str):
        text = words.get(_text(io.table("sources").set_index("source_id").loc[name, "text_sha256"], ""))
        lines += [(depth + 1, _span(a, b, text)) for a, b in pairs(spans)]
    return lines


def _cited(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The sources that the lines name, once each."""
    named = {text.removeprefix("source: ") for _, text in lines if text.startswith("source: ")}
    rows = bibliography(pd.DataFrame({"source_id": sorted(named)}))
    cited = [(1, _citation(row)) for row in rows.itertuples()]
    return [(0, "Sources"), *cited] if cited else []


def _citation(row: Any) -> str:
    address = f" {row.url}" if isinstance(row.url, str) else ""
    return f"{row.source_id}: {row.publisher}, {row.published_edtf}, {row.title} ({row.tier}){address}"


def _span(start: int, end: int, text: str | None) -> str:
    said = f": “{' '.join(text[start:end].split())}”" if text else ""
    return f"characters {start}-{end}{said}"


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def _text(value: Any, otherwise: str) -> str:
    return value if isinstance(value, str) else otherwise
