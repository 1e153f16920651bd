"""The timeline of the explorer, written with Altair, compiled to Vega.

It holds no rows: the page hands it those that its filters leave. What differs between light and dark
is a colour of `looks.COLOURS`, which the page exchanges.
"""

from __future__ import annotations

from typing import Any

import altair as alt

from nkrefugees.site.explore.looks import FAINT, FATES, GRID, WAYS
from nkrefugees.site.explore.vega import Spec, compiled, told

WIDTH, ROW = 900, 6.5
_ALL: Any = alt.ExprRef("width - 6")
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
        (those without a figure) and ``acts`` (``s``, ``e``, ``y``, ``y2``, ``way``, ``t``, ``u``), and
        signals ``since`` and ``until``.
    """
    since = alt.param(name="since", value=0)
    until = alt.param(name="until", value=1)
    parts = [_figures(), _silent(), _acts(lanes)]
    drawn = alt.vconcat(*parts, spacing=6).add_params(since, until)
    return _spanned(compiled(drawn.resolve_scale(fill="independent", stroke="independent")))


def _x(field: str, axis: Any) -> Any:
    return alt.X(f"{field}:T", scale=alt.Scale(type="utc", clamp=True, nice=False), axis=axis)


def _spanned(spec: Spec) -> Spec:
    """Let signals say where time begins and ends; Vega-Lite itself takes only values or selections."""
    for scale in spec["scales"]:
        if scale["name"].endswith("_x"):
            scale["domain"] = [{"signal": "since"}, {"signal": "until"}]
    return spec


def _years(orient: str) -> Any:
    return alt.Axis(orient=orient, title=None, tickCount=alt.ExprRef("ceil(width / 75)"), labelOverlap=True)  # type: ignore[arg-type]


def _figures() -> Any:
    """Boxes as wide as the days and as high as the bounds that are claimed; arrows where an end is open."""
    y = alt.Y(
        "lo:Q",
        title="people",
        scale=alt.Scale(type="symlog", constant=1, domain=[0.6, 12000], clamp=True),
        axis=alt.Axis(values=_COUNTS, format=",d"),
    )
    base = alt.Chart(alt.NamedData("figures"))
    boxes = base.mark_rect(strokeJoin="round", fillOpacity=0.2).encode(
        _x("s", _years("top")), alt.X2("e:T"), y, alt.Y2("hi:Q"), *_hue("fate", FATES), *told(), **_sure()
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


def _sure() -> dict[str, Any]:
    """What is surely of one year is drawn strongly, what may be of several is drawn faintly."""
    looks = {"strokeWidth": (2, 4), "strokeOpacity": (0.45, 0.8)}
    vague = "datum.e - datum.s > 366 * 864e5"
    return {
        name: alt.condition(vague, alt.value(faint), alt.value(strong))
        for name, (faint, strong) in looks.items()
    }


def _frame() -> Any:
    return alt.ViewConfig(stroke=GRID)


def _silent() -> Any:
    """What is told without a figure: a strip of its own, never a zero."""
    marks = (
        alt.Chart(alt.NamedData("silent"))
        .mark_rect(strokeWidth=4, strokeJoin="round", fillOpacity=0.22, strokeOpacity=0.6)
        .encode(
            _x("s", None), alt.X2("e:T"), alt.Y2("y2:Q"), *_hue("fate", FATES), *told(),
            y=alt.Y("y:Q", scale=alt.Scale(domain=[0, 1]), axis=None),
        )
    )  # fmt: skip
    return alt.layer(_words([{"text": "no figure is told", "y": 0.98}], "y", 10), marks).properties(
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
            _x("s", _years("bottom")), alt.X2("e:T"), y, alt.Y2("y2:Q"), *_hue("way", WAYS), *told(),
            fillOpacity=alt.condition("datum.way == 'restrictive'", alt.value(0), alt.value(0.45)),
            strokeOpacity=alt.value(0.85),
        )
    )  # fmt: skip
    heads = _words([{"text": name, "y": head} for _, name, head, _ in lanes], "y", 11)
    lines = alt.Chart(alt.InlineData(values=[{"y": head} for *_, head, _ in lanes[1:]])).mark_rule(
        color=GRID, aria=False
    )
    return alt.layer(lines.encode(alt.Y("y:Q", axis=None)), heads, marks).properties(
        width=WIDTH, height=round(deep * ROW), view=_frame()
    )


def _words(rows: list[dict[str, Any]], y: str, size: float) -> Any:
    """Words at the left edge, which stay readable on a narrow page."""
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_text(
            align="left", baseline="top", fontSize=size, color=FAINT, dx=4, dy=1, aria=False, limit=_ALL
        )
        .encode(alt.Y(f"{y}:Q", axis=None), x=alt.value(0), text="text:N")
    )
