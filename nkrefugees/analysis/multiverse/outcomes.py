"""What an outcome gives in one universe, as named numbers; a refusal is its reason."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pandas as pd

from nkrefugees.analysis.multiverse.choices import RESERVED, Universe, seed_of, told
from nkrefugees.errors import BadValue, Refusal, UniverseFailed

Outcome: TypeAlias = "Callable[..., Any]"
FLAGS = ("open_low", "open_high")
_ALLOWED = "a number, (low, high), or numbers by name; what is missing is None"


class Found(NamedTuple):
    """What was found in one universe: numbers by name, or why there are none."""

    numbers: dict[str, float]
    reason: str | None = None


def takes_seed(outcome: Outcome) -> bool:
    """Whether an outcome names an argument ``seed``."""
    try:
        return "seed" in inspect.signature(outcome).parameters
    except (TypeError, ValueError):
        return False


def look(outcome: Outcome, universe: Universe) -> Found:
    """Call an outcome in one universe.

    Raises
    ------
    UniverseFailed
        If the outcome raises anything but a refusal, or gives what is no number; names the universe.
    """
    seed = {"seed": seed_of(universe)} if takes_seed(outcome) else {}
    try:
        return Found(_named(outcome(**universe, **seed), universe))
    except Refusal as refusal:
        return Found({}, refusal.reason)
    except Exception as error:
        raise UniverseFailed(told(universe), f"{type(error).__name__}: {error}") from error


def _named(given: Any, universe: Universe) -> dict[str, float]:
    if isinstance(given, tuple | list):
        if len(given) != 2:
            raise BadValue("outcome", given, _ALLOWED)
        given = dict(zip(("low", "high"), given, strict=True))
    if not isinstance(given, Mapping):
        given = {"value": given}
    numbers = {_name(name, universe): _number(value) for name, value in given.items()}
    if numbers.get("low", -math.inf) > numbers.get("high", math.inf):
        raise BadValue("outcome", given, "low must not lie above high")
    return numbers


def _name(name: Any, universe: Universe) -> str:
    if not isinstance(name, str) or not name or name in universe or name in RESERVED:
        raise BadValue("name of a number", name, "a text that is no choice, and not universe, reason or seed")
    return name


def _number(value: Any) -> float:
    """A number, nan where it is missing; an end without limit is a missing end and a flag."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return math.nan
    if isinstance(value, np.generic):
        value = value.item()
    if not isinstance(value, int | float):
        raise BadValue("outcome", value, _ALLOWED)
    if math.isinf(value):
        raise BadValue("outcome", value, "for an open end give what is known, and open_low or open_high")
    return float(value)
