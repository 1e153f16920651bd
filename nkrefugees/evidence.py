"""From a number to what stands behind it: claims, origins, sources, spans."""

from __future__ import annotations

import html
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from nkrefugees import frames, io
from nkrefugees.analysis.resolve import resolve
from nkrefugees.citations import bibliography
from nkrefugees.errors import BadValue, UnknownName
from nkrefugees.filters import Day, rows
from nkrefugees.lines import Lines, citation, claims_lines, figures_line, source_lines, sources_lines
from nkrefugees.texts import load
from nkrefugees.wording import bounds

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


@dataclass(frozen=True)
class _Chain:
    """What an explanation is made from: rule, day, the words at hand, and the claims if they are given."""

    rule: str
    as_of: Day
    words: dict[str, str]
    given: pd.DataFrame | None = None

    def claims(self, column: str, name: str) -> pd.DataFrame:
        """The claims of an incident, series or source: of those given, or of all that day."""
        if self.given is None:
            return rows("claims", column, [name], as_of=self.as_of)
        return self.given[self.given[column] == name]


def explain(
    id_or_frame: str | Iterable[str] | pd.DataFrame,
    rule: str = "bounds",
    texts: str | Path | None = None,
    as_of: Day = None,
) -> Explanation:
    """Print the chain from a number to claims, origins, sources and spans.

    Parameters
    ----------
    id_or_frame : str, list of str or pandas.DataFrame
        The id of an incident, claim, series, policy or source, or several; or a frame. A frame of claims
        is explained by these claims alone, a frame of `resolve`, `totals` or `spread` by the claims
        that it was made from (and by its own rule), any other by its ids.
    rule : str, default "bounds"
        The rule by which the claims of an incident are resolved.
    texts : str or Path, optional
        A folder with texts of sources; spans are then shown with their words. By default
        ``$NKREFUGEES_TEXTS``, if it is set.
    as_of : str, int or date, optional
        Only what had been published by that day.

    Returns
    -------
    Explanation
        Prints as text, and as a block in notebooks.

    Raises
    ------
    UnknownName
        If no table has the id; the nearest is offered.
    BadValue
        If a frame has no column of ids, or no id is given.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> print(nk.explain("2022-03-15-rfa-un-letter-c8"))
    about 2021-07-14-dandong, repatriated
      Sources of Radio Free Asia, unnamed affirms: 50 on 2021-07 ...
    """
    folder = texts or os.environ.get(TEXTS_VARIABLE)
    chain = _Chain(rule, as_of, load(Path(folder)) if folder else {})
    lines = _of_frame(id_or_frame, chain) if isinstance(id_or_frame, pd.DataFrame) else None
    lines = _of_ids(id_or_frame, chain) if lines is None else lines
    return Explanation((*lines, *_cited(lines, as_of)) if lines else ((0, "No claim is recorded."),))


def _of_frame(frame: pd.DataFrame, chain: _Chain) -> Lines | None:
    """Explain the claims behind a frame, or None if it names none."""
    column = next((c for c in ("claim_id", "claim_ids") if c in frame), None)
    if column is None:
        return None
    ids = frame[column].dropna().astype(str).str.split(";").explode()
    rules = list(frame["rule"].dropna().unique()) if "rule" in frame else []
    chosen = rows("claims", "claim_id", ids, as_of=chain.as_of)
    rule = str(rules[0]) if len(rules) == 1 else chain.rule
    chain = replace(chain, rule=rule, given=chosen)
    lines: Lines = []
    for key, of in (("incident_id", _incident), ("series_id", _series)):
        about = rows(_KEYS[key], key, chosen[key]).set_index(key, drop=False)
        for name in chosen[key].dropna().unique():
            lines += of(about.loc[name], chain)
    return lines


def _of_ids(given: Any, chain: _Chain) -> Lines:
    lines: Lines = []
    for name in _ids(given):
        lines += _of_id(name, chain)
    return lines


def _ids(given: Any) -> list[str]:
    """Every id of a text, a list or a frame."""
    if isinstance(given, str):
        return [given]
    if isinstance(given, pd.DataFrame):
        column = next((c for c in ("incident_ids", *_KEYS) if c in given), None)
        given = [] if column is None else given[column].dropna().astype(str).str.split(";").explode()
    names = [n for n in given if n] if isinstance(given, Iterable) else []
    if not names or not all(isinstance(n, str) for n in names):
        raise BadValue("explain", given, "give an id, a list of ids, or a frame with ids such as incident_id")
    return list(dict.fromkeys(names))


def _of_id(name: str, chain: _Chain) -> Lines:
    """Explain one id, whatever table it is of."""
    for key, table in _KEYS.items():
        found = rows(table, key, [name])
        if len(found):
            return _EXPLAIN[table](found.iloc[0], chain)
    raise UnknownName("id", name, [known for table in _KEYS.values() for known in io.ids(table)])


def _incident(row: Any, chain: _Chain) -> Lines:
    claims = chain.claims("incident_id", row.incident_id)
    lines: Lines = [(0, f"{row.incident_id}: {row.title} ({row.date_edtf}, {row.country})")]
    for figures in resolve(claims, chain.rule).itertuples():
        same = (claims["quantity"] == figures.quantity) & (claims["subgroup"] == figures.subgroup)
        lines.append((1, figures_line(figures)))
        lines += claims_lines(claims[same & (claims["unit"] == figures.unit)], 2, chain.words)
    return lines


def _series(row: Any, chain: _Chain) -> Lines:
    lines: Lines = [(0, f"{row.series_id}: {row.title} ({row.measure}, {row.unit})")]
    lines += claims_lines(chain.claims("series_id", row.series_id), 1, chain.words)
    for _, seen in frames.observations(row.series_id, as_of=chain.as_of).iterrows():
        figure = bounds(seen.rename({"value": "n_best", "value_low": "n_low", "value_high": "n_high"}))
        lines.append((1, f"{seen.period_edtf} {seen.area}: {figure} {seen.status}"))
        lines += source_lines(seen.source_id, None, 2, {})
    return lines


def _claim(row: Any, chain: _Chain) -> Lines:
    about = row.incident_id if isinstance(row.incident_id, str) else row.series_id
    return [(0, f"about {about}, {row.quantity}"), *claims_lines(row.to_frame().T, 1, chain.words)]


def _policy(row: Any, chain: _Chain) -> Lines:
    when = row.date_edtf if isinstance(row.date_edtf, str) else "undated"
    lines: Lines = [(0, f"{row.policy_id}: {row.title} ({when}, {row.status})")]
    mentions = rows("mentions", "policy_id", [row.policy_id], as_of=chain.as_of)
    return lines + sources_lines(mentions, 1, chain.words)


def _source(row: Any, chain: _Chain) -> Lines:
    said = claims_lines(chain.claims("source_id", row.source_id), 1, {})
    return source_lines(row.source_id, None, 0, {}) + [line for line in said if line[0] == 1]


_EXPLAIN = {
    "incidents": _incident,
    "series": _series,
    "claims": _claim,
    "policies": _policy,
    "sources": _source,
}


def _cited(lines: Lines, as_of: Day) -> Lines:
    """The sources that the lines name, once each."""
    named = {text.removeprefix("source: ") for _, text in lines if text.startswith("source: ")}
    rows = bibliography(pd.DataFrame({"source_id": sorted(named)}), as_of)
    cited: Lines = [(1, citation(row)) for row in rows.itertuples()]
    return [(0, "Sources"), *cited] if cited else []
