import json

import pytest

from nkrefugees import io
from nkrefugees.crate.describe import day
from nkrefugees.crate.opened import opened
from nkrefugees.errors import BadSite

from ..reports.conftest import write_data

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def files(whole):
    return opened(whole)[0]


@pytest.fixture(scope="module")
def entities(files):
    graph = json.loads(files["ro-crate-metadata.json"])["@graph"]
    return {entity["@id"]: entity for entity in graph}


@pytest.fixture(scope="module")
def action(entities):
    return entities["#counts/most-1"]


def ids(value):
    return [one["@id"] for one in (value if isinstance(value, list) else [value])]


def references(value):
    """Every id that a value refers to."""
    if isinstance(value, dict):
        found = [value["@id"]] if value.keys() == {"@id"} else []
        return found + [name for one in value.values() for name in references(one)]
    return [name for one in value for name in references(one)] if isinstance(value, list) else []


def test_each_run_is_an_action_of_the_root(entities):
    assert ids(entities["./"]["mentions"]) == ["#counts/default", "#counts/most-1"]
    assert entities["#counts/default"]["@type"] == "CreateAction"


def test_an_action_is_done_by_notebook_package_and_python(action, entities):
    tools = [entities[name]["name"] for name in ids(action["instrument"])]
    assert tools == ["Who counts?", "nkrefugees", "Python"]


def test_an_action_takes_the_tables_that_were_read_and_the_values(action, entities):
    taken = ids(action["object"])
    assert taken == ["data/datapackage.json", "data/actors.csv", "#counts/most-1/most"]
    assert entities["#counts/most-1/most"]["value"] == "1"


def test_an_action_gives_page_notebook_run_and_tables(action):
    made = ["index.html", "report.ipynb", "run.json", "tables/counts.csv"]
    assert ids(action["result"]) == [f"reports/counts/most-1/{name}" for name in made]


def test_every_id_that_is_referred_to_is_described(entities):
    known = {*entities, "https://w3id.org/ro/crate/1.1"}
    assert [name for name in references([*entities.values()]) if name not in known] == []


def test_each_file_is_described_with_its_size_and_sum(entities, files):
    table = entities["data/actors.csv"]
    assert table["contentSize"] == str(len(files["data/actors.csv"]))
    assert f"{table['sha256']}  data/actors.csv\n".encode() in files["SHA256SUMS"]


def test_all_files_are_described_but_the_list_of_sums_and_pages_of_evidence(entities, files):
    left_out = {name for name in files.keys() - entities.keys() if not name.startswith("reports/evidence/")}
    assert left_out == {"SHA256SUMS"}


def test_the_only_date_is_that_of_the_data(entities):
    assert entities["./"]["datePublished"] == "2026-11-22"
    assert [
        name for name, one in entities.items() if {"startTime", "endTime", "dateCreated"} & one.keys()
    ] == []


def test_data_without_a_day_are_refused(tmp_path):
    write_data(tmp_path)
    with io.using(tmp_path), pytest.raises(BadSite, match="no day under `created`"):
        day()


def test_no_person_is_named(entities):
    assert [name for name, one in entities.items() if "Person" in one["@type"]] == []
    assert entities["#project"]["name"] == "nobody in particular"


def test_the_licences_are_those_of_code_and_data(entities):
    assert ids(entities["./"]["license"]) == [
        "https://spdx.org/licenses/MIT",
        "https://creativecommons.org/licenses/by/4.0/",
    ]
