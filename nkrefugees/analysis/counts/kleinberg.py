"""Bursts: periods, or gaps between events, in which an automaton sits in a higher state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.automaton import bursts, cheapest
from nkrefugees.analysis.counts.counted import Floats, counted, events, floats, real_number, whole_number
from nkrefugees.analysis.counts.times import holds_dates, timed
from nkrefugees.analysis.results import Result, label, number
from nkrefugees.errors import BadValue, Refusal
from nkrefugees.wording import plural

METHOD = "kleinberg"
_TINY = 1e-300


@dataclass(frozen=True, repr=False, eq=False)
class Bursts(Result):
    """Bursts of several levels; made by `kleinberg` and `kleinberg_gaps`.

    Attributes
    ----------
    bursts : pandas.DataFrame
        One row a burst: ``first`` and ``last`` (periods, or the events that begin and end it), ``level``
        and ``weight`` (how much cheaper it is than staying one level lower; natural logarithms).
    states : pandas.Series
        The state of each period, or of each gap by the event that ends it.
    rates : tuple of float
        Of each state: the share of the total, events a period, or events a unit of time (of dates, a day).
    s, gamma : float
        The ratio of neighbouring rates and the price of climbing.
    form : str
        ``binomial``, ``poisson`` or ``gaps``.
    observed : pandas.Series
        The count of each period, or the length of each gap, with the index of ``states``.
    """

    bursts: pd.DataFrame
    states: pd.Series[int]
    rates: tuple[float, ...]
    s: float
    gamma: float
    form: str
    observed: pd.Series[float]

    def summary(self) -> str:
        """Say which bursts there are."""
        of = plural(len(self.states), "gap" if self.form == "gaps" else "period")
        setting = f"{len(self.rates)} states, s = {number(self.s)}, gamma = {number(self.gamma)}"
        if self.bursts.empty:
            return f"No burst in {of} ({setting})."
        told = "; ".join(
            f"{label(first)} to {label(last)} (level {level}, weight {number(weight)})"
            for first, last, level, weight in self.bursts.itertuples(index=False, name=None)
        )
        return f"{plural(len(self.bursts), 'burst')} in {of} ({setting}): {told}."

    def frame(self) -> pd.DataFrame:
        """One row a burst: ``first``, ``last``, ``level``, ``weight``."""
        return self.bursts.copy()


def kleinberg(counts: Any, s: float = 2, gamma: float = 1, totals: Any = None, states: int = 2) -> Bursts:
    """Find bursts in counts by period.

    Parameters
    ----------
    counts : pandas.Series or sequence
        Relevant events in each period (batch); the index names the periods and increases. Dates of events
        are passed on to `kleinberg_gaps`.
    s : float, default 2
        How much greater the rate of each state is than that of the state below; above 1.
    gamma : float, default 1
        The price of climbing one state, times the logarithm of the number of periods; above 0.
    totals : pandas.Series or sequence, optional
        All events in each period, of which the relevant are a part. Without them counts are Poisson around
        their mean.
    states : int, default 2
        The number of states, from 2.

    Returns
    -------
    Bursts
        ``bursts``, ``states``, ``rates``, ``summary()``, ``frame()``.

    Raises
    ------
    BadValue
        If a count is missing, negative or not whole, or above its total; if periods are out of order or do
        not match; if a parameter is out of its range.
    Refusal
        If there are fewer than three periods or two events, or the share of the highest state reaches 1.

    See Also
    --------
    kleinberg_gaps : The form for the gaps between dated events.

    Notes
    -----
    Kleinberg (2003), "Bursty and hierarchical structure in streams", Data Mining and Knowledge Discovery 7,
    section 4: state i has the share p_i = p_0 s^i, p_0 being that of the whole; climbing from i to j costs
    (j - i) gamma ln(periods), descending nothing; the automaton starts in state 0. The Poisson form is the
    same automaton with rates. A burst's weight compares each level with the one below.

    Examples
    --------
    >>> found = kleinberg(pd.Series([1, 0, 1, 8, 9, 7, 1, 0, 1, 0], index=range(2091, 2101)))
    >>> found.frame()[["first", "last", "level"]].to_numpy().tolist()
    [[2094, 2096, 1]]
    """
    if totals is None and holds_dates(counts):
        return kleinberg_gaps(counts, s, gamma, states)
    ratio, price, levels = _setting(s, gamma, states)
    read = counted(counts)
    events(read, METHOD, 3)
    if totals is None:
        rates = _rates(float(read.mean()), ratio, levels)
        costs, form = _poisson(floats(read), rates), "poisson"
    else:
        of = _totals(totals, counts, read)
        rates = _rates(float(read.sum() / of.sum()), ratio, levels)
        costs, form = _binomial(floats(read), of, rates), "binomial"
    return _result(costs, (read.index, read), rates, (ratio, price), form)


def kleinberg_gaps(times: Any, s: float = 2, gamma: float = 1, states: int = 2) -> Bursts:
    """Find bursts in the gaps between events.

    Parameters
    ----------
    times : sequence or pandas.Series
        The time of each event, dates or numbers; no two the same.
    s, gamma, states
        As in `kleinberg`.

    Returns
    -------
    Bursts
        ``first`` and ``last`` are the events that begin and end a burst.

    Raises
    ------
    BadValue
        If a time is missing or infinite, or a parameter is out of its range.
    Refusal
        If two events fall on one day (or have one time), or there are fewer than four events.

    Notes
    -----
    Kleinberg (2003), section 2: gaps are exponential, at a rate of s^i times that of the whole. A gap of
    nothing has no finite likelihood at any number of states: days with two events need the batched form,
    `kleinberg` on counts by day.

    Examples
    --------
    >>> found = kleinberg_gaps([0.0, 10, 20, 30, 31, 32, 33, 34, 35, 45, 55], s=3)
    >>> found.frame()[["first", "last"]].to_numpy().tolist()
    [[30.0, 35.0]]
    """
    ratio, price, levels = _setting(s, gamma, states)
    given = timed(times, METHOD)
    gaps = np.diff(given.values)
    if not (gaps > 0).all():
        when = "fall on one day" if given.dates else "have one time"
        raise Refusal(METHOD, f"two events {when}, and a gap of nothing has no rate; count by period instead")
    if len(gaps) < 3:
        raise Refusal(METHOD, f"{len(given)} events are too few; 4 are the least")
    rates = _rates(float(1 / gaps.mean()), ratio, levels)
    costs = np.outer(gaps, rates) - np.log(rates)
    labels = pd.Index(given.as_given(given.values))
    return _result(costs, (labels[:-1], pd.Series(gaps, labels[1:])), rates, (ratio, price), "gaps")


def _setting(s: float, gamma: float, states: int) -> tuple[float, float, int]:
    """Check the parameters."""
    levels = whole_number("states", states, 2)
    if levels > 100:
        raise BadValue("states", states, "give from 2 to 100")
    return real_number("s", s, 1, 1e6), real_number("gamma", gamma, 0, 1e6), levels


def _rates(base: float, s: float, states: int) -> Floats:
    """The rate of each state."""
    if np.log(base) + (states - 1) * np.log(s) > 600 or base < _TINY:
        raise Refusal(METHOD, f"{states} states with s = {s:g} have rates beyond what numbers hold")
    return base * s ** np.arange(states, dtype=float)


def _poisson(counts: Floats, rates: Floats) -> Floats:
    from scipy.special import gammaln

    return np.asarray(rates - np.outer(counts, np.log(rates)) + gammaln(counts + 1)[:, None], dtype=float)


def _binomial(counts: Floats, totals: Floats, shares: Floats) -> Floats:
    """Minus the log-probability of each count, but the number of ways, which all states share."""
    if shares[-1] >= 1:
        raise Refusal(METHOD, f"the highest state has a share of {shares[-1]:.3g}; lower s or states below 1")
    yes, no = np.outer(counts, np.log(shares)), np.outer(totals - counts, np.log1p(-shares))
    return np.asarray(-yes - no, dtype=float)


def _totals(totals: Any, given: Any, counts: pd.Series[float]) -> Floats:
    """Check the totals beside the counts."""
    read = counted(totals, "totals")
    both = isinstance(totals, pd.Series) and isinstance(given, pd.Series)
    if len(read) != len(counts) or (both and not read.index.equals(counts.index)):
        raise BadValue("totals", f"{len(read)} periods", f"give the {len(counts)} periods of the counts")
    over = counts.to_numpy() > read.to_numpy()
    if over.any():
        at = int(over.argmax())
        raise BadValue(
            f"totals, period {counts.index[at]}",
            read.iloc[at],
            f"not less than the count, {counts.iloc[at]:g}",
        )
    return floats(read)


def _result(
    costs: Floats,
    given: tuple[pd.Index[Any], pd.Series[float]],
    rates: Floats,
    setting: tuple[float, float],
    form: str,
) -> Bursts:
    s, gamma = setting
    path = cheapest(costs, gamma * float(np.log(len(costs))))
    runs = bursts(path, costs)
    first, last = given[0], given[1].index
    found = pd.DataFrame(
        {"first": first[runs["start"]], "last": last[runs["stop"]], **runs[["level", "weight"]]}
    )
    states = pd.Series(path, index=last, name="state")
    return Bursts(found, states, tuple(float(rate) for rate in rates), s, gamma, form, given[1])
