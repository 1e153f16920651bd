"""No total holds an item and its part: what each incident may add beside the others."""

from __future__ import annotations

import pandas as pd

from nkrefugees.analysis import given

_BOUNDS = ("low", "best", "high")


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
    rows = rows.assign(
        add_low=figures["low"].fillna(figures["best"].mask(rows["open_low"].astype(bool))),
        add_best=figures["best"],
        add_high=figures["high"].fillna(figures["best"]),
        adds_best=True,
    )
    for members in overlapping(set(rows["incident_id"]), links):
        rows = _add_once(rows, rows["incident_id"].isin(members))
    return rows


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
    has = rows[["n_low", "n_best", "n_high"]].notna().any(axis=1)
    figured = set(rows.loc[has, "incident_id"])
    held = _reached(figured, pairs)
    empty = _reached(figured - held, [(part, whole) for whole, part in pairs]) - figured
    return rows[~rows["incident_id"].isin(held | empty)]


def _reached(start: set[str], pairs: list[tuple[str, str]]) -> set[str]:
    """Everything that pairs lead to from the start, directly or through others."""
    found: set[str] = set()
    inside = start
    while inside:
        inside = {there for here, there in pairs if here in inside} - found
        found |= inside
    return found


def _pairs(links: pd.DataFrame, relation: str) -> list[tuple[str, str]]:
    chosen = links[links["relation"] == relation]
    return list(zip(chosen["from_id"], chosen["to_id"], strict=True))


def overlapping(ids: set[str], links: pd.DataFrame) -> list[set[str]]:
    """Groups of incidents that share people, directly or through others."""
    groups: list[set[str]] = []
    for a, b in _pairs(links, "overlaps"):
        if {a, b} <= ids:
            touched = [g for g in groups if g & {a, b}]
            groups = [g for g in groups if g not in touched] + [set().union({a, b}, *touched)]
    return groups


def _add_once(rows: pd.DataFrame, members: pd.Series[bool]) -> pd.DataFrame:
    """Of rows that share people, the greatest low and the greatest best count once."""
    rows = rows.copy()
    lows, bests = rows.loc[members, "add_low"], rows.loc[members, "add_best"]
    if lows.notna().any():
        rows.loc[members, "add_low"] = 0.0
        rows.loc[lows.idxmax(), "add_low"] = lows.max()
    if bests.notna().any():
        rows.loc[members, "adds_best"] = False
        rows.loc[bests.idxmax(), "adds_best"] = True
    return rows
