from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight

from nkrefugees.analysis.voices.survival import kaplan_meier, share_by
from nkrefugees.errors import BadValue

# Weeks in remission of the 21 patients treated with 6-MP (Freireich and others 1963), 9 relapses.
WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
SEEN = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]


def test_the_published_curve_of_a_known_trial_is_reproduced():
    left = 1 - kaplan_meier(WEEKS, SEEN)["share"]
    assert left.round(3).tolist() == [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]


def test_the_published_numbers_at_risk_are_reproduced():
    assert kaplan_meier(WEEKS, SEEN)["at_risk"].tolist() == [21, 17, 15, 12, 11, 7, 6]


cases = st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=25)


@given(cases.filter(lambda rows: any(seen for _, seen in rows)))
def test_the_curve_is_that_of_statsmodels(rows):
    days, seen = np.array([d for d, _ in rows]), np.array([s for _, s in rows])
    oracle = SurvfuncRight(days + 1.0, seen.astype(int))  # its times must be above 0
    ours = kaplan_meier(days, seen)
    found = dict(zip(oracle.surv_times - 1, oracle.surv_prob, strict=True))
    assert [found[day] for day in ours["day"]] == pytest.approx((1 - ours["share"]).tolist())


@given(cases, st.randoms())
def test_the_order_of_cases_does_not_matter(rows, random):
    mixed = random.sample(rows, len(rows))
    one, other = (kaplan_meier([d for d, _ in r], [s for _, s in r]) for r in (rows, mixed))
    assert one.equals(other)


def test_those_of_whom_no_event_is_seen_are_not_counted_as_events():
    assert kaplan_meier([5, 5], [False, False]).empty


def test_without_an_event_the_share_is_nought():
    assert share_by(kaplan_meier([5], [False]), 9) == 0


@pytest.mark.parametrize("days", [[-1.0], [float("nan")]])
def test_days_below_nought_or_missing_are_refused(days):
    with pytest.raises(BadValue, match="last look"):
        kaplan_meier(days, [True])
