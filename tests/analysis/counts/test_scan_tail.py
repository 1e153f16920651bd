from __future__ import annotations

import csv
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.analysis.counts.scan import scan_tail
from nkrefugees.analysis.counts.scan_tail import exact
from nkrefugees.errors import BadValue, Refusal, UnknownName
from tests.analysis import CASES

with (CASES / "scan-tails.csv").open(encoding="utf-8") as file:
    TAILS = [
        (
            int(row["count"]),
            int(row["n"]),
            float(row["window"]),
            float(row["probability"]),
            int(row["digits"]),
        )
        for row in csv.DictReader(file)
    ]


@pytest.mark.parametrize(("count", "n", "window", "probability", "digits"), TAILS)
def test_a_published_tail(count, n, window, probability, digits):
    assert round(scan_tail(count, n, window, method="exact"), digits) == probability


@pytest.mark.parametrize(
    ("count", "n", "window"), [(5, 8, 0.1), (6, 10, 0.4), (2, 6, 0.05), (4, 4, 0.7), (4, 7, 0.3)]
)
def test_monte_carlo_agrees_with_the_exact_tail(count, n, window):
    known = scan_tail(count, n, window, method="exact")
    drawn = scan_tail(count, n, window, method="monte carlo", draws=19_999)
    assert abs(drawn - known) < 5 * (known * (1 - known) / 20_000) ** 0.5 + 1e-4


@given(st.integers(2, 30), st.floats(0.001, 0.5), st.data())
def test_a_tail_is_a_probability(n, window, data):
    known = exact(data.draw(st.integers(1, n)), n, window)
    assert known is None or 0 <= known <= 1


@given(st.integers(3, 30), st.floats(0.001, 0.5))
def test_a_fuller_window_is_rarer(n, window):
    tails = [exact(count, n, window) for count in range(n // 2 + 1, n + 1)]
    assert all(a >= b - 1e-12 for a, b in itertools.pairwise(tails))


def test_the_same_seed_draws_the_same():
    assert scan_tail(4, 10, 0.1, seed=7) == scan_tail(4, 10, 0.1, seed=7)
    assert scan_tail(4, 10, 0.1, seed=7) != scan_tail(4, 10, 0.1, seed=8)


def test_monte_carlo_is_never_nothing():
    assert scan_tail(9, 18, 0.0001, draws=99) == 1 / 100


def test_an_exact_tail_that_is_not_known_is_refused():
    with pytest.raises(Refusal, match="no exact probability is known for 4 of 10"):
        scan_tail(4, 10, 0.1, method="exact")


def test_an_unknown_method_offers_the_nearest():
    with pytest.raises(UnknownName, match="did you mean 'exact'"):
        scan_tail(4, 10, 0.1, method="exakt")


@pytest.mark.parametrize(
    ("count", "n", "window"), [(0, 5, 0.1), (6, 5, 0.1), (2, 0, 0.1), (2, 5, 0), (2, 5, 1), (2.5, 5, 0.1)]
)
def test_numbers_out_of_range_are_refused(count, n, window):
    with pytest.raises(BadValue, match=r"count|n:|window"):
        scan_tail(count, n, window)


@pytest.mark.parametrize("setting", [{"draws": 10}, {"draws": 10**9}, {"seed": -1}, {"seed": 1.5}])
def test_draws_and_seeds_out_of_range_are_refused(setting):
    with pytest.raises(BadValue, match=next(iter(setting))):
        scan_tail(4, 10, 0.1, **setting)
