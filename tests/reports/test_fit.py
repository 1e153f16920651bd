"""Whether another process makes the same bytes."""

from __future__ import annotations

import pytest

from nkrefugees.reports import fit, tools
from nkrefugees.reports.run import NO_LIMITS

from .conftest import write_data


@pytest.fixture
def batch():
    """A batch of this process."""
    return fit.Batch("b", "c", tools.used(), fit.data(), NO_LIMITS, True)


def test_this_process_fits_its_own_batch(batch, tmp_path):
    assert fit.unfit(batch, [tmp_path]) == ""


def test_another_python_is_named(batch):
    other = batch._replace(used=batch.used | {"python": "3.11.0"})
    assert fit.unfit(other, []) == f"python {batch.used['python']} -> 3.11.0"


def test_a_file_that_differs_is_named(batch):
    other = batch._replace(data=batch.data | {"actors.csv": "0"})
    assert fit.unfit(other, []) == "other data: actors.csv"


def test_without_data_every_file_differs(batch, tmp_path, monkeypatch):
    monkeypatch.setenv("NKREFUGEES_DATA", str(tmp_path))
    assert fit.unfit(batch, []) == "other data: actors.csv, datapackage.json, incidents.csv"


def test_another_place_of_the_same_data_fits(batch, tmp_path, monkeypatch):
    write_data(tmp_path)
    monkeypatch.setenv("NKREFUGEES_DATA", str(tmp_path))
    assert fit.unfit(batch, []) == ""


def test_a_folder_that_is_not_shared_is_named(batch, tmp_path):
    assert fit.unfit(batch, [tmp_path / "probe"]) == f"does not see {tmp_path}"
