"""The pages of the record: how long they take, how large they are, and how long their links are followed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from .line import Line, seconds
from .place import python

_WRITE = """
import sys
from pathlib import Path
from nkrefugees.reports import surroundings
from nkrefugees.site.links import broken
to = Path(sys.argv[1])
"""
_KB, _MB = 1000, 1_000_000


def lines(folder: Path) -> list[Line]:
    """What is measured in a folder."""
    folder = folder / "site"
    return [
        Line("pages of the record, anew", "20 s", partial(_anew, folder), "1"),
        Line("links of the site followed", "5 s", partial(_followed, folder), "1"),
        Line("largest page of the record", "400 kB", partial(_largest, folder), "1", "kB"),
        Line("pages of the record", "60 MB", partial(_all, folder), "1", "MB"),
    ]


def _written(folder: Path, new: str = "") -> list[int]:
    """Write the pages, and give their sizes."""
    python(folder, "-c", f"{_WRITE}to.mkdir(exist_ok=True); surroundings.renew(to)", "pages", new=new)
    return [path.stat().st_size for path in folder.glob("pages/**/*.html")]


def _anew(folder: Path) -> tuple[float, float]:
    return seconds(partial(_written, folder, new="pages")), 20


def _followed(folder: Path) -> tuple[float, float]:
    _written(folder)
    code = f"{_WRITE}broken(to)"
    return seconds(partial(python, folder, "-c", code, "pages")), 5


def _largest(folder: Path) -> tuple[float, float]:
    return max(_written(folder)) / _KB, 400


def _all(folder: Path) -> tuple[float, float]:
    return sum(_written(folder)) / _MB, 60
