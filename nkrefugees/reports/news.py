"""What a release of the data brought, as ``CHANGELOG.md`` has it."""

from __future__ import annotations

import re
from pathlib import Path

_ENTRY = re.compile(r"^### Data (\S+)\n(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL)
FILE = "CHANGELOG.md"


def news(release: str, changelog: str) -> list[str]:
    r"""List what a release brought, a sentence or two each; empty where nothing is written of it.

    Examples
    --------
    >>> news("2026.11.0", "### Data 2026.11.0\n- Arrivals by `sex`.\n\n### Data 2026.10.0\n- More.\n")
    ['Arrivals by sex.']
    """
    entry = dict(_ENTRY.findall(changelog)).get(release, "")
    points = re.split(r"^- ", entry, flags=re.MULTILINE)[1:]
    return [" ".join(point.split()).replace("`", "") for point in points]


def changelog() -> str:
    """Read the changelog of the installed package, else of the checkout; empty where there is none."""
    package = Path(__file__).parents[1]
    places = (package / "project" / FILE, package.parent / FILE)
    found = next((path for path in places if path.is_file()), None)
    return found.read_text(encoding="utf-8") if found else ""
