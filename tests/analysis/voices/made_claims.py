"""Invented claims for tests of voices: one dict a row, the rest by default."""

from __future__ import annotations

import shutil

import pandas as pd

COMMON = {
    "source_id": "2013-06-daily-first",
    "incident_id": "2013-05-alphaville",
    "series_id": None,
    "quantity": "repatriated",
    "subgroup": "all",
    "unit": "persons",
    "claimant_id": "daily",
    "origin_id": "lamp",
    "stance": "affirms",
    "denied": None,
    "consent": "not_stated",
    "population": "escapee",
    "date_edtf": "2013-05",
    "first_day": "2013-05-01",
    "last_day": "2013-05-31",
    "extent": "throughout",
    "said_edtf": "2013-06-03",
    "country": "CHN",
    "place_id": None,
    "n_low": None,
    "n_best": None,
    "n_high": None,
    "n_text": None,
}
TEXTS = [name for name in COMMON if not name.startswith("n_") and not name.endswith("_day")]


def claims(*rows: dict) -> pd.DataFrame:
    """Claims with the types of the record; ids are c0, c1, … unless a row names its own."""
    cells = [COMMON | {"claim_id": f"c{n}"} | row for n, row in enumerate(rows)]
    frame = pd.DataFrame(cells, columns=["claim_id", *COMMON])
    days = {c: pd.to_datetime(frame[c]).astype("datetime64[us]") for c in ("first_day", "last_day")}
    counts = {c: frame[c].astype("Int64") for c in ("n_low", "n_best", "n_high")}
    return frame.astype(dict.fromkeys([*TEXTS, "claim_id", "n_text"], "str")).assign(**days, **counts)


def said(day: str, n: int | None = None, **more) -> dict:
    """A claim said on a day, printed in the table of 2015, so that no publication comes before."""
    return {"said_edtf": day, "n_best": n, "source_id": "2015-bureau-table", **more}


def with_rows(record, folder, monkeypatch, **tables: list[dict]):
    """The invented record with further rows, as the data."""
    copy = shutil.copytree(record, folder / "data")
    for table, rows in tables.items():
        path = copy / f"{table}.csv"
        old = pd.read_csv(path, dtype="str", keep_default_na=False)
        new = pd.DataFrame([dict.fromkeys(old, "") | row for row in rows], columns=old.columns)
        pd.concat([old, new]).to_csv(path, index=False, lineterminator="\n")
    monkeypatch.setenv("NKREFUGEES_DATA", str(copy))
    return copy
