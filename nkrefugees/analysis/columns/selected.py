"""Which claims a rule counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from nkrefugees.analysis.columns.groups import Array, Groups, Known
from nkrefugees.analysis.families import actor_kinds
from nkrefugees.analysis.rules import said_days

_FIGURES = ["n_low", "n_best", "n_high"]


def selected(rows: pd.DataFrame, groups: Groups, rule: str) -> Array:
    """Flag the claims that affirm and that the rule counts."""
    affirms = rows["stance"].eq("affirms").to_numpy(bool)
    return _SELECT[rule](rows, groups, affirms) if rule in _SELECT else affirms


def _latest(rows: pd.DataFrame, groups: Groups, affirms: Array) -> Array:
    """The figures said last; where no day is known, all of them."""
    figured = affirms & rows[_FIGURES].notna().any(axis=1).to_numpy(bool)
    counted = figured | (affirms & ~groups.any(figured)[groups.of])
    when = said_days(rows)
    said = Known(when.to_numpy("datetime64[us]").view("int64"), when.notna().to_numpy(bool))
    last = groups.most(said.among(counted)).at(groups.of)
    kept: Array = counted & (~last.known | (said.known & (said.values == last.values)))
    return kept


def _of_kind(start: str) -> Callable[[pd.DataFrame, Groups, Array], Array]:
    def kept(rows: pd.DataFrame, _: Groups, affirms: Array) -> Array:
        claimants: Any = rows["claimant_id"]
        kinds = {name: kind.startswith(start) for name, kind in actor_kinds(claimants.unique()).items()}
        flags: Array = affirms & claimants.isin([name for name, chosen in kinds.items() if chosen]).to_numpy(
            bool
        )
        return flags

    return kept


_SELECT: dict[str, Callable[[pd.DataFrame, Groups, Array], Array]] = {
    "latest": _latest,
    "official": _of_kind("state_"),
    "ngo": _of_kind("ngo"),
}
