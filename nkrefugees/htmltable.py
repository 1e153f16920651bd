"""A frame as a table of HTML; attributes say what its figures rest on, for pages that make links of it."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from nkrefugees.rests import ONE, rests

if TYPE_CHECKING:
    import pandas as pd

NOT_RECORDED = "not recorded"
_LONG = 48


def table(frame: pd.DataFrame, indexed: bool = False, number: Callable[[float], str] | None = None) -> str:
    """Write a frame as a table.

    Parameters
    ----------
    frame : pandas.DataFrame
        Columns of joined ids, whose names end in ``_ids``, are not shown.
    indexed : bool
        Whether the index heads the rows.
    number : callable, optional
        Writes a float; four figures by default.

    Returns
    -------
    str
        ``<table class="nk">``. A row whose figures rest on ids of the record has them in ``data-rests``, as
        `nkrefugees.rests.rests` names them; a cell that is an id has its kind in ``data-kind``.

    Examples
    --------
    >>> import pandas as pd
    >>> written = table(pd.DataFrame({"incident_id": ["2013-05-vientiane"], "n_low": [9]}))
    >>> '<tr data-rests="incident:2013-05-vientiane">' in written, '<td class="n">9</td>' in written
    (True, True)
    """
    heads = [str(name or "") for name in frame.index.names] if indexed else []
    names = heads + [str(column) for column in frame]
    shown = [place for place, name in enumerate(names) if not name.endswith("_ids")]
    head = "".join(_column(names[place]) for place in shown)
    body = "\n".join(_row(row, names, shown, len(heads), number) for row in _rows(frame, indexed))
    return f'<table class="nk">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'


def _column(name: str) -> str:
    return f'<th scope="col">{html.escape(name)}</th>' if name else "<td></td>"


def _rows(frame: pd.DataFrame, indexed: bool) -> Iterator[tuple[Any, ...]]:
    """Each row as values, its labels first."""
    labels = frame.index.to_frame().itertuples(index=False, name=None) if indexed else repeat(())
    return (
        (*label, *row) for label, row in zip(labels, frame.itertuples(index=False, name=None), strict=False)
    )


def cell(value: Any, column: str = "", number: Callable[[float], str] | None = None) -> str:
    """Write one cell; what is missing is a dash, not an empty cell that could be read as none.

    Examples
    --------
    >>> cell(60000), cell(None)
    ('<td class="n">60,000</td>', '<td><span class="nk-missing" title="not recorded">–</span></td>')
    """
    import pandas as pd
    from pandas.api.types import is_float, is_integer

    if isinstance(value, str) and value == NOT_RECORDED:
        return f'<td><span class="nk-missing">{value}</span></td>'
    if not isinstance(value, list | tuple) and pd.isna(value):
        return '<td><span class="nk-missing" title="not recorded">–</span></td>'
    if column == "url" and (linked := link(value, urlsplit(str(value)).netloc)):
        return f"<td>{linked}</td>"
    kind = ' class="n"' if is_integer(value) or is_float(value) else ""
    text = number(float(value)) if number and is_float(value) else _text(value)
    if column in ONE:
        kind = f' data-kind="{ONE[column]}"'
    elif len(text) > _LONG:
        kind = ' class="long"'
    return f"<td{kind}>{_line(text)}</td>"


def link(url: Any, text: str) -> str:
    """Write a link to a page of the web; empty where an address is none of ``http`` or ``https``.

    Examples
    --------
    >>> link("https://a.org/b", "a.org"), link("javascript:run()", "run")
    ('<a href="https://a.org/b">a.org</a>', '')
    """
    if not isinstance(url, str) or not url.lower().startswith(("http://", "https://")):
        return ""
    return f'<a href="{html.escape(url)}">{html.escape(text)}</a>'


def _row(
    row: tuple[Any, ...],
    names: list[str],
    shown: list[int],
    heads: int,
    number: Callable[[float], str] | None,
) -> str:
    """One row; what its figures rest on is named where it has figures."""
    cells = "".join(_head(row[p]) if p < heads else cell(row[p], names[p], number) for p in shown)
    found = rests(dict(zip(names, row, strict=True))) if ' class="n"' in cells else []
    resting = f' data-rests="{html.escape(" ".join(found))}"' if found else ""
    return f"<tr{resting}>{cells}</tr>"


def _head(value: Any) -> str:
    """The name of a row; a year is no count, and has no thousands."""
    import pandas as pd

    missing = not isinstance(value, tuple) and pd.isna(value)
    text = "–" if missing else _text(value) if isinstance(value, pd.Timestamp | float | bool) else str(value)
    return f'<th scope="row">{_line(text)}</th>'


def _text(value: Any) -> str:
    """A value in words: days, counts with thousands apart, fractions in short."""
    import pandas as pd
    from pandas.api.types import is_bool, is_float, is_integer

    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if is_bool(value):
        return "yes" if value else "no"
    if is_float(value):
        return _fraction(float(value))
    return f"{value:,}" if is_integer(value) else str(value)


def _fraction(value: float) -> str:
    """Four figures; from a thousand on all before the point, and one behind it. The CSV has every figure."""
    if abs(value) < 1000:
        return f"{value:.4g}"
    return f"{value:,.0f}" if abs(value) >= 1e6 else f"{value:,.1f}".removesuffix(".0")


def _line(text: str) -> str:
    """Text on one line, as HTML."""
    return html.escape(" ".join(text.split("\n")))
