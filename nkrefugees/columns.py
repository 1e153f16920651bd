"""The codebook as a frame: what each column of each table holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkrefugees import io, schema
from nkrefugees.errors import UnknownName

if TYPE_CHECKING:
    import pandas as pd

CODEBOOK = "codebook"


def codebook(table: str | None = None) -> pd.DataFrame:
    """Describe the columns of one table, or of all.

    Returns
    -------
    pandas.DataFrame
        ``table``, ``column``, ``type``, ``unit``, ``description`` and ``codes`` with their meaning.

    Examples
    --------
    >>> codebook("claims").set_index("column").loc["n_low", "unit"]
    'see unit'
    """
    import pandas as pd

    package = io.descriptor()
    if table is not None and table not in schema.tables(package):
        raise UnknownName("table", table, schema.tables(package))
    rows = [
        {
            "table": name,
            "column": column,
            "type": field["type"],
            "unit": field.get("unit", ""),
            "description": field["description"],
            "codes": "; ".join(f"{code}: {text}" for code, text in schema.vocabulary(field).items()),
        }
        for name in ([table] if table else schema.tables(package))
        for column, field in schema.fields(package, name).items()
    ]
    frame = pd.DataFrame(rows)
    io.record({"table": CODEBOOK, "of": table}, frame)
    return frame
