"""Simple estimates: two lists, and Chao's lower bound."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import asdict, dataclass
from numbers import Real

import numpy as np
import pandas as pd
from scipy.special import ndtri

from nkrefugees.analysis.results import Result
from nkrefugees.analysis.unseen.patterns import Patterns, read, require
from nkrefugees.errors import BadValue, Refusal
from nkrefugees.wording import plural

_FORMS = ("lists", "limit", "unlike")


@dataclass(frozen=True, repr=False)
class TwoLists(Result):
    """Two lists compared.

    Attributes
    ----------
    estimate : float
        Lincoln and Petersen's estimate of the number of units.
    chapman : float
        Chapman's estimate (1951), which is less biased where few units are on both lists.
    interval : tuple of float
        Low and high of Chapman's estimate.
    seen, both : int
        The number of units on at least one list, and on both.
    """

    estimate: float
    chapman: float
    interval: tuple[float, float]
    seen: int
    both: int

    def summary(self) -> str:
        """Say what two lists come to, and on which condition."""
        low, high = self.interval
        return (
            f"{plural(self.seen, 'unit')} on at least one of two lists, {self.both:,} on both: about "
            f"{self.chapman:,.0f} in all ({low:,.0f} to {high:,.0f}), if being on one list makes the other "
            "no likelier and no less likely, and every unit is matched."
        )

    def frame(self) -> pd.DataFrame:
        """Give one row: ``seen``, ``both``, ``estimate``, ``chapman``, ``low``, ``high``."""
        return _row(self)


@dataclass(frozen=True, repr=False)
class LowerBound(Result):
    """The least number of units that the lists speak for.

    Attributes
    ----------
    estimate : float
        The number of units, seen and unseen, that there are at least.
    interval : tuple of float
        Of the bound, not of the number of units.
    seen, once, twice : int
        Units on at least one list, on exactly one, on exactly two.
    form : str
        The form that was used; see `lower_bound`.
    """

    estimate: float
    interval: tuple[float, float]
    seen: int
    once: int
    twice: int
    form: str = "lists"

    def summary(self) -> str:
        """Say how far the lists overlap, what the bound is, and when it is one."""
        low, high = self.interval
        return (
            f"{plural(self.seen, 'unit')} on at least one list, {self.once:,} of them on exactly one and "
            f"{self.twice:,} on exactly two: Chao's formula gives {self.estimate:,.0f} ({low:,.0f} to "
            f"{high:,.0f} as the interval of the formula, not of the truth). It is a lower bound only where "
            "being on one list makes another likelier, and every unit is matched; where lists avoid each "
            f"other, or matches are missed, it is none.{self._lengths()}"
        )

    def _lengths(self) -> str:
        alike = " This form takes the lists to be of one length; where they are not, it comes out too high."
        return "" if self.form == "unlike" else alike

    def frame(self) -> pd.DataFrame:
        """Give a row: ``seen``, ``once``, ``twice``, ``form``, ``estimate``, ``low``, ``high``."""
        return _row(self)


def two_lists(lists: pd.DataFrame, count: Hashable | None = None, *, level: float = 0.95) -> TwoLists:
    """Estimate the number of units from two independent lists.

    Parameters
    ----------
    lists : pandas.DataFrame
        As `unseen` takes them.
    count : hashable, optional
        The column with the number of units.
    level : float, default 0.95
        The level of the interval.

    Returns
    -------
    TwoLists
        Both estimates; the interval is log-normal about the unseen, with Seber's variance (1970).

    Raises
    ------
    BadValue
        If a column or count is not what it should be.
    Refusal
        If there are not two lists, or they do not overlap.

    Examples
    --------
    >>> frame = pd.DataFrame({"a": [True, True, False], "b": [True, False, True], "n": [10, 20, 30]})
    >>> two_lists(frame, count="n").estimate
    120.0
    """
    both, first, second = pair(read(lists, count), "two lists")
    check_share("level", level)
    chapman = (first + both + 1) * (second + both + 1) / (both + 1) - 1
    spread = (first + both + 1) * (second + both + 1) * first * second / ((both + 1) ** 2 * (both + 2))
    seen = both + first + second
    low, high = _log_normal(seen, chapman - seen, spread, level)
    return TwoLists(seen + first * second / both, chapman, (low, high), int(seen), int(both))


def lower_bound(
    lists: pd.DataFrame, count: Hashable | None = None, *, form: str = "lists", level: float = 0.95
) -> LowerBound:
    """Give Chao's lower bound of the number of units.

    It is a bound where units differ in how easily they are found and lists are else alike; where being on
    a list makes another less likely it is none. Say so with every use.

    Parameters
    ----------
    lists : pandas.DataFrame
        As `unseen` takes them.
    count : hashable, optional
        The column with the number of units.
    form : str, default "lists"
        ``lists``: the bound for as many lists as there are, (t - 1) / t times that of ``limit``, the
        bound for many short lists as it was first printed. Both take the lists to be alike in length; where
        they are not, they come out above the truth even of independent lists. ``unlike``: for lists of
        any lengths; the same as ``lists`` where lengths are equal, Lincoln and Petersen's for two lists.
    level : float, default 0.95
        The level of the interval.

    Returns
    -------
    LowerBound
        With a log-normal interval about the unseen.

    Raises
    ------
    BadValue
        If a column, count, form or level is not what it should be.
    Refusal
        If there is one list only, or no unit is on exactly two.

    Notes
    -----
    Chao, A. (1987), "Estimating the population size for capture-recapture data with unequal
    catchability", Biometrics 43. Chao, A. (1989), "Estimating population size for sparse data in
    capture-recapture experiments", Biometrics 45, for ``unlike`` (without its correction of 1 in the
    denominator).

    Examples
    --------
    >>> frame = pd.DataFrame({"a": [True, True, False], "b": [True, False, True], "n": [10, 20, 20]})
    >>> lower_bound(frame, count="n").estimate
    90.0
    """
    if form not in _FORMS:
        raise BadValue("form", form, f"choose one of {', '.join(_FORMS)}")
    check_share("level", level)
    patterns = read(lists, count)
    require(patterns, "Chao's lower bound", 2)
    once, twice = patterns.by_number()[:2]
    if not twice:
        raise Refusal("Chao's lower bound", "no unit is on exactly two lists")
    hidden, spread = _unlike(patterns, twice) if form == "unlike" else _alike(patterns, form, once, twice)
    low, high = _log_normal(patterns.seen, hidden, spread, level)
    return LowerBound(patterns.seen + float(hidden), (low, high), patterns.seen, int(once), int(twice), form)


def _alike(patterns: Patterns, form: str, once: float, twice: float) -> tuple[float, float]:
    """The units on no list, and their variance, where lists are alike (Chao 1987)."""
    factor = (patterns.lists - 1) / patterns.lists if form == "lists" else 1.0
    ratio = once / twice
    spread = twice * (0.25 * ratio**4 + ratio**3 + 0.5 * ratio**2)
    return float(factor * once**2 / (2 * twice)), float(factor**2 * spread)


def _unlike(patterns: Patterns, twice: float) -> tuple[float, float]:
    """The same for lists of any lengths (Chao 1989); the variance by the delta method, of Poisson counts."""
    alone = patterns.counts @ (patterns.member & (patterns.member.sum(axis=1) == 1)[:, None])
    others = alone.sum() - alone
    hidden = float(alone @ others / (2 * twice))
    return hidden, float(alone @ others**2 / twice**2 + hidden**2 / twice + hidden)


def _row(result: TwoLists | LowerBound) -> pd.DataFrame:
    """The parts of a result as one row, the interval as two columns."""
    parts = asdict(result)
    low, high = parts.pop("interval")
    return pd.DataFrame([parts | {"low": low, "high": high}])


def pair(patterns: Patterns, method: str) -> tuple[float, float, float]:
    """Give the units on both of two lists, on the first only, and on the second only.

    Raises
    ------
    Refusal
        If there are not two lists, or they do not overlap.
    """
    if patterns.lists != 2:
        raise Refusal(method, f"it compares exactly two lists, not {patterns.lists}")
    require(patterns, method, 2)
    first, second, both = map(float, patterns.counts)
    return both, first, second


def check_share(what: str, value: float, allowed: str = "a share between 0 and 1, such as 0.95") -> None:
    """Refuse what is no number between 0 and 1."""
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 < value < 1:
        raise BadValue(what, value, allowed)


def _log_normal(seen: float, hidden: float, spread: float, level: float) -> tuple[float, float]:
    """Give an interval that never falls below what was seen (Burnham and others 1987)."""
    if hidden <= 0:
        return float(seen), float(seen)
    width = ndtri((1 + level) / 2) * np.sqrt(np.log1p(spread / hidden**2))
    return float(seen + hidden / np.exp(width)), float(seen + hidden * np.exp(width))
