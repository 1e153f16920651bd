"""Marks of a genealogy: one for each figure and day, in lanes of origins, each with room for its words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.voices.voices import FIGURES
from nkrefugees.plot.lanes import place
from nkrefugees.vocab import Quantity
from nkrefugees.wording import bounds

WIDE, LEVEL = 7.4, 0.19
_LETTER, _HEAD = 0.056, 1.3


def marks_of(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[pd.Timestamp]]:
    """One mark for what one origin is cited for on one day in the same words, with how often."""
    days = sorted(rows["said_last"].dropna().unique())
    x = rows["said_last"].map({d: place for place, d in enumerate(days)}).fillna(len(days))
    rows = rows.assign(x=x, look=rows["change"].fillna(rows["stance"]))
    same = ["quantity", "subgroup", "unit", "origin_id", "stance", *FIGURES, "x"]
    grouped = rows.groupby(same, dropna=False, sort=False)
    marks = rows.drop_duplicates(same).assign(
        times=grouped["claim_id"].transform("size"),
        since=grouped["said_first"].transform("max"),
        claims=grouped["claim_id"].transform(";".join),
    )
    return marks.reset_index(drop=True), days


def origin_lanes(marks: pd.DataFrame, columns: int) -> tuple[list[dict[str, Any]], float]:
    """Lanes of each quantity, the origin that spoke first on top, and where they end."""
    rank = {str(code): place for place, code in enumerate(Quantity)}
    marks = marks.assign(rank=marks["quantity"].map(rank))
    lanes: list[dict[str, Any]] = []
    top = 0.0
    for _, group in marks.sort_values("rank", kind="stable").groupby("rank", sort=True):
        top += _HEAD
        origins = group.groupby("origin_id", sort=True)["x"].min().sort_values(kind="stable").index
        for origin in origins:
            placed, levels = _levels(group[group["origin_id"] == origin], max(columns, 4))
            head = group["quantity"].iloc[0] if origin == origins[0] else None
            lanes.append({"origin": origin, "marks": placed, "top": top, "rows": levels, "head": head})
            top += levels + 0.25
    return lanes, top


def _levels(marks: pd.DataFrame, columns: int) -> tuple[list[tuple[Any, str, int]], int]:
    """Put each mark with its label on the first level where it has room."""
    taken: list[list[tuple[float, float]]] = []
    placed, before = [], ""
    rows: Any = marks.assign(part=marks["subgroup"] != "all")
    for mark in rows.sort_values(["part", "subgroup", "x", "claim_id"]).itertuples():
        text = _text(mark)
        label = f"{'' if text == before else text}{f' ×{mark.times}' if mark.times > 1 else ''}".strip()
        before = text
        width = (0.2 + _LETTER * len(label)) * columns / WIDE
        placed.append((mark, label, place(taken, mark.x - 0.3, mark.x + width, 0.05)))
    return placed, len(taken)


def _text(mark: Any) -> str:
    """What a mark says: its figure, and the part and unit if they are not all and persons."""
    part = "" if mark.subgroup == "all" else f" {mark.subgroup}"
    unit = "" if mark.unit == "persons" else f" {mark.unit}"
    figured = not all(pd.isna(getattr(mark, c)) for c in FIGURES)
    said = bounds(mark) if figured else ""
    return f"{said}{part}{unit}".strip()


def is_traced(lane: dict[str, Any]) -> bool:
    """Whether every claim of a lane has an origin that was traced."""
    return all(mark.traced for mark, _, _ in lane["marks"])


def place_of(first: Any, days: list[pd.Timestamp], x: float) -> float:
    """Where a first day lies among the days in order; a short stretch where it is open."""
    if pd.isna(first) or x >= len(days):
        return x - 0.45
    found = float(np.interp(first.value, [d.value for d in map(pd.Timestamp, days)], range(len(days))))
    return max(min(found, x), -0.45)
