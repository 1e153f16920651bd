"""``run.json``, what a report says of itself; and the log, what happened when."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from nkrefugees import io

REPORTS = "reports"
BEGUN = "begun"
RUN, PAGE, NOTEBOOK = "run.json", "index.html", "report.ipynb"


def package_version() -> str:
    """Name the version of this package."""
    from importlib.metadata import version

    return version("nkrefugees")


def python_version() -> str:
    """Name the version of Python: major, minor, micro."""
    return platform.python_version()


def digest(content: bytes) -> str:
    """SHA-256 as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def dumps(content: Any) -> str:
    """Write JSON that has the same bytes for the same content."""
    return json.dumps(content, sort_keys=True, indent=1, ensure_ascii=False) + "\n"


def data(reads: list[dict[str, Any]], files: dict[str, str]) -> dict[str, Any]:
    """Describe the data behind a run.

    Parameters
    ----------
    reads : list of dict
        What was read: the recorded calls, with the number of ``rows`` and their ``sha256``.
    files : dict of str to str
        The SHA-256 of each file of the data before the first was read.

    Returns
    -------
    dict
        ``release``; ``read``; ``digest`` of what was read; ``files``.
    """
    rows = json.dumps(reads, sort_keys=True, ensure_ascii=False).encode()
    return {"release": io.release(), "read": reads, "digest": digest(rows), "files": files}


def key(run: dict[str, Any]) -> str:
    """SHA-256 of all that a report is made from, the rows that it read among them: same key, same report."""
    parts = ("notebook_sha256", "parameters", "version", "code", "python", "libraries")
    made_from = {part: run[part] for part in parts}
    return digest(dumps(made_from | {part: run["data"][part] for part in ("release", "digest")}).encode())


def runs(to: Path) -> list[dict[str, Any]]:
    """Read each ``run.json`` below a folder of reports, sorted by notebook, the default run first."""
    found = [load(path) for path in to.glob(f"[!.]*/[!.]*/{RUN}")]
    return sorted((run for run in found if run), key=order)


def load(path: Path) -> dict[str, Any]:
    """Read one ``run.json``; empty if it is not ours."""
    run = load_json(path)
    wanted = {"notebook", "run", "title", "data", "notebook_sha256", "parameters", "differing", "files"}
    return run if wanted <= run.keys() else {}


def load_json(path: Path) -> dict[str, Any]:
    """Read an object of JSON; empty if there is none."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def order(row: dict[str, Any]) -> tuple[str, bool, str]:
    """Sort by notebook, the default run first."""
    return row["notebook"], row["run"] != "default", row["run"]


def log_path(to: Path) -> Path:
    """Where the attempts on a folder of reports are noted: ``.nkrefugees/log.jsonl`` beside that folder.

    For ``./reports`` this is in the current folder, wherever a link of that name may lead.
    """
    default = to.absolute() == Path(REPORTS).absolute()
    return (Path.cwd() if default else to.resolve().parent) / ".nkrefugees" / "log.jsonl"


def log(to: Path, attempt: dict[str, Any]) -> None:
    """Add an attempt to the log; a log that cannot be written stops no report, and is said on stderr."""
    path = log_path(to)
    line = json.dumps({"to": str(to.resolve()), **attempt}, sort_keys=True) + "\n"
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("ab+") as file:
            file.write((_break(file) + line).encode())
    except OSError as error:
        why = error.strerror or error
        print(f"{path} cannot be written: {why}; this attempt is not noted", file=sys.stderr)


def _break(file: IO[bytes]) -> str:
    """End a line that a kill or a full disk has cut, so that it spoils no other."""
    if not file.seek(0, os.SEEK_END):
        return ""
    file.seek(-1, os.SEEK_END)
    return "" if file.read(1) == b"\n" else "\n"


def last_attempts(to: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Give the last attempt at each notebook and run.

    An attempt that has begun and not ended counts as killed, unless its process still lives.
    """
    return {key: _ended(attempt) for key, attempt in dict(_attempts(to)).items()}


def unsuccessful(to: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Give the last attempts that did not succeed; one at a notebook that is gone is of no interest."""
    attempts = last_attempts(to).items()
    return {key: last for key, last in attempts if last["state"] != "ok" and Path(last["path"]).is_file()}


def last_made(to: Path) -> dict[tuple[str, str], str]:
    """Give the time of the last good attempt at each notebook and run, as the log has it."""
    return {key: attempt.get("time", "") for key, attempt in _attempts(to) if attempt["state"] == "ok"}


def _attempts(to: Path) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    """Every attempt on a folder of reports but those at work; lines that are broken are passed over."""
    target = str(to.resolve())
    for line in _lines(log_path(to)):
        try:
            attempt = json.loads(line)
            key = str(attempt["notebook"]), str(attempt["run"])
            if attempt["to"] == target and not _is_running(attempt):
                yield key, attempt
        except (ValueError, KeyError, TypeError):
            continue


def _is_running(attempt: dict[str, Any]) -> bool:
    return attempt["state"] == BEGUN and lives(attempt["host"], attempt["pid"])


def _ended(attempt: dict[str, Any]) -> dict[str, Any]:
    """An attempt as it stands: one that never ended was killed with the engine."""
    if attempt["state"] != BEGUN:
        return attempt
    return attempt | {"state": "killed", "error": "the engine was killed or died"}


def lives(host: str, pid: int) -> bool:
    """Tell whether a process lives; one of another machine is taken to."""
    if host != platform.node():
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _lines(path: Path) -> list[str]:
    """The lines of a log; none if it cannot be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
