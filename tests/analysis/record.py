"""Fixtures: an invented record in place of the real one, and the real one where it is built.

A test module imports them, with ``invented_data``, and uses them by name.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from nkrefugees.build import build
from tests.analysis import CASES

ROOT = Path(__file__).parents[2]
NAMED = os.environ.get("NKREFUGEES_DATA")


@pytest.fixture(scope="session")
def invented_data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("invented")
    shutil.copytree(CASES / "record" / "seeds", folder / "seeds")
    shutil.copy(ROOT / "seeds" / "codebook.toml", folder / "seeds")
    build(folder / "seeds", folder / "data")
    return folder / "data"


@pytest.fixture
def record(invented_data, monkeypatch):
    """The invented record is the data; no texts are at hand."""
    monkeypatch.setenv("NKREFUGEES_DATA", str(invented_data))
    monkeypatch.delenv("NKREFUGEES_TEXTS", raising=False)
    monkeypatch.delenv("NKREFUGEES_READS", raising=False)
    return invented_data


@pytest.fixture
def real(record, monkeypatch):
    """In place of the invented record, that of the checkout, or of ``$NKREFUGEES_DATA``, is the data."""
    folder = Path(NAMED or ROOT / "data")
    if not (folder / "datapackage.json").is_file():
        pytest.skip(f"{folder.name}/ is not built; run `nkrefugees build`")
    monkeypatch.setenv("NKREFUGEES_DATA", str(folder))
    return folder
