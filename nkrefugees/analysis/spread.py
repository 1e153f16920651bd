"""Aoristic sums: uncertain dates spread evenly over calendar bins."""

from __future__ import annotations

import numpy as np
import pandas as pd

from nkrefugees import frames
from nkrefugees.analysis import given
from nkrefugees.analysis.overlap import WHOLES, wholes
from nkrefugees.analysis.periods import behind, bins, dated, no_bins, overlaps
from nkrefugees.errors import MissingColumns


def spread(
    frame: pd.DataFrame, freq: str = "MS", value: str | None = None, *, parts: bool = True
) -> pd.DataFrame:
    """Spread rows with uncertain dates evenly, by days, over calendar bins.

    Parameters
    ----------
    frame : pandas.DataFrame
        Rows with ``first_day`` and ``last_day`` (inclusive). Rows without one of them have no even
        spread; they are left out and counted in ``attrs["left_out"]``, as are rows without a value.
    freq : str, default "MS"
        A pandas frequency that names starts: ``D``, ``W``, ``MS``, ``QS``, ``YS``.
    value : str, optional
        The column to spread; each row weighs 1 by default.
    parts : bool, default True
        Whether resolved incidents that another row holds weigh beside it; False leaves them out, as
        `totals` does.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``period`` (first day of the bin): ``certain`` (rows wholly inside), ``possible`` (rows
        that touch it), ``expected`` (the aoristic sum). The expected values add up to the whole.
        ``incident_ids`` and ``claim_ids`` stand before them where the rows have such ids.

    Raises
    ------
    MissingColumns
        If ``first_day``, ``last_day`` or the value's column is not there.
    BadValue
        If the frequency does not exist, or a span ends before it begins.

    Notes
    -----
    Ratcliffe (2000), "Aoristic analysis", International Journal of Geographical Information Science 14.
    An expected value assumes that each day of a span is as likely as any other.

    Examples
    --------
    >>> rows = pd.DataFrame({"first_day": ["2013-05-31"], "last_day": ["2013-06-01"]})
    >>> spread(rows)["expected"].tolist()
    [0.5, 0.5]
    """
    needed = ["first_day", "last_day", *([value] if value else [])]
    asked = needed if parts else [*needed, *WHOLES]
    if missing := [c for c in asked if c not in frame]:
        raise MissingColumns("spread", missing)
    rows = dated(frame).dropna(subset=needed)
    rows = rows if parts else wholes(rows, frames.links())
    result = _spread(rows, freq, value) if len(rows) else _empty(freq)
    result.attrs["left_out"] = len(frame) - len(rows)
    return result


def _spread(rows: pd.DataFrame, freq: str, value: str | None) -> pd.DataFrame:
    edges = bins(rows["first_day"].min(), rows["last_day"].max(), freq)
    shared = overlaps(rows, edges)
    length = (rows["last_day"] - rows["first_day"]).dt.days.to_numpy()[:, None] + 1
    weight = given.numbers(rows, value).to_numpy(float) if value else np.ones(len(rows))
    return pd.DataFrame(
        {
            **behind(rows, shared > 0),
            "certain": weight @ (shared == length),
            "possible": weight @ (shared > 0),
            "expected": weight @ (shared / length),
        },
        index=edges[:-1],
    )


def _empty(freq: str) -> pd.DataFrame:
    columns = ("certain", "possible", "expected")
    return pd.DataFrame({c: pd.Series(dtype=float) for c in columns}, index=no_bins(freq))
