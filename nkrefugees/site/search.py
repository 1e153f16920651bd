"""The search page: every name of the record in one file, looked through by a small script of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nkrefugees import io
from nkrefugees.site.addresses import KINDS, SEARCH, actor_address, address, place_address
from nkrefugees.site.evidence.record import Record, Row
from nkrefugees.site.look import environment, script_hash

_SCRIPT = Path(__file__).parent / "search.js"
_HOLDER = "{id}"

# What is found: the word for it, its table and key, and where it stands, with a place for its id.
_FOUND = (
    ("incident", "incidents", "incident_id", address("incident_id", _HOLDER)),
    ("policy", "policies", "policy_id", address("policy_id", _HOLDER)),
    ("source", "sources", "source_id", address("source_id", _HOLDER)),
    ("series", "series", "series_id", address("series_id", _HOLDER)),
    ("place", "places", "place_id", place_address(_HOLDER)),
    ("actor", "actors", "actor_id", actor_address(_HOLDER)),
)
_NAMES = ("title", "name", "name_en", "name_ko", "name_zh")
_WHOSE = ("publisher_id", "producer_id", "actor_id")


def write(folder: Path, record: Record, version: str) -> None:
    """Write the search page.

    Parameters
    ----------
    folder : Path
        The root of the site.
    record : Record
        The record.
    version : str
        That of this package.
    """
    script = _SCRIPT.read_text(encoding="utf-8")
    text = (
        environment()
        .get_template("search.html")
        .render(
            root="",
            here=SEARCH,
            version=version,
            release=io.release(),
            index=in_page(entries(record)),
            script=script,
            script_hash=script_hash(f"\n{script}"),
        )
    )
    (folder / SEARCH).write_bytes(text.encode(errors="replace"))


def entries(record: Record) -> dict[str, Any]:
    """Give what can be found, small enough to stand in the page.

    Returns
    -------
    dict
        ``names``: of publishers, actors and places of incidents, each once. ``kinds``: for each kind its
        ``word``, its ``address`` with a place for an id, and ``rows``: how many letters its id shares with
        the one before, the rest of the id, its name, and, if there is more to go by, its place in ``names``.
    """
    names: dict[str, int] = {}
    kinds = [
        {"word": word, "address": href, "rows": _rows(record, table, key, names)}
        for word, table, key, href in _FOUND
    ]
    return {"names": list(names), "kinds": kinds}


def _rows(record: Record, table: str, key: str, names: dict[str, int]) -> list[list[Any]]:
    found: list[list[Any]] = []
    before = ""
    for row in sorted(record.all(table), key=lambda row: str(row[key])):
        name = str(row[key])
        shared = _shared(before, name)
        more = _more(record, row, key)
        behind = [names.setdefault(more, len(names))] if more else []
        found.append([shared, name[shared:], _text(row) or name, *behind])
        before = name
    return found


def _shared(before: str, name: str) -> int:
    """With how many letters both begin."""
    differ = (n for n, (one, other) in enumerate(zip(before, name, strict=False)) if one != other)
    return next(differ, min(len(before), len(name)))


def _text(row: Row) -> str:
    """All names of a row."""
    return " · ".join(str(row[column]) for column in _NAMES if row[column])


def _more(record: Record, row: Row, key: str) -> str:
    """What a row is found by besides: actor, publisher or producer; of an incident the names of its place."""
    if key == "incident_id":
        return _text(record.row("places", "place_id", row.place_id))
    name = next((row[column] for column in _WHOSE if row[column]), None) if key in KINDS else None
    return record.actor(name) if name else ""


def in_page(content: Any) -> str:
    r"""Write JSON that may stand in a script of a page: no text of it ends the script or opens another.

    Examples
    --------
    >>> in_page("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
