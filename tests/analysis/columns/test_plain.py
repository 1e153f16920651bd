"""Over columns and claim by claim, the same claims give the same frame."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nkrefugees as nk
from nkrefugees.analysis.resolve import resolve
from nkrefugees.analysis.rules import RULES

from . import plain
from .random_claims import frames

every_rule = pytest.mark.parametrize("rule", RULES)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(frames(), st.sampled_from(RULES))
def test_random_claims(claims, rule):
    pd.testing.assert_frame_equal(resolve(claims, rule), plain.resolve(claims, rule))


@every_rule
def test_the_record(real, rule):
    pd.testing.assert_frame_equal(resolve(nk.claims(), rule), plain.resolve(nk.claims(), rule))


@every_rule
def test_a_twin(rule):
    claims = nk.synthetic(5).claims
    pd.testing.assert_frame_equal(resolve(claims, rule), plain.resolve(claims, rule))
