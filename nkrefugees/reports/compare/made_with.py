"""What two runs of a report were made with, from their ``run.json``: only what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from nkrefugees.reports.compare.wordwise import plain
from nkrefugees.site.look import written

ABSENT = "absent"
_DIGITS = 12


class Made(NamedTuple):
    """One thing that the runs were made with, and what it was."""

    what: str
    before: str
    after: str


def is_whole(run: Mapping[str, Any]) -> bool:
    """Whether a ``run.json`` has the parts that are compared."""
    if not all(isinstance(run.get(part), dict) for part in ("data", "parameters", "files")):
        return False
    reads = run["data"].get("read", [])
    libraries = run.get("libraries", {})
    return isinstance(libraries, dict) and isinstance(reads, list) and all(isinstance(r, dict) for r in reads)


def compare(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[Made]:
    """Say what two runs were made with, where it differs.

    Parameters
    ----------
    was, now : mapping
        The contents of two ``run.json``.

    Examples
    --------
    >>> was = {"data": {"release": "1.0.0"}, "parameters": {"since": ""}, "python": "3.11.7"}
    >>> compare(was, {"data": {"release": "1.1.0"}, "parameters": {"since": "2005"}, "python": "3.11.7"})
    [Made(what='data release', before='1.0.0', after='1.1.0'),
     Made(what='parameter since', before='none', after='2005')]
    """
    found = _plain("notebook", was.get("notebook"), now.get("notebook"))
    found += _digests("file of the notebook", was.get("notebook_sha256"), now.get("notebook_sha256"))
    found += _plain("data release", was["data"].get("release"), now["data"].get("release"))
    found += _reads(was["data"].get("read", []), now["data"].get("read", []))
    found += _each("parameter", was["parameters"], now["parameters"])
    found += _plain("nkrefugees", was.get("version"), now.get("version"))
    found += _digests("code of nkrefugees", was.get("code"), now.get("code"))
    found += _plain("python", was.get("python"), now.get("python"))
    if "libraries" in was and "libraries" in now:
        found += _each("library", was["libraries"], now["libraries"])
    return found


def _plain(what: str, before: object, after: object) -> list[Made]:
    return [Made(what, _words(before), _words(after))] if before != after else []


def _digests(what: str, before: object, after: object) -> list[Made]:
    """Digests that differ, their first digits: enough to tell them apart."""
    return [Made(what, m.before[:_DIGITS], m.after[:_DIGITS]) for m in _plain(what, before, after)]


def _each(what: str, before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[Made]:
    for name in dict.fromkeys([*before, *after]):
        yield from _plain(f"{what} {plain(name)}", before.get(name), after.get(name))


def _words(value: object) -> str:
    return ABSENT if value is None else plain(written(value))


def _reads(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Iterator[Made]:
    """Numbers of rows read of each table whose rows are not the same."""
    old, new = _by_table(before), _by_table(after)
    for table in dict.fromkeys([*old, *new]):
        was, now = old.get(table, []), new.get(table, [])
        if was != now:
            counts = [", ".join(str(rows) for rows, _ in reads) or "none" for reads in (was, now)]
            others = " (not the same rows)" if counts[0] == counts[1] else ""
            yield Made(f"rows read of {plain(table)}", counts[0], counts[1] + others)


def _by_table(reads: list[dict[str, Any]]) -> dict[str, list[tuple[object, object]]]:
    found: dict[str, list[tuple[object, object]]] = {}
    for read in reads:
        found.setdefault(str(read.get("table")), []).append((read.get("rows"), read.get("sha256")))
    return found
