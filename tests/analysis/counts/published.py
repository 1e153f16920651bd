"""Series of the literature, and cases of what is refused."""

from __future__ import annotations

import tomllib

import pandas as pd
import pytest
from statsmodels.datasets import nile as _nile

from tests.analysis import CASES


def coal_dates() -> pd.Series:
    """The 191 coal-mining disasters of Great Britain, 1851 to 1962, as decimal years (Jarrett 1979)."""
    return pd.read_csv(CASES / "coal-disasters.csv")["date"]


def coal() -> pd.Series:
    """The disasters of each year."""
    years = coal_dates().astype(int)
    return years.value_counts().reindex(range(1851, 1963), fill_value=0)


def nile() -> pd.Series:
    """The yearly volume of the Nile at Aswan, 1871 to 1970."""
    data = _nile.load_pandas().data
    return pd.Series(data["volume"].to_numpy(), index=data["year"].astype(int))


def _cases(name: str) -> list[dict]:
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]


def _series(case: dict) -> pd.Series:
    return pd.Series(case["counts"], index=case.get("index"), dtype=None if case["counts"] else float)


REFUSED_COUNTS = [pytest.param(_series(c), c["words"], id=c["name"]) for c in _cases("counts-refused.toml")]
REFUSED_TIMES = [
    pytest.param(c.get("dates", c.get("times")), c["words"], id=c["name"])
    for c in _cases("times-refused.toml")
]
refused_counts = pytest.mark.parametrize(("counts", "words"), REFUSED_COUNTS)
refused_times = pytest.mark.parametrize(("times", "words"), REFUSED_TIMES)
