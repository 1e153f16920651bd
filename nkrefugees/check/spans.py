"""Spans against the texts they point into: the hash, the bounds, and the figure or word."""

from __future__ import annotations

import re
from pathlib import Path

from nkrefugees.check.numerals import numbers
from nkrefugees.csvfile import Row
from nkrefugees.errors import Fault
from nkrefugees.texts import load, pairs

_SPANS = r"[0-9]+-[0-9]+(;[0-9]+-[0-9]+)*"


def check(rows: dict[str, list[Row]], folder: Path) -> list[Fault]:
    """Find hashes without a text, spans beyond their text, and figures that no span says."""
    texts = load(folder)
    faults = []
    by_source: dict[str, str] = {}
    for row in rows["sources"]:
        digest = row.values["text_sha256"]
        if digest in texts:
            by_source[row.values["source_id"]] = texts[digest]
        elif digest:
            faults.append(row.fault("text_sha256", f"no text in {folder.name}/ has the hash {digest[:12]}…"))
    for row in [*rows["claims"], *rows["mentions"]]:
        text = by_source.get(row.values["source_id"])
        if text is not None and re.fullmatch(_SPANS, row.values["spans"]):
            faults += _row(row, text)
    return faults


def _row(row: Row, text: str) -> list[Fault]:
    spans = pairs(row.values["spans"])
    beyond = [f"{a}-{b}" for a, b in spans if b > len(text)]
    if beyond:
        return [
            row.fault(
                "spans",
                f"{', '.join(beyond)} ends beyond the text, which has {len(text)} characters",
            )
        ]
    return _figures(row, [text[a:b] for a, b in spans])


def _figures(row: Row, said: list[str]) -> list[Fault]:
    """Figures and words of a claim that none of its spans says."""
    words = row.values.get("n_text", "")
    faults = []
    if words and not any(_plain(words) in _plain(s) for s in said):
        faults.append(row.fault("n_text", f"{words!r} stands in none of the spans"))
    found = {n for s in said for n in numbers(s)}
    given = {c: v for c in ("n_low", "n_best", "n_high") if (v := row.values.get(c, "")).isdecimal()}
    if words and not found & {int(v) for v in given.values()} and numbers(words) == set():
        return faults
    missing = [(c, v) for c, v in given.items() if int(v) not in found]
    return faults + [row.fault(c, f"{v} stands in none of the spans, as figure or word") for c, v in missing]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
