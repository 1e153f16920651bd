"""The rows behind a figure as a table of its page."""

from __future__ import annotations

import csv
import html
import io
import re

from nkrefugees.rests import ONE, rests

_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[-+]?\d+)?")
_LONG = 48


def table(text: str) -> str:
    r"""Write CSV as a table, in the form of `nkrefugees.htmltable`; columns of joined ids are not shown.

    Examples
    --------
    >>> table("year,n\n2013,9\n").splitlines()[3]
    '<tr><td>2013</td><td class="n">9</td></tr>'
    """
    rows = list(csv.DictReader(io.StringIO(text)))
    names = [name for name in (rows[0] if rows else {}) if not name.endswith("_ids")]
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in names)
    body = "\n".join(_row(row, names) for row in rows)
    return f'<table class="nk">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'


def _row(row: dict[str, str], names: list[str]) -> str:
    found = html.escape(" ".join(rests(row)))
    cells = "".join(_cell(row[name], name) for name in names)
    return f'<tr data-rests="{found}">{cells}</tr>' if found else f"<tr>{cells}</tr>"


def _cell(text: str, column: str) -> str:
    written = html.escape(" ".join((text or "").split("\n")))
    if column in ONE:
        return f'<td data-kind="{ONE[column]}">{written}</td>'
    if column not in ("year", "period", "period_edtf", "date_edtf") and _NUMBER.fullmatch(text or ""):
        return f'<td class="n">{written}</td>'
    return f'<td class="long">{written}</td>' if len(written) > _LONG else f"<td>{written}</td>"
