from __future__ import annotations

import numpy as np
import pytest

from nkrefugees.plot import outlines as made
from nkrefugees.plot.outlines import REGION, made_from, outlines

SQUARE = [[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]


def topology(arcs, rings, numeric="156"):
    """A TopoJSON of one country, on a grid of one degree from 100 E, 20 N."""
    return {
        "transform": {"scale": [1, 1], "translate": [100, 20]},
        "arcs": arcs,
        "objects": {"countries": {"geometries": [{"type": "Polygon", "arcs": rings, "id": numeric}]}},
    }


def test_the_file_is_small():
    assert made._FILE.stat().st_size < 20_000


def test_the_file_says_where_it_is_from():
    assert "Natural Earth" in made._FILE.read_text(encoding="utf-8")
    assert "public domain" in made._FILE.read_text(encoding="utf-8")


@pytest.mark.parametrize("country", ["CHN", "PRK", "KOR", "LAO", "VNM", "THA", "MMR", "MNG", "RUS", "JPN"])
def test_the_countries_of_the_region_are_there(country):
    assert all(len(ring) > 3 for ring in outlines()[country])


def test_outlines_lie_in_the_region():
    points = np.concatenate([ring for rings in outlines().values() for ring in rings])
    assert (points[:, 0] >= REGION[0]).all()
    assert (points[:, 0] <= REGION[1]).all()
    assert (points[:, 1] >= REGION[2]).all()
    assert (points[:, 1] <= REGION[3]).all()


def test_steps_on_a_grid_become_degrees():
    found = made_from(topology([SQUARE], [[0]]))["countries"]["CHN"][0]
    assert sorted(found) == sorted([[100, 20], [110, 20], [110, 30], [100, 30]])


def test_an_arc_can_be_walked_backwards():
    there, back = [[0, 0], [10, 0], [0, 10]], [[0, 0], [0, 10], [10, 0]]
    found = made_from(topology([there, back], [[0, -2]]))["countries"]["CHN"][0]
    assert len(found) == 4


def test_what_lies_outside_the_region_is_cut():
    beyond = [[-20, 0], [30, 0], [0, 10], [-30, 0], [0, -10]]
    found = np.array(made_from(topology([beyond], [[0]]))["countries"]["CHN"][0])
    assert found[:, 0].min() == REGION[0]


def test_a_country_far_away_is_left_out():
    far = topology([SQUARE], [[0]])
    far["transform"]["translate"] = [-100, -60]
    assert made_from(far)["countries"] == {}


def test_points_on_a_line_are_left_out():
    finer = [[0, 0], [5, 0], [5, 0], [0, 10], [-10, 0], [0, -10]]
    assert len(made_from(topology([finer], [[0]]))["countries"]["CHN"][0]) == 4
