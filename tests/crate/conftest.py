"""A site of two runs of one notebook on a small data package, its zip, and ways to forge a zip."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from nkrefugees.crate import export, verify
from nkrefugees.crate.opened import opened
from nkrefugees.crate.pack import packed, sums
from nkrefugees.crate.paths import SUMS
from nkrefugees.reports import make_all, plan

from ..reports.conftest import write_data

NOTEBOOK = Path(__file__).parents[1] / "cases" / "crate" / "counts.ipynb"
TABLE = "reports/counts/default/tables/counts.csv"
Files: TypeAlias = dict[str, bytes]
ABOUT = {
    "title": "An invented record",
    "created": "2026-11-22T00:00:00Z",
    "contributors": [{"title": "nobody in particular"}],
    "licenses": [{"title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
}


@pytest.fixture(autouse=True, scope="package")
def data(tmp_path_factory):
    """The package of data, named by the environment."""
    folder = tmp_path_factory.mktemp("data")
    write_data(folder)
    path = folder / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | ABOUT))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NKREFUGEES_DATA", str(folder))
        yield folder


@pytest.fixture(scope="package")
def made(data, tmp_path_factory):
    """The site, made once."""
    to = tmp_path_factory.mktemp("site") / "reports"
    assert make_all([plan(NOTEBOOK, given, to) for given in ({}, {"most": 1})], jobs=1) == []
    return to


@pytest.fixture
def site(made, tmp_path):
    """A copy of the site, with the log beside it, to be changed."""
    shutil.copytree(made.parent, tmp_path / "site")
    to = tmp_path / "site" / "reports"
    log = to.parent / ".nkrefugees" / "log.jsonl"
    log.write_text(log.read_text().replace(str(made.resolve()), str(to.resolve())))
    return to


@pytest.fixture(scope="package")
def whole(made, tmp_path_factory):
    """The zip of the site."""
    path = tmp_path_factory.mktemp("zip") / "record.zip"
    export(path, made)
    return path


@pytest.fixture
def forge(whole, tmp_path):
    """Write the zip with other files; ``right`` says whether their sums are made right again."""

    def write(edit: Callable[[Files], object], *, right: bool = True) -> Path:
        return forged(whole, edit, tmp_path / "forged.zip", right=right)

    return write


def forged(whole: Path, edit: Callable[[Files], object], path: Path, *, right: bool = True) -> Path:
    """Write a zip with other files."""
    files, _ = opened(whole)
    edit(files)
    if right:
        files[SUMS] = sums({name: files[name] for name in files if name != SUMS}).encode()
    path.write_bytes(packed(files, "2026-11-22"))
    return path


def add(path: Path, name: str | zipfile.ZipInfo, content: bytes = b"") -> Path:
    """Add a file to a zip, whatever its path."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, content)
    return path


@pytest.fixture(scope="package")
def found(whole):
    """The verdict on the zip, and whom it was told."""
    told: list[str] = []
    return verify(whole, trust=True, observe=lambda event: told.append(str(event))), told


@pytest.fixture(scope="package")
def lied(whole, tmp_path_factory):
    """The verdict on a zip whose sums are right and whose site is not what its data give."""

    def lie(files: Files) -> None:
        files[TABLE] = files[TABLE].replace(b"rfa", b"voa")
        files["reports/rumours.html"] = b"<p>another page</p>"
        run = "reports/counts/default/run.json"
        files[run] = json.dumps(json.loads(files[run]) | {"python": "3.9.1"}).encode()

    return verify(forged(whole, lie, tmp_path_factory.mktemp("lied") / "record.zip"), trust=True)
