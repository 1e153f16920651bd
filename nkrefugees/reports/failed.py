"""What is kept of a run that failed: the notebook as far as it ran, to be opened and mended."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from nkrefugees import io
from nkrefugees.errors import MissingFile
from nkrefugees.reports import clean, record
from nkrefugees.reports.find import SUFFIX
from nkrefugees.reports.locks import write_over

if TYPE_CHECKING:
    from nbformat import NotebookNode

_ABOUT = "failed.json"


def place(to: Path, notebook: str, run: str) -> Path:
    """Name the file that a run is kept in if it fails: ``.nkrefugees/failed/…`` beside the log.

    Parameters
    ----------
    to : Path
        The folder of reports.
    notebook, run : str
        Their names.
    """
    return record.log_path(to).parent / "failed" / notebook / run / f"{notebook}{SUFFIX}"


def keep(path: Path, notebook: NotebookNode, scratch: Path) -> str:
    """Write a notebook as far as it ran, over the one of the last failure; and which data it read.

    Parameters
    ----------
    path : Path
        As `place` gives it.
    notebook : NotebookNode
        With the outputs that there are; it is changed, see `nkrefugees.reports.clean`.
    scratch : Path
        The temporary folder that it ran in.

    Returns
    -------
    str
        The path; empty if it cannot be written, which is said on stderr and stops no report.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_over(path.with_name(_ABOUT), record.dumps({"data": str(io.data_dir())}))
        write_over(path, clean.dumps(clean.clean(notebook, scratch)))
    except OSError as error:
        print(f"{path} cannot be written: {error.strerror or error}; nothing is kept", file=sys.stderr)
        return ""
    return str(path)


def forget(path: Path) -> None:
    """Remove what was kept, with all that lies beside it: the run has succeeded since."""
    shutil.rmtree(path.parent, ignore_errors=True)


def data_of(notebook: Path | None) -> Path | None:
    """Find the data that a notebook is to read: of a run that failed, what it read; else what is used here.

    None where there is no data.
    """
    try:
        return _noted(notebook) or io.data_dir()
    except MissingFile:
        return None


def _noted(notebook: Path | None) -> Path | None:
    """The data that a run read, if the notebook is what was kept of it."""
    try:
        return Path(json.loads(notebook.with_name(_ABOUT).read_bytes())["data"]) if notebook else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
