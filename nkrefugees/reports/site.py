"""The list of all reports, ``reports/index.html``."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nkrefugees import io
from nkrefugees.reports import record
from nkrefugees.reports.locks import beside, locked
from nkrefugees.reports.page import environment
from nkrefugees.reports.state import standing

INDEX = "index.html"


def write(to: Path) -> Path:
    """Write the list of the reports that stand in a folder, in one step.

    Parameters
    ----------
    to : Path
        The folder of reports.

    Returns
    -------
    Path
        The page.
    """
    with locked(to, INDEX):
        return _replace(to / INDEX, _render(to))


def _render(to: Path) -> str:
    made = {(run["notebook"], run["run"]): run for run in record.runs(to)}
    rows = [_row(row, made.get((row["notebook"], row["run"]))) for row in standing(to)]
    groups = [_group(name, list(found)) for name, found in groupby(rows, lambda r: r["notebook"])]
    template = environment().get_template("site.html")
    return template.render(groups=groups, release=io.release(), version=record.package_version())


def _row(row: dict[str, Any], run: dict[str, Any] | None) -> dict[str, Any]:
    if run is None:
        return row | {"href": "", "title": "", "differing": {}, "release": ""}
    href = f"{quote(row['notebook'])}/{quote(row['run'])}/{record.PAGE}"
    values = {name: run["parameters"][name] for name in run["differing"]}
    more = {"href": href, "title": run["title"], "differing": values}
    return row | more | {"release": run["data"]["release"]}


def _group(notebook: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    title = next((row["title"] for row in rows if row["title"]), notebook)
    return {"notebook": notebook, "title": title, "rows": rows}


def _replace(path: Path, text: str) -> Path:
    """Write beside and move over, so that a reader never sees half a page."""
    new = beside(path)
    new.write_bytes(text.encode())
    new.chmod(0o644)
    return new.replace(path)
