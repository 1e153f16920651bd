"""Frames to draw: the record's own, and one claim of it with other figures."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from matplotlib.text import Text

import nkrefugees as nk

FIGURES = ("intervals", "timeline", "waves")


def frame(name: str) -> pd.DataFrame:
    """What the figure of a name is drawn from."""
    if name == "timeline":
        return nk.policies()
    if name == "intervals":
        return nk.claims(incident="2021-07-14-dandong")
    return nk.totals(nk.resolve(nk.claims(quantity="repatriated")), freq="MS")


def texts(ax) -> list[str]:
    """Every word on the axes but those of the ticks."""
    return [text.get_text() for text in ax.texts]


def boxes(ax, chosen) -> list[Any]:
    """Where texts stand on the sheet, in pixels."""
    ax.figure.draw_without_rendering()
    return [text.get_window_extent() for text in chosen]


def written(ax, chosen) -> list[Any]:
    """Where words stand on the sheet, in pixels, without the hairlines that lead to what they name."""
    ax.figure.draw_without_rendering()
    return [Text.get_window_extent(text) for text in chosen]


@pytest.fixture(scope="session")
def drawn():
    """Draw the figure of a name, once."""
    done: dict[str, Any] = {}

    def draw(name: str):
        if name not in done:
            done[name] = getattr(nk.plot, name)(frame(name))
        return done[name]

    return draw


@pytest.fixture(scope="session")
def svg():
    """Draw the figure of a name as SVG, once."""
    done: dict[str, str] = {}

    def draw(name: str) -> str:
        if name not in done:
            done[name] = getattr(nk.plot, name)(frame(name)).to_svg()
        return done[name]

    return draw


@pytest.fixture
def claim() -> pd.DataFrame:
    """The claim of fifty at Dandong."""
    rows = nk.claims(incident="2021-07-14-dandong", quantity="repatriated")
    return rows[rows["claim_id"] == "2022-03-15-rfa-un-letter-c8"]


@pytest.fixture
def months() -> pd.DataFrame:
    return frame("waves")


@pytest.fixture
def act() -> pd.DataFrame:
    """One act, dated to a day."""
    rows = nk.policies()
    letter = rows[rows["policy_id"] == "un-2022-letter-seven"]
    return letter.assign(first_day=pd.Timestamp("2022-03-01"), last_day=pd.Timestamp("2022-03-01"))


def words(ax) -> list[str]:
    """Every word on the sheet but those of ticks, names of axes included."""
    parts = ax.figure.axes
    told = [text.get_text() for part in parts for text in part.texts]
    return [
        *told,
        *(name for part in parts for name in (part.get_xlabel(), part.get_ylabel(), part.get_title("left"))),
    ]
