"""Outlines of countries around the DPRK, for the map, and how they were made.

They are Natural Earth's (version 4.1.0, 1:50 million, public domain), as the npm package ``world-atlas``
2.0.2 has them in ``countries-50m.json``; cut to the region, thinned, to two decimals. To make them again:
``python -m nkrefugees.plot.outlines countries-50m.json``. The lines are Natural Earth's and take no side.
"""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

REGION = (95.0, 142.0, 12.0, 53.5)
SOURCE = "Natural Earth 4.1.0, 1:50m, public domain"
_FILE = Path(__file__).with_name("outlines.json")
_COARSE = 0.12
_SMALL = 0.12
Line = np.ndarray[Any, np.dtype[np.float64]]


@lru_cache
def outlines() -> dict[str, list[Line]]:
    """Rings of longitude and latitude by country, ISO 3166-1 alpha-3.

    Examples
    --------
    >>> {"CHN", "PRK", "KOR", "LAO"} <= set(outlines())
    True
    """
    held = json.loads(_FILE.read_text(encoding="utf-8"))["countries"]
    return {country: [np.array(ring) for ring in rings] for country, rings in held.items()}


def made_from(topology: dict[str, Any]) -> dict[str, Any]:
    """Cut the outlines of the region out of a TopoJSON of countries.

    Arcs are thinned before they are joined, so that neighbours keep one border.
    """
    from pycountry import countries

    arcs = [_thinned(_decoded(arc, topology["transform"]), _COARSE) for arc in topology["arcs"]]
    found: dict[str, list[Any]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        known = countries.get(numeric=str(shape.get("id", "")))
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [_cut(_joined(ring, arcs), REGION) for part in parts for ring in part]
        kept = [
            np.round(ring, 2).tolist()
            for ring in rings
            if len(ring) > 3 and np.ptp(ring, axis=0).max() > _SMALL
        ]
        if known and kept:
            found[known.alpha_3] = kept
    return {"source": SOURCE, "countries": dict(sorted(found.items()))}


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Line:
    """Longitudes and latitudes of an arc, which TopoJSON keeps as steps on a grid."""
    steps = np.cumsum(np.array(arc, dtype=float), axis=0)
    return np.asarray(steps * transform["scale"] + transform["translate"])


def _thinned(line: Line, coarse: float) -> Line:
    """Leave out points that lie nearer than ``coarse`` degrees to the line without them (Douglas-Peucker)."""
    if len(line) < 3:
        return line
    chord = line[-1] - line[0]
    length = float(np.hypot(*chord))
    away = line[1:-1] - line[0]
    if length:
        far = np.abs(chord[0] * away[:, 1] - chord[1] * away[:, 0]) / length
    else:
        far = np.hypot(away[:, 0], away[:, 1])
    at = int(far.argmax()) + 1
    if far[at - 1] < coarse:
        return line[[0, -1]]
    return np.concatenate([_thinned(line[: at + 1], coarse)[:-1], _thinned(line[at:], coarse)])


def _joined(ring: list[int], arcs: list[Line]) -> Line:
    """One ring of its arcs; a negative number is an arc walked backwards."""
    return np.concatenate([(arcs[n] if n >= 0 else arcs[~n][::-1])[:-1] for n in ring])


def _cut(ring: Line, region: tuple[float, float, float, float]) -> Line:
    """What of a ring lies in the region (Sutherland and Hodgman 1974)."""
    for axis, edge, side in ((0, region[0], 1), (0, region[1], -1), (1, region[2], 1), (1, region[3], -1)):
        inside = side * (ring[:, axis] - edge) >= 0
        kept: list[Any] = []
        for place in range(len(ring)):
            here, before = ring[place], ring[place - 1]
            if inside[place] != inside[place - 1]:
                kept.append(before + (here - before) * (edge - before[axis]) / (here[axis] - before[axis]))
            if inside[place]:
                kept.append(here)
        ring = np.array(kept).reshape(-1, 2)
        if not len(ring):
            break
    return ring


if __name__ == "__main__":
    made = made_from(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    _FILE.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
