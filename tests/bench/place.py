"""The folder that all is measured in, and the commands that run there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .line import Unmeasured

ROOT = Path(__file__).parents[2]
LIGHT = ROOT / "notebooks" / "02-waves.ipynb"
YEARS = range(2001, 2021)
_LAST = 300


def run(folder: Path, *command: object, new: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, which is made.

    Parameters
    ----------
    folder : Path
        Where to run.
    command : object
        Its words.
    new : str
        A folder therein that a call before has made, and that goes first.
    variables : str
        Variables of the environment besides those that there are.

    Raises
    ------
    Unmeasured
        If the command is not there, or fails.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if new:
        shutil.rmtree(folder / new, ignore_errors=True)
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words, cwd=folder, env=os.environ | variables, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise Unmeasured(f"{Path(words[0]).name}: {error.strerror}") from None
    if done.returncode:
        raise Unmeasured(f"{' '.join(words[1:])}: {done.stderr[-_LAST:].strip()}")
    return done


def python(folder: Path, *arguments: object, new: str = "", **variables: str) -> str:
    """Run this interpreter in a folder, as `run` does, and give what it prints."""
    return run(folder, sys.executable, *arguments, new=new, **variables).stdout


def report(folder: Path, *arguments: object, new: str = "", **variables: str) -> str:
    """Call ``nkrefugees report`` in a folder, and give what it prints."""
    return python(folder, "-m", "nkrefugees", "report", *arguments, new=new, **variables)


def light(runs: int = len(YEARS)) -> tuple[object, ...]:
    """What asks for light runs: one notebook, its cells at most 0.3 s each, from as many years."""
    return LIGHT, "--each", f"since={','.join(map(str, YEARS[:runs]))}"


def made(folder: Path, *arguments: object, **variables: str) -> Path:
    """Give a folder with the reports of a call, made if they are not there, and see that they are fresh."""
    if not (folder / "reports").is_dir():
        report(folder, *arguments, **variables)
    must_be_fresh(report(folder, *arguments, "--dry-run", **variables))
    return folder


def must_be_fresh(said: str) -> None:
    """Refuse what a call has said if a report was or would be made."""
    other = [line for line in said.splitlines() if not line.endswith(": fresh")]
    if other or not said:
        raise Unmeasured(f"something has changed where nothing should: {' '.join(other[:1])}")
