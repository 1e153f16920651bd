"""The draws themselves: one ranking of families, one inclusion rule and one day an event in each."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from nkrefugees.analysis.draws.board import Figure

Cells: TypeAlias = "np.ndarray[Any, Any]"
NEVER = np.iinfo(np.int32).min
AT_LEAST, UP_TO = 1, 2
_BEFORE = ("detained",)
_AFTER = ("repatriated", "removed", "released", "deaths")


def stream(seed: int, number: int) -> np.random.Generator:
    """A source of chance of its own for each choice, so that fixing one leaves the others as they were."""
    return np.random.default_rng([seed, number])


def standing(seed: int, n: int, families: list[str], event: int = 0) -> Cells:
    """Rank families at random: draws by families, 0 the first to be heard; another ``event`` ranks anew."""
    chance = np.random.default_rng([seed, 5, event]) if event else stream(seed, 0)
    scores = chance.random((n, len(families)), dtype=np.float32)
    return scores.argsort(axis=1).argsort(axis=1).astype(np.int16)


def rules_drawn(seed: int, n: int, rules: list[str]) -> Cells:
    """Draw an inclusion rule for each draw."""
    return stream(seed, 1).integers(0, len(rules), n)


def heard(said: dict[str, Figure], ranks: Cells, places: dict[str, int]) -> tuple[Cells, Cells]:
    """Give the figure of the first family, by rank, that has one; and its open ends.

    Parameters
    ----------
    said : dict of str to Figure
        What each family says.
    ranks : numpy.ndarray
        Draws by families.
    places : dict of str to int
        The column of each family.

    Returns
    -------
    numpy.ndarray, numpy.ndarray
        One figure a draw (missing if nobody gives one), and bits: 1 at least, 2 up to.
    """
    if not said:
        return np.full(len(ranks), np.nan, np.float32), np.zeros(len(ranks), np.uint8)
    figures = np.array([figure.n for figure in said.values()], np.float32)
    open_ends = np.array([AT_LEAST * f.at_least + UP_TO * f.up_to for f in said.values()], np.uint8)
    if len(said) == 1:
        first = np.zeros(len(ranks), np.intp)
    else:
        first = ranks[:, [places[family] for family in said]].argmin(axis=1)
    return figures[first], open_ends[first]


def days_drawn(seed: int, n: int, rows: pd.DataFrame) -> Cells:
    """Draw a day inside each span, arrests before what came of them.

    Parameters
    ----------
    seed, n : int
        Of the draws.
    rows : pandas.DataFrame
        ``incident_id``, ``quantity``, ``first_day`` and ``last_day``, both known or both missing.

    Returns
    -------
    numpy.ndarray
        Rows by draws: days since 1970; `NEVER` where no day is known.
    """
    first, last = (rows[c].to_numpy("datetime64[D]").astype("int64") for c in ("first_day", "last_day"))
    known = rows["first_day"].notna().to_numpy()
    chance = stream(seed, 2).random((len(rows), n), dtype=np.float32)
    drawn = np.full((len(rows), n), NEVER, np.int32)
    for row in np.flatnonzero(known):
        drawn[row] = _inside(chance[row], first[row], last[row])
    pairs = [(a, b) for a, b in _in_order(rows, known) if first[a] <= last[b]]
    for arrest in sorted({a for a, _ in pairs}):
        end = min([last[arrest], *(last[b] for a, b in pairs if a == arrest)])
        drawn[arrest] = _inside(chance[arrest], first[arrest], end)
    for after in sorted({b for _, b in pairs}):
        start = np.max([drawn[a] for a, b in pairs if b == after], axis=0)
        drawn[after] = _inside(chance[after], np.maximum(first[after], start), last[after])
    return drawn


def _inside(chance: Cells, first: Any, last: Any) -> Cells:
    """Days from first to last, both included, each as often as any other."""
    length = last - first + 1
    return np.asarray(first + np.minimum(np.floor(chance * length), length - 1), dtype=np.int32)


def _in_order(rows: pd.DataFrame, known: Cells) -> list[tuple[int, int]]:
    """Pairs of rows of one incident: an arrest, and what came of it."""
    seen: dict[str, list[tuple[int, str]]] = {}
    for row in np.flatnonzero(known):
        seen.setdefault(rows["incident_id"].iloc[row], []).append((int(row), rows["quantity"].iloc[row]))
    return [
        (arrest, after)
        for group in seen.values()
        for arrest, what in group
        if what in _BEFORE
        for after, then in group
        if then in _AFTER
    ]
