"""What may be asked of the estimation, checked in one place."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral
from typing import Any

from nkrefugees.analysis.unseen.bounds import check_share
from nkrefugees.errors import BadValue, UnknownName

METHODS = ("loglinear", "dga")
CHOICES = ("bic", "stepwise")
MOST_UNSEEN = 10**14


@dataclass(frozen=True)
class Settings:
    """The arguments of `unseen` beside the lists; see there."""

    max_order: int | None
    method: str
    seed: int
    select: str | None
    threshold: float
    n_boot: int
    top: int | None
    level: float
    most_unseen: int | None

    def check(self) -> None:
        """Refuse what is not allowed whatever the lists are."""
        if self.method not in METHODS:
            raise UnknownName("method", self.method, METHODS)
        if self.select is not None and self.select not in CHOICES:
            raise UnknownName("choice of a model (select)", self.select, CHOICES)
        check_share("level", self.level)
        _whole("seed", self.seed, 0)
        _whole("n_boot", self.n_boot, 0)
        for what in ("max_order", "top", "most_unseen"):
            if getattr(self, what) is not None:
                _whole(what, getattr(self, what), 1)
        check_share("threshold", self.threshold, "a p-value between 0 and 1, such as 0.02")
        if self.most_unseen is not None and self.most_unseen > MOST_UNSEEN:
            raise BadValue("most_unseen", self.most_unseen, f"at most {MOST_UNSEEN:,} units are thought of")
        least = round(2 / (1 - self.level))
        if 0 < self.n_boot < least:
            raise BadValue(
                "n_boot", self.n_boot, f"0 for no interval, or at least {least} draws for its ends"
            )

    def order(self, lists: int, usual: int) -> int:
        """Give the number of lists in the largest term."""
        if self.max_order is None:
            return min(usual, lists - 1)
        if self.max_order >= lists:
            allowed = f"below the number of lists, {lists}: the highest interaction has no estimate"
            raise BadValue("max_order", self.max_order, allowed)
        return self.max_order


def _whole(what: str, value: Any, least: int) -> None:
    if isinstance(value, bool) or not isinstance(value, Integral) or value < least:
        raise BadValue(what, value, f"a whole number from {least}")
