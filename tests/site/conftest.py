"""The site of the invented record, and of copies of it with other cells."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from nkrefugees import build, io
from nkrefugees.reports import surroundings
from nkrefugees.site.evidence.record import Record, load
from nkrefugees.site.look import PAGES

from ..conftest import CASES


@pytest.fixture(scope="session")
def invented(tmp_path_factory) -> Path:
    """The data of the invented record, not to be changed."""
    folder = tmp_path_factory.mktemp("invented") / "data"
    build.build(CASES / "seeds", folder)
    return folder


@pytest.fixture(scope="session")
def record(invented) -> Record:
    """The invented record."""
    with io.using(invented):
        return load()


@pytest.fixture(scope="session")
def site(invented, tmp_path_factory) -> Path:
    """The site of the invented record, without a report; what else the navigation names is stood in for."""
    to = tmp_path_factory.mktemp("site") / "reports"
    with io.using(invented):
        return made(to)


def made(to: Path) -> Path:
    """Write the pages of the data in use."""
    to.mkdir(exist_ok=True)
    surroundings.renew(to)
    for name, _ in PAGES:
        (to / name).exists() or (to / name).write_text("<h1>Another page</h1>")
    return to


@pytest.fixture
def page(site) -> Callable[[str], str]:
    """Read a page of the site of the invented record."""
    return lambda name: (site / name).read_text(encoding="utf-8")


@pytest.fixture
def with_cells(invented, tmp_path) -> Callable[..., AbstractContextManager[None]]:
    """Read the invented record with other cells: for a table, its key and id, what stands in which column."""

    def changed(table: str, key: str, name: str, **cells: str) -> AbstractContextManager[None]:
        folder = tmp_path / "changed"
        if not folder.exists():
            shutil.copytree(invented, folder)
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = [row | cells if row[key] == name else row for row in csv.DictReader(file)]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return io.using(folder)

    return changed
