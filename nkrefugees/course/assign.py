"""Otter-grader's assign: one source of a lesson in, the student's and the lecturer's version out."""

from __future__ import annotations

import re
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from nkrefugees.course.seeds import seeded
from nkrefugees.course.still import notebook, zipped
from nkrefugees.errors import BadValue, MissingLibrary

_CLOCK = re.compile(r"_\d{4}_\d\d_\d\dT[\d_]+\.zip$")


class Versions(NamedTuple):
    """The files of a lesson by their names: what a student gets, and what a lecturer keeps apart."""

    student: dict[str, bytes]
    lecturer: dict[str, bytes]


def versions(source: Path, seed: int | None = None) -> Versions:
    """Make both versions of a lesson; no kernel runs.

    Parameters
    ----------
    source : Path
        A notebook with otter-grader's raw cells (``# ASSIGNMENT CONFIG``, ``# BEGIN QUESTION`` …).
    seed : int, optional
        Another invented record than the source's, where it has one: the parameter ``seed``.

    Returns
    -------
    Versions
        For the student the notebook with visible checks; for the lecturer the notebook with solutions and
        all checks, and ``<lesson>-autograder.zip`` for ``otter run`` and ``otter grade``. The same source
        gives the same bytes.

    Raises
    ------
    BadValue
        If otter-grader does not take the source; its words are given.
    MissingLibrary
        If otter-grader is not installed.
    """
    assign = _assign()
    kept = source.read_bytes() if seed is None else seeded(source.read_bytes(), seed)
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / source.name
        copy.write_bytes(kept)
        try:
            assign(str(copy), place, no_pdfs=True, no_run_tests=True)
        except Exception as error:
            raise BadValue("lesson", source.name, f"otter-grader says: {error}") from error
        return Versions(*(_still(Path(place) / part, kept) for part in ("student", "autograder")))


def _assign() -> Callable[..., None]:
    try:
        # A library of otter-grader's warns when it is imported, which is nothing to the user.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from otter.assign import main
    except ImportError:
        raise MissingLibrary("otter-grader", "lab") from None
    found: Callable[..., Any] = main
    return found


def _still(folder: Path, source: bytes) -> dict[str, bytes]:
    """The files that otter wrote, without clock and chance; its zip is named by the lesson alone."""
    files: dict[str, bytes] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix == ".ipynb":
            files[path.name] = notebook(path.read_bytes(), source)
        elif path.suffix == ".zip":
            files[_CLOCK.sub(".zip", path.name)] = zipped(path.read_bytes())
    return files
