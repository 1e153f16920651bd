"""Figures of a row against one another; faults with their lines are cases of ``cases/build``."""

import pytest

from nkrefugees.build import figures
from nkrefugees.csvfile import Row


def claim(**cells) -> list[str]:
    blank = dict.fromkeys(("n_low", "n_best", "n_high", "n_text"), "")
    return told({"claims": [Row("a.toml", 1, blank | cells)], "observations": []})


def observation(**cells) -> list[str]:
    blank = dict.fromkeys(("value_low", "value", "value_high"), "")
    return told({"claims": [], "observations": [Row("a.csv", 2, blank | {"status": "reported"} | cells)]})


def told(rows) -> list[str]:
    return [str(fault.column) for fault in figures.check(rows)]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"n_low": "500"}, ["n_low"]),
        ({"n_high": "500"}, ["n_high"]),
        ({"n_low": "500", "n_text": "over 500"}, []),
        ({"n_low": "30", "n_high": "40"}, []),
        ({"n_low": "30", "n_best": "35"}, []),
        ({"n_best": "35"}, []),
    ],
)
def test_a_bound_alone_needs_its_words(cells, column):
    assert claim(**cells) == column


@pytest.mark.parametrize("status", ["not_reported", "withheld"])
def test_what_is_silent_carries_no_number(status):
    assert [observation(status=status), observation(status=status, value_low="1")] == [[], ["value_low"]]


@pytest.mark.parametrize("status", ["reported", "provisional", "revised"])
@pytest.mark.parametrize("column", ["value", "value_low", "value_high"])
def test_what_is_told_has_a_value_or_a_bound(status, column):
    assert [observation(status=status), observation(status=status, **{column: "1"})] == [["value"], []]


@pytest.mark.parametrize(("value", "column"), [("0", []), ("0.0", []), ("", ["value"]), ("1", ["value"])])
def test_a_zero_that_is_reported_is_zero(value, column):
    assert observation(status="zero_reported", value=value) == column


@pytest.mark.parametrize(("value", "column"), [("0", ["status"]), ("0.00", ["status"]), ("0.5", [])])
def test_a_zero_has_a_status_of_its_own(value, column):
    assert observation(value=value) == column


def test_values_are_ordered_as_numbers_with_fractions():
    assert observation(value_low="9.5", value="10.25", value_high="10.3") == []
