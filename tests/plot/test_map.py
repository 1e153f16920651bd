from __future__ import annotations

import pytest
from matplotlib.collections import PathCollection
from matplotlib.patches import Polygon

import nkrefugees as nk
from nkrefugees.plot.outlines import SOURCE
from nkrefugees.plot.spots import handovers

from .conftest import words


@pytest.fixture(scope="module")
def ax():
    return nk.plot.map(nk.claims())


def rings(ax):
    """The greatest disc at each place."""
    sizes: dict[tuple[float, float], int] = {}
    for disc in ax.collections:
        place = tuple(disc.get_offsets()[0].tolist())
        sizes[place] = max(sizes.get(place, 0), int(disc.get_sizes()[0]))
    return sizes


def test_the_land_is_drawn_and_its_source_stated(ax):
    assert sum(isinstance(patch, Polygon) for patch in ax.patches) > 15
    assert SOURCE in words(ax)


def test_discs_stand_where_the_gazetteer_puts_them(ax):
    places = nk.places().dropna(subset=["lon"])
    known = {
        (round(float(lon), 2), round(float(lat), 2))
        for lon, lat in zip(places["lon"], places["lat"], strict=True)
    }
    spots = [c.get_offsets()[0] for c in ax.collections if isinstance(c, PathCollection)]
    assert spots
    assert {(round(float(x), 2), round(float(y), 2)) for x, y in spots} <= known


def test_no_town_is_named(ax):
    towns = set(nk.places().query("kind in ['town', 'county']")["name_en"])
    named = " ".join(words(ax))
    assert [town for town in towns if f"{town}:" in named] == []


def test_what_cannot_be_drawn_stands_in_words(ax):
    listed = next(text for text in words(ax) if text.startswith("not on the map"))
    assert "China, place not told" in listed


def test_arrests_are_passed_over():
    ax = nk.plot.map(nk.claims(quantity="detained"))
    assert nk.plot.describe(ax) == "No handover is recorded for this choice."


def test_resolved_incidents_stand_where_their_claims_do():
    claims = nk.claims(quantity="repatriated", since=2020)
    assert rings(nk.plot.map(nk.resolve(claims))) == rings(nk.plot.map(claims))


def test_a_resolved_incident_that_is_disputed_is_not_sure():
    claims = nk.claims(incident="2021-07-14-dandong", quantity="repatriated")
    resolved = nk.resolve(claims[claims["stance"] == "affirms"])
    assert "Liaoning Province: 1" in words(nk.plot.map(resolved))
    assert "Liaoning Province: 0 to 1" in words(nk.plot.map(resolved.assign(disputed=True)))


def test_no_choice_at_all_is_said():
    for frame in (nk.claims(country="NOR"), nk.resolve(nk.claims(country="NOR"))):
        assert nk.plot.describe(nk.plot.map(frame)) == "No handover is recorded for this choice."


def test_voluntary_returns_recalls_and_abductions_are_passed_over():
    rows = nk.claims(quantity="repatriated")
    kept = rows[~rows["consent"].isin(["stated_voluntary", "recalled", "abducted"])]
    assert nk.plot.map(rows).to_svg() == nk.plot.map(kept).to_svg()


def test_the_greatest_place_is_described_with_its_bounds(ax):
    rows = nk.claims(quantity="repatriated")
    found = handovers(rows[~rows["consent"].isin(["stated_voluntary", "recalled", "abducted"])])
    jilin = found.loc["jilin-province"]
    bounds = f"{jilin['sure']} to {jilin['most']}" if jilin["sure"] < jilin["most"] else str(jilin["most"])
    assert f"The most are at Jilin Province {bounds}" in nk.plot.describe(ax)
