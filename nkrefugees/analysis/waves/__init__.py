"""The verdict on waves of handovers, allowing for how much was published, repeated over every choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from nkrefugees import frames
from nkrefugees.analysis.draws.board import INCLUSION
from nkrefugees.analysis.waves.detect import NAMES
from nkrefugees.analysis.waves.events import people_of
from nkrefugees.analysis.waves.nothing import nothing
from nkrefugees.analysis.waves.result import Waves
from nkrefugees.analysis.waves.setup import asked_for, control_days, study
from nkrefugees.analysis.waves.verdict import verdict
from nkrefugees.filters import Day


def waves(
    claims: pd.DataFrame,
    *,
    n: int = 20,
    seed: int = 0,
    rules: str | Sequence[str] = ("bounds", "latest"),
    inclusion: str | Sequence[str] = INCLUSION,
    widths: str | Sequence[str] = ("QS", "YS"),
    detectors: str | Sequence[str] = NAMES,
    twins: int = 500,
    least: float = 0.5,
    longest: int = 24,
    effort: bool = True,
    control: Any = None,
    links: pd.DataFrame | None = None,
    as_of: Day = None,
) -> Waves:
    """Judge when there were waves of handovers, in every universe of choices.

    Handovers are counted, not people: a convoy of five hundred is one event. A wave is a span
    of at most ``longest`` months with at least three handovers, more than the reporting effort of its months
    lets one expect. Every combination of days inside the spans, rule, inclusion rule, bin width and detector
    is one universe; waves of two universes are one if they overlap by half of the shorter.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims of one quantity, as `nkrefugees.claims` gives them.
    n : int, default 20
        Draws of days inside uncertain spans.
    seed : int, default 0
        Of draws and twins.
    rules : str or sequence of str
        Rules of `resolve`, which decide whose claims make and date an event; the first stands for the others
        in ``periods``, ``without`` and the people.
    inclusion : str or sequence of str
        Inclusion rules, as in `draws`.
    widths : str or sequence of str
        Of bins: ``MS``, ``QS``, ``2QS``, ``YS``.
    detectors : str or sequence of str
        ``scan`` (Kulldorff's temporal scan; its bound is what one twin in twenty reaches), ``kleinberg`` (two
        states, the upper at twice the rate), ``blocks`` (Bayesian blocks of at least twice the rate). All
        three by default.
    twins : int, default 500
        Records without waves on which false waves are counted.
    least : float, default 0.5
        The share of universes that makes a wave one of most; fainter ones are listed from a tenth.
    longest : int, default 24
        The longest wave, in months; what lasts longer is a change of level.
    effort : bool, default True
        Whether reporting effort is allowed for; without it, more reports pose as more returns.
    control : pandas.DataFrame or sequence of dates, optional
        Claims or days of something unrelated: where it has waves at the same time, reporting may make both.
    links : pandas.DataFrame, optional
        ``from_id``, ``to_id``, ``relation``; those of the record by default.
    as_of : str, int or date, optional
        Only documents published by that day count as effort.

    Returns
    -------
    Waves
        ``frame()``, ``choices()``, ``swayed()``, ``without``, ``null``, ``periods``, ``summary()``. With
        fewer than eight dated handovers, or publishers, the verdict is refused, and the summary says why.

    Raises
    ------
    BadValue, UnknownName, MissingColumns
        If a parameter is not allowed, unlike quantities stand in one frame, or a column is missing.

    See Also
    --------
    draws : the same choices, for sums of people.

    Notes
    -----
    Reporting effort is an offset: the expected number of events of a month is in proportion to the documents
    that families of publishers put out on all else. A document with a claim of this quantity, or about one of
    these incidents, is left out of it, and the rest of a family's documents are spread evenly over the months
    in which it was active (`effort.effort`): the number of reports on waves never enters. The null are
    twins: negative-binomial counts by month about that expectation, as uneven as the record itself, waves
    included, which makes their rate of false waves an upper one. Months before five families published are
    not judged. A share of universes tells how much hangs on choices, not how likely a wave was.

    Kleinberg (2003), Data Mining and Knowledge Discovery 7; Scargle and others (2013), Astrophysical Journal
    764; Kulldorff (1997), Communications in Statistics: Theory and Methods 26.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> waves(nk.claims(incident="2021-07-14-dandong", quantity="repatriated")).summary()
    'No verdict on waves: 1 dated handover is too few; 8 are the least.'
    """
    asked = asked_for(
        {
            "n": n, "seed": seed, "rules": rules, "inclusion": inclusion, "widths": widths,
            "detectors": detectors, "twins": twins, "least": least, "longest": longest, "effort": effort,
            "as_of": as_of,
        }
    )  # fmt: skip
    links = frames.links(as_of=as_of) if links is None else links
    seen = study(claims, asked, links)
    if isinstance(seen, str):
        return nothing(seen, asked.least)
    beside = None if control is None else control_days(control, asked, links)
    return verdict(asked, seen, people_of(claims, asked.rules[0]), beside, links)
