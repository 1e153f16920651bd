"""The verdict on waves, on twins without a wave, with one of known size, and with what poses as one.

A verdict needs publishers with a life of their own, so a twin is written to a folder and read from there.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

import pandas as pd

import nkrefugees as nk
from nkrefugees import io
from nkrefugees.analysis.synthetic import Twin
from nkrefugees.analysis.waves.setup import asked_for, study
from nkrefugees.analysis.waves.verdict import false_on_twins

from .case import Case, Outcome
from .series import MONTHS, families, made

QUANTITY = "repatriated"
LIGHT: dict[str, Any] = {"n": 5, "twins": 200}
THIN = {"years": 35, "rate": 0.28}
OPENS, CLOSES = f"{MONTHS[60]:%Y-%m}", MONTHS[72]
SPIKE = {"new_outlet": OPENS, "reporting": 0.05, "closes": True}
RECORD, OWN = ("escapee", "pow", "mixed", "unknown"), 2000


class Wave(NamedTuple):
    """A planted wave, by the handovers in its months that somebody reports."""

    begins: pd.Timestamp
    ends: pd.Timestamp
    first: pd.Timestamp
    last: pd.Timestamp
    handovers: int
    people: int


class Judged(NamedTuple):
    """What the verdict on a twin says, and what is true."""

    refused: bool
    waves: pd.DataFrame
    true: Wave | None
    outlet: str


def judged(seed: int, **options: Any) -> Judged:
    """Judge a twin; rows that share twins share the verdict."""
    return _judged(seed, tuple(sorted(options.items())))


@lru_cache(maxsize=4000)
def _judged(seed: int, options: tuple[tuple[str, Any], ...]) -> Judged:
    asked = dict(options)
    closes, effort = asked.pop("closes", False), asked.pop("effort", True)
    twin = made(seed, **asked)
    twin = closed(twin) if closes else twin
    with tempfile.TemporaryDirectory(prefix="nk-twin-") as folder:
        twin.write(folder)
        with io.using(folder):
            told, beside = nk.claims(quantity=QUANTITY), nk.claims(quantity="detained")
            found = nk.waves(told, **LIGHT, effort=effort, control=beside if closes else None)
    waves = found.frame()
    waves = waves[waves["in_most"].astype(bool)]
    return Judged(bool(found.refused), waves, _true(twin), twin.truth.families["family"].iloc[-1])


def closed(twin: Twin) -> Twin:
    """Close the newest outlet: what it would have told after that day is not there."""
    out = twin.truth.families["family"].iloc[-1]
    published = twin.claims["source_id"].map(twin.sources.set_index("source_id")["published_first"])
    late = (twin.claims["origin_id"].map(families(twin)) == out) & (published >= CLOSES)
    gone = set(twin.claims.loc[late, "source_id"]) | set(twin.claims.loc[late, "claim_id"])
    links = twin.links[~twin.links["from_id"].isin(gone) & ~twin.links["to_id"].isin(gone)]
    sources = twin.sources[~twin.sources["source_id"].isin(gone)]
    return replace(twin, claims=twin.claims[~late], sources=sources, links=links)


def _true(twin: Twin) -> Wave | None:
    if twin.truth.waves.empty:
        return None
    begins, ends = twin.truth.waves.iloc[0]
    told = twin.claims[(twin.claims["quantity"] == QUANTITY) & (twin.claims["stance"] == "affirms")]
    true = twin.truth.incidents.loc[sorted(set(told["incident_id"]))]
    true = true[true["happened"] & true["day"].between(begins, ends)]
    day = true["day"]
    return Wave(begins, ends, day.min(), day.max(), len(true), int(true["people"].sum()))


def _same(row: Any, true: Wave) -> bool:
    """Whether a wave that is said overlaps the planted one by half of the shorter."""
    shared = min(row.last_day, true.ends) - max(row.first_day, true.begins)
    shorter = min(row.last_day - row.first_day, true.ends - true.begins)
    return bool(2 * (shared.days + 1) >= shorter.days + 1)


def _said(one: Judged) -> Any:
    """The wave that is the planted one, or None."""
    true = one.true
    rows = [] if true is None else [row for row in one.waves.itertuples() if _same(row, true)]
    return max(rows, key=lambda row: row.share, default=None)


def any_wave(seed: int, **options: Any) -> Outcome:
    """Is a wave said in most universes, where there is none?"""
    one = judged(seed, **options)
    return Outcome(refused=True) if one.refused else Outcome(found=len(one.waves) > 0)


def planted(seed: int, **options: Any) -> Outcome:
    """Is the planted wave said, and do its ranges hold the first and the last of its handovers?"""
    one = judged(seed, **options)
    row, true = _said(one), one.true
    if one.refused or true is None:
        return Outcome(refused=one.refused)
    if row is None or not true.handovers:
        return Outcome(found=False)
    held = row.first_earliest <= true.first <= row.first_latest
    return Outcome(bool(held and row.last_earliest <= true.last <= row.last_latest), found=True)


def handovers(seed: int, **options: Any) -> Outcome:
    """Of a wave that is said: does its range hold how many handovers of the planted one are reported?"""
    one = judged(seed, **options)
    row, true = _said(one), one.true
    if row is None or true is None:
        return Outcome()
    error = row.events / true.handovers - 1 if true.handovers else None
    return Outcome(bool(row.events_low <= true.handovers <= row.events_high), error=error)


def people(seed: int, **options: Any) -> Outcome:
    """Of a wave that is said: do its bounds hold the people of these handovers?"""
    one = judged(seed, **options)
    row, true = _said(one), one.true
    if row is None or true is None:
        return Outcome()
    low = row.open_low or pd.isna(row.n_low) or row.n_low <= true.people
    high = row.open_high or pd.isna(row.n_high) or true.people <= row.n_high
    return Outcome(bool(low and high))


def warned(seed: int, by: str, **options: Any) -> Outcome:
    """Of a wave that an outlet makes: is it said to be lost without it, or to be in the control too?"""
    one = judged(seed, **options)
    if one.waves.empty:
        return Outcome()
    named = [one.outlet in lost.split(";") for lost in one.waves["lost_without"]]
    beside = (one.waves["control"].astype(float) > 0).tolist()
    return Outcome(found=all(named if by == "family" else beside))


def level(seed: int) -> Outcome:
    """Three times the rate for good, in the middle: is that said to be a wave?"""
    return any_wave(seed, step=60, ratio=3.0)


def thin(seed: int) -> Outcome:
    """Fewer handovers than a verdict needs: refused."""
    return any_wave(seed, rate=0.05)


@cache
def _own() -> Any:
    """Which of the record's twins have a wave that half of the ways to look agree on."""
    asked = asked_for(
        {"n": 20, "seed": 0, "rules": ("bounds", "latest"), "inclusion": ("all", "two_origins", "tier"),
         "widths": ("QS", "YS"), "detectors": ("scan", "kleinberg", "blocks"), "twins": OWN, "least": 0.5,
         "longest": 24, "effort": True, "as_of": None}
    )  # fmt: skip
    seen = study(nk.claims(quantity=QUANTITY, population=list(RECORD)), asked, nk.links())
    return false_on_twins(asked, seen)


def of_record(number: int) -> Outcome:
    """A twin of the record as `waves` itself makes it: counts by month, no claims."""
    return Outcome(found=bool(_own()[number % OWN]))


MONTHS_LONG = {"waves": 1, "wave_months": (3, 6)}
AGREED = "a wave is said"


def case(condition: str, run: Callable[..., Outcome], above: int = 0, **options: Any) -> Case:
    """A condition of `waves`."""
    said = {warned: "the warning is there", handovers: "", people: ""}.get(run, AGREED)
    return Case("`waves`", condition, partial(run, **options), 200, None, said, above)


def ranges(what: str, first: int, **options: Any) -> tuple[Case, ...]:
    """Handovers and people of a wave of eight times, on the twins of a row above."""
    options = MONTHS_LONG | {"surge": 8.0} | options
    return (
        case(f"{what}: number of its reported handovers", handovers, first, **options),
        case(f"{what}: people of these", people, first + 1, **options),
    )


WAVES = (
    Case("`waves`", "no wave: the record's own twins, counts by month, 18 ways to look",
         of_record, OWN, None, AGREED),
    case("no wave, all hold", any_wave),
    case("no wave, all hold, as thin as the record", any_wave, **THIN),
    case("no wave, months follow each other (0.7)", any_wave, serial=0.7),
    case("no wave, few report, nine families come and go", any_wave, careers=True, families=9,
         reporting=0.15),
    case("no wave, very few report, an outlet for one year", any_wave, **SPIKE),
    case("the same twins: said to be lost without the outlet", warned, 1, by="family", **SPIKE),
    case("the same twins: said to be in the control too", warned, 2, by="control", **SPIKE),
    case("the same, effort not allowed for", any_wave, **SPIKE, effort=False),
    case("no wave, three times the rate for good", level),
    case("wave of 2 times for 3 to 6 months", planted, surge=2.0, **MONTHS_LONG),
    case("wave of 4 times", planted, surge=4.0, **MONTHS_LONG),
    case("wave of 8 times", planted, surge=8.0, **MONTHS_LONG),
    *ranges("wave of 8 times", 1),
    case("wave of 8 times, half of all dates blurred", planted, surge=8.0, **MONTHS_LONG, blur=0.5),
    *ranges("the same", 1, blur=0.5),
    case("wave of 8 times, lists depend (visibility, 1.5 log odds)", planted, surge=8.0, **MONTHS_LONG,
         dependence=1.5),
    *ranges("the same, dependent", 1, dependence=1.5),
    *(case(f"wave of {surge} times, as thin as the record", planted, surge=float(surge), **MONTHS_LONG,
           **THIN) for surge in (2, 4, 8, 16)),
    case("fewer than eight handovers: to be refused", thin),
    case("four families of publishers: to be refused", any_wave, families=4),
)  # fmt: skip
