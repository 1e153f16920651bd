"""JupyterLab on a working copy of the notebooks, or on one notebook.

It asks no host for anything: no news, no updates, no list of extensions. It listens on this machine alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from nkrefugees.errors import MissingLibrary
from nkrefugees.reports.copies import is_made_of, renew
from nkrefugees.reports.failed import data_of
from nkrefugees.reports.find import SUFFIX, find, folder
from nkrefugees.reports.template import template

COURSE = "course"
NO_TEMPLATE = (
    "The launcher has no template: `nkrefugees new NAME` writes the same notebook, and "
    "`pip install nkrefugees[lab]` brings the extension that shows it."
)
AS_ROOT = "You are root, and so is what runs in the lab: on a machine of several, take an account of its own."
_EXTENSION = "jupyterlab_templates"
_QUIET = {
    "LabApp": {
        "news_url": None,
        "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "extension_manager": "readonly",
    }
}
_WITHOUT = ("@jupyterlab/apputils-extension:announcements", "@jupyterlab/extensionmanager-extension:plugin")


def open_lab(
    copy: Path,
    notebook: str | Path | None = None,
    *,
    course: Callable[[Path], object] | None = None,
    tell: Callable[[str], object] = print,
) -> int:
    """Open JupyterLab in a copy of the notebooks, or on one notebook.

    Kernels read the data that is used here; those of a run that failed, the data that it read.

    Parameters
    ----------
    copy : Path
        The folder of the copy, made if it is needed and not there. What the user changed there is kept;
        what they did not is renewed from the package.
    notebook : str or Path, optional
        A notebook of the package, which is opened in the copy, or the path of any other.
    course : callable, optional
        Writes the lessons of the course into a folder, made if it is not there; the copy has them in
        ``course/``. It is called again only when the sources of the lessons have changed. Where it lacks a
        library, a line says so, and the lab opens without the course.
    tell : callable, optional
        Takes a line on what was renewed, and one on what was kept though the package has a newer one.

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
        _fill(copy, course, tell)
    with TemporaryDirectory(prefix="nkrefugees-lab-") as own:
        if not _settings(Path(own)):
            tell(NO_TEMPLATE)
        command = [sys.executable, "-m", "jupyterlab", "--ServerApp.ip=127.0.0.1"]
        if _is_root():
            tell(AS_ROOT)
            command.append("--allow-root")
        files = [str(opened)] if opened else []
        variables = {"JUPYTER_CONFIG_PATH": _first(own, "JUPYTER_CONFIG_PATH"), **_data(opened)}
        return subprocess.call(
            [*command, f"--ServerApp.root_dir={root}", *files], env={**os.environ, **variables}
        )


def _is_root() -> bool:
    """Whether JupyterLab would not start unless it is allowed to, as in most containers."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _own(source: Path, copy: Path) -> Path:
    """The file to open: never the installed one."""
    installed = source.resolve().parent == folder().resolve()
    return copy / source.name if installed else source


def _fill(copy: Path, course: Callable[[Path], object] | None, tell: Callable[[str], object]) -> None:
    """Bring the notebooks, and the lessons, into the copy."""
    files = {path.name: path for path in folder().glob(f"*{SUFFIX}")}
    with TemporaryDirectory(prefix="nkrefugees-lab-") as own:
        parts = _lessons(copy, course, Path(own), tell)
        files |= {p.relative_to(own).as_posix(): p for p in Path(own).rglob("*") if p.is_file()}
        done = renew(copy, files, parts)
    if done.renewed:
        tell(f"{copy}: renewed, as you had not changed them: {', '.join(done.renewed)}")
    if done.kept:
        tell(
            f"{copy}: kept as you changed them, though the package has newer ones "
            f"(rename yours to get those): {', '.join(done.kept)}"
        )


def _lessons(
    copy: Path, course: Callable[[Path], object] | None, to: Path, tell: Callable[[str], object]
) -> dict[str, str]:
    """Make the lessons, which takes a while, unless the copy has them of the same sources already."""
    if course is None:
        return {}
    sources = sorted((folder() / COURSE).glob(f"*{SUFFIX}"))
    made_from = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    if is_made_of(copy, COURSE, made_from):
        return {}
    try:
        course(to / COURSE)
    except MissingLibrary as error:
        tell(f"{copy}: without the course; {error}")
        return {}
    return {COURSE: made_from}


def _settings(own: Path) -> bool:
    """Write what JupyterLab is started with; whether the template will be in its launcher."""
    shown = find_spec(_EXTENSION) is not None
    settings: dict[str, object] = dict(_QUIET)
    if shown:
        # The extension shows what lies in a folder inside of the one it is given.
        place = own / "templates" / "nkrefugees" / template().name
        place.parent.mkdir(parents=True)
        shutil.copyfile(template(), place)
        settings["JupyterLabTemplates"] = {
            "template_dirs": [str(own / "templates")],
            "include_default": False,
            "template_label": "nkrefugees: analysis",
        }
    _write(own / "jupyter_server_config.json", settings)
    _write(own / "labconfig" / "page_config.json", {"disabledExtensions": dict.fromkeys(_WITHOUT, True)})
    return shown


def _write(path: Path, settings: dict[str, object]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(settings), encoding="utf-8")


def _first(place: str, variable: str) -> str:
    """A list of folders with one before all others: what is first there wins."""
    return os.pathsep.join([place, *filter(None, [os.environ.get(variable)])])


def _data(notebook: Path | None) -> dict[str, str]:
    data = data_of(notebook)
    return {"NKREFUGEES_DATA": str(data)} if data else {}
