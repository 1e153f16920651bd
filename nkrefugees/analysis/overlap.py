"""No total holds an item and its part: what each incident may add beside the others."""

from __future__ import annotations

from typing import Any

import pandas as pd

from nkrefugees.analysis import given

_BOUNDS = ("low", "best", "high")
WHOLES = ("incident_id", "n_low", "n_best", "n_high")  # what `wholes` looks at


def contributions(rows: pd.DataFrame, links: pd.DataFrame, apart: list[str]) -> pd.DataFrame:
    """Give what each resolved row adds to a total, beside the others of its kind.

    Parameters
    ----------
    rows : pandas.DataFrame
        Resolved rows.
    links : pandas.DataFrame
        ``from_id``, ``to_id``, ``relation``. A row that is ``part_of`` a row with figures, is summed by one
        (``sum_of``) or replaced by one, through others or directly, is left out; of rows that overlap, only
        one adds to low and best.
    apart : list of str
        Columns that tell kinds of rows apart.

    Returns
    -------
    pandas.DataFrame
        The rows that count, with ``add_low``, ``add_best``, ``add_high``, ``open_low``, ``open_high``, and
        ``adds_best`` (whether the best is this row's to add).
    """
    flags = {c: False for c in ("open_low", "open_high") if c not in rows}
    rows = rows.assign(**flags).reset_index(drop=True)
    if apart:
        groups = rows.groupby(apart, sort=False, dropna=False)
        kept = [_of_kind(group, links) for _, group in groups]
    else:
        kept = [_of_kind(rows, links)]
    return pd.concat(kept) if kept else _of_kind(rows, links)


def _of_kind(rows: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    rows = wholes(rows, links)
    figures = {b: given.numbers(rows, f"n_{b}") for b in _BOUNDS}
    adds: dict[str, Any] = {
        "add_low": figures["low"].fillna(figures["best"].mask(rows["open_low"].astype(bool))),
        "add_best": figures["best"],
        "add_high": figures["high"].fillna(figures["best"]),
        "adds_best": pd.Series(True, index=rows.index),
    }
    for members in overlapping(set(rows["incident_id"]), links):
        _add_once(adds, rows.index[rows["incident_id"].isin(members)])
    return rows.assign(**adds)


def wholes(rows: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Keep rows whose people no other row holds.

    A whole with figures holds its parts; a whole without figures gives way to parts that have some.

    Parameters
    ----------
    rows : pandas.DataFrame
        ``incident_id``, ``n_low``, ``n_best``, ``n_high``.
    links : pandas.DataFrame
        ``from_id``, ``to_id``, ``relation``.
    """
    pairs = [(whole, part) for part, whole in _pairs(links, "part_of")]
    pairs += _pairs(links, "sum_of") + _pairs(links, "replaces")
    has = rows[list(WHOLES[1:])].notna().any(axis=1)
    figured = set(rows.loc[has, "incident_id"])
    held = _reached(figured, pairs)
    empty = _reached(figured - held, [(part, whole) for whole, part in pairs]) - figured
    out = rows["incident_id"].isin(held | empty)
    return rows[~out] if out.any() else rows


def _reached(start: set[str], pairs: list[tuple[str, str]]) -> set[str]:
    """Everything that pairs lead to from the start, directly or through others."""
    found: set[str] = set()
    inside = start
    while inside:
        inside = {there for here, there in pairs if here in inside} - found
        found |= inside
    return found


def _pairs(links: pd.DataFrame, relation: str) -> list[tuple[str, str]]:
    every = zip(links["from_id"], links["to_id"], links["relation"], strict=True)
    return [(here, there) for here, there, what in every if what == relation]


def overlapping(ids: set[str], links: pd.DataFrame) -> list[set[str]]:
    """Groups of incidents that share people, directly or through others."""
    groups: list[set[str]] = []
    for a, b in _pairs(links, "overlaps"):
        if {a, b} <= ids:
            touched = [g for g in groups if g & {a, b}]
            groups = [g for g in groups if g not in touched] + [set().union({a, b}, *touched)]
    return groups


def _add_once(adds: dict[str, Any], members: pd.Index[Any]) -> None:
    """Of rows that share people, let the greatest low and the greatest best count once."""
    lows, bests = adds["add_low"][members], adds["add_best"][members]
    if lows.notna().any():
        adds["add_low"][members] = 0.0
        adds["add_low"][lows.idxmax()] = lows.max()
    if bests.notna().any():
        adds["adds_best"][members] = False
        adds["adds_best"][bests.idxmax()] = True
