"""Put the versions of the lessons into folders, and never over somebody's work."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from nkrefugees.course.assign import versions
from nkrefugees.course.lessons import sources
from nkrefugees.errors import BadValue

STUDENT, LECTURER, MADE = "student", "lecturer", "made.json"


def student(to: Path) -> list[Path]:
    """Put the student's versions where they are not yet.

    Parameters
    ----------
    to : Path
        The folder of the course; made if it is not there. Files that are there are kept, whatever they hold.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    MissingLibrary
        If otter-grader is not installed (``pip install nkrefugees[lab]``) and a lesson is to be made.
    MissingFile
        If the package was installed without the lessons.
    """
    wanted = [source for source in sources() if not (to / source.name).exists()]
    files = {name: content for source in wanted for name, content in versions(source).student.items()}
    return _write(to, files)


def course(to: Path, seed: int | None = None) -> list[Path]:
    """Make the course: the student's versions, and in a folder apart the lecturer's.

    Parameters
    ----------
    to : Path
        ``student/`` in it may be handed out; ``lecturer/`` has solutions, hidden checks and the
        configurations for ``otter run``. ``made.json`` holds the digests of what was made, by which files
        that were changed since are known.
    seed : int, optional
        Another invented record than that of the sources, in every lesson that has one.

    Returns
    -------
    list of Path
        The files of the course. The same lessons and seed give the same bytes.

    Raises
    ------
    BadValue
        If a file that would be overwritten was changed since it was made, or was not made by this call.
    MissingLibrary
        If otter-grader is not installed (``pip install nkrefugees[lab]``).
    """
    files = _files(seed)
    made = json.loads((to / MADE).read_text(encoding="utf-8")) if (to / MADE).is_file() else {}
    worked = [name for name, new in files.items() if _is_work(to / name, new, made.get(name))]
    if worked:
        raise BadValue(
            "course",
            str(to),
            f"changed since made, or made by somebody else: {', '.join(worked)}; give another folder",
        )
    digests = json.dumps({name: _digest(content) for name, content in files.items()}, indent=1) + "\n"
    return _write(to, files | {MADE: digests.encode()})


def _files(seed: int | None) -> dict[str, bytes]:
    """Every file of the course, by its path in the folder."""
    both = [versions(source, seed) for source in sources()]
    parts = [(STUDENT, lesson.student) for lesson in both] + [(LECTURER, lesson.lecturer) for lesson in both]
    return {f"{part}/{name}": content for part, files in parts for name, content in sorted(files.items())}


def _is_work(path: Path, new: bytes, made: str | None) -> bool:
    """Whether somebody worked in a file that stands there."""
    if not path.exists():
        return False
    old = path.read_bytes()
    return old != new and _digest(old) != made


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write(to: Path, files: dict[str, bytes]) -> list[Path]:
    for name, content in files.items():
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        (to / name).write_bytes(content)
    return [to / name for name in files]
