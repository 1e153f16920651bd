"""Sums of resolved incidents over periods, as bounds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from nkrefugees import frames
from nkrefugees.analysis.overlap import contributions
from nkrefugees.analysis.periods import behind, bins, dated, no_bins, overlaps
from nkrefugees.errors import MissingColumns, UnknownName

LEFT_OUT = ("stated_voluntary", "recalled", "abducted")
_APART = ["quantity", "unit"]
_FIGURES = ["n_low", "n_best", "n_high"]


def totals(
    resolved: pd.DataFrame,
    freq: str = "YS",
    by: str | list[str] | None = None,
    *,
    include: Iterable[str] = (),
    links: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Sum resolved incidents over periods, as bounds.

    Unlike things are never added: each quantity and unit has rows of its own, and only whole groups
    are counted (``subgroup`` all) unless ``by`` names the subgroup. A parent with
    claims of its own replaces its parts; incidents that overlap add the greatest low and all highs. A
    span that crosses bins adds to the highs only, of every bin it touches; one with an open end only of the
    bin that holds its known end, though it may lie in others.

    Parameters
    ----------
    resolved : pandas.DataFrame
        As `resolve` gives it: ``incident_id``, ``n_low``, ``n_best``, ``n_high``, ``first_day``, ``last_day``
        are needed. Incidents without any day are in no period, but in ``attrs["undated"]``.
    freq : str, default "YS"
        A pandas frequency that names starts: ``D``, ``W``, ``MS``, ``QS``, ``YS``, ``10YS``.
    by : str or list of str, optional
        Further columns of ``resolved`` to keep apart, such as ``country``.
    include : iterable of str, optional
        What is left out unless asked for: ``stated_voluntary``, ``recalled``, ``abducted``.
    links : pandas.DataFrame, optional
        ``from_id``, ``to_id``, ``relation``; those of the record by default.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``period`` (its first day), every period from first to last: the columns kept apart,
        ``n_low``, ``n_best``, ``n_high`` (missing where nothing is recorded: not zero; the best is missing
        where some incident has none; an open high stays at what is claimed at least),
        ``open_low``, ``open_high``, ``n_incidents`` (wholly inside), ``n_crossing`` (touching, or open at
        an end), ``n_single_origin`` (of both, those that one origin alone supports; missing where
        ``resolved`` does not count origins), ``incident_ids`` and ``claim_ids`` (joined by ``;``).

    Raises
    ------
    MissingColumns, UnknownName, BadValue
        If a column, a word of ``include`` or the frequency does not exist.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> rows = nk.resolve(nk.claims(incident="2021-07-14-dandong", quantity="repatriated"))
    >>> nk.totals(rows)[["n_low", "n_high", "n_incidents"]].values.tolist()
    [[50, 50, 1]]
    """
    by = [by] if isinstance(by, str) else list(by or [])
    needed = ["incident_id", *_FIGURES, "first_day", "last_day", *by]
    if missing := [c for c in needed if c not in resolved]:
        raise MissingColumns("totals", missing)
    if unknown := [w for w in include if w not in LEFT_OUT]:
        raise UnknownName("word of include", unknown[0], LEFT_OUT)
    rows = wanted(resolved, set(include), by)
    kinds = [c for c in [*_APART, "subgroup"] if c in rows]
    apart = [c for c in _APART if c in rows and c not in by] + by
    placed = rows[rows["first_day"].notna() | rows["last_day"].notna()]
    counted = contributions(placed, frames.links() if links is None else links, kinds)
    result = over_periods(counted, freq, apart)
    result.attrs["undated"] = int(len(rows) - len(placed))
    return result


def wanted(resolved: pd.DataFrame, include: set[str], by: list[str]) -> pd.DataFrame:
    """Whole groups, without what is left out unless asked for."""
    out = set(LEFT_OUT) - include
    keep = pd.Series(True, index=resolved.index)
    if "consent" in resolved:
        keep &= ~resolved["consent"].isin(out)
    if "quantity" in resolved:
        keep &= ~resolved["quantity"].isin(out)
    if "subgroup" in resolved and "subgroup" not in by:
        keep &= resolved["subgroup"] == "all"
    return dated(resolved)[keep]


def over_periods(counted: pd.DataFrame, freq: str, apart: list[str]) -> pd.DataFrame:
    """Sum what `contributions` gives over periods, as `totals` does; every row has a day."""
    return _empty(apart, freq) if counted.empty else _by_period(_closed(counted), freq, apart)


def _closed(rows: pd.DataFrame) -> pd.DataFrame:
    """Spans with an open end lie at the end that is known, and are inside no bin."""
    return rows.assign(
        closed=rows["first_day"].notna() & rows["last_day"].notna(),
        first_day=rows["first_day"].fillna(rows["last_day"]),
        last_day=rows["last_day"].fillna(rows["first_day"]),
    )


def _by_period(rows: pd.DataFrame, freq: str, apart: list[str]) -> pd.DataFrame:
    edges = bins(rows["first_day"].min(), rows["last_day"].max(), freq)
    groups: Any = rows.groupby(apart, sort=True, dropna=False) if apart else [((), rows)]
    parts = []
    for key, group in groups:
        part = _sum(group, edges)
        for column, value in zip(apart, key, strict=True):
            part[column] = value
        parts.append(part[[*apart, *_SUMS, *part.columns.intersection(["claim_ids"])]])
    return pd.concat(parts).astype({column: rows[column].dtype for column in apart})


def _sum(rows: pd.DataFrame, edges: pd.DatetimeIndex) -> pd.DataFrame:
    """One row a bin for rows that may be added."""
    shared = overlaps(rows, edges)
    length = (rows["last_day"] - rows["first_day"]).dt.days.to_numpy()[:, None] + 1
    touching = shared > 0
    inside = (shared == length) & rows["closed"].to_numpy(bool)[:, None]
    columns = ("n_low", "add_low", "add_best", "add_high")
    own, low, best, high = (rows[c].to_numpy(float, na_value=np.nan) for c in columns)
    counts = inside & rows["adds_best"].to_numpy(bool)[:, None]
    figures = {
        "n_low": np.nan_to_num(low) @ inside,
        "n_best": np.nan_to_num(best) @ counts,
        "n_high": np.nan_to_num(np.where(np.isnan(high), own, high)) @ touching,
    }
    lacking = {
        "open_low": (np.isnan(low) | rows["open_low"].to_numpy(bool)) @ touching,
        "open_high": (np.isnan(high) | rows["open_high"].to_numpy(bool)) @ touching,
    }
    frame = pd.DataFrame(figures, index=edges[:-1]).round().astype("Int64")
    said = ~(np.isnan(low) & np.isnan(high))
    frame.loc[~(said @ touching)] = pd.NA
    frame.loc[~counts.any(axis=0) | (np.isnan(best) @ counts > 0), "n_best"] = pd.NA
    return frame.assign(
        **{name: flags > 0 for name, flags in lacking.items()},
        n_incidents=inside.sum(axis=0),
        n_crossing=(touching & ~inside).sum(axis=0),
        n_single_origin=_single(rows, touching),
        **behind(rows, touching),
    )


def _single(rows: pd.DataFrame, touching: np.ndarray[Any, Any]) -> Any:
    """Count in each bin the incidents with one origin, where origins are counted."""
    if "n_origins_max" not in rows:
        return pd.array([pd.NA] * touching.shape[1], dtype="Int64")
    alone = (rows["n_origins_max"] == 1).to_numpy(bool)
    return pd.array(touching[alone].sum(axis=0), dtype="Int64")


_SUMS = [
    *_FIGURES, "open_low", "open_high", "n_incidents", "n_crossing", "n_single_origin", "incident_ids",
]  # fmt: skip


def _empty(apart: list[str], freq: str) -> pd.DataFrame:
    types = {**dict.fromkeys(apart, "str"), **dict.fromkeys(_FIGURES, "Int64")}
    types |= {
        "open_low": "bool",
        "open_high": "bool",
        "n_incidents": "int64",
        "n_crossing": "int64",
        "n_single_origin": "Int64",
    }
    types |= {"incident_ids": "str"}
    return pd.DataFrame({c: pd.Series(dtype=types[c]) for c in [*apart, *_SUMS]}, index=no_bins(freq))
