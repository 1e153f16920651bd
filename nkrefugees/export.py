"""Tables for those who work elsewhere: Excel, Stata and Parquet, each with the caution inside."""

from __future__ import annotations

import io as memory
import re
import zipfile
from collections.abc import Callable, Hashable
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from nkrefugees import frames, io, schema
from nkrefugees.analysis.panel import panel
from nkrefugees.analysis.resolve import resolve
from nkrefugees.columns import codebook
from nkrefugees.errors import BadValue, MissingLibrary, UnknownName
from nkrefugees.shown import CAUTION

COMPUTED: dict[str, Callable[[], pd.DataFrame]] = {
    "resolved": lambda: resolve(frames.claims()),
    "panel": lambda: panel().reset_index(),
}
_WHEN = (2000, 1, 1, 0, 0, 0)
_LONG = 2000
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def export(file: Path | str, table: str | None = None) -> list[str]:
    """Write tables of the record for Excel, Stata or Parquet.

    Parameters
    ----------
    file : Path or str
        ``.xlsx`` holds every table, with the codebook and the caution on sheets of their own; ``.dta`` and
        ``.parquet`` hold one, with the caution in their label or metadata.
    table : str, optional
        A table of the codebook, ``resolved`` (every incident, by the rule ``bounds``) or ``panel`` (by month
        and country). For ``.dta`` and ``.parquet`` the file's own name by default.

    Returns
    -------
    list of str
        The tables written. The same data give the same bytes.

    Raises
    ------
    BadValue
        If the ending is none of these.
    UnknownName
        If there is no such table.
    MissingLibrary
        If the extra ``export`` is needed and not installed.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> export(folder / "incidents.dta")
    ['incidents']
    """
    path = Path(file)
    writer = _WRITERS.get(path.suffix)
    if writer is None:
        raise BadValue("export", str(file), f"the file must end in {', '.join(_WRITERS)}")
    names = [*schema.tables(io.descriptor()), *COMPUTED]
    wanted = names if table is None and path.suffix == ".xlsx" else [table or path.stem]
    for name in wanted:
        if name not in names:
            raise UnknownName("table", name, names)
    content = writer({name: _frame(name) for name in wanted})
    path.write_bytes(content)
    return wanted


def _frame(name: str) -> pd.DataFrame:
    return COMPUTED[name]() if name in COMPUTED else io.table(name)


def _heading() -> dict[str, str]:
    """What every export says of itself."""
    package = io.descriptor()
    return {
        "title": str(package["title"]),
        "release": io.release(),
        "caution": CAUTION,
        "licence": str(package["licenses"][0]["title"]),
    }


def _xlsx(tables: dict[str, pd.DataFrame]) -> bytes:
    """A workbook: what it is, the codebook, then the tables."""
    try:
        from openpyxl import Workbook
    except ImportError:
        raise MissingLibrary("openpyxl", "export") from None
    book = Workbook(write_only=True)
    book.properties.creator = "nkrefugees"
    about = pd.DataFrame(list(_heading().items()), columns=["what", "says"])
    for name, frame in {"about": about, "codebook": codebook(), **tables}.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for row in [list(frame.columns), *frame.itertuples(index=False, name=None)]:
            sheet.append([_cell(sheet, value) for value in row])
    out = memory.BytesIO()
    book.save(out)
    return _still(out.getvalue())


def _cell(sheet: Any, value: Any) -> Any:
    """A value of a sheet; text stays text, also where it begins like a formula."""
    if pd.isna(value):
        return None
    if not isinstance(value, str):
        return value.to_pydatetime().date() if isinstance(value, pd.Timestamp) else value
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=value)
    cell.data_type = "s"
    return cell


def _still(archive: bytes) -> bytes:
    """The same archive without the time of day in it."""
    out = memory.BytesIO()
    with zipfile.ZipFile(memory.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _CLOCK.sub(rb"\g<1>2000-01-01T00:00:00Z", old.read(name)))
    return out.getvalue()


def _dta(tables: dict[str, pd.DataFrame]) -> bytes:
    """One table for Stata 14 and later."""
    [(name, frame)] = tables.items()
    days = list(frame.select_dtypes("datetime"))
    counts = list(frame.select_dtypes(["number", "bool", "boolean"]))
    texts = [c for c in frame if c not in days and c not in counts]
    plain = (
        frame.astype(dict.fromkeys(counts, "float64"))
        .astype(dict.fromkeys(texts, object))
        .fillna(dict.fromkeys(texts, ""))
    )
    out = memory.BytesIO()
    plain.to_stata(
        out,
        write_index=False,
        version=118,
        convert_dates=dict.fromkeys(days, "td"),
        convert_strl=[c for c in texts if plain[c].str.len().max() > _LONG],
        time_stamp=datetime(*_WHEN),
        data_label="Claims, not facts; empty is not recorded, not zero",
        variable_labels=_labels(name),
    )
    return out.getvalue()


def _labels(table: str) -> dict[Hashable, str]:
    """What each column means, as short as Stata takes it."""
    if table in COMPUTED:
        return {}
    book = codebook(table)
    return {c: text[:80] for c, text in zip(book["column"], book["description"], strict=True)}


def _parquet(tables: dict[str, pd.DataFrame]) -> bytes:
    """One table with its types; what it is stands in the metadata."""
    [frame] = tables.values()
    frame.attrs.update(_heading())
    try:
        return frame.to_parquet(engine="pyarrow", index=False)
    except ImportError:
        raise MissingLibrary("pyarrow", "export") from None


_WRITERS: dict[str, Callable[[dict[str, pd.DataFrame]], bytes]] = {
    ".xlsx": _xlsx,
    ".dta": _dta,
    ".parquet": _parquet,
}
