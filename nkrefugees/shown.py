"""A table with its sources and data version under it, for notebooks and reports."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Any

import pandas as pd

from nkrefugees import io
from nkrefugees.analysis.attempt import Refused
from nkrefugees.citations import bibliography
from nkrefugees.filters import Day
from nkrefugees.htmltable import NOT_RECORDED, link, table
from nkrefugees.rests import INVENTED, invented
from nkrefugees.wording import plural, support

_LINES, _ROWS = 20, 300  # of a long table, as text and as HTML; its CSV has all
NOTHING = "0 rows: nothing of this kind is found for this choice"
CAUTION = "Figures are claims, resolved by a stated rule; an empty cell is not recorded, not zero."


@dataclass(frozen=True)
class Shown:
    """A frame with a caption; renders as HTML, text and CSV."""

    frame: pd.DataFrame
    caption: str
    sources: pd.DataFrame

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.to_html(), "text/plain": str(self), "text/csv": self.to_csv()}

    def __str__(self) -> str:
        return f"{self._visible.to_string(na_rep='', max_rows=_LINES)}\n{self.caption}"

    __repr__ = __str__

    def to_csv(self) -> str:
        """Write the rows as CSV, with its index if that has a name."""
        rows = supported(self.frame)
        return str(rows.to_csv(index=self._indexed, lineterminator="\n", date_format="%Y-%m-%d"))

    def to_html(self) -> str:
        """Write a table, its caption and its sources; see `nkrefugees.htmltable` for its attributes."""
        rows = table(_silent(supported(self.frame.head(_ROWS))), self._indexed)
        if len(self.frame) > _ROWS:
            rows += f'<p class="more">Shown: {_ROWS:,} of {len(self.frame):,} rows.</p>'
        caption = html.escape(self.caption)
        return (
            f'<figure class="nk-table">\n{rows}\n'
            f"<figcaption>{caption}{self._source_list()}</figcaption>\n</figure>"
        )

    @property
    def _indexed(self) -> bool:
        return any(name is not None for name in self.frame.index.names)

    @property
    def _visible(self) -> pd.DataFrame:
        rows = _silent(supported(self.frame))
        return rows[[c for c in rows if not str(c).endswith("_ids")]]

    def _source_list(self) -> str:
        """The sources in a list that opens; a bibliography is that list itself."""
        rows = [f"<li>{_source(row)}</li>" for row in self.sources.itertuples()]
        if not rows or set(self.sources) <= set(self.frame):
            return ""
        return f"<details><summary>{plural(len(rows), 'source')}</summary><ol>{''.join(rows)}</ol></details>"


def show(frame: pd.DataFrame | Refused, as_of: Day = None) -> Shown | Refused:
    """Show a frame with its sources and the data version under it.

    Parameters
    ----------
    frame : pandas.DataFrame or Refused
        Any frame; its sources are found by its ids. Columns of joined ids (``claim_ids``,
        ``incident_ids``) are kept in the CSV and not shown. A resolved figure is followed by its
        ``support``; a period on which nothing is recorded says so in place of its figures. A refusal that
        stands in the place of a frame (`nkrefugees.attempt`) is shown in its own words.
    as_of : str, int or date, optional
        Only sources that had been published by that day are named.

    Returns
    -------
    Shown or Refused
        Renders in notebooks; ``frame``, ``caption`` and ``sources`` are attributes.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> "sources" in nk.show(nk.claims(incident="2021-07-14-dandong")).caption
    True
    """
    if isinstance(frame, Refused):
        return frame
    if not isinstance(frame, pd.DataFrame):
        raise TypeError(f"show takes a frame, not {type(frame).__name__}")
    sources = bibliography(frame, as_of)
    data = f"{INVENTED}, nothing of the record" if invented(frame) else f"nkrefugees data {io.release()}"
    origin = f" from {_documents(sources)}" if len(sources) else ""
    size = plural(len(frame), "row") if len(frame) else NOTHING
    return Shown(frame, f"{size}{origin}; {data}. {CAUTION}", sources)


def supported(frame: pd.DataFrame) -> pd.DataFrame:
    """Say in words how many origins support each resolved figure; other frames are left as they are.

    Examples
    --------
    >>> supported(pd.DataFrame({"n_origins_min": [1, 2], "n_origins_max": [1, 4]}))["support"].tolist()
    ['not independently supported', '2 to 4 origins']
    """
    if not {"n_origins_min", "n_origins_max"} <= set(frame.columns):
        return frame
    counts = zip(frame["n_origins_min"], frame["n_origins_max"], strict=True)
    return frame.assign(support=[support(low, high) for low, high in counts])


def _silent(frame: pd.DataFrame) -> pd.DataFrame:
    """Write *not recorded* for the figures of a period on which nothing is recorded."""
    if not {"n_incidents", "n_crossing"} <= set(frame.columns):
        return frame
    silent = frame["n_incidents"] + frame["n_crossing"] == 0
    figures = [c for c in ("n_low", "n_best", "n_high") if c in frame]
    return frame.assign(**{c: frame[c].astype(object).mask(silent, NOT_RECORDED) for c in figures})


def _documents(sources: pd.DataFrame) -> str:
    """Count sources, and those of each tier."""
    tiers = ", ".join(
        f"{n} {tier}" for tier, n in sources["tier"].value_counts(sort=False).sort_index().items()
    )
    return f"{plural(len(sources), 'source')} ({tiers})"


def _source(row: Any) -> str:
    text = f"{row.publisher}, {row.published_edtf}: {row.title}"
    return link(row.url, text) or html.escape(text)
