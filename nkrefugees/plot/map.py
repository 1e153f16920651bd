"""Handovers on a map: public crossings, provinces and countries."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Polygon

from nkrefugees.analysis.totals import LEFT_OUT
from nkrefugees.citations import source_ids
from nkrefugees.countries import country_name
from nkrefugees.filters import rows as look_up
from nkrefugees.plot.canvas import BLUE, INK, SKY, SLATE, finish, need, nothing, sheet
from nkrefugees.plot.labels import at_right
from nkrefugees.plot.outlines import REGION, SOURCE, outlines
from nkrefugees.plot.periods import span_of
from nkrefugees.plot.spots import handovers
from nkrefugees.wording import plural

_LAND, _SHORE, _MOST = "#f1efe9", "#b9b5aa", 12
_NAMES = {
    "China": (106, 34.5), "DPRK": (126.6, 39.75), "ROK": (127.9, 36.4), "Mongolia": (104, 46.8),
    "Russia": (119, 52.3), "Japan": (137.6, 36.2), "Lao PDR": (102.6, 19.8),
    "Viet Nam": (107.9, 14.2), "Thailand": (101, 15.4), "Myanmar": (97.4, 20.6),
}  # fmt: skip


def map(claims: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the number of handovers on a map of the region, as bounds.

    A dark disc is as large as the number of handovers that every claim puts there and no source denies, the
    ring around it as the number of those that any claim puts there. What has no place on the map is listed.

    The rule of what is shown: only handovers (``repatriated``), never arrests, routes, helpers or places of
    hiding; only crossings, provinces and countries of the gazetteer. Towns and counties are raised to
    their province, so that no town of a small group stands on the map; and no number of people is on it.

    Parameters
    ----------
    claims : pandas.DataFrame
        As `nkrefugees.claims` or `nkrefugees.resolve` gives them. Those of other quantities, about series, or
        said to be voluntary, recalls or abductions are passed over. Resolved incidents that are ``disputed``
        are not sure, and denials are not among their sources.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``; where no handover is recorded, the figure says so. The outlines
        are Natural Earth's (public domain) and take no side.

    Raises
    ------
    MissingColumns
        If columns are missing.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.map(nk.claims(quantity="repatriated", country="CHN"))
    >>> "Jilin Province" in nk.plot.describe(ax)
    True
    """
    rows = _claims(claims)
    if rows.empty:
        return nothing(ax, "No handover is recorded for this choice.")
    spots = handovers(rows, _disputed(claims)).sort_values(["most", "sure"], ascending=False, kind="stable")
    on_map = spots["lon"].between(*REGION[:2]).fillna(False) & spots["lat"].between(*REGION[2:]).fillna(False)
    drawn, elsewhere = spots[on_map], spots[~on_map]
    ax = sheet(9.5, 6.6, ax)
    _land(ax)
    for spot in drawn.itertuples():
        _disc(ax, spot)
    lines = _listed(ax, elsewhere)
    named = [(float(s.lon), float(s.lat), f"{s.name}: {_bounds(s)}", INK) for s in _rows(drawn)]
    at_right(ax, named, bottom=0.023 * (lines + 1))
    ax.annotate(
        "handovers claimed: sure to possible", (1.025, 0.985), xycoords="axes fraction", fontsize=8,
        weight="bold", annotation_clip=False, va="top",
    )  # fmt: skip
    counted = rows[rows["stance"] == "affirms"]
    return finish(ax, _alt(counted, drawn, elsewhere), len(source_ids(rows)), below=18, of=spots)


def _claims(frame: pd.DataFrame) -> pd.DataFrame:
    """The claims of handovers behind a frame of claims or of resolved incidents."""
    if "claim_ids" in frame:
        need("map", frame, ["quantity", "claim_ids"])
        ids = frame.loc[frame["quantity"] == "repatriated", "claim_ids"].dropna().str.split(";").explode()
        frame = look_up("claims", "claim_id", ids)
    need("map", frame, ["incident_id", "quantity", "stance", "denied", "consent", "country", "place_id"])
    is_one = frame["quantity"].eq("repatriated") & frame["incident_id"].notna()
    rows = frame[is_one & ~frame["consent"].isin(LEFT_OUT)]
    return rows if (rows["stance"] == "affirms").any() else rows[:0]


def _disputed(frame: pd.DataFrame) -> list[str]:
    """Resolved incidents that a denial disputes; claims bring their denials with them."""
    return list(frame.loc[frame["disputed"].astype(bool), "incident_id"]) if "disputed" in frame else []


def _land(ax: Axes) -> None:
    """Countries, their names, and no axes; a degree of longitude is as long as at 35 degrees north."""
    west, east, south, north = REGION
    for rings in outlines().values():
        for ring in rings:
            ax.add_patch(Polygon(ring, facecolor=_LAND, edgecolor=_SHORE, linewidth=0.6, zorder=0))
    ax.set_xlim(west + 0.2, east - 0.2)
    ax.set_ylim(south + 0.2, north - 0.2)
    ax.set_aspect(1 / float(np.cos(np.radians(35))))
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)
    for name, (x, y) in _NAMES.items():
        ax.text(x, y, name, fontsize=7.5, color=SLATE, ha="center", va="center", style="italic")
    ax.text(west + 0.3, south + 0.3, SOURCE, fontsize=6.5, color=SLATE)


def _disc(ax: Axes, spot: Any) -> None:
    """A dark disc for what is sure inside a light one for what may be; areas are numbers."""
    mark = "s" if spot.kind == "country" else "o"
    for count, color, edge, order in ((spot.most, SKY, BLUE, 2), (spot.sure, BLUE, BLUE, 3)):
        if count:
            ax.scatter(spot.lon, spot.lat, s=14 * count, c=color, edgecolors=edge, linewidths=0.7, alpha=0.8,
                       marker=mark, zorder=order)  # fmt: skip


def _rows(spots: pd.DataFrame) -> list[Any]:
    return list(spots.itertuples())


def _bounds(spot: Any) -> str:
    return f"{spot.most}" if spot.sure == spot.most else f"{spot.sure} to {spot.most}"


def _listed(ax: Axes, spots: pd.DataFrame) -> int:
    """What has no place on the map, in words right of it; gives the number of lines."""
    if spots.empty:
        return 0
    lines = [f"{_name(spot)}: {_bounds(spot)}" for spot in _rows(spots)]
    shown = [*lines[:_MOST], *([f"and {len(lines) - _MOST} more"] if len(lines) > _MOST else [])]
    ax.annotate(
        "\n".join(["not on the map:", *shown]), (1.025, 0), xycoords="axes fraction", fontsize=7.5,
        va="bottom", color=SLATE, annotation_clip=False,
    )  # fmt: skip
    return len(shown) + 1


def _name(spot: Any) -> str:
    """The name of a spot; of a country, that no finer place is told."""
    if not spot.Index.isupper():
        return str(spot.name)
    return f"{country_name(spot.Index)}, place not told"


def _alt(claims: pd.DataFrame, drawn: pd.DataFrame, elsewhere: pd.DataFrame) -> str:
    incidents = claims["incident_id"].nunique()
    days = pd.concat([claims["first_day"], claims["last_day"]]).dropna()
    span = f", {span_of(days.min().year, days.max().year)}" if len(days) else ""
    told = [f"{spot.name} {_bounds(spot)}" for spot in _rows(drawn)[:3]]
    most = f" The most are at {', '.join(told)}." if told else ""
    listed = (
        f" {plural(len(elsewhere), 'place')} cannot be drawn and stand in words." if len(elsewhere) else ""
    )
    return (
        f"Map of {plural(incidents, 'handover')} claimed{span}, by crossing and province, as bounds: those "
        f"sure to be there, to those that may be.{most}{listed}"
    )
