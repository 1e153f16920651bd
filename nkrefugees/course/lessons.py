"""Where the lessons are: sources in otter-grader's form, with solutions and hidden checks."""

from __future__ import annotations

from pathlib import Path

from nkrefugees.errors import MissingFile
from nkrefugees.reports.find import SUFFIX, folder


def sources() -> list[Path]:
    """List the sources of the lessons, in the order of the course.

    Raises
    ------
    MissingFile
        If the package was installed without them.

    Examples
    --------
    >>> "3-fifty-reports-eight-origins" in [path.stem for path in sources()]
    True
    """
    place = folder() / "course"
    found = sorted(place.glob(f"*{SUFFIX}"))
    if not found:
        raise MissingFile(place, "the package was installed without the lessons of the course")
    return found
