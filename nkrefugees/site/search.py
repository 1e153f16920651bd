"""The search page: every name of the record in one file, looked through by a small script of our own."""

from __future__ import annotations

import base64
import hashlib
import json
from os.path import commonprefix
from pathlib import Path
from typing import Any

from nkrefugees import io
from nkrefugees.site.addresses import KINDS, SEARCH, actor_address, address, place_address
from nkrefugees.site.evidence.record import Record, Row
from nkrefugees.site.look import environment

_SCRIPT = Path(__file__).parent / "search.js"
_HOLDER = "{id}"

# What is found: the word for it, and where it stands, with a place for its id.
_FOUND = [
    ("incident", address("incident_id", _HOLDER)),
    ("policy", address("policy_id", _HOLDER)),
    ("source", address("source_id", _HOLDER)),
    ("series", address("series_id", _HOLDER)),
    ("place", place_address(_HOLDER)),
    ("actor", actor_address(_HOLDER)),
]


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
            script_hash=script_hash(script),
        )
    )
    (folder / SEARCH).write_bytes(text.encode(errors="replace"))


def script_hash(script: str) -> str:
    """Give what a Content-Security-Policy names a script by, with the line breaks around it.

    Examples
    --------
    >>> script_hash("")
    'sha256-AbpHGcgLb+kRsJGnwFEktk7uzpZOCcBY74+YBdrKVGs='
    """
    digest = hashlib.sha256(f"\n{script}".encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def entries(record: Record) -> dict[str, Any]:
    """Give what can be found, small enough to stand in the page.

    Returns
    -------
    dict
        ``names``: publishers and actors, each once. ``kinds``: for each kind its ``word``, its ``address`` with a
        place for an id, and ``rows``: how many letters its id shares with the one before, the rest of the id, its
        name, and, if there is more to go by, the place of an actor in ``names``.
    """
    names: dict[str, int] = {}
    tables = [*zip(KINDS.values(), KINDS, strict=True), ("place", "place_id"), ("actor", "actor_id")]
    kinds = []
    for (kind, key), (word, href) in zip(tables, _FOUND, strict=True):
        rows = sorted(record.all(_TABLES[kind]), key=lambda row, key=key: str(row[key]))
        kinds.append({"word": word, "address": href, "rows": _rows(record, rows, key, names)})
    return {"names": list(names), "kinds": kinds}


_TABLES = {"policy": "policies", "series": "series"} | {
    kind: f"{kind}s" for kind in ("incident", "source", "place", "actor")
}
_NAMES = ("title", "name", "name_en", "name_ko", "name_zh")
_WHOSE = ("publisher_id", "producer_id")


def _rows(record: Record, rows: list[Row], key: str, names: dict[str, int]) -> list[list[Any]]:
    found = []
    before = ""
    for row in rows:
        name = str(row[key])
        shared = len(commonprefix([before, name]))
        found.append([shared, name[shared:], _text(row, name), *_whose(record, row, key, names)])
        before = name
    return found


def _text(row: Row, name: str) -> str:
    """All names of a row."""
    return " · ".join(str(row[column]) for column in _NAMES if row[column]) or name


def _whose(record: Record, row: Row, key: str, names: dict[str, int]) -> list[int]:
    """The publisher, actor or producer of a row, by its place among all names."""
    columns = _WHOSE if key != "policy_id" else ("actor_id",)
    return [
        names.setdefault(record.actor(row[column]), len(names)) for column in columns if row[column]
    ]


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
