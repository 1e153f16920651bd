"""The record as arrays: what its claims come to under each rule, tier and family that is left out."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pandas as pd

from nkrefugees.analysis.multiverse.ties import Flags, Floats
from nkrefugees.analysis.resolve import prepared, resolve

Key: TypeAlias = "tuple[str, str, str]"
Days: TypeAlias = "np.ndarray[Any, np.dtype[np.datetime64]]"
_WHOLE = ("all", "persons")
_OUT = ("stated_voluntary", "recalled")


class Settled(NamedTuple):
    """What the claims of each incident come to; all arrays have one entry an incident.

    ``present``: some claim is left, and the return is not voluntary or recalled by all accounts;
    ``affirmed``: the rule counts some claim; ``origins``: how many origins affirm it, whatever the rule.
    """

    present: Flags
    affirmed: Flags
    origins: Floats
    population: np.ndarray[Any, np.dtype[np.object_]]
    low: Floats
    best: Floats
    high: Floats
    open_low: Flags
    open_high: Flags
    first: Days
    last: Days


@dataclass(frozen=True)
class Choosable:
    """Claims of whole groups of persons, with the tier and the family of each."""

    claims: pd.DataFrame
    incidents: list[str]
    tiers: pd.Series[str]
    families: pd.Series[str]

    @classmethod
    def of(cls, claims: pd.DataFrame, tiers: dict[str, str], families: dict[str, str]) -> Choosable:
        """Keep whole groups of persons: parts of a group are in it."""
        rows = prepared(claims)
        rows = rows[(rows["subgroup"] == _WHOLE[0]) & (rows["unit"] == _WHOLE[1])]
        names = rows["claim_id"]
        return cls(rows, sorted(set(rows["incident_id"])), names.map(tiers.get), names.map(families.get))

    def settle(self, rules: Iterable[str], tiers: frozenset[str] | None, without: str) -> dict[str, Settled]:
        """Settle the claims of some tiers, without those of one family of sources, by each of some rules."""
        kept = self.families != without
        if tiers is not None:
            kept &= self.tiers.isin(tiers)
        claims = self.claims[kept]
        counted = resolve(claims)
        origins = dict(zip(counted["incident_id"], counted["n_origins_max"], strict=True))
        resolved = {rule: counted if rule == "bounds" else resolve(claims, rule) for rule in rules}
        return {
            rule: self._arrays({str(row["incident_id"]): row for row in rows.to_dict("records")}, origins)
            for rule, rows in resolved.items()
        }

    def _arrays(self, rows: dict[str, dict[Hashable, Any]], origins: dict[str, int]) -> Settled:
        found = [rows.get(name, {}) for name in self.incidents]
        known = {c: np.array([_figure(row.get(c)) for row in found]) for c in ("n_low", "n_best", "n_high")}
        days = {
            c: np.array([_day(row.get(c)) for row in found], "datetime64[D]")
            for c in ("first_day", "last_day")
        }
        flags = {c: np.array([bool(row.get(c)) for row in found], bool) for c in ("open_low", "open_high")}
        return Settled(
            present=np.array([bool(row) and row["consent"] not in _OUT for row in found], bool),
            affirmed=np.array([row.get("n_claims", 0) > 0 for row in found], bool),
            origins=np.array([origins.get(name, 0) for name in self.incidents], float),
            population=np.array([row.get("population") for row in found], object),
            low=known["n_low"], best=known["n_best"], high=known["n_high"],
            first=days["first_day"], last=days["last_day"], **flags,
        )  # fmt: skip


def _figure(figure: Any) -> float:
    return np.nan if figure is None or pd.isna(figure) else float(figure)


def _day(day: Any) -> Any:
    return np.datetime64("NaT") if day is None or pd.isna(day) else np.datetime64(pd.Timestamp(day).date())
