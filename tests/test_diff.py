"""Two versions of the data, made by editing a copy of the invented record."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from nkrefugees import diff as module
from nkrefugees import io
from nkrefugees.diff import diff
from nkrefugees.errors import BadValue


@pytest.fixture
def later(data, tmp_path):
    """A copy of the data, to be changed."""
    return Path(shutil.copytree(data, tmp_path / "later"))


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def rows(frame):
    return frame[["table", "change", "key", "column", "before", "after"]].values.tolist()


def line(path, start):
    return next(x for x in path.read_text(encoding="utf-8").splitlines(keepends=True) if x.startswith(start))


def first_key(path):
    return path.read_text(encoding="utf-8").splitlines()[1].split(",")[0]


def test_a_version_does_not_differ_from_itself(data):
    found = diff(data, data)
    assert found.rows.empty
    assert found.totals.empty


def test_a_row_that_is_gone_is_removed(data, later):
    key = first_key(later / "places.csv")
    edit(later / "places.csv", line(later / "places.csv", key), "")
    assert rows(diff(data, later).rows) == [["places", "removed", key, "", "", ""]]


def test_a_row_that_came_is_added(data, later):
    key = first_key(later / "places.csv")
    edit(later / "places.csv", line(later / "places.csv", key), "")
    assert rows(diff(later, data).rows) == [["places", "added", key, "", "", ""]]


def test_a_cell_that_changed_is_told_with_both_values(data, later):
    frame = pd_table(data, "actors")
    key, name = frame.iloc[0][["actor_id", "name"]]
    edit(later / "actors.csv", name, "Another name")
    assert rows(diff(data, later).rows) == [["actors", "changed", key, "name", name, "Another name"]]


def pd_table(folder, name):
    with io.using(folder):
        return io.table(name)


def test_a_figure_that_changed_moves_the_total_of_its_year(data, later):
    claims = pd_table(data, "claims")
    wanted = claims[(claims["quantity"] == "repatriated") & claims["n_best"].notna()]
    wanted = wanted[wanted["incident_id"].notna() & (wanted["subgroup"] == "all")]
    claim = wanted.iloc[0]
    old = line(later / "claims.csv", f"{claim.claim_id},")
    new = old.replace(f",{claim.n_best},", ",9999,", 1)
    assert old != new
    edit(later / "claims.csv", old, new)
    moved = diff(data, later).totals
    assert set(moved["quantity"]) == {"repatriated"}
    assert moved["after"].str.contains("9,999").all()


def test_releases_are_named(data, later):
    package = json.loads((later / "datapackage.json").read_text(encoding="utf-8"))
    (later / "datapackage.json").write_text(json.dumps(package | {"version": "2099.1.0"}), encoding="utf-8")
    assert diff(data, later).summary().startswith(f"release {package['version']} -> 2099.1.0\n")


def test_the_summary_counts_and_lists_what_differs(data, later):
    key = first_key(later / "places.csv")
    edit(later / "places.csv", line(later / "places.csv", key), "")
    text = diff(data, later).summary()
    assert "places: 1 removed" in text
    assert f"  - {key}" in text


def test_a_year_that_one_version_lacks_is_not_recorded_in_it(data, later):
    head = (later / "claims.csv").read_text(encoding="utf-8").splitlines(keepends=True)[0]
    (later / "claims.csv").write_text(head, encoding="utf-8")
    assert set(diff(data, later).totals["after"]) == {"not recorded"}


def test_other_folders_are_refused(data, tmp_path):
    with pytest.raises(BadValue, match=r"datapackage\.json"):
        diff(data, tmp_path)


def test_data_of_the_process_are_the_same_after_a_comparison(data):
    before = io.data_dir()
    diff(data, data)
    assert io.data_dir() == before


def test_columns_are_described():
    assert all(f"``{c}``" in module.Difference.__doc__ for c in module.COLUMNS)
