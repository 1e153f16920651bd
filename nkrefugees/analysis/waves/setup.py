"""What a verdict is asked for, and what there is to judge it by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.counted import Floats, real_number, whole_number
from nkrefugees.analysis.counts.times import timed
from nkrefugees.analysis.draws.board import INCLUSION
from nkrefugees.analysis.resolve import prepared
from nkrefugees.analysis.rules import RULES
from nkrefugees.analysis.waves.detect import NAMES
from nkrefugees.analysis.waves.effort import effort
from nkrefugees.analysis.waves.events import Record, Spec, events, recorded
from nkrefugees.analysis.waves.universes import WIDTHS, Plan, chance, days
from nkrefugees.errors import BadValue, UnknownName
from nkrefugees.filters import Day
from nkrefugees.wording import plural

FEWEST_EVENTS, FEWEST_FAMILIES = 8, 5


class Setup(NamedTuple):
    """What a verdict is asked for; each list has something in it."""

    n: int
    seed: int
    rules: tuple[str, ...]
    inclusion: tuple[str, ...]
    widths: tuple[str, ...]
    detectors: tuple[str, ...]
    twins: int
    longest: int
    least: float
    effort: bool
    as_of: Day

    def specs(self) -> list[Spec]:
        """The ways to count events; the first stands for the others where one is enough."""
        return [Spec(rule, inclusion) for inclusion in self.inclusion for rule in self.rules]

    def values(self) -> dict[str, list[Any]]:
        """The values of each choice."""
        return {
            "draw": list(range(self.n)),
            "rule": list(self.rules),
            "inclusion": list(self.inclusion),
            "width": list(self.widths),
            "detector": list(self.detectors),
        }


def asked_for(given: dict[str, Any]) -> Setup:
    """Check what a verdict is asked for.

    Raises
    ------
    BadValue, UnknownName
        If a number is out of its range, a list is empty, or a name does not exist.
    """
    known = {"rules": RULES, "inclusion": INCLUSION, "widths": tuple(WIDTHS), "detectors": NAMES}
    lists: dict[str, Any] = {name: _names(name, given[name], allowed) for name, allowed in known.items()}
    numbers = {"n": 1, "seed": 0, "twins": 20, "longest": 1}
    whole: dict[str, Any] = {name: whole_number(name, given[name], least) for name, least in numbers.items()}
    least = real_number("least", given["least"], 0, 1)
    return Setup(**lists, **whole, least=least, effort=bool(given["effort"]), as_of=given["as_of"])


def _names(what: str, given: Any, allowed: tuple[str, ...]) -> tuple[str, ...]:
    names = (given,) if isinstance(given, str) else tuple(dict.fromkeys(given))
    for name in names:
        if name not in allowed:
            raise UnknownName(what, name, allowed)
    if not names:
        raise BadValue(what, given, f"give at least one of: {', '.join(allowed)}")
    return names


class Study(NamedTuple):
    """What there is to judge by."""

    record: Record
    tables: dict[Spec, pd.DataFrame]
    plan: Plan
    by_family: pd.DataFrame
    chances: dict[str, Floats]
    before: int

    def drawn(self, spec: Spec) -> np.ndarray[Any, Any]:
        """The days of the events that a spec counts: events by draws."""
        table = self.tables[spec] if spec in self.tables else events(self.record, spec)
        return days(table, self.chances, self.chances[next(iter(self.chances))].size)


def study(claims: pd.DataFrame, asked: Setup, links: pd.DataFrame) -> Study | str:
    """Look at what there is to judge by; where it is too little, say why."""
    quantities = sorted(claims["quantity"].dropna().unique()) if "quantity" in claims else []
    if len(quantities) > 1:
        raise BadValue("claims", quantities, "judge one quantity at a time: claims(quantity=...)")
    record = recorded(prepared(claims), links)
    tables = {spec: events(record, spec) for spec in asked.specs()}
    first = tables[asked.specs()[0]]
    if len(first) < FEWEST_EVENTS:
        return few(len(first))
    seen = pd.DataFrame({"incident_id": list(record.told), "quantity": quantities[0]})
    months = whole_years(first["first_day"].min().year, first["last_day"].max().year)
    by_family = effort(seen, months, asked.as_of)
    kept = judged(months, by_family)
    if not len(kept):
        return f"in no month are {FEWEST_FAMILIES} families of publishers known to have been active"
    late = first["last_day"] >= kept[0]
    if late.sum() < FEWEST_EVENTS:
        return few(int(late.sum())) + f", since {kept[0]:%Y}, when enough families published"
    plan = Plan(kept, asked.widths, asked.detectors, asked.longest)
    chances = chance(asked.seed, record.told, asked.n)
    return Study(record, tables, plan, by_family[kept], chances, int((~late).sum()))


def few(n: int) -> str:
    """Say that so many handovers are too few."""
    if not n:
        return "nothing is recorded for this choice"
    return f"{plural(n, 'dated handover')} {'is' if n == 1 else 'are'} too few; {FEWEST_EVENTS} are the least"


def whole_years(first: int, last: int) -> pd.DatetimeIndex:
    """The first day of each month of some years."""
    return pd.date_range(f"{first}-01-01", f"{last}-12-01", freq="MS")


def judged(months: pd.DatetimeIndex, by_family: pd.DataFrame) -> pd.DatetimeIndex:
    """The months of the years from the first in which enough families published all the time."""
    enough = ((by_family > 0).sum(axis="index") >= FEWEST_FAMILIES).to_numpy().reshape(-1, 12).all(axis=1)
    return months[12 * int(enough.argmax()) :] if enough.any() else months[:0]


def control_days(control: Any, asked: Setup, links: pd.DataFrame) -> np.ndarray[Any, Any]:
    """The days of a control in each draw: of claims, or of dates."""
    if isinstance(control, pd.DataFrame):
        record = recorded(prepared(control), links)
        table = events(record, asked.specs()[0])
        return days(table, chance(asked.seed, record.told, asked.n), asked.n)
    known: Iterable[Any] = timed(control, "control").values
    return np.repeat(np.floor(np.asarray(list(known))).astype(np.int64)[:, None], asked.n, axis=1)
