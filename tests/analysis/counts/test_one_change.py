from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.analysis.counts.one_change import equal_tails, flat_normal

weights = st.lists(st.floats(0.001, 1), min_size=1, max_size=30).map(np.array)


@given(weights, st.floats(0.5, 0.99))
def test_at_most_a_tail_lies_before_equal_tails(posterior, level):
    low, high = equal_tails(posterior, level)
    share = posterior / posterior.sum()
    assert share[:low].sum() <= (1 - level) / 2 + 1e-9
    assert share[high + 1 :].sum() <= (1 - level) / 2 + 1e-9


def test_flat_priors_weigh_the_balance_of_the_sides():
    found = flat_normal(np.ones(3), size=4, shortest=1)
    assert found / found[1] == pytest.approx([2 / 3**0.5, 1, 2 / 3**0.5])
