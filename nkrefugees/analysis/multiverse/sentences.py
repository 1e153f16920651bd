"""A multiverse in sentences."""

from __future__ import annotations

import pandas as pd

from nkrefugees.analysis.multiverse.universes import Universes
from nkrefugees.analysis.results import number
from nkrefugees.wording import plural

NAMES = {
    "people": "people handed over",
    "handovers": "recorded handovers",
    "change_point": "last year before the rate of recorded handovers changes",
    "waves": "waves of handovers",
    "value": "outcome",
}
_ENDS = {
    "people": ("low end", "best", "high end"),
    "handovers": ("low end", "best", "high end"),
    "change_point": (
        "first year of the 95 % interval",
        "most probable year",
        "last year of the 95 % interval",
    ),
    "waves": ("low end", "best", "high end"),
    "value": ("low end", "best", "high end"),
}
_OPEN = {
    "open_high": "the high end stays open (read: at least)",
    "open_low": "the low end lacks the figure of some incident",
}
_FEWEST = 0.005


def summary(found: Universes) -> str:
    """Say what a multiverse found."""
    size = plural(len(found.rows), "universe")
    varied = [name for name, options in found.choices.items() if len(options) > 1]
    every = f"{size}: every combination of {_listed(varied)}." if varied else f"{size}: nothing varies."
    lacking = _lacking(found)
    if not found.numbered.any():
        return f"{every} {lacking}"
    parts = [every, *_ranges(found), _open(found), *_explained(found), lacking]
    return " ".join(part for part in parts if part)


def label(found: Universes, name: str) -> str:
    """Name a number of a multiverse in words."""
    ends = dict(zip(("low", "best", "high"), _ENDS[found.name], strict=True))
    return NAMES[found.name] if name == "value" else ends.get(name, name.replace("_", " "))


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _main(found: Universes) -> list[str]:
    """The numbers that are told: value or bounds, else all of them."""
    usual = [name for name in ("value", "low", "best", "high") if name in found.numbers]
    return [name for name in usual or found.numbers if found.rows[name].notna().any()]


def _ranges(found: Universes) -> list[str]:
    """Between which ends each number lies."""
    what = NAMES[found.name]
    told = []
    for name in _main(found):
        values = found.rows[name].dropna().astype(float)
        middle = f", half of them at or below {_number(found, values.median())}"
        span = f"from {_number(found, values.min())} to {_number(found, values.max())}{middle}"
        if values.min() == values.max():
            span = f"{_number(found, values.min())} in all"
        few = found.numbered.sum() - len(values)
        lacks = f" ({plural(int(few), 'universe')} without one)" if few else ""
        told.append(f"{label(found, name)} {span}{lacks}")
    first = "" if _main(found) == ["value"] else f"{what}: "
    return [_capital(f"{first}{'; '.join(told)}.")]


def _number(found: Universes, value: float) -> str:
    """A year as it is written, another number with thousands apart."""
    return f"{value:.6g}" if found.name == "change_point" else number(value)


def _open(found: Universes) -> str:
    """In how many universes an end is open."""
    told = []
    for flag, says in _OPEN.items():
        times = int(found.rows.loc[found.numbered, flag].sum()) if flag in found.rows else 0
        if times:
            told.append(f"{says} in {times:,} universes")
    return _capital(f"{_listed(told)}.") if told else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _explained(found: Universes) -> list[str]:
    """Which choices explain the variance, and how much only their interplay does."""
    told = [_of_number(found, name) for name in _main(found) if found.rows[name].nunique() > 1]
    varied = sum(len(options) > 1 for options in found.choices.values())
    return told if varied else []


def _of_number(found: Universes, name: str) -> str:
    shares = found.variance(name)
    ranked = shares.sort_values("shapley", ascending=False, kind="stable")["shapley"]
    said = [(choice, share) for choice, share in ranked.items() if share >= _FEWEST]
    left = shares.attrs["interactions"]
    rest = "not every combination has a number, so choices share what they explain"
    if not pd.isna(left):
        rest = f"{left:.0%} is left to what choices do only together"
    number = f"the {label(found, name)}" if name in ("value", "low", "best", "high") else name
    (most, its), others = said[0], [f"{choice} ({share:.0%})" for choice, share in said[1:]]
    then = f", then {', '.join(others)}" if others else ""
    return f"Of the variance of {number}, {most} explains most ({its:.0%}, Shapley share){then}; {rest}."


def _lacking(found: Universes) -> str:
    """How many universes have no number, and why."""
    reasons = found.refusals()
    if reasons.empty:
        return "Every universe has a number."
    total, most = int(reasons["n_universes"].sum()), reasons.iloc[0]
    others = f"; {plural(len(reasons) - 1, 'other reason')} in refusals()" if len(reasons) > 1 else ""
    have = "has" if total == 1 else "have"
    told = f"{most['reason']} ({int(most['n_universes']):,}{others})"
    return f"{plural(total, 'universe')} {have} no number: {told}."
