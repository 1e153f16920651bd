from __future__ import annotations

import dataclasses
import math

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees.plot.unseen import MOST

from .conftest import words

LISTS = pd.DataFrame(
    [(a, b, c, n) for (a, b, c), n in zip(
        [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (1, 0, 1), (0, 1, 1), (1, 1, 1)],
        [60, 40, 30, 20, 12, 9, 6], strict=True)],
    columns=["press", "ngo", "un", "n"],
)  # fmt: skip


@pytest.fixture(scope="module")
def found():
    return nk.unseen(LISTS, count="n", n_boot=99)


@pytest.fixture(scope="module")
def ax(found):
    return nk.plot.unseen(found)


def test_models_with_an_estimate_stand_by_bic(found, ax):
    ok = found.models[found.models["status"] == "ok"].sort_values("bic")
    names = [label.get_text().split(" · ")[0] for label in ax.get_yticklabels()]
    assert names == ok["model"].tolist()[:MOST]


def test_the_interval_of_the_model_that_is_chosen_is_a_line(found, ax):
    ends = [tuple(line.get_xdata()) for line in ax.lines if line.get_linewidth() == 2.2]
    assert ends == [found.interval]


def test_what_was_seen_is_an_upright_line_with_its_number(found, ax):
    assert f"seen: {found.seen}" in words(ax)
    assert any(list(line.get_xdata()) == [found.seen, found.seen] for line in ax.lines)


def test_an_open_end_is_an_arrow(found):
    ax = nk.plot.unseen(dataclasses.replace(found, interval=(found.seen, math.inf)))
    assert ">" in [line.get_marker() for line in ax.lines]
    assert any("or more" in text for text in words(ax))


def test_it_is_never_called_a_true_total(ax):
    assert "no true total" in ax.get_xlabel()
    assert "not a true total" in nk.plot.describe(ax)


def test_lists_are_named_by_their_numbers(ax):
    assert "lists: 1 press, 2 ngo, 3 un" in ax.get_xlabel()


def test_a_lower_bound_is_open_above():
    bound = nk.lower_bound(LISTS, count="n")
    ax = nk.plot.unseen(bound)
    assert ">" in [line.get_marker() for line in ax.lines]
    assert "open above" in nk.plot.describe(ax)
    assert f"{bound.estimate:,.0f}" in nk.plot.describe(ax)


def test_models_without_an_estimate_are_counted(found):
    worse = found.models.assign(status=["ok"] + ["no_mle"] * (len(found.models) - 1))
    ax = nk.plot.unseen(dataclasses.replace(found, models=worse))
    assert f"{len(worse) - 1} models have no estimate" in nk.plot.describe(ax)
