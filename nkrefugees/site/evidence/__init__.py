"""The pages of the record: one for each incident, policy, source and series, and lists that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nkrefugees import io
from nkrefugees.site.addresses import EVIDENCE, address
from nkrefugees.site.evidence.lists import actors, lists, places
from nkrefugees.site.evidence.pages import Pages
from nkrefugees.site.evidence.record import Record, page_name
from nkrefugees.site.look import environment

KEYS = {"incident_id": "incidents", "policy_id": "policies", "source_id": "sources", "series_id": "series"}
_ACTORS = "Who claims something, acts, publishes or counts; organisations, offices and groups, no private person."
_PLACES = "Towns, public crossings and larger areas; nothing finer is recorded. What is listed names the place."


def write(folder: Path, record: Record, version: str) -> None:
    """Write the pages of a record.

    Parameters
    ----------
    folder : Path
        The root of the site; pages are written below ``evidence/`` in it.
    record : Record
        The record.
    version : str
        That of this package.

    Raises
    ------
    BadValue
        If an id could not be the name of a page.
    """
    env = environment()
    shared = {"version": version, "release": io.release()}
    for name in KEYS:
        (folder / address(name, "x")).parent.mkdir(parents=True)
    for path, template, shown in _pages(record):
        root = "../" * path.count("/")
        text = env.get_template(template).render({**shared, **shown, "root": root, "here": path})
        (folder / path).write_bytes(text.encode(errors="replace"))


def _pages(record: Record) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every page: its address, its template, and what it shows."""
    pages = Pages(record)
    show = {"incident_id": pages.incident, "policy_id": pages.policy, "source_id": pages.source, "series_id": pages.series}
    for key, table in KEYS.items():
        for row in record.all(table):
            yield address(key, page_name(row, key)), f"{address(key, '')[len(EVIDENCE) + 1 :].split('/')[0]}.html", show[key](row)
    yield from _lists(record)


def _lists(record: Record) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The pages that list others."""
    found = lists(record)
    named = [("actors", "Actors", _ACTORS, actors(record)), ("places", "Places", _PLACES, places(record))]
    numbers = [(listed.counted, listed.name, listed.title) for listed in found]
    numbers += [(f"{len(rows):,} {name}", name, title) for name, title, _, rows in named]
    yield f"{EVIDENCE}/index.html", "evidence.html", {"numbers": numbers, "lists": found, "claims": len(record.all("claims"))}
    for listed in found:
        yield f"{EVIDENCE}/{listed.name}.html", "list.html", {"listed": listed}
    for name, title, about, rows in named:
        yield f"{EVIDENCE}/{name}.html", "register.html", {"title": title, "about": about, "rows": rows}
