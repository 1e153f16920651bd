"""The conditions that are tried: on each a twin a seed, an analysis, and whether its interval held the truth.

To add an analysis, write a function of a seed that gives an `Outcome`, and name it in `CASES`, at its
end: seeds go by the place in that list. Those of waves stand in `waves`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

import nkrefugees as nk
from nkrefugees.errors import Refusal

from .case import Case, Outcome
from .series import MONTHS, effort, made, monthly
from .waves import WAVES

STEP = 60
NEW = {"new_outlet": f"{MONTHS[STEP]:%Y-%m}", "reporting": 0.15}
CAREERS = {"careers": True, "reporting": 0.15}
SERIAL = {"serial": 0.7}


def change_point(seed: int, **options: Any) -> Outcome:
    """A step at a month and by a ratio that the seed draws: is its month in the interval?"""
    rng = np.random.default_rng([seed, 1])
    step, ratio = int(rng.integers(12, len(MONTHS) - 12)), float(np.exp(rng.uniform(-1, 1) * np.log(3)))
    counts = monthly(made(seed, step, ratio, **options))
    found = nk.change_point(counts)
    low, high = found.interval
    return Outcome(low <= MONTHS[step - 1] <= high, found.log_bayes_factor > 0)


def no_change(seed: int, remedy: str = "", **options: Any) -> Outcome:
    """No step at all: does the evidence speak for one?"""
    twin = made(seed, **options)
    left = [twin.truth.families["family"].iloc[-1]] if remedy == "left out" else []
    exposure = effort(twin).tolist() if remedy == "exposure" else None
    found = nk.change_point(monthly(twin, left), exposure=exposure)
    return Outcome(found=found.log_bayes_factor > 0)


def policy_effect(seed: int, ratio: float = 0.6, remedy: str = "", **options: Any) -> Outcome:
    """A step in the middle by a known ratio: is it in the interval, and is 1 outside?"""
    twin = made(seed, STEP, ratio, **options)
    left = [twin.truth.families["family"].iloc[-1]] if remedy == "left out" else []
    try:
        found = nk.policy_effect(monthly(twin, left), MONTHS[STEP], harmonics=0)
    except Refusal:
        return Outcome(refused=True)
    low, high = found.interval
    return Outcome(low <= ratio <= high, not low <= 1 <= high, found.ratio / ratio - 1)


def too_late(seed: int) -> Outcome:
    """A date with seven months after it: refused."""
    try:
        nk.policy_effect(monthly(made(seed)), MONTHS[-7], harmonics=0)
    except Refusal:
        return Outcome(refused=True)
    return Outcome()


def unseen(seed: int, **options: Any) -> Outcome:
    """Four families as lists of incidents: is the true number in the interval?"""
    twin = made(seed, families=4, **{"rate": 2.0} | options)
    true = int(twin.truth.incidents["happened"].sum())
    try:
        found = nk.unseen(twin.lists(), n_boot=200)
    except Refusal:
        return Outcome(refused=True)
    low, high = found.interval
    return Outcome(low <= true <= high, error=found.estimate / true - 1)


def bound(seed: int, **options: Any) -> Outcome:
    """Chao's lower bound of the same lists: is it, with its interval's low end, below the true number?"""
    twin = made(seed, families=4, **{"rate": 2.0} | options)
    true = int(twin.truth.incidents["happened"].sum())
    found = nk.lower_bound(twin.lists())
    return Outcome(found.interval[0] <= true, error=found.estimate / true - 1)


def apart(seed: int) -> Outcome:
    """Lists of which no incident is on two: refused."""
    lists = made(seed, families=4).lists()
    once = lists[lists.sum(axis=1) == 1]
    try:
        nk.unseen(once, n_boot=0)
    except Refusal:
        return Outcome(refused=True)
    return Outcome()


def days(seed: int, **options: Any) -> Outcome:
    """Blurred dates: do the days that claims agree on hold the true day, of every incident?"""
    twin = made(seed, **options)
    rows = nk.resolve(twin.claims).join(twin.truth.incidents["day"], on="incident_id")
    held = ~(rows["first_day"] > rows["day"]) & ~(rows["last_day"] < rows["day"])
    return Outcome(bool(held.all()))


def people(seed: int) -> Outcome:
    """Erring, rounded and copied figures: do the bounds of one incident hold the true people?"""
    twin = made(seed, blur=0.5, copies=1.0)
    rows = nk.resolve(twin.claims)
    rows = rows[rows[["n_low", "n_high"]].notna().any(axis=1)].sample(1, random_state=seed)
    true = rows["incident_id"].map(twin.truth.incidents["people"])
    low, high = ((rows[c].astype("Float64").to_numpy(float, na_value=np.nan)) for c in ("n_low", "n_high"))
    held = ((low <= true) | rows["open_low"]) & ((high >= true) | rows["open_high"])
    return Outcome(bool(held.all()))


AIM = (0.93, 0.97)


def change(condition: str, run: Callable[..., Outcome], twins: int = 200, **options: Any) -> Case:
    """A condition of `change_point`."""
    aim = AIM if twins == 1000 else None
    return Case("`change_point`", condition, partial(run, **options), twins, aim, "evidence is for a change")


def effect(condition: str, twins: int = 200, **options: Any) -> Case:
    """A condition of `policy_effect`."""
    aim = AIM if twins == 1000 else None
    return Case("`policy_effect`", condition, partial(policy_effect, **options), twins, aim, "1 is outside")


def other(
    analysis: str,
    condition: str,
    run: Callable[..., Outcome],
    twins: int,
    aim: tuple[float, float] | None = None,
    **options: Any,
) -> Case:
    """A condition of another analysis."""
    return Case(f"`{analysis}`", condition, partial(run, **options), twins, aim)


CASES = (
    change("all hold: step of 1/3 to 3 times at any month", change_point, 1000),
    change("half of all dates blurred", change_point, blur=0.5),
    change("months follow each other (0.7)", change_point, **SERIAL),
    change("three waves beside the step", change_point, waves=3),
    change("no step, all else holds", no_change),
    change("no step, few report, a new outlet in the middle", no_change, **NEW),
    change("the same, its family left out", no_change, remedy="left out", **NEW),
    change("no step, few report, families come and go", no_change, **CAREERS),
    change("the same, families at work as exposure", no_change, remedy="exposure", **CAREERS),
    change("no step, months follow each other (0.7)", no_change, **SERIAL),
    effect("all hold: step of 0.6 times at a known month", 1000),
    effect("no step, all else holds", ratio=1.0),
    effect("half of all dates blurred", blur=0.5),
    effect("months follow each other (0.7)", **SERIAL),
    effect("no step, few report, a new outlet at that month", ratio=1.0, **NEW),
    effect("the same, its family left out", ratio=1.0, remedy="left out", **NEW),
    other("policy_effect", "seven months after the date: to be refused", too_late, 100),
    other("unseen", "all hold: four lists, independent, one closed population", unseen, 200, (0.88, 1.0)),
    other("unseen", "lists depend (visibility, 1.5 log odds)", unseen, 200, dependence=1.5),
    other("unseen", "families come and go", unseen, 200, careers=True),
    other("unseen", "no incident on two lists: to be refused", apart, 100),
    other("lower_bound", "lists depend (visibility, 1.5 log odds)", bound, 200, dependence=1.5),
    other(
        "resolve", "days hold the true day of all incidents, half blurred", days, 100, (1.0, 1.0), blur=0.5
    ),
    other("resolve", "bounds hold the true people of one incident; figures err", people, 200),
    *WAVES,
)
