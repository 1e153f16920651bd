"""Published lists, and lists that hypothesis makes up."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import strategies as st

from tests.conftest import CASES


@pytest.fixture(scope="session")
def published():
    """Read a published table of patterns by its name."""
    return lambda name: pd.read_csv(CASES / "analysis" / "unseen" / f"{name}.csv")


@pytest.fixture(scope="session")
def kosovo(published):
    return published("kosovo")


@pytest.fixture(scope="session")
def western(published):
    return published("western-us")


def table(lists, counts, names="ABCDEFGHI"):
    """A frame of all patterns of some lists, the first list changing fastest."""
    rows = [[bool(cell >> i & 1) for i in range(lists)] for cell in range(1, 2**lists)]
    return pd.DataFrame(rows, columns=list(names[:lists])).assign(count=list(counts))


def tables(least=2, most=4, units=60):
    """Tables of counts, empty cells included."""
    counts = st.integers(0, units) | st.just(0)
    return st.integers(least, most).flatmap(
        lambda k: st.lists(counts, min_size=2**k - 1, max_size=2**k - 1).map(lambda n: table(k, n))
    )
