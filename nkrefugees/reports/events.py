"""What happens in a batch, told as it happens: to a board on a terminal, or as lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Begun:
    """A report has begun; ``waiting`` is how many others have yet to."""

    name: str
    waiting: int


@dataclass(frozen=True)
class Cell:
    """A report has come to a cell, counted from 1 as in the file; only kernels of this machine tell."""

    name: str
    number: int
    of: int


@dataclass(frozen=True)
class Ended:
    """A report has ended, or is fresh; ``state`` is fresh, ok, failed, killed or timed_out."""

    name: str
    state: str
    said: str

    def __str__(self) -> str:
        return f"{self.name}: {self.said}"


Event: TypeAlias = Begun | Cell | Ended
Observe: TypeAlias = Callable[[Event], object]
Echo: TypeAlias = Callable[[str], object]


def ignore(event: Event) -> None:
    """Tell nobody."""


def lines(echo: Echo) -> Observe:
    """Make an observer that says one line on each report, as it ends.

    Examples
    --------
    >>> tell = lines(print)
    >>> tell(Begun("02-waves/default", waiting=0))
    >>> tell(Ended("02-waves/default", "fresh", "fresh"))
    02-waves/default: fresh
    """

    def observe(event: Event) -> None:
        if isinstance(event, Ended):
            echo(str(event))

    return observe
