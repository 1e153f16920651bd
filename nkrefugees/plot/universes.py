"""Options under a specification curve: which universes take each, and what each choice explains."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from nkrefugees.analysis.families import actor_names
from nkrefugees.analysis.multiverse import Multiverse
from nkrefugees.plot.canvas import BAND, INK, SLATE

Taken: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"
FEW, _COLUMNS = 90, 240
_OPEN = {"open_high": "high: at least", "open_low": "low: incomplete"}


class OptionRow(NamedTuple):
    """A line of the panel under the curve: a heading, or an option with which universes take it."""

    text: str
    taken: Taken | None


def option_rows(result: Multiverse, rows: pd.DataFrame) -> list[OptionRow]:
    """What stands under the curve: choices that vary, with their options, and open ends."""
    panel = []
    told: list[str] = [name for name in ("value", "low", "best", "high") if name in result.numbers]
    shares = {n: result.variance(n)["shapley"] for n in told or [str(result.key)] if rows[n].notna().any()}
    for choice, options in result.choices.items():
        if len(options) > 1:
            explained = ", ".join(f"{_short(result, n)}{s[choice]:.0%}" for n, s in shares.items() if s.any())
            panel.append(OptionRow(f"{choice}{f'  (explains {explained})' if explained else ''}", None))
            names = _names(options)
            panel += [OptionRow(names[str(option)], _takes(rows[choice], option)) for option in options]
    ends = [OptionRow(text, rows[flag].to_numpy(bool)) for flag, text in _OPEN.items() if flag in rows]
    open_ends = [end for end in ends if end.taken is not None and end.taken.any()]
    return [*panel, *([OptionRow("ends", None)] if open_ends else []), *open_ends]


def _names(options: list[Any]) -> dict[str, str]:
    """Name options in words: actors by their names, codes without underscores."""
    known = actor_names(str(option) for option in options)
    return {str(option): known.get(str(option), str(option).replace("_", " ")) for option in options}


def _takes(chosen: pd.Series[Any], option: Any) -> Taken:
    return np.array([one is option or one == option for one in chosen], bool)


def _short(result: Multiverse, name: str) -> str:
    """The number that a share is of; nothing where there is one alone."""
    return "" if name == "value" or len(result.numbers) == 1 else f"{name} "


def draw_options(ax: Axes, panel: list[OptionRow], size: int, share: float) -> None:
    """Draw a row an option: marks for few universes, shades for many."""
    left, right = -0.5 - size / 100, size - 0.5 + size / 100
    for y, line in enumerate(panel):
        if line.taken is None:
            ax.text(left, y + 0.1, line.text, fontsize=7.5, color=SLATE, va="center", style="italic")
        elif size <= FEW:
            ax.plot(np.flatnonzero(line.taken), np.full(line.taken.sum(), y), "s", color=INK, markersize=3.2)
        else:
            _shade(ax, y, line.taken)
    rows = [y for y, line in enumerate(panel) if line.taken is not None]
    ax.set_yticks(rows, [panel[y].text for y in rows], fontsize=7.5)
    for place in rows:
        ax.axhline(place + 0.5, color=BAND, linewidth=0.5, zorder=0)
    bottom = len(panel) - 0.3
    height = (bottom + 1.2) / share
    ax.set_ylim(bottom, bottom - height)
    ax.set_xlim(left, right)
    ax.set_xticks([])
    ax.tick_params(axis="y", length=0)
    ax.spines[["left", "bottom"]].set_visible(False)


def _shade(ax: Axes, y: int, taken: Taken) -> None:
    """Shade a row by the share of universes at each place that take an option."""
    parts = np.array_split(taken.astype(float), min(_COLUMNS, len(taken)))
    shades = np.array([[part.mean() for part in parts]])
    extent = (-0.5, len(taken) - 0.5, y + 0.36, y - 0.36)
    ax.imshow(shades, cmap="Greys", vmin=0, vmax=1, extent=extent, aspect="auto", interpolation="nearest")
