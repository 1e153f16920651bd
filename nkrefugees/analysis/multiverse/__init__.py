"""Every defensible combination of choices: how much of a result is the record, and how much the analyst."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from typing import Any

import pandas as pd

from nkrefugees import frames
from nkrefugees.analysis.multiverse.choices import Choices, checked, combinations
from nkrefugees.analysis.multiverse.outcomes import Outcome
from nkrefugees.analysis.multiverse.preparation import prepared
from nkrefugees.analysis.multiverse.result import Multiverse
from nkrefugees.analysis.multiverse.run import run
from nkrefugees.errors import BadValue
from nkrefugees.filters import Day

__all__ = ["Multiverse", "multiverse"]


def multiverse(
    outcome: Outcome | pd.DataFrame | None = None,
    choices: Mapping[str, Any] | None = None,
    executor: Executor | None = None,
    *,
    what: str = "people",
    since: Day = None,
    until: Day = None,
    links: pd.DataFrame | None = None,
    as_of: Day = None,
) -> Multiverse:
    """Compute an outcome under every combination of choices, one row each.

    Without an outcome, or with claims in its place, it answers *how many, how sure*: people handed over
    (or handovers, the year in which their rate changed, or their waves) under every rule, with and without
    incidents of a single origin, by population, by tier of source, without each of the five families behind
    most incidents, and, inside a period, by which day of an uncertain date counts.

    Parameters
    ----------
    outcome : callable or pandas.DataFrame, optional
        A function that takes one option of each choice by name and gives a number, ``(low, high)``, or named
        numbers; ``low``, ``best``, ``high`` are bounds, ``open_low`` and ``open_high`` say that an end is not
        closed. It is handed ``seed`` if it takes one. Or claims of one quantity, as `nkrefugees.claims` gives
        them. By default the claims of the record about people handed to the DPRK.
    choices : mapping of str to list, optional
        The options of each choice: text, numbers, flags or None. Needed with a function. With claims, those
        named take the place of the default ones: ``rule`` (as in `resolve`), ``origins`` (``any``, or ``two``
        at least), ``population`` (``escapees``, ``escapees_and_unknown``, ``everybody``), ``tier`` (``all``,
        ``no_reposts``, ``established``), ``without`` (a family of sources, or ``nobody``), ``dates`` (all on
        the ``first``, ``middle`` or ``last`` day of an uncertain date, or ``span``: what may lie outside adds
        to the high end only, as in `totals`).
    executor : concurrent.futures.Executor, optional
        Threads, processes, or ``Client.get_executor()`` of Dask; here, one after the other, by default.
        Processes need a function that can be pickled.
    what : {"people", "handovers", "change_point", "waves"}, default "people"
        With claims: what is computed. A handover is an incident that some counted claim affirms; those that
        share people may be one. The change point is the last year before the rate of recorded handovers
        changed, with 95 % of its posterior as bounds; reporting effort is not allowed for. Of waves it is how
        many each universe finds (``value``), how many handovers lie in them (``in_waves``, of ``handovers``)
        and in the fullest (``fullest``, from the year ``fullest_from``), reporting effort allowed for as
        `waves` does; further choices are ``width`` (of bins), ``detector`` and ``longest`` (in months).
    since, until : str, int or date, optional
        With claims: the period, inclusive. Give claims of all dates, so that the dates are a choice too.
    links : pandas.DataFrame, optional
        With claims: ``from_id``, ``to_id``, ``relation``, as in `totals`; those of the record by default.
    as_of : str, int or date, optional
        Of waves: only documents published by that day count as effort.

    Returns
    -------
    Multiverse
        ``frame()``: one row a universe; ``summary()``; ``options()``: bounds by option; ``variance()``: what
        each choice explains; ``refusals()``; ``curve()``: in order, as it is drawn. Universes in which a
        method refuses are rows with the reason and without a number.

    Raises
    ------
    BadValue, UnknownName, MissingColumns
        If choices, claims or the executor cannot be used.
    UniverseFailed
        If a function raises anything but a `Refusal`; it names the universe.

    See Also
    --------
    resolve, totals : one universe.

    Notes
    -----
    After Steegen, Tuerlinckx, Gelman and Vanpaemel (2016), "Increasing transparency through a multiverse
    analysis", Perspectives on Psychological Science 11, and Simonsohn, Simmons and Nelson (2020),
    "Specification curve analysis", Nature Human Behaviour 4. Universes are not draws: their share is no
    probability. The order of rows and the seeds follow from the options alone.

    Examples
    --------
    >>> def months(rule: str, lag: int) -> int:
    ...     return lag + 10 * (rule == "median")
    >>> found = multiverse(months, {"rule": ["bounds", "median"], "lag": [6, 12]})
    >>> found.frame()["value"].tolist()
    [6, 16, 12, 22]
    >>> found.variance()["shapley"].round(2).to_dict()
    {'lag': 0.26, 'rule': 0.74}
    """
    if callable(outcome):
        if (what, since, until, as_of) != ("people", None, None, None) or links is not None:
            allowed = "what, since, until, links and as_of are for claims; a function has its own"
            raise BadValue("outcome", outcome, allowed)
        options = checked(choices)
        return _looked(outcome, options, executor, "value", None)
    claims = frames.claims(quantity="repatriated") if outcome is None else outcome
    if not isinstance(claims, pd.DataFrame):
        raise BadValue("outcome", outcome, "a function, or claims as nk.claims gives them")
    record, options, told = prepared(claims, choices, what, (since, until), links, as_of)
    return _looked(record, options, executor, what, told)


def _looked(
    outcome: Outcome, options: Choices, executor: Executor | None, name: str, told: pd.DataFrame | None
) -> Multiverse:
    universes = combinations(options)
    return Multiverse.of(name, options, universes, run(outcome, universes, executor), told)
