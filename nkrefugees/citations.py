"""Citations: the data set, and each original source that a frame rests on."""

from __future__ import annotations

import json
from typing import Any, Literal

import pandas as pd

from nkrefugees import io
from nkrefugees.analysis.families import actor_names
from nkrefugees.errors import UnknownName
from nkrefugees.filters import Day, rows

FORMATS = ("bibtex", "csl-json", "text")
_CSL_TYPES = {
    "news": "article-newspaper",
    "ngo_report": "report",
    "un_document": "report",
    "government": "report",
    "law": "legislation",
    "academic": "article-journal",
    "statistics": "dataset",
}
# For a column of a frame: the column and the table in which its ids stand beside a source.
_BEHIND = (
    ("policy_id", "policy_id", "mentions"),
    ("incident_ids", "incident_id", "claims"),
    ("incident_id", "incident_id", "claims"),
    ("series_id", "series_id", "claims"),
    ("series_id", "series_id", "observations"),
)
_LISTED = (
    "source_id", "publisher_id", "author", "published_edtf", "published_last", "title", "tier", "url",
)  # fmt: skip
_UNSAFE = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_UNSAFE |= {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}"}


def bibliography(frame: pd.DataFrame, as_of: Day = None) -> pd.DataFrame:
    """List the sources that a frame rests on.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any frame with ``source_id`` (or ``source_ids``), ``claim_id`` (or ``claim_ids``), ``incident_id`` (or
        ``incident_ids``), ``policy_id`` or ``series_id``.
    as_of : str, int or date, optional
        Only sources that had been published by that day.

    Returns
    -------
    pandas.DataFrame
        ``source_id``, ``publisher``, ``author``, ``published_edtf``, ``title``, ``tier``, ``url``, by date.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> rows = nk.bibliography(nk.claims(incident="2021-07-14-dandong"))
    >>> "2022-03-15-rfa-un-letter" in set(rows["source_id"])
    True
    """
    sources = rows("sources", "source_id", source_ids(frame), as_of=as_of, columns=_LISTED)
    sources = sources.sort_values(["published_last", "source_id"])
    sources = sources.assign(publisher=sources["publisher_id"].map(actor_names(sources["publisher_id"])))
    columns = ["source_id", "publisher", "author", "published_edtf", "title", "tier", "url"]
    return sources[columns].reset_index(drop=True)


def source_ids(frame: pd.DataFrame) -> set[str]:
    """Find the sources behind the rows of a frame, by whatever ids it has."""
    if "source_id" in frame:
        return set(frame["source_id"].dropna())
    if "source_ids" in frame:
        return _split(frame["source_ids"])
    for column in ("claim_id", "claim_ids"):
        if column in frame:
            return _behind("claims", "claim_id", frame[column])
    return {
        source
        for column, key, table in _BEHIND
        if column in frame
        for source in _behind(table, key, frame[column])
    }


def _behind(table: str, key: str, ids: pd.Series[str]) -> set[str]:
    """The sources of the rows of a table that have one of some ids."""
    return set(rows(table, key, _split(ids), columns=(key, "source_id"))["source_id"])


def _split(ids: pd.Series[str]) -> set[str]:
    """Every id of a column of ids, alone or joined by ``;``."""
    return set(ids.dropna().astype(str).str.split(";").explode()) - {""}


def cite(frame: pd.DataFrame | None = None, format: Literal["bibtex", "csl-json", "text"] = "bibtex") -> str:
    """Cite the data set, and the sources that a frame rests on.

    Parameters
    ----------
    frame : pandas.DataFrame, optional
        As in `bibliography`; the data set alone by default.
    format : str, default "bibtex"
        ``bibtex``, ``csl-json`` or ``text``.

    Returns
    -------
    str
        Entries, the data set first.

    Raises
    ------
    UnknownName
        If the format does not exist.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> print(nk.cite(format="text"))
    nkrefugees developers. The forced repatriation of North Koreans: ... Release ... [Data set].
    """
    if format not in FORMATS:
        raise UnknownName("format", format, FORMATS)
    items = [_dataset(), *([] if frame is None else cited(frame))]
    if format == "csl-json":
        return json.dumps(items, indent=2, ensure_ascii=False)
    return "\n\n".join((bibtex if format == "bibtex" else plain)(item) for item in items)


def cited(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the sources that a frame rests on as items of CSL-JSON; the frame is as in `bibliography`."""
    listed = bibliography(frame)
    sources = {s["source_id"]: s for _, s in rows("sources", "source_id", listed["source_id"]).iterrows()}
    return [_item(row, sources[row.source_id]) for row in listed.itertuples()]


def _dataset() -> dict[str, Any]:
    package = io.descriptor()
    year = str(package["version"]).split(".")[0]
    return {
        "id": "nkrefugees",
        "type": "dataset",
        "title": package["title"],
        "author": [{"literal": "nkrefugees developers"}],
        "issued": {"date-parts": [[int(year)]] if year.isdigit() else []},  # a twin is of no year
        "version": package["version"],
        "note": "CC BY 4.0",
    }


def _item(row: Any, source: pd.Series[Any]) -> dict[str, Any]:
    """One source as CSL-JSON, from its rows of the bibliography and of the record."""
    item = {
        "id": row.source_id,
        "type": _CSL_TYPES.get(source["kind"], "webpage"),
        "title": row.title,
        "issued": _issued(source),
        "language": source["language"],
        "publisher": row.publisher,
        "container-title": row.publisher,
    }
    if isinstance(row.author, str):
        item["author"] = [{"literal": name.strip()} for name in row.author.split(";")]
    if isinstance(row.url, str):
        item["URL"] = row.url
    return item


def _issued(source: pd.Series[Any]) -> dict[str, Any]:
    """The days of publication: one where it is known, else the range."""
    days = [source["published_first"], source["published_last"]]
    parts = [[d.year, d.month, d.day] for d in days if not pd.isna(d)]
    return {"date-parts": parts[:1] if len(parts) == 2 and parts[0] == parts[1] else parts}


def bibtex(item: dict[str, Any]) -> str:
    """Write an item of CSL-JSON as BibTeX."""
    kind = {"article-newspaper": "article", "report": "techreport"}.get(item["type"], "misc")
    fields = {
        "title": f"{{{_safe(item['title'])}}}",
        "author": " and ".join(f"{{{_safe(a['literal'])}}}" for a in item.get("author", [])),
        "year": str(item["issued"]["date-parts"][0][0]) if item["issued"]["date-parts"] else "",
        "journal" if kind == "article" else "institution" if kind == "techreport" else "publisher": _safe(
            item.get("publisher", "")
        ),
        "version": item.get("version", ""),
        "url": item.get("URL", ""),
    }
    body = ",\n".join(f"  {k} = {{{v}}}" for k, v in fields.items() if v)
    return f"@{kind}{{{item['id']},\n{body}\n}}"


def _safe(text: str) -> str:
    return "".join(_UNSAFE.get(c, c) for c in text)


def plain(item: dict[str, Any]) -> str:
    """Write an item of CSL-JSON as a line of text."""
    who = ", ".join(a["literal"] for a in item.get("author", [])) or item["publisher"]
    if item["type"] == "dataset" and "version" in item:
        return f"{who}. {item['title']}. Release {item['version']} [Data set]."
    when = "-".join(f"{n:02d}" for n in item["issued"]["date-parts"][0])
    later = item["issued"]["date-parts"][1:]
    until = f" to {'-'.join(f'{n:02d}' for n in later[0])}" if later else ""
    address = f" {item['URL']}" if "URL" in item else ""
    return f"{who}. {item['title']}. {item['publisher']}, {when}{until}.{address}"
