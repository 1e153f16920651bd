"""How a model is set up: what stands in it, how it is fitted, and the words that a caller may choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nkrefugees.analysis.policy_effect.covariance import bandwidth
from nkrefugees.analysis.policy_effect.design import Terms, admit, check_order, design
from nkrefugees.analysis.policy_effect.fit import FAMILIES, Fit, fit, season
from nkrefugees.analysis.policy_effect.inputs import METHOD, Counts, whole
from nkrefugees.errors import BadValue, Refusal, UnknownName

CHOSEN = ("after", "before")
ANTICIPATED = ("left out", "modelled")


@dataclass(frozen=True)
class Setup:
    """A model before it is fitted: its terms, its family, the lag of its errors."""

    terms: Terms
    family: str
    bandwidth: int

    def fit(self, counts: Counts, starts: Sequence[int]) -> Fit:
        """Fit the model at dates, if they leave enough on each side."""
        admit(counts, starts, self.terms.anticipation)
        return fit(counts, design(counts, starts, self.terms), self.family, self.bandwidth)

    def seasoned(self, counts: Counts, starts: Sequence[int], order: int | None) -> Setup:
        """The same model with an order of harmonics, chosen where it is not given."""
        admit(counts, starts, self.terms.anticipation)
        if order is None:
            found = season(counts, starts, self.terms, self.family)
        else:
            found = check_order(counts, whole("harmonics", order))
        return replace(self, terms=self.terms._replace(harmonics=found))


def set_up(
    counts: Counts, slope: bool, anticipation: int, anticipated: str, family: str, lags: int | None
) -> Setup:
    """Check what a caller asked for.

    Raises
    ------
    UnknownName
        If a word is none of those allowed.
    BadValue
        If a number of periods is none, or ``slope`` is neither True nor False.
    """
    if not isinstance(slope, bool):
        raise BadValue("slope", slope, "write True or False")
    modelled = one_of("anticipated", anticipated, ANTICIPATED) == "modelled"
    terms = Terms(slope, 0, whole("anticipation", anticipation), modelled)
    lag = bandwidth(len(counts.periods)) if lags is None else whole("bandwidth", lags)
    return Setup(terms, one_of("family", family, FAMILIES), lag)


def one_of(what: str, value: Any, allowed: Sequence[str]) -> str:
    """Check a word against those allowed."""
    if not isinstance(value, str) or value not in allowed:
        raise UnknownName(what, value, allowed)
    return value


def lags_of(lag: int | Iterable[int]) -> list[int]:
    """Read the lags, in the order given, each once.

    Raises
    ------
    BadValue
        If there is none, or one is no whole number of periods.
    """
    given = list(lag) if isinstance(lag, Iterable) and not isinstance(lag, str) else [lag]
    if not given:
        raise BadValue("lag", lag, "give at least one")
    return list(dict.fromkeys(whole("lag", one) for one in given))


def shifted(starts: Sequence[int], lag: int, counts: Counts) -> list[int]:
    """The dates, ``lag`` periods later.

    Raises
    ------
    Refusal
        If one then lies outside the series.
    """
    later = [start + lag for start in starts]
    if later[-1] >= len(counts.periods):
        behind = f" with a lag of {lag}" if lag else ""
        raise Refusal(
            METHOD,
            f"no period after the date{behind} stands in the series ({counts.periods[-1]} is its last)",
        )
    return later
