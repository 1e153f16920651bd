"""Two versions of the figures of a report: by the data drawn where it stands beside them, else by bytes."""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from nkrefugees.reports.compare.keyed import CHANGED, GONE, NEW
from nkrefugees.reports.compare.passages import PICTURES, data, joined
from nkrefugees.reports.compare.wordwise import Piece, pieces, plain
from nkrefugees.reports.document import Cell

FIGURES, TABLES = "figures", "tables"
_SVG = "image/svg+xml"
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.DOTALL)


class Figure(NamedTuple):
    """What is drawn, its description, and the table with the data drawn; empty if there is none."""

    content: bytes
    description: str
    source: str


@dataclass(frozen=True)
class FigureChange:
    """What two versions of a figure differ in.

    Attributes
    ----------
    name : str
        The file within the report, or the cell whose output is a picture.
    state : str
        ``new``, ``gone`` or ``changed``.
    note : str
        What differs, in words.
    before, after : str
        The descriptions: what stands in place of the picture for those who do not see it.
    """

    name: str
    state: str
    note: str
    before: str
    after: str

    @property
    def words(self) -> list[Piece]:
        """The two descriptions, word by word; empty if they are the same."""
        return pieces(self.before, self.after)


def figures(folder: Path, cells: list[Cell]) -> dict[str, Figure]:
    """Read the figures of a report: the files, and the pictures that stand in the notebook alone."""
    files = sorted(path for path in (folder / FIGURES).rglob("*") if _is_one(path))
    drawn = _drawn_from_tables(cells)
    found = {}
    for path in files:
        name = path.relative_to(folder).as_posix()
        content = path.read_bytes()
        found[name] = Figure(content, _title(content), _source(folder, name, drawn))
    return found | _pictures(cells)


def _is_one(path: Path) -> bool:
    """Whether a file is a figure: not its rows, nor the same in dots beside its lines."""
    in_dots = path.suffix == ".png" and path.with_suffix(".svg").is_file()
    return path.is_file() and path.suffix != ".csv" and not in_dots


def compare(
    before: dict[str, Figure], after: dict[str, Figure], changed: Collection[str]
) -> list[FigureChange]:
    """Compare the figures of two reports.

    Parameters
    ----------
    before, after : dict of str to Figure
        What `figures` gives.
    changed : collection of str
        The names of the tables that differ.
    """
    nothing = Figure(b"", "", "")
    found = []
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name, nothing), after.get(name, nothing)
        if was.content != now.content:
            state = NEW if name not in before else GONE if name not in after else CHANGED
            note = _note(was, now, changed) if state == CHANGED else state
            found.append(FigureChange(name, state, note, was.description, now.description))
    return found


def _note(was: Figure, now: Figure, changed: Collection[str]) -> str:
    if not was.source or was.source != now.source:
        return "the picture differs"
    if was.source in changed:
        return f"it draws other data: {was.source}"
    return f"it draws the same data ({was.source}) in another way"


def _title(content: bytes) -> str:
    """The description inside an SVG."""
    found = _TITLE.search(content.decode("utf-8", errors="replace"))
    return plain(html.unescape(found[1])) if found else ""


def _source(folder: Path, name: str, drawn: set[str]) -> str:
    """The table with the data of a figure: beside it, or among the tables if one output holds both."""
    stem = PurePosixPath(name).stem
    places = [f"{FIGURES}/{stem}.csv", *([f"{TABLES}/{stem}.csv"] if stem in drawn else [])]
    return next((place for place in places if (folder / place).is_file()), "")


def _drawn_from_tables(cells: list[Cell]) -> set[str]:
    """The names of figures whose output is a table as well, in every output of the cell that is either."""
    found = set()
    for cell in cells:
        outputs = [data(output).keys() & {_SVG, "text/csv"} for output in cell["outputs"]]
        either = [kinds for kinds in outputs if kinds]
        if either and all(len(kinds) == 2 for kinds in either):
            found |= {cell["id"], *(f"{cell['id']}-{n}" for n in range(2, len(either) + 1))}
    return found


def _pictures(cells: list[Cell]) -> dict[str, Figure]:
    """Pictures of pixels, which have no file of their own."""
    found = {}
    for cell in cells:
        for number, output in enumerate(cell["outputs"], start=1):
            shown = data(output)
            kind = next((k for k in PICTURES if k in shown), _SVG)
            if kind != _SVG:
                name = f"picture {number} of cell {cell['id']}"
                text = plain(joined(shown.get("text/plain")))
                found[name] = Figure(joined(shown[kind]).encode(), text, "")
    return found
