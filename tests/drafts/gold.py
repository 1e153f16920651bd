"""What people coded in documents whose texts lie outside the repository: sheets, and pages of tests/cases."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "tests" / "cases" / "drafts" / "pages"
FIGURES = ("n_low", "n_best", "n_high")
STATEMENTS = frozenset("statement letter reply report hearing talks petition protest resolution".split())


class Coded(NamedTuple):
    """One thing coded: its kind, its value, where it stands; for figures also what they count."""

    kind: str
    value: Any
    spans: tuple[tuple[int, int], ...]
    quantity: str = ""


class Page(NamedTuple):
    """A coded document: its half, its digest, how it is cited, and all that is coded."""

    name: str
    half: str
    sha256: str
    published: str
    publisher: str
    coded: tuple[Coded, ...]


def pages() -> list[Page]:
    """The pages coded for this measure, tune and held, and the sheets that have spans."""
    return [*_sheets(), *(_page(path) for path in sorted(PAGES.glob("*.toml")))]


def _page(path: Path) -> Page:
    page = tomllib.loads(path.read_text(encoding="utf-8"))
    coded = [
        Coded("figure", _figure(row), _spans(row["spans"]), row["quantity"]) for row in page.get("figure", [])
    ]
    keys = {
        "date": "edtf",
        "place": "place_id",
        "actor": "actor_id",
        "policy": "policy_id",
        "attribution": "stance",
    }
    coded += [
        Coded(kind, row[key], _spans([row["span"]]))
        for kind, key in keys.items()
        for row in page.get(kind, [])
        if not _is_part(row)
    ]
    head = (page["half"], page["text_sha256"], page.get("published", ""), page.get("publisher", ""))
    return Page(path.stem, *head, tuple(coded))


def _is_part(row: dict[str, Any]) -> bool:
    """Whether a year is coded as part of a name, such as that of a convention."""
    return row.get("role") == "name"


def _spans(pairs: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in pairs)


def _figure(row: dict[str, Any]) -> tuple[Any, ...]:
    """Bounds of a figure; the words alone where it has none."""
    bounds = (row.get("n_low"), row.get("n_best", row.get("n")), row.get("n_high"))
    return bounds if any(n is not None for n in bounds) else (row.get("n_text", "").lower(),)


def _sheets() -> Iterator[Page]:
    policies = {row["policy_id"]: row for row in _rows("policies")}
    for path in sorted((ROOT / "seeds" / "documents").rglob("*.toml")):
        sheet = tomllib.loads(path.read_text(encoding="utf-8"))
        if digest := sheet.get("text_sha256"):
            coded = [c for claim in sheet["claim"] for c in _claim(claim)]
            coded += [
                c for mention in sheet["mention"] for c in _mention(mention, policies[mention["policy"]])
            ]
            yield Page(path.stem, "sheets", digest, sheet["published"], sheet["publisher"], tuple(coded))


def _claim(claim: dict[str, Any]) -> Iterator[Coded]:
    spans = _spans(claim["spans"])
    if any(key in claim for key in ("n", "n_low", "n_high", "n_text")):
        yield Coded("figure", _figure(claim), spans, claim["quantity"])
    for kind, key in (("date", "date"), ("date", "said"), ("place", "place"), ("actor", "claimant")):
        if key in claim:
            yield Coded(kind, claim[key], spans)
    yield Coded("attribution", claim.get("stance", "affirms"), spans)


def _mention(mention: dict[str, Any], policy: dict[str, str]) -> Iterator[Coded]:
    spans = _spans(mention["spans"])
    yield Coded("policy", mention["policy"], spans)
    yield Coded("actor", policy["actor_id"], spans)
    yield Coded("date", policy["date_edtf"], spans)
    if policy["kind"] in STATEMENTS:
        yield Coded("attribution", "affirms", spans)


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
