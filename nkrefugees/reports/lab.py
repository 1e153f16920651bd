"""JupyterLab on a working copy of the notebooks."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from nkrefugees.reports.find import folder


def open_lab(copy: Path) -> int:
    """Open JupyterLab in a copy of the notebooks; files that are there already are kept.

    Parameters
    ----------
    copy : Path
        The folder of the copy, made if it is not there.

    Returns
    -------
    int
        JupyterLab's exit code.
    """
    copy.mkdir(parents=True, exist_ok=True)
    for notebook in sorted(folder().glob("*.ipynb")):
        if not (copy / notebook.name).exists():
            shutil.copy(notebook, copy)
    return subprocess.call([sys.executable, "-m", "jupyterlab", str(copy)])
