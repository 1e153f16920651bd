"""The site: how long its pages take, how large they are, how long links are followed, how fast pages open."""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path

from . import browsed
from .line import Line, seconds
from .place import made, python

_WRITE = """
import sys
from pathlib import Path
from nkrefugees.reports import surroundings
from nkrefugees.site.links import broken
to = Path(sys.argv[1])
"""
_KB, _MB = 1000, 1_000_000
_EXPLORER, _INDEX = "explore.html", "index.html"
_INLINE = re.compile(rb'"data:[^"]*"|<svg\b.*?</svg>', re.DOTALL)


def lines(folder: Path) -> list[Line]:
    """What is measured in a folder."""
    whole, folder = folder / "whole", folder / "site"
    return [
        Line("pages of the record, anew", "20 s", partial(_anew, folder), "1"),
        Line("links of the site followed", "5 s", partial(_followed, folder), "1"),
        Line("largest page without its figures", "400 kB", partial(_largest, whole), "1", "kB"),
        Line("explorer", "2.5 MB", partial(_explorer, whole), "1", "MB"),
        Line("the whole site", "60 MB", partial(_all, whole), "1", "MB"),
        Line("list of reports in the browser", "0.5 s", partial(_loaded, whole), "1"),
        Line("first view of the explorer", "1 s", partial(_drawn, whole), "1"),
    ]


def _written(folder: Path, new: str = "") -> None:
    """Write the pages of the record, the explorer and the search."""
    python(folder, "-c", f"{_WRITE}to.mkdir(exist_ok=True); surroundings.renew(to)", "pages", new=new)


def _anew(folder: Path) -> tuple[float, float]:
    return seconds(partial(_written, folder, new="pages")), 20


def _followed(folder: Path) -> tuple[float, float]:
    _written(folder)
    code = f"{_WRITE}broken(to)"
    return seconds(partial(python, folder, "-c", code, "pages")), 5


@cache
def _whole(folder: Path) -> Path:
    """All reports that are declared, with the site around them."""
    return made(folder) / "reports"


def largest(site: Path) -> float:
    """Bytes of the largest page without the figures inside it; the explorer has a measure of its own."""
    pages = (path for path in site.rglob("*.html") if path != site / _EXPLORER)
    return float(max(len(_INLINE.sub(b"", path.read_bytes())) for path in pages))


def _largest(folder: Path) -> tuple[float, float]:
    return largest(_whole(folder)) / _KB, 400


def _explorer(folder: Path) -> tuple[float, float]:
    return (_whole(folder) / _EXPLORER).stat().st_size / _MB, 2.5


def _all(folder: Path) -> tuple[float, float]:
    return sum(path.stat().st_size for path in _whole(folder).rglob("*") if path.is_file()) / _MB, 60


def _loaded(folder: Path) -> tuple[float, float]:
    return browsed.opened(_whole(folder) / _INDEX), 0.5


def _drawn(folder: Path) -> tuple[float, float]:
    return browsed.opened(_whole(folder) / _EXPLORER, "html[data-drawn]"), 1
