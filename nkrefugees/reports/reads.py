"""What a report has read, held against the data as it is now: which rows differ, and how many."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from nkrefugees import io, schema
from nkrefugees.errors import NkrefugeesError
from nkrefugees.reports.versions import Folders
from nkrefugees.wording import plural

if TYPE_CHECKING:
    import pandas as pd

_CALL = ("table", "filters", "where", "columns", "of")


def moved(data: dict[str, Any], kept: Folders) -> list[str]:
    """Say of which tables other rows would be read now.

    Parameters
    ----------
    data : dict
        The part ``data`` of a ``run.json``: ``read``, the recorded calls with the SHA-256 of their rows, and
        ``files``, the SHA-256 of each file of the data.
    kept : Folders
        Where earlier files of the data are kept, so that rows can be counted.

    Returns
    -------
    list of str
        ``claims.csv: 1 row`` where the earlier file is kept, else ``claims.csv changed``; empty where every
        call gives the same rows, whatever else changed in the files.
    """
    differing = [read for read in data.get("read", []) if _digest(_call(read)) != read["sha256"]]
    if not differing:
        return []
    with ExitStack() as stack:
        old = kept.open(data.get("files", {}), stack)
        return [_said(table, reads, old) for table, reads in _by_table(differing)]


def _call(read: dict[str, Any]) -> str:
    """The call of a read, as text; in a version of the data it always gives the same rows."""
    return json.dumps({part: read[part] for part in _CALL if part in read}, sort_keys=True)


def _digest(call: str) -> str:
    return _digest_of(call, json.dumps(io.files(), sort_keys=True))


@lru_cache(maxsize=10_000)
def _digest_of(call: str, _version: str) -> str:
    """SHA-256 of the rows that a call gives now; empty where it is refused, as of an id that is gone."""
    try:
        return io.digest(_rows(call))
    except NkrefugeesError:
        return ""


def _rows(call: str) -> pd.DataFrame:
    from nkrefugees.columns import CODEBOOK, codebook
    from nkrefugees.filters import select

    parts = json.loads(call)
    return codebook(parts["of"]) if parts["table"] == CODEBOOK else select(**parts)


def _by_table(reads: list[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for table in dict.fromkeys(read["table"] for read in reads):
        yield table, [read for read in reads if read["table"] == table]


def _said(table: str, reads: list[dict[str, Any]], old: Any) -> str:
    """How many rows of a table differ, each counted once however often it was read."""
    name = f"{table}.csv" if table in schema.tables(io.descriptor()) else table
    try:
        count = len({key for read in reads for key in _differing(table, _call(read), old)})
    except (NkrefugeesError, KeyError, TypeError):
        count = 0
    return f"{name}: {plural(count, 'row')}" if count else f"{name} changed"


def _differing(table: str, call: str, old: Any) -> set[tuple[str, ...]]:
    """The keys of rows that one version gives and the other does not, or not alike."""
    keys = schema.key(io.descriptor(), table)
    after = _texts(_rows(call), keys)
    with io.using(old):
        before = _texts(_rows(call), keys)
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def _texts(frame: pd.DataFrame, keys: list[str]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Rows as text, by their key; by the whole row where a call left the key out."""
    texts = frame.astype("str")
    names = keys if set(keys) <= set(texts) else list(texts)
    rows = [tuple(row) for row in texts.itertuples(index=False, name=None)]
    return dict(zip(texts[names].itertuples(index=False, name=None), rows, strict=True))
