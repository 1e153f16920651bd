"""Where the explorer's map may show handovers: public crossings, provinces and countries."""

from __future__ import annotations

from math import cos, radians
from typing import Any

import pandas as pd

from nkrefugees.analysis.totals import LEFT_OUT
from nkrefugees.countries import country_name
from nkrefugees.plot.outlines import REGION, outlines
from nkrefugees.plot.spots import described, told


def spots(claims: pd.DataFrame) -> tuple[list[list[Any]], dict[str, list[int]]]:
    """Give the spots of the map, and at which of them each handover is told.

    The rule of what is shown is that of `nkrefugees.plot.map`: only handovers, and nothing finer than
    a crossing or a province.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims about incidents, as `nkrefugees.claims` gives them.

    Returns
    -------
    tuple
        For each spot its id, its name, and where it lies on the plane of the map (None where it has no
        place there); and for each incident the places of its spots in that list.
    """
    is_one = claims["quantity"].eq("repatriated") & claims["stance"].eq("affirms")
    where = told(claims[is_one & ~claims["consent"].isin(LEFT_OUT)])
    known = described({spot for spots in where.values() for spot in spots})
    places = {spot: place for place, spot in enumerate(known.index)}
    rows = [[spot, _name(row), *_on_map(row)] for spot, row in known.iterrows()]
    return rows, {incident: [places[spot] for spot in found] for incident, found in where.items()}


def _name(row: Any) -> str:
    """The name of a spot; of a country, that no finer place is told."""
    if not str(row.name).isupper():
        return str(row["name"])
    return f"{country_name(row.name)}, place not told"


def _on_map(row: Any) -> list[float | None]:
    west, east, south, north = REGION
    if pd.isna(row["lon"]) or not (west < row["lon"] < east and south < row["lat"] < north):
        return [None, None]
    return _flat(row["lon"], row["lat"])


def land() -> list[dict[str, Any]]:
    """Give the outlines of countries as GeoJSON on the plane of the map."""
    return [
        {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": [[_flat(*point) for point in [*ring, ring[0]]]]},
        }
        for rings in outlines().values()
        for ring in rings
    ]


def _flat(lon: float, lat: float) -> list[Any]:
    """A point of the map, on which a degree of longitude is as long as at 35 degrees north."""
    return [round(float(lon) * cos(radians(35)), 3), round(float(lat), 3)]
