"""A notebook to begin an analysis with: the template of JupyterLab's launcher and of ``nkrefugees new``."""

from __future__ import annotations

import json
import re
from pathlib import Path

from nkrefugees.errors import BadValue
from nkrefugees.reports.disk import writing
from nkrefugees.reports.find import SUFFIX, folder, names

_NAME = re.compile(r"(\d\d-)?[a-z][a-z0-9]*(-[a-z0-9]+)*")
_FORM = (
    "write a question in small letters and digits with hyphens between its words, with two digits "
    "before it if you like, as in 14-who-was-asked"
)


def template() -> Path:
    """Find the template."""
    return folder() / "template" / f"analysis{SUFFIX}"


def new(name: str, to: Path) -> Path:
    """Write a notebook from the template, with its name as the question.

    Parameters
    ----------
    name : str
        ``NN-question``, or ``question`` alone.
    to : Path
        The folder to write it into; made if it is not there.

    Returns
    -------
    Path
        The notebook.

    Raises
    ------
    BadValue
        If the name is not of that form or one of the package's, or there is such a file.
    """
    if not _NAME.fullmatch(name):
        raise BadValue("name of a notebook", name, _FORM)
    if name in names():
        raise BadValue("name of a notebook", name, "the package has one of this name; choose another")
    document = json.loads(template().read_bytes())
    lines = document["cells"][0]["source"]
    lines[0] = f"# {question(name)}\n"
    text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
    path = to / f"{name}{SUFFIX}"
    with writing(path):
        to.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            raise BadValue("notebook", str(path), "it is there already, and is not replaced") from None
    return path


def question(name: str) -> str:
    """Make a question of a name.

    Examples
    --------
    >>> question("14-who-was-asked"), question("borders")
    ('Who was asked?', 'Borders?')
    """
    words = re.sub(r"^\d\d-", "", name).replace("-", " ")
    return f"{words[0].upper()}{words[1:]}?"
