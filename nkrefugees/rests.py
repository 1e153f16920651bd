"""What the figures of a row rest on: ids of a record, true or invented, as they stand in the row itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

INVENTED = "SYNTHETIC: invented data"
ONE = {
    "claim_id": "claim",
    "incident_id": "incident",
    "policy_id": "policy",
    "series_id": "series",
    "source_id": "source",
}
SEVERAL = {"claim_ids": "claim", "incident_ids": "incident", "source_ids": "source"}
_MARKED = ("claim_id", "claim_ids", "incident_id", "incident_ids", "source_id", "origin_id")
# The first of these whose first column a row has is what its figures rest on: the nearest to the sources.
_NEAREST = (
    ("claim_id", "incident_ids"),
    ("incident_id", "policy_id"),
    ("claim_ids",),
    ("incident_ids", "policy_id", "series_id"),
    ("policy_id",),
    ("series_id",),
    ("source_id",),
    ("source_ids",),
)


def rests(row: Mapping[str, Any]) -> list[str]:
    """Name what the figures of a row rest on.

    Parameters
    ----------
    row : mapping of str to object
        A row, by column; ids are found by the names of their columns, several joined by ``;``.

    Returns
    -------
    list of str
        ``kind:id``, each once and in order; empty where the row has no id.

    Examples
    --------
    >>> rests({"incident_id": "2013-05-vientiane", "n_low": 9, "claim_ids": "a-c1;b-c2"})
    ['incident:2013-05-vientiane']
    >>> rests({"period": "2013", "claim_ids": "a-c1;b-c2"})
    ['claim:a-c1', 'claim:b-c2']
    """
    nearest = next((c for c in _NEAREST if _named(c[0], row.get(c[0]))), ())
    found = [name for column in nearest for name in _named(column, row.get(column))]
    return list(dict.fromkeys(found))


def invented(rows: pd.DataFrame) -> bool:
    """Tell whether rows have an id of an invented record: one that begins with ``syn-``.

    Examples
    --------
    >>> import pandas as pd
    >>> invented(pd.DataFrame({"claim_ids": ["a-c1;syn-1-c2"]})), invented(pd.DataFrame({"n": [1]}))
    (True, False)
    """
    columns: list[Any] = [rows[c].dropna().astype("str") for c in _MARKED if c in rows]
    return any(column.str.contains("(?:^|;)syn-", regex=True).any() for column in columns)


def _named(column: str, value: Any) -> list[str]:
    """The ids in a cell, with their kind; a missing one is no text."""
    if not isinstance(value, str):
        return []
    if column in ONE:
        return [f"{ONE[column]}:{value}"] if value else []
    return [f"{SEVERAL[column]}:{name}" for name in value.split(";") if name]
