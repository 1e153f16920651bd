"""Analyses: how long they take, and how that grows with the claims."""

from __future__ import annotations

from functools import cache, partial
from math import log10
from pathlib import Path
from typing import Any

import nkrefugees as nk

from .line import Line, seconds

MILLION = 1_000_000


def lines(_: Path) -> list[Line]:
    """What is measured."""
    return resolve_lines()


def resolve_lines() -> list[Line]:
    """`resolve` on invented claims, from a thousand to a million."""
    return [
        Line("resolve, 1,000,000 invented claims", "1,000 of them", _resolved, "4 s"),
        Line("resolve: exponent of growth, 1,000 to 1,000,000", "in proportion", _exponent, "1.1", unit=""),
    ]


@cache
def _claims(size: int) -> Any:
    """The first claims of a twin of a little more than a million."""
    if size < MILLION:
        return _claims(MILLION).head(size)
    return nk.synthetic(1, claims=int(1.02 * size), first=2101, years=80).claims.head(size)


def _resolved() -> tuple[float, float]:
    small, great = (partial(nk.resolve, _claims(size)) for size in (1000, MILLION))
    small()
    return min(seconds(great) for _ in range(3)), min(seconds(small) for _ in range(9))


def _exponent() -> tuple[float, float]:
    great, small = _resolved()
    return log10(great / small) / 3, 1.0
