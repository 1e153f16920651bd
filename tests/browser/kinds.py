"""One page of each kind that the site has: the only list of them, and where each stands.

A kind that is not there fails every test of it by name; none is passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from nkrefugees import frames
from nkrefugees.site.addresses import address

LOOKS = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8")
NAVIGATION = ("index.html", "explore.html", "evidence/index.html", "search.html")


def look(page: Any, what: str) -> Any:
    """Look at a page in one of the ways of ``looks.js``."""
    return page.evaluate(f"{LOOKS.strip()}.{what}()")


@cache
def fullest(table: str, key: str) -> str:
    """The id that stands most often in a table, such as the incident with the most claims."""
    return str(getattr(frames, table)()[key].value_counts().sort_index().idxmax())


def restricted() -> str:
    """A source that may not be linked."""
    sources = frames.sources()
    return str(sources.loc[sources["access"] == "restricted", "source_id"].min())


KINDS: dict[str, Callable[[], str]] = {
    "index": lambda: "index.html",
    "report": lambda: "02-waves/default/index.html",
    "report-of-tables": lambda: "10-incident/default/index.html",
    "explore": lambda: "explore.html",
    "search": lambda: "search.html",
    "evidence": lambda: "evidence/index.html",
    "incident": lambda: address("incident_id", fullest("claims", "incident_id")),
    "policy": lambda: address("policy_id", fullest("mentions", "policy_id")),
    "source": lambda: address("source_id", fullest("claims", "source_id")),
    "source-restricted": lambda: address("source_id", restricted()),
    "series": lambda: address("series_id", fullest("observations", "series_id")),
}
every_kind = pytest.mark.parametrize("kind", [*KINDS, "changes"])
# A page of each template; the rest of the kinds share them.
FEW = ("report-of-tables", "explore", "search", "incident")
most_kinds_are_long = pytest.mark.parametrize(
    "kind",
    [pytest.param(kind, marks=[] if kind in FEW else [pytest.mark.long]) for kind in [*KINDS, "changes"]],
)


@dataclass(frozen=True)
class Site:
    """A site on a disk, the address under which a server gives it, and a page on what changed in a report."""

    folder: Path
    served: str
    changes: Path

    def path(self, name: str) -> Path:
        """The file of a page, by its kind or by its path; it must be there."""
        if name == "changes":
            return self.changes
        path = self.folder / (KINDS[name]() if name in KINDS else name)
        assert path.is_file(), f"the site has no page {name!r}: {path.relative_to(self.folder)}"
        return path

    def file(self, name: str) -> str:
        """The address of a page on the disk."""
        return self.path(name).as_uri()

    def http(self, name: str) -> str:
        """The address of a page on the server."""
        return f"{self.served}/{self.path(name).relative_to(self.folder).as_posix()}"

    def open(self, page: Any, name: str, **options: Any) -> None:
        """Open a page from the disk, and wait until its charts are drawn, if it draws some."""
        page.goto(self.file(name), **options)
        if page.locator("script:not([type])").count() and page.locator("figure.chart").count():
            page.wait_for_selector("html[data-drawn]", state="attached")
