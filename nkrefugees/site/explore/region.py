"""The map of the explorer, written with Altair, compiled to Vega."""

from __future__ import annotations

from typing import Any

import altair as alt

from nkrefugees.site.explore.looks import BLUE, LAND, SHORE, SKY
from nkrefugees.site.explore.spots import land
from nkrefugees.site.explore.vega import Spec, compiled, told


def region() -> Spec:
    """Draw numbers of handovers on a map, as bounds.

    Returns
    -------
    dict
        A Vega specification with data ``spots``: ``lon`` and ``lat`` as `spots` has them,
        ``sure``, ``most``, ``t``, ``spot``.
    """
    ground = alt.Chart(alt.InlineData(values=land())).mark_geoshape(
        fill=LAND, stroke=SHORE, strokeWidth=0.6, aria=False
    )
    base = alt.Chart(alt.NamedData("spots")).encode(
        alt.Longitude("lon:Q"), alt.Latitude("lat:Q"), *told()[:2]
    )
    size = alt.Scale(domain=[0, 60], range=[0, 1600])
    ring = base.mark_circle(fill=SKY, stroke=BLUE, opacity=0.8, cursor="pointer").encode(
        alt.Size("most:Q", scale=size, legend=None)
    )
    disc = base.transform_filter("datum.sure > 0").mark_circle(
        fill=BLUE, opacity=0.85, aria=False, cursor="pointer"
    )
    disc = disc.encode(alt.Size("sure:Q", scale=size, legend=None))
    drawn: Any = (
        alt.layer(ground, ring, disc).properties(width=440, height=460).project("identity", reflectY=True)
    )
    return compiled(drawn.properties(view=alt.ViewConfig(stroke=None)))
