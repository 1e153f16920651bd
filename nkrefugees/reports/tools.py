"""What a report is made with: the package's code, Python, and the libraries that the package needs."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nkrefugees.reports.locks import write_over
from nkrefugees.reports.record import (
    digest,
    dumps,
    load_json,
    log_path,
    package_version,
    python_version,
)

if TYPE_CHECKING:
    from importlib.metadata import Distribution

PACKAGE = "nkrefugees"
KEPT = "installed.json"
_SOURCES = (".py", ".html", ".css", ".js")
_MOST = 3


def used(to: Path | None = None) -> dict[str, Any]:
    """Name what a report would be made with now.

    Parameters
    ----------
    to : Path, optional
        The folder of reports; what was found out of the libraries is kept beside its log until others
        are installed, since to read the metadata of all takes longer than all else here.

    Returns
    -------
    dict
        ``version`` and ``code`` of the package (see `code`), ``python``, and ``libraries``.
    """
    kept = log_path(to).with_name(KEPT) if to else None
    return {"code": code(), "python": python_version(), **_installed_now(kept)}


def _installed_now(kept: Path | None) -> dict[str, Any]:
    """The versions of the package and its libraries, looked up anew only where what is installed changed."""
    listing = _listing()
    found = load_json(kept) if kept else {}
    if found.get("listing") != listing:
        found = {"listing": listing, "version": package_version(), "libraries": libraries()}
        if kept and kept.parent.is_dir():
            with contextlib.suppress(OSError):
                write_over(kept, dumps(found))
    return {part: found[part] for part in ("version", "libraries")}


def _listing() -> str:
    """SHA-256 of what is installed: folders of metadata, which carry names and versions, and their times."""
    folders = [Path(entry) for entry in sys.path if Path(entry).is_dir()]
    found = [(str(path), path.stat().st_mtime_ns) for f in folders for path in f.glob("*.dist-info")]
    return digest(dumps([python_version(), sorted(found)]).encode())


def code(package: Path = Path(__file__).parents[1]) -> str:
    """SHA-256 of the modules and templates of the package, each with its place in it."""
    files = {p.relative_to(package).as_posix(): p for p in package.rglob("*") if p.suffix in _SOURCES}
    stamps = ((path.stat().st_mtime_ns, path.stat().st_size) for path in files.values())
    return _code(tuple(files.items()), tuple(stamps))


@lru_cache(maxsize=4)
def _code(files: tuple[tuple[str, Path], ...], _stamps: tuple[tuple[int, int], ...]) -> str:
    lines = [f"{name} {digest(path.read_bytes())}\n" for name, path in sorted(files)]
    return digest("".join(lines).encode())


def libraries(package: str = PACKAGE) -> dict[str, str]:
    """Name the version of each distribution that a package needs, and that those need.

    What is installed besides, such as the tools of developers, makes no report stale.
    """
    installed: dict[str, Distribution | None] = {}
    seen: set[tuple[str, str]] = set()
    new = {(package, "")}
    while new:
        seen |= new
        for name in {name for name, _ in new} - installed.keys():
            installed[name] = _installed(name)
        new = {needed for name, extra in new for needed in _needs(installed[name], extra)} - seen
    return {name: found.version for name, found in sorted(installed.items()) if found and name != package}


def _installed(name: str) -> Distribution | None:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _needs(installed: Distribution | None, extra: str) -> Iterator[tuple[str, str]]:
    """What a distribution needs here, each with the extras that are asked of it."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    for needed in map(Requirement, (installed.requires or []) if installed else []):
        if needed.marker is None or needed.marker.evaluate({"extra": extra}):
            yield from ((str(canonicalize_name(needed.name)), e) for e in ("", *needed.extras))


def differences(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Say what a report was made with that is otherwise now.

    Parameters
    ----------
    was : mapping
        The content of a ``run.json``.
    now : mapping
        What `used` gives.

    Examples
    --------
    >>> was = {"version": "1.0", "code": "a", "python": "3.11.7", "libraries": {"pandas": "3.1.1"}}
    >>> differences(was, was | {"code": "b", "libraries": {"pandas": "3.1.2"}})
    ['code of the package changed', 'pandas 3.1.1 -> 3.1.2']
    """
    named = {"version": PACKAGE, "python": "python"}
    found = [f"{named[key]} {was.get(key)} -> {now[key]}" for key in named if was.get(key) != now[key]]
    if was.get("code") != now["code"]:
        found.insert(0, "code of the package changed")
    return found + some(_libraries(was.get("libraries", now["libraries"]), now["libraries"]), "libraries")


def _libraries(was: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    names = sorted(name for name in {*was, *now} if was.get(name) != now.get(name))
    return [f"{name} {was.get(name, 'none')} -> {now.get(name, 'none')}" for name in names]


def some(reasons: list[str], what: str) -> list[str]:
    """Keep the first three of many reasons, and the number of the others.

    Examples
    --------
    >>> some(["a", "b", "c", "d", "e"], "files")
    ['a', 'b', 'c', '2 more files']
    """
    if len(reasons) <= _MOST + 1:
        return reasons
    return [*reasons[:_MOST], f"{len(reasons) - _MOST} more {what}"]
