"""The pages of the record: one for each incident, policy, source and series, and lists that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from nkrefugees import io
from nkrefugees.site.addresses import EVIDENCE, INDEX, KINDS, STYLE, address
from nkrefugees.site.evidence.lists import actors, lists, places
from nkrefugees.site.evidence.pages import Pages
from nkrefugees.site.evidence.record import Record, page_name
from nkrefugees.site.look import environment

KEYS = {"incident_id": "incidents", "policy_id": "policies", "source_id": "sources", "series_id": "series"}
Page: TypeAlias = tuple[str, str, dict[str, Any]]
_ACTORS = (
    "Who claims something, acts, publishes or counts; organisations, offices and groups, no private person."
)
_PLACES = (
    "Towns, public crossings and larger areas; nothing finer is recorded. What is listed names the place."
)


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
    (folder / STYLE).write_bytes(env.get_template("style.css").render().encode())
    for path, template, shown in _pages(record):
        root = "../" * path.count("/")
        text = env.get_template(template).render({**shared, **shown, "root": root, "here": path})
        (folder / path).write_bytes(text.encode(errors="replace"))


def _pages(record: Record) -> Iterator[Page]:
    """Every page: its address, its template, and what it shows."""
    pages = Pages(record)
    show = (pages.incident, pages.policy, pages.source, pages.series)
    for (key, table), shown in zip(KEYS.items(), show, strict=True):
        for row in record.all(table):
            yield address(key, page_name(row, key)), f"{KINDS[key]}.html", shown(row)
    yield from _lists(record)


def _lists(record: Record) -> Iterator[Page]:
    """The pages that list others."""
    found = lists(record)
    hrefs = {name: href for listed in found for name, href in listed.hrefs().items()}
    registers = [
        ("actors", "Actors", _ACTORS, actors(record, hrefs)),
        ("places", "Places", _PLACES, places(record)),
    ]
    numbers = [(listed.counted, listed.name) for listed in found]
    numbers += [(f"{len(rows):,} {name}", name) for name, _, _, rows in registers]
    shown = {"numbers": numbers, "lists": found, "hrefs": hrefs, "claims": len(record.all("claims"))}
    yield INDEX, "evidence.html", shown
    for listed in found:
        for name, groups in listed.parts:
            yield f"{EVIDENCE}/{name}.html", "list.html", {"listed": listed, "name": name, "groups": groups}
    for name, title, about, rows in registers:
        yield f"{EVIDENCE}/{name}.html", "register.html", {"title": title, "about": about, "rows": rows}
