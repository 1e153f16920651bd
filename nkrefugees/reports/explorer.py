"""The explorer beside the reports, made anew only where what it shows, or what makes it, has changed."""

from __future__ import annotations

from pathlib import Path

from nkrefugees import io
from nkrefugees.reports import record, tools
from nkrefugees.reports.locks import locked, scratch, write_over

PAGE = "explore.html"
_KEPT = "explore.json"


def renew(to: Path) -> Path:
    """Make the explorer of a folder of reports, in one step, unless it stands there already.

    Parameters
    ----------
    to : Path
        The folder of reports. What the page was made from, and its digest, are noted beside the log.

    Returns
    -------
    Path
        The page.
    """
    page, kept = to / PAGE, record.log_path(to).with_name(_KEPT)
    with locked(to, PAGE):
        shows = record.digest(record.dumps([io.files(), tools.used(to)]).encode())
        if record.load_json(kept) != {"shows": shows, "page": _digest(page)}:
            _make(page)
            kept.parent.mkdir(exist_ok=True)
            write_over(kept, record.dumps({"shows": shows, "page": _digest(page)}))
    return page


def _digest(page: Path) -> str:
    return record.digest(page.read_bytes()) if page.is_file() else ""


def _make(page: Path) -> None:
    from nkrefugees.site import explore

    with scratch(page.parent) as folder:
        explore.write(folder).replace(page)
