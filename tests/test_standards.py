"""What the record says of itself, put before the validators of each standard, which live apart.

They cannot share an environment with the notebooks' libraries, so `make test` gives them their own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import nkrefugees as nk
from nkrefugees import io
from nkrefugees.shown import CAUTION

ROOT = Path(__file__).parent.parent
APART = Path(sys.prefix) / "validators" / "bin"
BIBTEX = (
    "import sys; from pybtex.database import parse_file; print(*parse_file(sys.argv[1], 'bibtex').entries)"
)
CSL = (
    "import json, sys; from citeproc.source.json import CiteProcJSON; "
    "print(*CiteProcJSON(json.load(open(sys.argv[1], encoding='utf-8'))))"
)
PARQUET = "from nkrefugees.export import export; export('claims.parquet')"
READ = """
import pandas as pd
frame = pd.read_parquet("claims.parquet")
print(len(frame), frame["n_best"].dtype, frame.attrs["caution"])
"""


@pytest.fixture(autouse=True)
def _there():
    if not APART.is_dir():
        pytest.skip("the validators are not installed; `make test` installs them")


def run(program, *arguments, cwd=ROOT, **variables):
    """Run a program of the validators' environment to its end."""
    done = subprocess.run(
        [APART / program, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_the_citation_file_is_valid():
    assert "are valid" in run("cffconvert", "--validate", "-i", "CITATION.cff").stdout


def test_the_croissant_description_is_valid_without_a_warning():
    said = run("mlcroissant", "validate", "--jsonld", "croissant.json", cwd=io.data_dir()).stderr
    assert "Done" in said
    assert "WARNING" not in said


def test_croissant_loads_the_claims():
    done = run(
        "mlcroissant", "load", "--jsonld", "croissant.json", "--record_set", "claims", "--num_records", 1,
        cwd=io.data_dir(),
    )  # fmt: skip
    assert nk.claims()["claim_id"][0] in done.stdout + done.stderr


@pytest.mark.parametrize(("form", "reader"), [("bibtex", BIBTEX), ("csl-json", CSL)])
def test_every_source_is_cited_in_a_form_that_others_read(tmp_path, form, reader):
    path = tmp_path / "sources"
    path.write_text(nk.cite(nk.sources(), format=form), encoding="utf-8")
    found = run("python", "-W", "error", "-c", reader, path).stdout.split()
    assert sorted(found) == sorted(["nkrefugees", *nk.sources()["source_id"]])


def test_parquet_keeps_rows_types_and_caution(tmp_path):
    run("python", "-c", PARQUET, cwd=tmp_path, PYTHONPATH=str(ROOT))
    assert run("python", "-c", READ, cwd=tmp_path).stdout == f"{len(nk.claims())} Int64 {CAUTION}\n"
