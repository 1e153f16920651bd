"""JupyterLab on a working copy of the notebooks, or on one notebook."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from nkrefugees.reports.failed import data_of
from nkrefugees.reports.find import SUFFIX, find, folder


def open_lab(copy: Path, notebook: str | Path | None = None) -> int:
    """Open JupyterLab in a copy of the notebooks, or on one notebook.

    Kernels read the data that is used here; those of a run that failed, the data that it read.

    Parameters
    ----------
    copy : Path
        The folder of the copy, made if it is needed and not there; files that are there are kept.
    notebook : str or Path, optional
        A notebook of the package, which is opened in the copy, or the path of any other.

    Returns
    -------
    int
        JupyterLab's exit code.

    Raises
    ------
    UnknownName, BadValue, MissingFile
        If there is no such notebook.
    """
    opened = None if notebook is None else _own(find(notebook), copy).absolute()
    root = copy.absolute() if opened is None else opened.parent
    if root == copy.absolute():
        _fill(copy)
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={root}"]
    data = data_of(opened)
    variables = {"NKREFUGEES_DATA": str(data)} if data else {}
    files = [str(opened)] if opened else []
    return subprocess.call([*command, *files], env={**os.environ, **variables})


def _own(source: Path, copy: Path) -> Path:
    """The file to open: never the installed one."""
    installed = source.resolve().parent == folder().resolve()
    return copy / source.name if installed else source


def _fill(copy: Path) -> None:
    """Copy the notebooks that are not there yet."""
    copy.mkdir(parents=True, exist_ok=True)
    for notebook in sorted(folder().glob(f"*{SUFFIX}")):
        if not (copy / notebook.name).exists():
            shutil.copy(notebook, copy)
