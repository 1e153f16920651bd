from __future__ import annotations

import pytest

from nkrefugees.analysis.synthetic import synthetic
from nkrefugees.errors import BadValue

REFUSED = [
    {"first": 2026}, {"first": 2100}, {"first": 2185, "years": 20}, {"years": 0}, {"years": True},
    {"rate": -1}, {"rate": float("nan")}, {"reporting": 1.5}, {"serial": 1.0}, {"blur": "much"},
    {"families": 0}, {"claims": 0}, {"waves": 21}, {"new_outlet": "soon"},
    {"wave_months": (0, 4)}, {"wave_months": (4, 3)}, {"wave_months": (1, 10)}, {"wave_months": 3},
    {"step": "2026-01"}, {"step": "2121-1"}, {"step": "2111-01"},
]  # fmt: skip


@pytest.mark.parametrize("options", REFUSED, ids=str)
def test_what_is_out_of_range_is_refused_by_name(options):
    name = list(options)[-1] if "first" not in options or len(options) == 1 else "years"
    with pytest.raises(BadValue, match=f"^{name}: "):
        synthetic(1, **options)


def test_a_seed_is_a_whole_number():
    with pytest.raises(BadValue, match="seed"):
        synthetic(-1)
