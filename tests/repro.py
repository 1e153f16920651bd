"""Make all reports twice, elsewhere the second time, and compare every byte (``make repro``).

The second time clock zone, language, hash seed, folder and number of jobs are others. What is promised is
the same bytes for the same data, lock and Python.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from .made import ELSEWHERE, run


def main() -> None:
    """Print how many files are the same, and which are not."""
    with TemporaryDirectory(prefix="nk-repro-") as name:
        base = Path(name)
        first = made(base / "a", "-j", "1")
        second = made(base / "somewhere else", "-j", "2", **ELSEWHERE)
        files = sorted({*first, *second})
        other = [path for path in files if first.get(path) != second.get(path)]
        print(f"{len(files) - len(other)} of {len(files)} files have the same bytes")
        print("\n".join(other), end="")
        sys.exit(1 if other else 0)


def made(folder: Path, *options: str, **variables: str) -> dict[str, bytes]:
    """Make all reports in a folder, and read every file of them."""
    folder.mkdir()
    done = run("nkrefugees", "report", *options, cwd=folder, **variables)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    to = folder / "reports"
    return {str(p.relative_to(to)): p.read_bytes() for p in to.rglob("*") if p.is_file()}


if __name__ == "__main__":
    main()
