"""The charts of the explorer, written with Altair, compiled to Vega: a timeline and a map.

Neither holds rows: the page hands them those that its filters leave. What differs between light and dark
is a colour of `COLOURS`, which the page exchanges.
"""

from __future__ import annotations

import copy
import re
from html import escape
from typing import Any, TypeAlias

import altair as alt

from nkrefugees.plot.outlines import SOURCE
from nkrefugees.site.explore.spots import land

Spec: TypeAlias = dict[str, Any]

WIDTH, ROW = 900, 6.5
INK, FAINT, GRID, PAPER, LAND, SHORE = "#222222", "#5f5f5f", "#e4e4e0", "#ffffff", "#f1efe9", "#b9b5aa"
BLUE, ORANGE, RUST, SKY, SLATE = "#0b4f8a", "#d55e00", "#9c3d00", "#8fc3e8", "#6b6b6b"
COLOURS = {
    INK: "#e8e6e1", FAINT: "#a8a6a0", GRID: "#33332f", PAPER: "#171716", LAND: "#2a2a26", SHORE: "#5a5a54",
    BLUE: "#7db8ee", ORANGE: "#ff9a4d", RUST: "#ffb27a", SKY: "#3d6f96", SLATE: "#9a9a94",
}  # fmt: skip
FATES = {
    "sent back": (ORANGE, ("repatriated", "abducted")),
    "held, at risk, or sent elsewhere": (SLATE, ("detained", "at_risk", "removed", "helpers_detained")),
    "free, seeking refuge, or dead": (BLUE, ("released", "asylum_sought", "escaped", "helpers_released", "deaths")),
}  # fmt: skip
WAYS = {"protective": BLUE, "restrictive": ORANGE, "neutral": SLATE, "mixed": INK}
_FONT = "Liberation Sans, Arial, sans-serif"
_COUNTS = [1, 3, 10, 30, 100, 300, 1000, 3000, 10000]


def timeline(lanes: list[list[Any]]) -> Spec:
    """Draw figures over time above acts in lanes.

    Parameters
    ----------
    lanes : list of list
        Id, name, level of the head and of the end of each lane.

    Returns
    -------
    dict
        A Vega specification with data ``figures`` (``s`` and ``e``, the first and last day in milliseconds;
        ``lo``, ``hi``; flags ``ol``, ``oh``, ``os``, ``oe`` of open ends; ``fate``, ``t``, ``u``), ``silent``
        (those without a figure) and ``acts`` (``s``, ``e``, ``y``, ``y2``, ``way``, ``t``, ``u``), and signals
        ``since``, ``until`` and ``breadth``.
    """
    since = alt.param(name="since", value=0)
    until = alt.param(name="until", value=1)
    parts = [_figures(), _silent(), _acts(lanes)]
    drawn = alt.vconcat(*parts, spacing=6).add_params(since, until)
    return _spanned(_compiled(drawn.resolve_scale(fill="independent", stroke="independent")))


def _x(field: str, axis: Any) -> Any:
    return alt.X(f"{field}:T", scale=alt.Scale(type="utc", clamp=True, nice=False), axis=axis)


def _spanned(spec: Spec) -> Spec:
    """Let signals say where time begins and ends; Vega-Lite itself takes only values or selections."""
    for scale in spec["scales"]:
        if scale["name"].endswith("_x"):
            scale["domain"] = [{"signal": "since"}, {"signal": "until"}]
    return spec


def _years(orient: str) -> Any:
    return alt.Axis(orient=orient, title=None, tickCount=12, labelOverlap=True)  # type: ignore[arg-type]


def _figures() -> Any:
    """Boxes as wide as the days and as high as the bounds that are claimed; arrows where an end is open."""
    y = alt.Y(
        "lo:Q",
        title="people",
        scale=alt.Scale(type="symlog", constant=1, domain=[0.6, 12000], clamp=True),
        axis=alt.Axis(values=_COUNTS, format=",d"),
    )
    base = alt.Chart(alt.NamedData("figures"))
    boxes = base.mark_rect(strokeWidth=4, strokeJoin="round", fillOpacity=0.22, strokeOpacity=0.72).encode(
        _x("s", _years("top")), alt.X2("e:T"), y, alt.Y2("hi:Q"), *_hue("fate", FATES), *_told()
    )
    arrows = [
        _arrow(base, "oh", "s:T", "hi:Q", "triangle-up", -7),
        _arrow(base, "ol", "s:T", "lo:Q", "triangle-down", 7),
        _arrow(base, "os", "s:T", "lo:Q", "triangle-left", 0),
        _arrow(base, "oe", "e:T", "lo:Q", "triangle-right", 0),
    ]
    return alt.layer(boxes, *arrows).properties(width=WIDTH, height=300, view=_frame())


def _arrow(base: Any, flag: str, x: str, y: str, shape: str, shift: float) -> Any:
    """An arrow at an open end; it is no mark of its own for keyboards and readers of the screen."""
    return (
        base.transform_filter(f"datum.{flag}")
        .mark_point(shape=shape, size=38, filled=True, yOffset=shift, opacity=1, aria=False, clip=False)
        .encode(alt.X(x), alt.Y(y), *_hue("fate", FATES)[:1])
    )


def _hue(field: str, names: dict[str, Any]) -> list[Any]:
    """Colour, the same for edge and inside."""
    hues = [value[0] if isinstance(value, tuple) else value for value in names.values()]
    scale = alt.Scale(domain=list(names), range=hues)
    return [channel(f"{field}:N", scale=scale, legend=None) for channel in (alt.Fill, alt.Stroke)]


def _told() -> list[Any]:
    """The words of a mark and the page that it leads to."""
    words = {"description": alt.Description("t:N"), "tooltip": alt.Tooltip("t:N"), "href": alt.Href("u:N")}
    return list(words.values())


def _frame() -> Any:
    return alt.ViewConfig(stroke=GRID)


def _silent() -> Any:
    """What is told without a figure: a strip of its own, never a zero."""
    marks = (
        alt.Chart(alt.NamedData("silent"))
        .mark_rect(strokeWidth=4, strokeJoin="round", fillOpacity=0.22, strokeOpacity=0.6)
        .encode(
            _x("s", None), alt.X2("e:T"), alt.Y("y:Q", scale=alt.Scale(domain=[0, 1]), axis=None), alt.Y2("y2:Q"),
            *_hue("fate", FATES), *_told(),
        )
    )  # fmt: skip
    return alt.layer(_words([{"text": "no figure is told", "y": 0.96}], "y", 9), marks).properties(
        width=WIDTH, height=34, view=_frame()
    )


def _acts(lanes: list[list[Any]]) -> Any:
    """Acts, one lane an actor under its name; the surer the date, the narrower the mark."""
    deep = max((end for *_, end in lanes), default=1) + 0.4
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, deep], reverse=True, nice=False), axis=None)
    marks = (
        alt.Chart(alt.NamedData("acts"))
        .mark_rect(strokeWidth=2, strokeJoin="round")
        .encode(
            _x("s", _years("bottom")), alt.X2("e:T"), y, alt.Y2("y2:Q"), *_hue("way", WAYS), *_told(),
            fillOpacity=alt.condition("datum.way == 'restrictive'", alt.value(0), alt.value(0.45)),
            strokeOpacity=alt.value(0.85),
        )
    )  # fmt: skip
    heads = _words([{"text": name, "y": head} for _, name, head, _ in lanes], "y", 11)
    lines = alt.Chart(alt.Data(values=[{"y": head} for *_, head, _ in lanes[1:]])).mark_rule(
        color=GRID, aria=False
    )
    return alt.layer(lines.encode(alt.Y("y:Q", axis=None)), heads, marks).properties(
        width=WIDTH, height=round(deep * ROW), view=_frame()
    )


def _words(rows: list[dict[str, Any]], y: str, size: float) -> Any:
    """Words at the left edge, which stay readable on a narrow page."""
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_text(align="left", baseline="top", fontSize=size, color=FAINT, dx=4, dy=1, aria=False)
        .encode(alt.Y(f"{y}:Q", axis=None), x=alt.value(0), text="text:N")
    )


def region() -> Spec:
    """Draw numbers of handovers on a map, as bounds.

    Returns
    -------
    dict
        A Vega specification with data ``spots``: ``lon``, ``lat``, ``sure``, ``most``, ``t``, ``spot``.
    """
    ground = alt.Chart(alt.Data(values=land())).mark_geoshape(fill=LAND, stroke=SHORE, strokeWidth=0.6)
    ground = ground.properties(width=440, height=460)
    base = alt.Chart(alt.NamedData("spots")).encode(
        alt.Longitude("lon:Q"), alt.Latitude("lat:Q"), *_told()[:2]
    )
    size = alt.Scale(domain=[0, 60], range=[0, 1600])
    ring = base.mark_circle(fill=SKY, stroke=BLUE, opacity=0.8, cursor="pointer").encode(
        alt.Size("most:Q", scale=size, legend=None)
    )
    disc = base.transform_filter("datum.sure > 0").mark_circle(fill=BLUE, opacity=0.85, aria=False)
    disc = disc.encode(alt.Size("sure:Q", scale=size, legend=None))
    drawn = alt.layer(_quiet(ground), ring, disc).project("mercator").properties(view=alt.ViewConfig(stroke=None))
    return _compiled(drawn)


def _quiet(chart: Any) -> Any:
    chart.mark.aria = False
    return chart


def _compiled(chart: Any) -> Spec:
    looked = chart.configure(
        font=_FONT,
        background=PAPER,
        axis=alt.AxisConfig(
            labelColor=FAINT, titleColor=FAINT, domainColor=FAINT, tickColor=FAINT, gridColor=GRID,
            labelFontSize=11, titleFontSize=11, titleFontWeight="normal", aria=False,
        ),
    )  # fmt: skip
    return dict(looked.to_dict(format="vega"))



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

