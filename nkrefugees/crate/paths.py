"""Paths in the zip: where things stand, and which names are safe on every system."""

from __future__ import annotations

import re
from collections.abc import Iterable

SITE, DATA, NOTEBOOKS = "reports", "data", "notebooks"
SUMS, CRATE, LETTER = "SHA256SUMS", "ro-crate-metadata.json", "README.md"
_LONGEST = 240
_UNSAFE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|\ud800-\udfff]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def faults_of(names: Iterable[str]) -> list[str]:
    """Say which paths may not be in one zip: each that is unsafe, and two that are one on some systems.

    Examples
    --------
    >>> faults_of(["a.csv", "A.csv", "/b.csv"])
    ["'A.csv': some systems take it for 'a.csv'", "'/b.csv': the path leads out of the zip"]
    """
    found: dict[str, str] = {}
    faults = []
    for name in names:
        first = found.setdefault(name.casefold(), name)
        twin = "" if first is name else f"{name!r}: some systems take it for {first!r}"
        faults.append(fault_of(name) or twin)
    return [fault for fault in faults if fault]


def fault_of(name: str) -> str:
    """Say why a path may not be in a zip; empty if it may.

    Examples
    --------
    >>> fault_of("data/claims.csv")
    ''
    >>> fault_of("../claims.csv")
    "'../claims.csv': the path leads out of the zip"
    """
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", name):
        return f"{name!r}: the path leads out of the zip"
    if len(name) > _LONGEST:
        return f"{name[:40]!r}…: the path is longer than {_LONGEST} characters"
    if _UNSAFE.search(name) or not all(_is_plain(part) for part in parts):
        return f"{name!r}: the path has a character, or a name, that not every system takes"
    return ""


def _is_plain(part: str) -> bool:
    return bool(part) and part.rstrip(". ") == part and not _DEVICE.fullmatch(part)
