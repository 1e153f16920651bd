"""Estimates of what was never reported, and twins, whatever they are given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nkrefugees as nk

from .given import answers, any_lists, lists, named, parameter

count = named("n", "l0", "nothing")


@given(any_lists, count, named("loglinear", "dga", "mine"))
def test_unseen(lists, count, method):
    assert answers(nk.unseen, lists, n_boot=0)
    assert answers(nk.unseen, lists, count, method=method, n_boot=20)


@given(lists(), parameter, parameter, parameter, parameter, named("bic", "stepwise"))
def test_unseen_with_settings(lists, max_order, threshold, level, top, select):
    more = {"max_order": max_order, "threshold": threshold, "level": level, "top": top, "select": select}
    assert answers(nk.unseen, lists, "n" if "n" in lists else None, n_boot=20, **more)


@given(any_lists, count, named("lists", "alike", "other"), parameter)
def test_lower_bound(lists, count, form, level):
    assert answers(nk.lower_bound, lists, count, form=form, level=level)
    assert answers(nk.lower_bound, lists)


@given(any_lists)
def test_overlaps(lists):
    assert answers(nk.overlaps, lists)


@pytest.mark.parametrize("name", ["two_lists", "sensitivity"])
@given(lists=any_lists, count=count, more=parameter)
def test_two_lists(name, lists, count, more):
    named = {"two_lists": {"level": more}, "sensitivity": {"odds_ratios": [more], "missed_matches": [more]}}
    assert answers(getattr(nk, name), lists, count, **named[name])
    assert answers(getattr(nk, name), lists)


SETTINGS = ["first", "rate", "waves", "surge", "wave_months", "step", "step_ratio", "serial", "families",
            "reporting", "dependence", "new_outlet", "copies", "false", "denials", "blur"]  # fmt: skip


@given(st.dictionaries(st.sampled_from(SETTINGS), parameter, max_size=2))
def test_synthetic(named):
    small = {name: min(value, 9) if type(value) in (int, float) else value for name, value in named.items()}
    assert answers(nk.synthetic, 1, **{"years": 2, "waves": 1} | small)
