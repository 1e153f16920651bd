"""Outcomes that tests look at, in a module that worker processes can import."""

from __future__ import annotations

import math

from nkrefugees.errors import Refusal

GRID = {"rule": ["median", "bounds"], "lag": [12, 6, 0], "early": [True, False]}


def added(rule, lag, early):
    """Effects that only add up."""
    return {"bounds": 10, "median": 14}[rule] + lag + 3 * early


def seeded(rule, lag, early, seed):
    """A number that its seed decides."""
    return seed % 1000


def refusing(rule, lag, early):
    """Refuses without a lag; the upper end is open under one rule."""
    if lag == 0:
        raise Refusal("lagged", "no lag, no number")
    return {"low": lag, "high": 2 * lag, "open_high": rule == "bounds"}


def failing(rule, lag, early):
    """Raises in some universes."""
    return 1 / lag


def nothing(rule, lag, early):
    return math.nan
