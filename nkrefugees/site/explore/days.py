"""Days as numbers."""

from __future__ import annotations

from typing import Any

import pandas as pd


def day(value: Any) -> int | None:
    """Count the days since 1970 of a day; None where it is not known.

    Examples
    --------
    >>> day(pd.Timestamp("1970-01-02")), day(pd.NaT)
    (1, None)
    """
    return None if pd.isna(value) else int((value - pd.Timestamp(0)).days)
