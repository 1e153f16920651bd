import json
import re
import shutil

import pytest

from nkrefugees import io, site
from nkrefugees.errors import BadValue
from nkrefugees.reports import locks, swap
from nkrefugees.site.addresses import address

HELD = address("incident_id", "2091-05-greyford")


def never(one, other):
    """A file system that cannot exchange two folders."""
    return False


def write(to, exchange=swap.exchange, **made_with):
    return site.write(to, {"version": "1", **made_with}, locks.scratch, exchange)


def contents(to):
    return {p.relative_to(to).as_posix(): p.read_bytes() for p in to.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def written(invented, tmp_path_factory):
    """A site of the invented record."""
    folder = tmp_path_factory.mktemp("written") / "reports"
    with io.using(invented):
        write(folder)
    return folder


@pytest.fixture
def to(data, written, tmp_path):
    """A copy of it, whose data is to be changed."""
    shutil.copytree(written, tmp_path / "reports")
    with io.using(data):
        yield tmp_path / "reports"


def change(data, table, old, new):
    path = data / f"{table}.csv"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_pages_that_stand_are_not_written_again(to):
    before = (to / HELD).stat().st_mtime_ns
    assert not write(to)
    assert (to / HELD).stat().st_mtime_ns == before


def test_pages_have_the_same_bytes_in_another_folder(to, tmp_path):
    write(tmp_path / "elsewhere")
    assert contents(tmp_path / "elsewhere") == contents(to)


@pytest.mark.parametrize("exchange", [swap.exchange, never])
def test_a_changed_row_changes_its_page(to, data, exchange):
    change(data, "incidents", "People held in Greyford", "People seen in Greyford")
    assert write(to, exchange)
    assert "People seen in Greyford" in (to / HELD).read_text()


def test_the_page_of_a_row_that_is_gone_is_gone(to, data):
    row = next(x for x in (data / "series.csv").read_text().splitlines() if x.startswith("held-in-westmark"))
    change(data, "series", f"{row}\n", "")
    assert write(to)
    assert not (to / address("series_id", "held-in-westmark")).exists()


def test_other_code_renews_the_pages(to):
    assert write(to, code="other")


@pytest.mark.parametrize("name", [HELD, "search.html", "evidence/places.html"])
def test_a_page_that_was_cut_or_removed_is_written_again(to, name):
    whole = (to / name).read_bytes()
    (to / name).write_bytes(whole[:-9])
    assert write(to)
    (to / name).unlink()
    assert write(to)
    assert (to / name).read_bytes() == whole


def test_a_page_that_is_not_ours_does_not_stay(to):
    (to / "evidence" / "rumour.html").write_text("x")
    assert write(to)
    assert not (to / "evidence" / "rumour.html").exists()


def test_nothing_is_left_beside_the_pages(to):
    shutil.rmtree(to / "evidence")
    write(to)
    assert [path.name for path in to.iterdir() if path.name.startswith(".")] == []
    assert (to / "evidence" / "index.html").is_file()


def test_an_id_that_leads_elsewhere_writes_nothing(to, data):
    change(data, "incidents", "2091-05-greyford", "../../../greyford")
    before = contents(to)
    with pytest.raises(BadValue, match="small letters"):
        write(to)
    assert contents(to) == before


def test_data_of_two_tables_have_their_pages(tmp_path):
    resources = []
    for name, key, row in (("incidents", "incident_id", "2091-05-x"), ("actors", "actor_id", "a")):
        (tmp_path / f"{name}.csv").write_text(f"{key}\n{row}\n")
        schema = {"fields": [{"name": key, "type": "string"}], "primaryKey": [key]}
        resources.append({"name": name, "path": f"{name}.csv", "schema": schema})
    (tmp_path / "datapackage.json").write_text(json.dumps({"version": "0.1.0", "resources": resources}))
    with io.using(tmp_path):
        write(tmp_path / "reports")
    html = (tmp_path / "reports" / address("incident_id", "2091-05-x")).read_text()
    assert re.search(r"<h1>2091-05-x</h1>", html)
    assert "No claim is recorded." in html
