"""One claim corrected: how many of the declared reports are to be made anew."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from functools import partial
from pathlib import Path
from random import Random
from statistics import mean

from nkrefugees import csvfile, io

from .line import Line, Unmeasured
from .place import made, report

CLAIMS = 20
_FIGURES = ("n_high", "n_best", "n_low")


def lines(folder: Path) -> list[Line]:
    """What is measured in a folder."""
    name = f"one claim corrected, mean of {CLAIMS}"
    return [Line(name, "declared reports", partial(rerun, folder / "claims"), unit="reports")]


def rerun(folder: Path) -> tuple[float, float]:
    """Give how many reports one corrected claim makes stale, as a mean, and how many there are."""
    data = folder / "data"
    shutil.copytree(io.data_dir(), data)
    table = data / "claims.csv"
    whole, book = table.read_bytes(), (data / io.DESCRIPTOR).read_bytes()
    made(folder, NKREFUGEES_DATA=str(data))
    stale = []
    for number in Random(0).sample(range(len(_rows(whole)) - 1), CLAIMS):
        _write(data, corrected(whole, number))
        said = report(folder, "--dry-run", NKREFUGEES_DATA=str(data)).splitlines()
        stale.append(sum(not line.endswith(": fresh") for line in said))
        table.write_bytes(whole)
        (data / io.DESCRIPTOR).write_bytes(book)
    return mean(stale), len(said)


def corrected(table: bytes, number: int) -> bytes:
    """Change one cell of one row: its highest figure by one, or its note where it has none.

    Examples
    --------
    >>> corrected(b"claim_id,n_low,n_best,n_high,note\\na-c1,50,,,\\nb-c1,,,,\\n", 0)
    b'claim_id,n_low,n_best,n_high,note\\na-c1,51,,,\\nb-c1,,,,\\n'
    >>> corrected(b"claim_id,n_low,n_best,n_high,note\\na-c1,50,,,\\nb-c1,,,,\\n", 1)
    b'claim_id,n_low,n_best,n_high,note\\na-c1,50,,,\\nb-c1,,,,Read again.\\n'
    """
    rows = _rows(table)
    if csvfile.write(rows[0], rows[1:]) != table:
        raise Unmeasured("claims.csv is not written as it is read")
    head, row = rows[0], rows[number + 1]
    places = [head.index(name) for name in _FIGURES]
    place = next((place for place in places if row[place]), None)
    if place is None:
        row[head.index("note")] += "Read again."
    else:
        row[place] = str(int(row[place]) + 1)
    return csvfile.write(rows[0], rows[1:])


def _rows(table: bytes) -> list[list[str]]:
    return list(csv.reader(table.decode().splitlines()))


def _write(data: Path, table: bytes) -> None:
    """Put a table in place, and its size and hash into the codebook, as ``nkrefugees build`` does."""
    (data / "claims.csv").write_bytes(table)
    book = json.loads((data / io.DESCRIPTOR).read_bytes())
    resource = next(r for r in book["resources"] if r["path"] == "claims.csv")
    resource |= {"bytes": len(table), "hash": f"sha256:{hashlib.sha256(table).hexdigest()}"}
    (data / io.DESCRIPTOR).write_text(json.dumps(book, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
