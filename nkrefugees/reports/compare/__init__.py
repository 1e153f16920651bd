"""Two runs of a report: what they were made with, and what their tables, figures and words say otherwise."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from nkrefugees.errors import BadValue
from nkrefugees.reports import record
from nkrefugees.reports.compare import drawn, keyed, made_with, passages
from nkrefugees.reports.compare.comparison import Comparison
from nkrefugees.reports.compare.keyed import TableChange
from nkrefugees.reports.compare.passages import PassageChange
from nkrefugees.reports.compare.wordwise import pieces

__all__ = ["Comparison", "compare"]
_ENDS = re.compile(r"""<main[^>]*>|</main>|<div class="behind">""")


def compare(before: Path, after: Path) -> Comparison:
    """Compare two runs of a report.

    Parameters
    ----------
    before, after : Path
        Folders with ``run.json``, as ``reports/<notebook>/<run>/`` is.

    Returns
    -------
    Comparison
        Attributes for programs; ``summary()`` and ``html()`` for readers.

    Raises
    ------
    BadValue
        If one of them is no run of a report, or a file of it cannot be read.
    MissingFile
        If its notebook is not there.

    Examples
    --------
    >>> compare(Path("data"), Path("data"))
    Traceback (most recent call last):
    nkrefugees.errors.BadValue: diff: 'data' is not allowed; give two folders that hold run.json, ...
    """
    was, now = _run(before), _run(after)
    old, new = (passages.cells(folder / record.NOTEBOOK) for folder in (before, after))
    tables = _tables(before, after)
    figures = drawn.compare(
        drawn.figures(before, old), drawn.figures(after, new), {table.name for table in tables}
    )
    words = passages.compare(passages.passages(old), passages.passages(new))
    if not (tables or figures or words):
        words = _elsewhere(before, after)
    made = made_with.compare(was, now)
    return Comparison(
        _name(was), _name(now), now["title"], made, tables, figures, words, _bytes(before, after)
    )


def _run(folder: Path) -> dict[str, Any]:
    """The ``run.json`` of a folder."""
    path = folder / record.RUN
    if not path.is_file():
        raise BadValue(
            "diff", str(folder), f"give two folders that hold {record.RUN}, as reports/<notebook>/<run>/ does"
        )
    run = record.load(path)
    if not made_with.is_whole(run):
        raise BadValue("run", str(path), "it is not what `nkrefugees report` writes; make the report again")
    return run


def _name(run: dict[str, Any]) -> str:
    return f"{run['notebook']}/{run['run']}"


def _tables(before: Path, after: Path) -> list[TableChange]:
    """Tables that differ, those beside the figures among them."""
    names = [name for name in _files(before, after) if Path(name).suffix == ".csv"]
    found = [keyed.compare(name, before / name, after / name) for name in names]
    return [change for change in found if change]


def _bytes(before: Path, after: Path) -> list[str]:
    """Files that one of the folders lacks or that differ."""
    return [name for name in _files(before, after) if _content(before / name) != _content(after / name)]


def _files(*folders: Path) -> list[str]:
    """The files of the folders, but hidden ones."""
    found = {path.relative_to(folder) for folder in folders for path in folder.rglob("*") if path.is_file()}
    return sorted(path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _elsewhere(before: Path, after: Path) -> list[PassageChange]:
    """Words of the pages that differ though no table, figure or passage does: nothing seen goes unsaid."""
    pages = [_content(folder / record.PAGE) for folder in (before, after)]
    old, new = (passages.visible(_main((page or b"").decode(errors="replace"))) for page in pages)
    words = pieces(old, new) if all(pages) else []
    return [PassageChange("page", "", words)] if words else []


def _main(page: str) -> str:
    """What stands between head and foot of a page, but what its numbers rest on: that is told of itself."""
    return _ENDS.split(page)[1] if "<main" in page else ""
