from nkrefugees import frames
from nkrefugees.plot.spots import SHOWN
from nkrefugees.site.explore.spots import land


def test_no_place_finer_than_a_crossing_or_a_province_is_on_the_map(whole):
    kinds = dict(zip(frames.places()["place_id"], frames.places()["kind"], strict=True))
    assert {kinds.get(spot, "country") for spot, *_ in whole["spots"]} <= set(SHOWN)


def test_only_handovers_have_a_place_on_the_map(whole):
    handed = set(frames.claims(quantity="repatriated")["incident_id"].dropna())
    assert {name for name, *_, spots in whole["incidents"] if spots} <= handed


def test_outlines_are_closed_rings():
    rings = [ring for shape in land() for ring in shape["geometry"]["coordinates"]]
    assert rings
    assert all(ring[0] == ring[-1] for ring in rings)
