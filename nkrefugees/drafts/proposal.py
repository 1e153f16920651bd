"""What the drafts find in a text, and what they propose of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, order=True)
class Found:
    """A place in the text that means something: ``value`` is an id, a date, a stance or a quantity.

    ``start`` and ``end`` are offsets in code points, ``end`` exclusive; ``kind`` is act, actor, attribution,
    country, crossing, date, place, policy or risk.
    """

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, order=True)
class Figure:
    """A number of people; ``end`` is behind its words, ``noun_end`` behind what is counted."""

    start: int
    end: int
    noun_end: int
    low: int | None
    best: int | None
    high: int | None
    words: str
    group: str
    unit: str = "persons"

    @property
    def bounds(self) -> tuple[int | None, int | None, int | None]:
        """Lowest, best and highest number."""
        return self.low, self.best, self.high


@dataclass(frozen=True, order=True)
class Voice:
    """A phrase of saying, denying or not confirming; ``actor`` is empty where it is not known.

    ``name`` is where the actor's name stands, if it stands in the same sentence.
    """

    start: int
    end: int
    stance: str
    actor: str = ""
    name: tuple[int, int] | None = None


@dataclass(frozen=True)
class Proposal:
    """A row that a curator may confirm: its block, its spans, its keys, and what it rests on."""

    block: str
    spans: tuple[tuple[int, int], ...]
    fields: dict[str, Any] = field(default_factory=dict)
    parts: tuple[Found | Figure | Voice, ...] = ()
