"""From a chart of Altair to the Vega that the page draws."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeAlias

import altair as alt

from nkrefugees.site.explore.looks import FAINT, GRID, PAPER

Spec: TypeAlias = dict[str, Any]
_FONT = "Liberation Sans, Arial, sans-serif"


def told() -> list[Any]:
    """Give a mark its words, for pointers and for readers of the screen, and the page that it leads to."""
    return [alt.Description("t:N"), alt.Tooltip("t:N"), alt.Href("u:N")]


def compiled(chart: Any) -> Spec:
    """Compile a chart to Vega, in the look of the page."""
    looked = chart.configure(
        font=_FONT,
        background=PAPER,
        axis=alt.AxisConfig(
            labelColor=FAINT, titleColor=FAINT, domainColor=FAINT, tickColor=FAINT, gridColor=GRID,
            labelFontSize=11, titleFontSize=11, titleFontWeight="normal", aria=False,
        ),
    )  # fmt: skip
    return dict(looked.to_dict(format="vega"))


@lru_cache(maxsize=1)
def runtime() -> str:
    """Give the bundled Vega and Vega-Embed of ``vl-convert``, with its interpreter of expressions."""
    import vl_convert

    bundle = str(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"))
    return bundle.replace("</script", "<\\/script").strip("\n")
