"""Make all reports twice, elsewhere the second time, and compare every byte (``make repro``).

The second time folder, clock zone, language, hash seed, user name, home and number of jobs are others, and
so is the clock that counts from the start of the machine, where the system allows it. What is promised is the
same bytes for the same data, lock and Python. With the paths of two Pythons (``make repro-pythons``) each
makes the reports, and what is equal is counted by kind of file: that is measured, not promised. Both counts
go into a file of the package, and the list of reports prints them.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from nkrefugees import io
from nkrefugees.reports import record
from nkrefugees.reports.index import NOTED

from .made import elsewhere, run

VERSION = "import platform; print(platform.python_version())"

_LATER = str(400 * 24 * 60 * 60)
LATER = ("unshare", "--time", "--monotonic", _LATER, "--boottime", _LATER)
DAY = "the day was that of the machine both times; the clock from its start was"


def main() -> None:
    """Print how many files are the same, and which are not."""
    pythons = [str(Path(path).absolute()) for path in sys.argv[1:]]
    with TemporaryDirectory(prefix="nk-repro-") as name:
        (_between if pythons else _twice)(Path(name), *pythons)


def _twice(base: Path) -> None:
    """Compare this Python with itself elsewhere."""
    other = base / "somewhere else"
    clock = own_clock()
    first = made(base / "a", [sys.executable], "-j", "1")
    second = made(other, [*clock, sys.executable], "-j", "2", **elsewhere(other / "home"))
    same, differing = compared(first, second)
    print(f"{len(same)} of {len(same) + len(differing)} files have the same bytes")
    print(f"({DAY} {'400 days later' if clock else 'too'})")
    print("\n".join(differing), end="")
    noted("twice", same, differing, [sys.executable])
    sys.exit(1 if differing else 0)


def _between(base: Path, one: str, other: str) -> None:
    """Compare two Pythons, by kind of file."""
    same, differing = compared(made(base / "one", [one]), made(base / "other", [other]))
    for what in sorted({kind(path) for path in same + differing}):
        equal, all_of = (sum(kind(p) == what for p in paths) for paths in (same, same + differing))
        print(f"{what:<14}{equal:>4} of {all_of} have the same bytes")
    print(f"{'all':<14}{len(same):>4} of {len(same + differing)}")
    print("\n".join(path for path in differing if kind(path) not in ("run.json", "index.html")))
    noted("pythons", same, differing, [one, other])


def noted(what: str, same: list[str], differing: list[str], pythons: list[str]) -> None:
    """Note how many files were the same, for the list of reports, which prints it."""
    versions = [subprocess.check_output([p, "-c", VERSION], text=True).strip() for p in pythons]
    found = {"files": len(same + differing), "same": len(same), "python": versions, "release": io.release()}
    NOTED.write_text(record.dumps(record.load_json(NOTED) | {what: found}), encoding="utf-8")


def own_clock() -> Sequence[str]:
    """Give the command before a command that gives it another clock; nothing where that is not allowed."""
    try:
        done = subprocess.run([*LATER, "true"], capture_output=True, check=False)
    except OSError:
        return ()
    return () if done.returncode else LATER


def compared(first: dict[str, bytes], second: dict[str, bytes]) -> tuple[list[str], list[str]]:
    """Divide the files of two folders into those with the same bytes and the others.

    Examples
    --------
    >>> compared({"a": b"1", "b": b"2"}, {"a": b"1", "c": b"2"})
    (['a'], ['b', 'c'])
    """
    files = sorted({*first, *second})
    same = [path for path in files if first.get(path) == second.get(path)]
    return same, [path for path in files if path not in same]


def kind(path: str) -> str:
    """Name the folder of a figure or table, and the name of another file.

    Examples
    --------
    >>> kind("02-waves/default/figures/waves.svg"), kind("02-waves/default/run.json")
    ('figures', 'run.json')
    """
    parts = Path(path).parts
    return parts[-2] if parts[-2:-1] in (("figures",), ("tables",)) else parts[-1]


def made(folder: Path, by: Sequence[str], *options: str, **variables: str) -> dict[str, bytes]:
    """Make all reports in a folder by a Python, and read every file of them."""
    folder.mkdir()
    done = run("nkrefugees", "report", *options, cwd=folder, by=by, **variables)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    to = folder / "reports"
    return {str(p.relative_to(to)): p.read_bytes() for p in to.rglob("*") if p.is_file()}


if __name__ == "__main__":
    main()
