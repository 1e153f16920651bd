"""What the claims of a group say in words, and which claims they are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.columns.groups import NOTHING, Array, Groups, pairs


def agreed_words(rows: pd.DataFrame, groups: Groups, counted: Array) -> dict[str, Any]:
    """Give ``consent``, ``population`` and ``country`` of each group."""
    return {
        "consent": _consent(rows["consent"], groups, counted),
        "population": _population(rows["population"], groups, counted),
        "country": _country(rows, groups, counted),
    }


def _consent(column: pd.Series[str], groups: Groups, counted: Array) -> Array:
    """One consent for all: of free will, or recalled, only where every claim has it so."""
    said, has = _one(column, groups, counted)
    several = np.bincount(said, minlength=groups.size) > 1
    forced = _every(column.isin(["forced", "not_stated"]).to_numpy(bool), groups, counted)
    return np.where(several, np.where(forced, "forced", "disputed"), has)


def _population(column: pd.Series[str], groups: Groups, counted: Array) -> Array:
    """What all say who say something, else mixed."""
    known = counted & column.ne("unknown").to_numpy(bool)
    said, has = _one(column, groups, known)
    unknown = np.where(groups.any(counted), "unknown", NOTHING)
    several = np.bincount(said, minlength=groups.size) > 1
    return np.where(several, "mixed", np.where(groups.any(known), has, unknown))


def _one(column: pd.Series[str], groups: Groups, flags: Array) -> tuple[Array, Array]:
    """The group of each distinct word, and for each group one of its words."""
    codes, names = _coded(column)
    group, code, _ = pairs(groups, codes, flags)
    has = np.full(groups.size, None, dtype=object)
    has[group] = names[code]
    return group, has


def _every(flags: Array, groups: Groups, counted: Array) -> Array:
    """Whether all counted rows of a group are flagged."""
    return ~groups.any(counted & ~flags)


def _coded(column: pd.Series[str]) -> tuple[Array, Array]:
    codes, names = pd.factorize(column.to_numpy(object))
    return codes, np.asarray(names, dtype=object)


def _country(rows: pd.DataFrame, groups: Groups, counted: Array) -> Array:
    """The country that most origins name; missing where two are named as often."""
    named = counted & (rows["country"].notna() & rows["country"].ne("")).to_numpy(bool)
    codes, names = _coded(rows["country"])
    origins, _ = _coded(rows["origin_id"])
    group, code, pair = pairs(groups, np.where(named, codes, 0), named)
    by_pair = Groups(pair, len(group), {})
    voices, _, _ = pairs(by_pair, origins[named], np.ones(len(pair), dtype=bool))
    times = np.bincount(voices, minlength=len(group))
    most = np.zeros(groups.size, dtype=np.int64)
    np.maximum.at(most, group, times)
    leads = times == most[group]
    alone = np.bincount(group[leads], minlength=groups.size) == 1
    found = np.full(groups.size, None, dtype=object)
    found[group[leads]] = names[code[leads]]
    return np.where(alone, found, NOTHING)


def ids(claim_ids: pd.Series[str], groups: Groups, flags: Array) -> list[str]:
    """Join the distinct ids of the flagged claims of each group, sorted."""
    named = flags & (claim_ids.notna() & claim_ids.ne("")).to_numpy(bool)
    order = np.argsort(groups.of[named], kind="stable")
    names = claim_ids[named].to_numpy(object)[order].tolist()
    ends = np.cumsum(groups.tally(named)).tolist()
    starts = [0, *ends[:-1]]
    return [_joined(names[i:j]) for i, j in zip(starts, ends, strict=False)]


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ";".join(sorted(set(names)))
