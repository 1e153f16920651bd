"""What a condition is, and what became of one twin of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Outcome(NamedTuple):
    """Of one twin: whether the interval held the truth, whether an effect was found, and the relative error.

    None where there is nothing to say; ``refused`` where the analysis would give no answer.
    """

    covered: bool | None = None
    found: bool | None = None
    error: float | None = None
    refused: bool = False


class Case(NamedTuple):
    """A condition under which an analysis is tried; without an aim it is known not to hold.

    ``above``: how many rows above stands the row whose twins it shares; 0 if it has its own.
    """

    analysis: str
    condition: str
    run: Callable[[int], Outcome]
    twins: int
    aim: tuple[float, float] | None = None
    found: str = ""
    above: int = 0
