"""Reports of the package's notebooks by the command line, made once for all tests that look at them."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from filelock import FileLock

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
ELSEWHERE = {
    "TZ": "Asia/Seoul",
    "LANG": "de_DE.UTF-8",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "77",
    "USER": "somebody",
    "LOGNAME": "somebody",
}
NAMES = tuple(path.stem for path in NOTEBOOKS)
# One of each kind: waves, lists, a dossier, universes.
AGAIN = ("02-waves", "07-never-reported", "10-incident", "11-how-sure")
# With a value, though it is the default, none of the further runs that are declared is made.
ONCE = (*AGAIN, "-p", "rule=bounds")
# A choice that no row meets, and the record as it was known on a day.
BESIDE: dict[str, Sequence[str]] = {
    "empty": ("-p", "until=1950", "-p", "country=NOR"),
    "then": ("03-who-says-what", "05-policy-timeline", "-p", "as_of=2014"),
}
Answers: TypeAlias = "dict[str, subprocess.CompletedProcess[str]]"


@dataclass(frozen=True)
class Made:
    """What calls of ``nkrefugees report`` answered, and the folders that they wrote."""

    here: Path
    elsewhere: Path
    answers: Answers


def run(
    *command: object, cwd: Path, by: Sequence[str] = (sys.executable,), **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a module in a folder, by this interpreter or another."""
    environment = {**os.environ, "IPYTHONDIR": str(cwd / ".ipython"), **variables}
    return subprocess.run(
        [*by, "-m", *map(str, command)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def elsewhere(home: Path) -> dict[str, str]:
    """Another clock zone, language, hash seed and user, whose home is another."""
    return ELSEWHERE | {"HOME": str(home)}


def reports(base: Path) -> Made:
    """Give all reports, made once for all processes of a test run.

    Parameters
    ----------
    base : Path
        The folder of this process; where there are several, theirs lie beside each other.
    """
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    kept = shared / "made.pickle"
    with FileLock(shared / "made.lock"):
        if not kept.exists():
            kept.write_bytes(pickle.dumps(_reports(shared)))
        found: Made = pickle.loads(kept.read_bytes())
        return found


def _reports(base: Path) -> Made:
    """Make a report of each notebook here, then those of two choices; meanwhile some of them elsewhere."""
    here, there = base / "made-here", base / "made-elsewhere"
    for folder in (here, there):
        folder.mkdir()

    def calls(folder: Path, asked: dict[str, Sequence[str]], **variables: str) -> Answers:
        return {
            name: run("nkrefugees", "report", *more, cwd=folder, **variables) for name, more in asked.items()
        }

    with ThreadPoolExecutor(2) as pool:
        elsewhere_ = pool.submit(calls, there, {"elsewhere": (*ONCE, "-j", "1")}, **elsewhere(there / "home"))
        answers = calls(here, {"here": (*NAMES, "-j", "2"), **BESIDE}) | elsewhere_.result()
    return Made(here / "reports", there / "reports", answers)
