"""What may be asked of a twin, and what is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from nkrefugees.errors import BadValue

YEARS = (2101, 2190)
_LONGEST = 9
_SHARES = ("reporting", "denials", "blur", "serial")
_AMOUNTS = ("rate", "surge", "step_ratio", "dependence", "copies", "false")


@dataclass(frozen=True)
class Settings:
    """The arguments of `synthetic`, checked."""

    seed: int
    first: int
    years: int
    rate: float
    waves: int
    surge: float
    wave_months: tuple[int, int]
    step: str | None
    step_ratio: float
    serial: float
    families: int
    reporting: float
    careers: bool
    dependence: float
    new_outlet: str | None
    copies: float
    false: float
    denials: float
    blur: float
    claims: int | None

    def __post_init__(self) -> None:
        """Check every argument.

        Raises
        ------
        BadValue
            If one is out of its range.
        """
        last = YEARS[1] - self.first + 1
        self._whole("seed", 0, 2**63)
        self._whole("first", *YEARS)
        self._whole("years", 1, last)
        self._whole("waves", 0, self.years)
        self._whole("families", 1, 50)
        self._lengths()
        if self.claims is not None:
            self._whole("claims", 1, 10**8)
        for name in _SHARES:
            self._between(name, 1.0)
        for name in _AMOUNTS:
            self._between(name, np.inf)
        for name in ("step", "new_outlet"):
            self._month(name)

    def _whole(self, name: str, low: int, high: int) -> None:
        value: Any = getattr(self, name)
        if isinstance(value, bool) or not isinstance(value, int | np.integer) or not low <= value <= high:
            raise BadValue(name, value, f"write a whole number from {low} to {high}")

    def _lengths(self) -> None:
        """A wave of nine months stands alone in the shortest part that there can be, a year."""
        value: Any = self.wave_months
        pair = value if isinstance(value, tuple | list) and len(value) == 2 else (0, 0)
        if not all(type(n) is int for n in pair) or not 1 <= pair[0] <= pair[1] <= _LONGEST:
            raise BadValue("wave_months", value, f"write the shortest and the longest, from 1 to {_LONGEST}")

    def _between(self, name: str, high: float) -> None:
        value: Any = getattr(self, name)
        below = np.isfinite(value) and 0 <= value <= high if isinstance(value, int | float) else False
        if not below or (name == "serial" and value == 1):
            top = "0 or more" if high == np.inf else "from 0 to 1"
            raise BadValue(name, value, f"write a number, {top}{', below 1' * (name == 'serial')}")

    def _month(self, name: str) -> None:
        value = getattr(self, name)
        if value is not None and (month(value) is None or month(value) not in self.months[1:]):
            allowed = f"{self.months[1]} to {self.months[-1]}" if len(self.months) > 1 else "none"
            raise BadValue(name, value, f"write a month inside the twin, after its first: {allowed}")

    @property
    def months(self) -> np.ndarray[Any, np.dtype[np.datetime64]]:
        """Every month of the twin."""
        return np.arange(f"{self.first}-01", f"{self.first + self.years}-01", dtype="datetime64[M]")

    @property
    def days(self) -> tuple[np.datetime64, np.datetime64]:
        """The first and the last day of the twin."""
        months = self.months
        return months[0].astype("datetime64[D]"), (months[-1] + 1).astype("datetime64[D]") - 1


def month(text: object) -> Any:
    """Read a month such as ``2111-06`` as ``datetime64``; None where it is none."""
    try:
        read = np.datetime64(str(text), "M")
    except ValueError:
        return None
    return read if str(read) == text else None
