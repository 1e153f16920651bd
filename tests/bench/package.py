"""The package before any report: its start, its tables, its build."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from nkrefugees import io, schema

from .line import Line, in_turn
from .place import ROOT, python


def lines(folder: Path) -> list[Line]:
    """What is measured in a folder."""
    importing = partial(python, folder, "-c", "import nkrefugees")
    pandas = partial(python, folder, "-c", "import pandas")
    nothing = partial(python, folder, "-c", "")
    telling = partial(python, folder, "-m", "nkrefugees", "--help")
    build = partial(_in_seeds, folder / "package", "build", new="data")
    check = partial(_in_seeds, folder / "package", "check")
    return [
        Line("import nkrefugees", "import pandas", in_turn(importing, pandas, 5), "0.05 s"),
        Line("nkrefugees --help", "python -c ''", in_turn(telling, nothing, 5)),
        Line("every table, typed", "every table, pd.read_csv", in_turn(typed, bare, 5)),
        Line("nkrefugees build", "import pandas", in_turn(build, pandas, 3)),
        Line("nkrefugees check", "nkrefugees build", in_turn(check, build, 2)),
    ]


def _in_seeds(folder: Path, verb: str, new: str = "") -> None:
    """Call a verb in a folder that has seeds; `check` looks at what `build` has made there."""
    if not folder.is_dir():
        shutil.copytree(ROOT / "seeds", folder / "seeds")
    if verb == "check" and not (folder / "data").is_dir():
        _in_seeds(folder, "build")
    python(folder, "-m", "nkrefugees", verb, new=new)


def typed() -> None:
    """Read every table as the codebook has it; what `io` keeps in memory is of no use here."""
    io._table.cache_clear()
    for table in schema.tables(io.descriptor()):
        io.table(table)


def bare() -> None:
    """Read the same files without types."""
    import pandas as pd

    for table in schema.tables(io.descriptor()):
        pd.read_csv(io.data_dir() / schema.resource(io.descriptor(), table)["path"], low_memory=False)
