"""Small groups: no finer than month and province, unless publicly known to be safe."""

from __future__ import annotations

import pytest

from nkrefugees import build
from nkrefugees.check import small_groups
from nkrefugees.csvfile import Row

INCIDENT = {"incident_id": "i", "date_edtf": "2004-06", "place_id": "jilin"}
PLACES = [("jilin", "province"), ("tumen", "crossing"), ("yanji", "town")]


def faults(tmp_path, claim, incident=INCIDENT, public=""):
    """Columns at fault for one incident with one claim."""
    figures = {"n_low": "", "n_best": "", "n_high": "", **claim}
    rows = {
        "incidents": [Row("i.csv", 2, dict(incident))],
        "claims": [Row("c.toml", 2, {**INCIDENT, **figures})],
        "places": [Row("p.csv", 2, {"place_id": name, "kind": kind}) for name, kind in PLACES],
    }
    (tmp_path / "decisions").mkdir()
    if public:
        text = f"date,kind,subject,decision,reason\n2026-11-22,public-group,{public},stands,Safe.\n"
        (tmp_path / "decisions" / "public-groups.csv").write_text(text, encoding="utf-8")
    return [(f.file, f.column) for f in small_groups.check(rows, tmp_path)]


def test_month_and_province_may_stand(tmp_path):
    assert faults(tmp_path, {"n_best": "3"}) == []


@pytest.mark.parametrize("date", ["2004-06-15", "2004-06-15/2004-06-17", "2004-06-15~"])
def test_a_day_of_a_small_group_is_a_fault(tmp_path, date):
    assert faults(tmp_path, {"n_best": "3", "date_edtf": date}) == [("c.toml", "date_edtf")]


def test_a_day_on_which_it_was_only_said_may_stand(tmp_path):
    assert faults(tmp_path, {"n_best": "3", "date_edtf": "../2004-06-15"}) == []


@pytest.mark.parametrize("place", ["tumen", "yanji"])
def test_a_town_of_a_small_group_is_a_fault(tmp_path, place):
    assert faults(tmp_path, {"n_high": "5", "place_id": place}) == [("c.toml", "place_id")]


def test_the_incident_is_looked_at_as_well(tmp_path):
    fine = {**INCIDENT, "date_edtf": "2004-06-15", "place_id": "yanji"}
    assert faults(tmp_path, {"n_low": "1"}, fine) == [("i.csv", "date_edtf"), ("i.csv", "place_id")]


def test_six_are_no_small_group(tmp_path):
    assert faults(tmp_path, {"n_best": "6", "date_edtf": "2004-06-15"}) == []


def test_at_most_six_are_no_small_group(tmp_path):
    assert faults(tmp_path, {"n_low": "2", "n_high": "6", "date_edtf": "2004-06-15"}) == []


def test_a_group_without_a_figure_is_left_alone(tmp_path):
    assert faults(tmp_path, {"date_edtf": "2004-06-15"}) == []


def test_a_group_that_is_known_to_be_safe_may_stand(tmp_path):
    assert faults(tmp_path, {"n_best": "3", "date_edtf": "2004-06-15"}, public="i") == []


def test_no_small_group_of_the_record_is_told_too_finely(root):
    assert small_groups.check(build.from_seeds(root / "seeds").rows, root / "seeds") == []
