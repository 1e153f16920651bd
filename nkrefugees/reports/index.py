"""The list of all reports, ``reports/index.html``."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nkrefugees import io
from nkrefugees.reports import record, tools
from nkrefugees.reports.about import INCIDENT, incidents
from nkrefugees.reports.age import in_days
from nkrefugees.reports.holdings import holdings
from nkrefugees.reports.locks import locked, write_over
from nkrefugees.reports.news import changelog, news
from nkrefugees.reports.state import standing
from nkrefugees.site.look import environment

INDEX = "index.html"
_PROMISE = re.compile(r"<code>nkrefugees status --max-age (\d{1,5})</code>")
NOTED = Path(__file__).parent / "same_bytes.json"


def write(to: Path, max_age: int | None = None) -> Path:
    """Write the list of the reports that stand in a folder, in one step.

    Parameters
    ----------
    to : Path
        The folder of reports.
    max_age : int, optional
        The days after which each report is to be made anew. The page states this promise; whether it is
        kept is for `nkrefugees.reports.status` to say, since a page knows no clock.

    Returns
    -------
    Path
        The page.
    """
    with locked(to, INDEX):
        shown = _shown(to, max_age)
        digest = record.digest(record.dumps([shown, io.files(), tools.code()]).encode())
        if _is_written(to / INDEX, digest):
            return to / INDEX
        text = environment().get_template("index.html").render(shown | _record())
        return write_over(to / INDEX, f"{text}{_seal(text.encode(), digest)}")


def promised(to: Path) -> int | None:
    """Give the days that the list of a folder promises, as it stands there; None if it promises nothing."""
    page = to / INDEX
    found = _PROMISE.search(page.read_text(encoding="utf-8", errors="replace")) if page.is_file() else None
    return int(found[1]) if found else None


def _shown(to: Path, max_age: int | None) -> dict[str, Any]:
    """What the page shows."""
    made = {(run["notebook"], run["run"]): run for run in record.runs(to)}
    titles = incidents()
    rows = [_row(row, made.get((row["notebook"], row["run"])), titles) for row in standing(to)]
    return {
        "groups": [_group(name, list(found)) for name, found in groupby(rows, lambda r: r["notebook"])],
        "release": io.release(),
        "version": tools.used(to)["version"],
        "python": record.python_version(),
        "max_age": max_age,
        "days": in_days(max_age) if max_age else "",
        "bytes": record.load_json(NOTED),
    }


def _record() -> dict[str, Any]:
    """What the data holds and is called; it is read only to be shown, since its files have digests."""
    package = io.descriptor()
    return {
        "root": "",
        "here": INDEX,
        "site": package.get("title", "Reports"),
        "said": package.get("description", ""),
        "gaps": package.get("gaps", []),
        "holdings": holdings(),
        "news": news(io.release(), changelog()),
    }


def _seal(page: bytes, digest: str) -> str:
    """The last line of a page: the digests of what it shows and of its bytes."""
    return f"<!-- shows {digest}, in bytes {record.digest(page)} -->\n"


def _is_written(path: Path, digest: str) -> bool:
    """Whether a page shows just that, and is whole: then it need not be written again."""
    try:
        page, _, last = path.read_bytes()[:-1].rpartition(b"\n")
    except OSError:
        return False
    return last + b"\n" == _seal(page + b"\n", digest).encode()


def _row(row: dict[str, Any], run: dict[str, Any] | None, titles: dict[str, str]) -> dict[str, Any]:
    if run is None:
        return row | {"href": "", "title": "", "differing": {}, "release": "", "about": ""}
    href = f"{quote(row['notebook'])}/{quote(row['run'])}/{record.PAGE}"
    values = {name: run["parameters"][name] for name in run["differing"]}
    about = titles.get(str(values[INCIDENT]), "") if [*values] == [INCIDENT] else ""
    more = {"href": href, "title": run["title"], "differing": values, "about": about}
    return row | more | {"release": run["data"]["release"]}


def _group(notebook: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A question, and where its default run stands, else its first."""
    title = next((row["title"] for row in rows if row["title"]), notebook)
    href = next((row["href"] for row in rows if row["href"]), "")
    return {"notebook": notebook, "title": title, "href": href, "rows": rows}
