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


@dataclass(frozen=True)
class Made:
    """What three calls of ``nkrefugees report`` answered, and the folders that they wrote."""

    here: Path
    elsewhere: Path
    empty: Path
    answers: dict[str, subprocess.CompletedProcess[str]]


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
    """Make all reports here, one of each notebook elsewhere, and those for a choice that no row meets."""
    nothing = ("-p", "until=1950", "-p", "country=NOR")
    folders = {name: base / f"made-{name}" for name in ("here", "elsewhere", "empty")}
    other = elsewhere(folders["elsewhere"] / "home")
    one = (*(path.stem for path in NOTEBOOKS), "-j", "1")
    asked = {"here": (("-j", "2"), {}), "elsewhere": (one, other), "empty": (nothing, {})}
    for folder in folders.values():
        folder.mkdir()

    def report(name: str) -> subprocess.CompletedProcess[str]:
        more, variables = asked[name]
        return run("nkrefugees", "report", *more, cwd=folders[name], **variables)

    with ThreadPoolExecutor(2 * (os.cpu_count() or 1)) as pool:
        answers = dict(zip(asked, pool.map(report, asked), strict=True))
    return Made(**{name: folder / "reports" for name, folder in folders.items()}, answers=answers)
