"""Reports of the fixture notebooks, each made once, on a small data package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nkrefugees.errors import ReportFailed
from nkrefugees.reports import make_all, plan, report
from nkrefugees.reports.events import lines

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
TABLES = {"incidents": "incident_id\n2021-07-14-dandong\n", "actors": "actor_id\nrfa\n"}


@pytest.fixture(autouse=True, scope="package")
def data(tmp_path_factory):
    """A data package of two tables, named by the environment."""
    folder = tmp_path_factory.mktemp("data")
    write_data(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NKREFUGEES_DATA", str(folder))
        yield folder


@pytest.fixture
def undeclared(monkeypatch):
    """No run is declared: those of the package are of another record."""
    monkeypatch.setattr("nkrefugees.reports.runs.keys", set)


def report_all(notebooks, parameters=None, to=None, echo=lambda line: None, **options):
    """Plan reports, and make them in one batch; ``echo`` takes a line on each."""
    return make_all([plan(n, parameters, to) for n in notebooks], lines(echo), **options)


def write_data(folder: Path, version: str = "0.1.0") -> None:
    """Write the package."""
    resources = []
    for name, text in TABLES.items():
        key = text.split("\n")[0]
        (folder / f"{name}.csv").write_text(text)
        schema = {"fields": [{"name": key, "type": "string"}], "primaryKey": [key]}
        resources.append({"name": name, "path": f"{name}.csv", "schema": schema})
    package = {"version": version, "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(package))


@pytest.fixture(scope="session")
def to(tmp_path_factory):
    """The folder of the reports that the tests share."""
    return tmp_path_factory.mktemp("site") / "reports"


@pytest.fixture(scope="session")
def made(to):
    """Make the report of a fixture notebook, once."""
    done: dict[str, Path] = {}

    def folder(name: str) -> Path:
        if name not in done:
            done[name] = report(NOTEBOOKS / f"{name}.ipynb", to=to)
        return done[name]

    return folder


@pytest.fixture(scope="session")
def failed(to):
    """Run a fixture notebook that fails, once, and give its error."""
    done: dict[str, ReportFailed] = {}

    def error(name: str) -> ReportFailed:
        if name not in done:
            with pytest.raises(ReportFailed) as caught:
                report(NOTEBOOKS / f"{name}.ipynb", to=to)
            done[name] = caught.value
        return done[name]

    return error


@pytest.fixture
def notebook(tmp_path):
    """Write a notebook of some cells: prose that begins with '#', else code."""

    def write(*sources: str, name: str = "made", tags: tuple[str, ...] = ()) -> Path:
        cells = [
            {"cell_type": "markdown", "metadata": {}, "source": source}
            if source.startswith("#")
            else {"cell_type": "code", "metadata": {"tags": list(tags)}, "source": source}
            for source in sources
        ]
        path = tmp_path / f"{name}.ipynb"
        path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 4, "cells": cells}))
        return path

    return write


@pytest.fixture
def taking(notebook):
    """Write a notebook whose first cell of code, and no other, declares parameters."""

    def write(*sources: str) -> Path:
        path = notebook(*sources, tags=("parameters",))
        content = json.loads(path.read_text())
        for cell in [cell for cell in content["cells"] if cell["cell_type"] == "code"][1:]:
            cell["metadata"] = {}
        path.write_text(json.dumps(content))
        return path

    return write
