"""The timeline as a still picture, for readers without JavaScript and until the chart is drawn."""

from __future__ import annotations

import copy
import re
from html import escape
from typing import Any

from nkrefugees.site.explore.vega import Spec


def picture(
    spec: Spec,
    figures: list[dict[str, Any]],
    acts: list[dict[str, Any]],
    span: tuple[int, int],
    words: str,
) -> str:
    """Draw the timeline as SVG, for readers without JavaScript, with its words in place of the picture.

    Parameters
    ----------
    spec : dict
        As `timeline` gives it.
    figures, acts : list of dict
        Rows with their ``mark``.
    span : tuple of int
        The first and last moment, in milliseconds since 1970.
    words : str
        What the picture shows.
    """
    import vl_convert

    drawn = copy.deepcopy(spec)  # its marks have no words and lead nowhere: the tables have both
    marks = sorted(filter(None, (row["mark"] for row in figures)), key=_breadth)
    rows = {
        "figures": [m for m in marks if m["lo"] is not None],
        "silent": [m | {"y": 0.1, "y2": 0.4} for m in marks if m["lo"] is None],
        "acts": sorted(filter(None, (row["mark"] for row in acts)), key=_breadth),
    }
    for part in drawn["data"]:
        if part["name"] in rows:
            part["values"] = rows[part["name"]]
    for signal, value in zip(("since", "until"), span, strict=True):
        next(s for s in drawn["signals"] if s["name"] == signal)["value"] = value
    svg = str(vl_convert.vega_to_svg(drawn))
    bare = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", svg)
    return bare.replace("<svg ", f'<svg role="img" aria-label="{escape(words)}" ', 1)


def _breadth(mark: dict[str, Any]) -> int:
    """The broadest first, so that the surest lies on top."""
    return int(mark["s"] - mark["e"])
