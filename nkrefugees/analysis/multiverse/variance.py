"""How much of the variance over universes each choice explains."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

Codes: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"
Floats: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
_DUST = 1e-10


def shares(values: pd.Series[float], chosen: pd.DataFrame) -> pd.DataFrame:
    """Give the share of the variance of a number that each choice explains.

    Parameters
    ----------
    values : pandas.Series
        One number a universe; universes without one are left out.
    chosen : pandas.DataFrame
        What was chosen in each, one column a choice; at most 12 columns with more than one option.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``choice``, shares of the variance: ``main`` (by the choice alone), ``total`` (alone and
        together with others), ``shapley`` (its interactions shared out evenly; they add up to 1). All 0
        where the number does not vary. ``attrs``: ``interactions`` (what all main effects leave, missing
        unless ``complete``), ``complete`` (whether every combination has a number), ``variance``.

    Notes
    -----
    With every combination once and of equal weight, the variance falls apart exactly into main effects and
    interactions (analysis of variance; Sobol' 1993); ``shapley`` is after Owen (2014), "Sobol' indices and
    Shapley value", SIAM/ASA Journal on Uncertainty Quantification 2. What a set of choices explains is the
    variance between the means of their options; where combinations have no number this still holds, but
    choices are then no longer independent, and main effects may overlap.

    Examples
    --------
    >>> grid = pd.DataFrame({"a": [0, 0, 1, 1], "b": [0, 1, 0, 1]})
    >>> shares(pd.Series([0.0, 1.0, 2.0, 3.0]), grid)["main"].tolist()
    [0.8, 0.2]
    """
    whole = math.prod(chosen[name].nunique(dropna=False) for name in chosen)
    numbers: Any = values.dropna().to_numpy(np.float64)
    rows = chosen[values.notna()]
    varied = [str(name) for name in rows if rows[name].nunique(dropna=False) > 1]
    result = pd.DataFrame(
        0.0, index=pd.Index(list(chosen), name="choice"), columns=["main", "total", "shapley"]
    )
    complete = len(numbers) == whole
    variance = float(numbers.var()) if len(numbers) else math.nan
    left = 0.0
    if varied and math.sqrt(variance) > _DUST * float(np.abs(numbers).max()):
        explained = _explained(numbers / math.sqrt(variance), rows[varied])
        result.loc[varied] = [_of(place, len(varied), explained) for place in range(len(varied))]
        left = _clean(1 - float(result["main"].sum()))
    result.attrs = {
        "interactions": left if complete else math.nan, "complete": complete, "variance": variance,
    }  # fmt: skip
    return result


def _explained(numbers: Floats, rows: pd.DataFrame) -> Floats:
    """What each set of choices explains; a set is the number whose bits name its choices."""
    codes = [pd.factorize(rows[name], use_na_sentinel=False)[0].astype(np.int64) for name in rows]
    centred = numbers - numbers.mean()
    found = np.zeros(2 ** len(codes))
    for members in range(1, len(found)):
        cells = _cells([code for place, code in enumerate(codes) if members >> place & 1])
        sums, sizes = np.bincount(cells, centred), np.bincount(cells)
        found[members] = math.fsum(sums[sizes > 0] ** 2 / sizes[sizes > 0]) / len(numbers)
    return found


def _cells(codes: list[Codes]) -> Codes:
    """Number the combinations of some choices."""
    cells = np.zeros_like(codes[0])
    for code in codes:
        cells = cells * (code.max() + 1) + code
    return cells


def _of(place: int, size: int, explained: Floats) -> tuple[float, float, float]:
    """Main effect, total effect and Shapley value of one choice."""
    sets = np.arange(2**size)
    without = sets[(sets >> place) & 1 == 0]
    weights = [_weight(int(one).bit_count(), size) for one in without]
    gains = explained[without | (1 << place)] - explained[without]
    shapley = math.fsum(weight * gain for weight, gain in zip(weights, gains, strict=True))
    return _clean(float(explained[1 << place])), _clean(float(gains[-1])), _clean(shapley)


def _weight(others: int, size: int) -> float:
    """How often, of all orders of the choices, exactly these come before."""
    return math.factorial(others) * math.factorial(size - others - 1) / math.factorial(size)


def _clean(share: float) -> float:
    """A share without the dust of floating point."""
    return 0.0 if abs(share) < _DUST else min(share, 1.0) if share < 1 + _DUST else share
