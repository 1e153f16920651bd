from __future__ import annotations

import pytest

from nkrefugees.analysis.unseen import unseen
from nkrefugees.errors import BadValue, UnknownName
from tests.analysis.unseen.conftest import table

LISTS = table(3, [20, 20, 4, 20, 4, 4, 5])


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("seed", -1),
        ("seed", 1.5),
        ("seed", None),
        ("n_boot", -1),
        ("n_boot", 10),
        ("n_boot", True),
        ("max_order", 0),
        ("max_order", 3),
        ("max_order", "2"),
        ("threshold", 0),
        ("threshold", 1),
        ("threshold", "p"),
        ("top", 0),
        ("level", 1),
        ("most_unseen", 0),
        ("most_unseen", 10**20),
    ],
)
def test_what_is_not_allowed_is_named(what, value):
    with pytest.raises(BadValue, match=what):
        unseen(LISTS, "count", **{"n_boot": 0, what: value})


@pytest.mark.parametrize(("what", "value"), [("method", "loglin"), ("select", "aic"), ("method", None)])
def test_a_method_that_does_not_exist_is_unknown(what, value):
    with pytest.raises(UnknownName):
        unseen(LISTS, "count", **{what: value})


def test_the_nearest_method_is_offered():
    with pytest.raises(UnknownName, match="did you mean 'loglinear'"):
        unseen(LISTS, "count", method="loglin")


@pytest.mark.parametrize("what", ["max_order", "select"])
def test_dga_takes_no_choice_of_log_linear_models(what):
    with pytest.raises(BadValue, match="leave it out with dga"):
        unseen(LISTS, "count", method="dga", **{what: {"max_order": 2, "select": "bic"}[what]})
