"""Where notebooks are: the package's own by name, any other by path."""

from __future__ import annotations

import os
import re
from pathlib import Path

from nkrefugees.errors import BadValue, MissingFile, UnknownName

SUFFIX = ".ipynb"


def folder() -> Path:
    """Find the notebooks: in the installed package, else in the checkout.

    Raises
    ------
    MissingFile
        If neither has them.
    """
    package = Path(__file__).parent.parent
    places = [package / "notebooks", package.parent / "notebooks"]
    for place in places:
        if place.is_dir():
            return place
    raise MissingFile(places[-1], "the package was installed without its notebooks")


def names() -> list[str]:
    """List the notebooks of the package, such as ``02-waves``."""
    return sorted(path.stem for path in folder().glob(f"*{SUFFIX}"))


def find(name_or_path: str | Path) -> Path:
    """Find a notebook.

    Parameters
    ----------
    name_or_path : str or Path
        A name (``02-waves``), a part of it that is no other's (``waves``, ``02``), or the path of
        an ``.ipynb`` file.

    Raises
    ------
    UnknownName
        If no notebook has the name; the nearest is offered.
    BadValue
        If several have it, or the file at the path is no ``.ipynb`` file.
    MissingFile
        If there is no file at the path.
    """
    text = str(name_or_path)
    path = Path(name_or_path)
    if text.endswith(SUFFIX) or "/" in text or os.sep in text:
        return _file(path)
    known = names()
    meant = [text] if text in known else [name for name in known if text in _parts(name)]
    if len(meant) > 1:
        raise BadValue("notebook", text, f"it may be {' or '.join(meant)}; write the whole name")
    if not meant:
        raise UnknownName("notebook", text, {*known, *(_parts(name)[-1] for name in known), *_paths(path)})
    return folder() / f"{meant[0]}{SUFFIX}"


def _parts(name: str) -> list[str]:
    """The number and the words of a name."""
    return list(re.fullmatch(r"(\d+)-(.+)", name).groups()) if re.match(r"\d+-.", name) else []  # type: ignore[union-attr]


def _paths(path: Path) -> list[str]:
    """What else is allowed where a file, rather than a name, may have been meant."""
    return [f"a path that ends in {SUFFIX}"] if path.suffix or path.is_file() else []


def _file(path: Path) -> Path:
    if path.exists() and path.suffix != SUFFIX:
        raise BadValue("notebook", str(path), f"the path of a notebook must end in {SUFFIX}")
    if not path.is_file():
        raise MissingFile(path, f"give the path of a file that ends in {SUFFIX}, or the name of a notebook")
    return path
