"""Nasty texts sown into the invented record: each in every cell of free text of rows of its own."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

from .conftest import CASES

SHOWN = tomllib.loads((CASES / "nasty" / "shown.toml").read_text(encoding="utf-8"))
TEXTS: dict[str, str] = SHOWN["texts"]
ADDRESSES: dict[str, str] = SHOWN["addresses"]
REFUSED: list[dict[str, str]] = tomllib.loads((CASES / "nasty" / "refused.toml").read_text(encoding="utf-8"))[
    "refused"
]
NOTEBOOK = CASES / "nasty" / "nasty-texts.ipynb"

ROWS = {
    "places": "{id},{text},{text},{text},crossing,{text},CHN,41.5,128.25,area,",
    "actors": "{id},{text},media,,",
    "origins": "{id},{id},witness,true,{text}",
    "incidents": "2091-05-{id},{text},detention,2091-05,CHN,PRK,{id},{text}",
    "policies": "{id},{text},{id},{text},letter,protective,adopted,2091-05-20,,{text},7,,,{text}",
    "series": "{id},{text},persons,flow,annual,escapee,{id},{text},{text}",
}
SHEET = """title = {text}
publisher = "{id}"
author = {text}
published = "2091"
kind = "news"
language = "en"
tier = "established"
{addresses}
[[claim]]
id = "c1"
incident = "2091-05-{id}"
quantity = "repatriated"
claimant = "{id}"
origin = "{id}"
date = "2091-05"
country = "CHN"
destination = "PRK"
place = "{id}"
n_low = 12
n_text = {words}
note = {text}

[[mention]]
policy = "{id}"
note = {text}
"""
OBSERVATION = "2091,MNG,total,2091-{id},25,,,,{text}\n"


def name(key: str) -> str:
    """The id of the rows of a text."""
    return f"nasty-{key}"


def quoted(text: str) -> str:
    """A text in TOML: as it is where it can stand there, else by its code."""
    plain = "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    return f'"{plain}"'


def sow(seeds: Path) -> Path:
    """Write each of `TEXTS` into the seeds, and each of `ADDRESSES` beside one of them."""
    places = list(ADDRESSES.values())
    for number, (key, text) in enumerate(TEXTS.items()):
        address = places[number % len(places)]
        _sheet(seeds, name(key), text, address if number < len(places) else f"{address}#{number}")
        _rows(seeds, name(key), text)
    for table in ROWS:
        _sort(seeds / "registers" / f"{table}.csv")
    return seeds


def _sheet(seeds: Path, row: str, text: str, address: str) -> None:
    folder = seeds / "documents" / "2091"
    addresses = f"url = {quoted(address)}\narchive_url = {quoted(address + '-archived')}\n"
    words = quoted(f"at least {text}")
    filled = SHEET.format(id=row, text=quoted(text), words=words, addresses=addresses)
    (folder / f"2091-{row}.toml").write_text(filled, encoding="utf-8")


def _rows(seeds: Path, row: str, text: str) -> None:
    """Add the rows of a text to every register and a series."""
    cell = '"' + text.replace('"', '""') + '"'
    for table, pattern in ROWS.items():
        path = seeds / "registers" / f"{table}.csv"
        path.write_text(path.read_text(encoding="utf-8") + pattern.format(id=row, text=cell) + "\n")
    head = (seeds / "series" / "arrivals-eastmark.csv").read_text(encoding="utf-8").split("\n")[0]
    more = OBSERVATION.format(id=row, text=cell)
    (seeds / "series" / f"{row}.csv").write_text(f"{head}\n{more}", encoding="utf-8")


def _sort(path: Path) -> None:
    """Sort a register by its key, as it must be."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *sorted(rows)])
