"""The same question under other defensible choices, and which of them moves the answer most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any

import pandas as pd

from nkrefugees.analysis.annual import annual
from nkrefugees.analysis.policy_effect import policy_effect
from nkrefugees.analysis.policy_effect.moments import Day
from nkrefugees.analysis.results import Result, number
from nkrefugees.errors import BadValue, Refusal
from nkrefugees.wording import plural

CHOICES = ["counts", "on", "first", "last", "lag", "anticipation", "slope"]
_FOUND = ["ratio", "low", "high", "walk_inside", "n_after", "refused"]


@dataclass(frozen=True, repr=False, eq=False)
class EffectChoices(Result):
    """Steps of level at a date, one for each combination of choices.

    Attributes
    ----------
    rows : pandas.DataFrame
        As `frame` gives them.
    """

    rows: pd.DataFrame

    @property
    def answered(self) -> pd.DataFrame:
        """The rows with an answer."""
        return self.rows[self.rows["refused"] == ""]

    def frame(self) -> pd.DataFrame:
        """Give one row a combination.

        Returns
        -------
        pandas.DataFrame
            The choices: ``counts``, ``on``, ``first``, ``last`` (years), ``lag``, ``anticipation``
            (years), ``slope``; then ``ratio``, ``low``, ``high`` (95 %), ``walk_inside`` (how many of the
            ``n_after`` counts after lie in the interval of a random walk; missing where there is none) and
            ``refused`` (why there is no answer; empty where there is one).
        """
        return self.rows.copy()

    def moved(self) -> pd.DataFrame:
        """Say how far each choice moves the ratio, the furthest first.

        Returns
        -------
        pandas.DataFrame
            ``choice``, ``lowest`` and ``highest`` (the least and greatest of the middle ratios of its
            options), ``option_lowest``, ``option_highest``, ``n_options`` (that have an answer).
        """
        rows = [_moved(self.answered, choice) for choice in CHOICES if self.rows[choice].nunique() > 1]
        names = ["choice", "lowest", "highest", "option_lowest", "option_highest", "n_options"]
        frame = pd.DataFrame([row for row in rows if row], columns=names)
        width = frame["highest"].astype(float) / frame["lowest"].astype(float)
        order = width.sort_values(ascending=False, kind="stable").index
        return frame.loc[order].reset_index(drop=True)

    def summary(self) -> str:
        """Say how far the step runs over the choices, which moves it most, and what is refused."""
        found, total = self.answered, len(self.rows)
        if found.empty:
            return f"Every combination is refused ({total:,}). {_refusals(self.rows)}"
        crossing = int(((found["low"] <= 1) & (found["high"] >= 1)).sum())
        said = [
            f"Of {plural(total, 'combination')} of choices, {len(found):,} have an answer.",
            f"The ratio of the step runs from {number(found['ratio'].min())} to "
            f"{number(found['ratio'].max())}, the ends of the intervals from {number(found['low'].min())} to "
            f"{number(found['high'].max())}; {crossing:,} of the intervals hold 1 (no step).",
            *map(_sentence, self.moved().head(1).itertuples()),
            _walks(found),
            _refusals(self.rows),
        ]
        return " ".join(part for part in said if part)


def effects_by_choice(
    observations: pd.DataFrame,
    on: Day | Iterable[Day],
    *,
    counts: Iterable[str] = ("median", "lowest", "highest"),
    first: Iterable[int] = (1998,),
    last: Iterable[int] = (2019,),
    lag: Iterable[int] = (0,),
    anticipation: Iterable[int] = (0, 1),
    slope: Iterable[bool] = (True, False),
    **named: Any,
) -> EffectChoices:
    """Repeat `policy_effect` on an annual series for every combination of choices.

    Each combination is one defensible reading of the same numbers; none is weighed against another, and the
    share of combinations that agree is no probability.

    Parameters
    ----------
    observations : pandas.DataFrame
        Of one series, as `nkrefugees.observations` gives them.
    on : str, int, date, or several
        The dates, each tried alone: neighbours of the date in question show how sharply it is dated.
    counts : iterable of str
        Which number of a year is taken; see `nkrefugees.annual`.
    first, last : iterable of int
        The first and the last year of the series.
    lag, anticipation : iterable of int
        In years; see `policy_effect`.
    slope : iterable of bool
        Whether the slope may change at the date.
    **named
        More arguments of `policy_effect`, the same in all.

    Returns
    -------
    EffectChoices
        With ``frame()``, ``moved()`` and ``summary()``; a combination that is refused says why.

    Raises
    ------
    BadValue
        If a choice has no option.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> rows = nk.observations("arrived-in-rok-yearly")
    >>> found = effects_by_choice(rows, ["2011-12", "2020"], counts=["median"], slope=[True])
    >>> found.frame()["refused"].eq("").tolist()
    [True, True, False, False]
    """
    dates: list[Any] = [on] if isinstance(on, str) or not isinstance(on, Iterable) else list(on)
    options: list[list[Any]] = [
        list(counts),
        dates,
        list(first),
        list(last),
        list(lag),
        list(anticipation),
        list(slope),
    ]
    for name, given in zip(CHOICES, options, strict=True):
        if not given:
            raise BadValue(name, given, "give at least one option")
    rows = [_one(observations, dict(zip(CHOICES, one, strict=True)), named) for one in product(*options)]
    order = [c for c in CHOICES if c != "on"]
    frame = pd.DataFrame(rows, columns=[*CHOICES, *_FOUND])
    frame = frame.astype(
        dict.fromkeys(["ratio", "low", "high"], "float64") | dict.fromkeys(_FOUND[3:5], "Int64")
    )
    keyed = frame.assign(on=pd.Categorical(frame["on"].astype(str), [str(d) for d in dict.fromkeys(dates)]))
    return EffectChoices(
        keyed.sort_values(["on", *order], ignore_index=True).assign(on=lambda f: f["on"].astype(str))
    )


def _one(observations: pd.DataFrame, chosen: dict[str, Any], named: dict[str, Any]) -> dict[str, Any]:
    """One combination: its step, or why there is none."""
    try:
        series = annual(observations, chosen["counts"], first=chosen["first"], last=chosen["last"])
        more = {c: chosen[c] for c in ("lag", "anticipation", "slope")}
        found = policy_effect(series, chosen["on"], **more, **named)
    except Refusal as refusal:
        return chosen | {"refused": refusal.reason}
    low, high = found.interval
    inside = pd.NA if found.no_walk else int(found.forecast["inside"].sum())
    step = {"ratio": found.ratio, "low": low, "high": high}
    return chosen | step | {"walk_inside": inside, "n_after": len(found.forecast), "refused": ""}


def _moved(found: pd.DataFrame, choice: str) -> dict[str, Any] | None:
    middle = found.groupby(choice)["ratio"].median()
    if len(middle) < 2:
        return None
    return {
        "choice": choice,
        "lowest": middle.min(),
        "highest": middle.max(),
        "option_lowest": str(middle.idxmin()),
        "option_highest": str(middle.idxmax()),
        "n_options": len(middle),
    }


def _sentence(row: Any) -> str:
    return (
        f"The choice that moves it most is {row.choice}: the middle ratio is {number(row.lowest)} with "
        f"{row.option_lowest} and {number(row.highest)} with {row.option_highest}."
    )


def _walks(found: pd.DataFrame) -> str:
    """How much of what came after random walks would have held."""
    known = found.dropna(subset=["walk_inside"])
    if known.empty:
        return ""
    share = known["walk_inside"].astype(float) / known["n_after"].astype(float)
    return (
        f"A random walk in place of the line would have held from {share.min():.0%} to {share.max():.0%} of "
        f"the counts after in its 95 % interval; all of them in {int((share == 1).sum()):,} of "
        f"{len(known):,} combinations."
    )


def _refusals(rows: pd.DataFrame) -> str:
    """The reasons for refusals, the most frequent first."""
    reasons = rows.loc[rows["refused"] != "", "refused"].value_counts()
    if reasons.empty:
        return ""
    parts = [f"{reason} ({count:,})" for reason, count in reasons.head(3).items()]
    more = f"; {len(reasons) - 3:,} other reasons" if len(reasons) > 3 else ""
    return f"Refused: {'; '.join(parts)}{more}."
