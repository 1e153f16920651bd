"""Rows that an analysis looks up by their ids."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from nkrefugees import frames
from nkrefugees.filters import Day

if TYPE_CHECKING:
    import pandas as pd


def rows(table: str, column: str, ids: Iterable[Any], *, as_of: Day = None) -> pd.DataFrame:
    """Give the rows of a table whose column holds one of some ids; what is missing is passed over.

    Examples
    --------
    >>> rows("actors", "actor_id", ["rfa"])["kind"].tolist()
    ['media']
    """
    wanted = {name for name in ids if isinstance(name, str)}
    frame: pd.DataFrame = getattr(frames, table)(as_of=as_of)
    return frame[frame[column].isin(wanted)].reset_index(drop=True)
