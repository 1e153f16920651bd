"""The frames of a twin: the tables of the record, column by column."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from nkrefugees import io, schema
from nkrefugees.analysis.synthetic.cast import HERE, PLACES, STATE, THERE, origin_names, outlet_names
from nkrefugees.analysis.synthetic.events import Events
from nkrefugees.analysis.synthetic.reports import COPIED, DENIED, Reports
from nkrefugees.analysis.synthetic.telling import Figures, Span, edtf

Array = np.ndarray[Any, Any]
NOTHING: Any = None


def shaped(table: str, columns: dict[str, Any], length: int) -> pd.DataFrame:
    """Give a frame with the columns and types of a table of the record; what is not given is missing."""
    days = schema.dates(io.descriptor(), table)
    types = {c: "datetime64[us]" if c in days else t for c, t in _types(table).items()}
    index = pd.RangeIndex(length)
    made = {c: pd.Series(columns.get(c), index=index, dtype=_plain(t)) for c, t in types.items()}
    return pd.DataFrame(made).astype(types)


def _plain(kind: str) -> Any:
    """The type that cells are given in: counts with gaps are floats before they are counts."""
    return "float64" if kind in ("Int64", "Float64") else kind


def _types(table: str) -> dict[str, str]:
    return schema.dtypes(io.descriptor(), table)


def numbered(letter: str, numbers: Array) -> list[str]:
    """Ids of a twin.

    Examples
    --------
    >>> numbered("i", np.array([0, 41]))
    ['syn-i0000001', 'syn-i0000042']
    """
    return [f"syn-{letter}{n + 1:07d}" for n in numbers.tolist()]


def incident_columns(events: Events) -> dict[str, Any]:
    """Columns of the table of incidents; the day is known to the month, as nobody has seen the truth."""
    month = events.day.astype("datetime64[M]")
    kind = np.where(events.handover, "handover", "arrest")
    names = np.array(PLACES)[events.place]
    months = np.datetime_as_string(month).tolist()
    return {
        "incident_id": numbered("i", np.arange(len(month))),
        "title": [f"Invented {k}, {p}, {m}" for k, p, m in zip(kind, names, months, strict=True)],
        "kind": kind,
        "date_edtf": months,
        "first_day": month.astype("datetime64[us]"),
        "last_day": ((month + 1).astype("datetime64[D]") - 1).astype("datetime64[us]"),
        "approximate": False,
        "country": HERE,
        "destination": THERE,
        "place_id": [f"syn-{p.lower()}" for p in names],
    }


def source_columns(reports: Reports) -> dict[str, Any]:
    """Columns of the table of sources: one document a claim."""
    published = reports.published.astype("datetime64[us]")
    return {
        "source_id": numbered("s", np.arange(len(published))),
        "title": "[invented]",
        "publisher_id": _actors(reports.outlet, np.zeros_like(reports.outlet)),
        "published_edtf": np.datetime_as_string(reports.published),
        "published_first": published,
        "published_last": published,
        "kind": "news",
        "language": "en",
        "tier": np.where(reports.kind == COPIED, "repost", "established"),
        "access": "open",
    }


def claim_columns(
    events: Events, reports: Reports, span: Span, figures: Figures, rng: np.random.Generator
) -> dict[str, Any]:
    """Columns of the table of claims."""
    size = len(reports.event)
    sources = numbered("s", np.arange(size))
    denial = reports.kind == DENIED
    handover = events.handover[reports.event]
    return {
        "claim_id": [f"{source}-c1" for source in sources],
        "source_id": sources,
        "incident_id": numbered("i", reports.event),
        "quantity": np.where(handover, "repatriated", "detained"),
        "subgroup": "all",
        "claimant_id": _actors(reports.family, reports.origin),
        "origin_id": _origins(reports),
        "stance": np.where(denial, "denies", "affirms"),
        "denied": _where(denial, np.where(rng.random(size) < 0.8, "event", "number")),
        "basis": np.where(reports.kind == COPIED, "relayed", "informant"),
        "consent": np.where(handover & (rng.random(size) < 0.5), "forced", "not_stated"),
        "population": np.where(rng.random(size) < 0.7, "escapee", "unknown"),
        "date_edtf": edtf(span),
        "first_day": span.first.astype("datetime64[us]"),
        "last_day": span.last.astype("datetime64[us]"),
        "approximate": span.first != span.last,
        "extent": "once",
        "said_edtf": np.datetime_as_string(reports.said),
        "country": HERE,
        "destination": _where(handover, np.full(size, THERE)),
        "place_id": np.array([f"syn-{p.lower()}" for p in PLACES])[events.place[reports.event]],
        "n_low": figures.low,
        "n_best": figures.best,
        "n_high": figures.high,
        "n_text": figures.text,
        "unit": "persons",
        "found_by": "blind",
        "confidence": "high",
    }


def link_columns(reports: Reports) -> dict[str, Any]:
    """Columns of the table of links: which claim derives from which."""
    copies = np.flatnonzero(reports.kind == COPIED)
    ends = (copies, reports.copied[copies])
    from_, to = ([f"{source}-c1" for source in numbered("s", end)] for end in ends)
    return {"from_id": from_, "to_id": to, "relation": "derived_from"}


def _where(chosen: Array, values: Array) -> Array:
    """The values where chosen, else nothing."""
    found: Array = np.where(chosen, values.astype(object), NOTHING)
    return found


def _actors(family: Array, number: Array) -> Array:
    return np.where(family < 0, STATE, np.array(outlet_names(family, number), dtype=object))


def _origins(reports: Reports) -> Array:
    names = np.array(origin_names(reports.family, reports.origin), dtype=object)
    return np.where(reports.family < 0, STATE, names)
