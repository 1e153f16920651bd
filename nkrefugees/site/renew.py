"""The pages of the site around the reports, written anew only where data or code changed, in one step.

To add a page, write it in `_make`: whatever stands in the folder afterwards is put in place, and is renewed
with the rest.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from nkrefugees import io
from nkrefugees.site.addresses import EVIDENCE

MADE = f"{EVIDENCE}/made.json"


def write(
    to: Path,
    made_with: Mapping[str, Any],
    scratch: Callable[[Path], AbstractContextManager[Path]],
    exchange: Callable[[Path, Path], bool],
) -> bool:
    """Write the pages of the record into a folder of reports, unless they stand as they would be written.

    The caller holds the lock of these pages. Pages whose row is gone disappear.

    Parameters
    ----------
    to : Path
        The folder of reports, the root of the site.
    made_with : mapping
        What pages rest on besides the data: ``version`` of the package and SHA-256 of its ``code``, Python
        and libraries.
    scratch : callable
        Makes a folder beside the pages, on their file system, as a context.
    exchange : callable
        Lets two folders change places in one step; False where it cannot.

    Returns
    -------
    bool
        Whether they were written.

    Raises
    ------
    BadValue
        If an id of the data could not be the name of a page.
    """
    made_from = _digest([io.files(), dict(made_with)])
    if _stands(to, made_from):
        return False
    with scratch(to) as folder:
        new = folder / "site"
        new.mkdir()
        _make(new, str(made_with["version"]))
        _seal(new, made_from)
        _put(new, to, exchange)
    return True


def _make(folder: Path, version: str) -> None:
    """Write every page below a folder."""
    from nkrefugees.site import evidence, explore, search
    from nkrefugees.site.evidence.record import load

    record = load()
    evidence.write(folder, record, version)
    search.write(folder, record, version)
    explore.write(folder, version)


def _stands(to: Path, made_from: str) -> bool:
    """Whether all pages stand there, none cut and none that is not ours, made from the same."""
    try:
        made = json.loads((to / MADE).read_bytes())
        return bool(made["made_from"] == made_from and made["pages"] == _listing(to, made["others"]))
    except (OSError, ValueError, LookupError, TypeError):
        return False


def _seal(folder: Path, made_from: str) -> None:
    """Note what the pages were made from, and which there are."""
    others = sorted(path.name for path in folder.iterdir() if path.is_file())
    made = {"made_from": made_from, "others": others, "pages": _listing(folder, others)}
    (folder / MADE).write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def _listing(to: Path, others: list[str]) -> str:
    """SHA-256 of the names and sizes of all pages but the note on them."""
    found = sorted(_files(to / EVIDENCE, f"{EVIDENCE}/"))
    return _digest([[name, size] for name, size in found if name != MADE] + [_size(to / n) for n in others])


def _size(path: Path) -> int:
    return path.stat().st_size


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, int]]:
    """Each file below a folder, with its size."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}", entry.stat().st_size


def _put(new: Path, to: Path, exchange: Callable[[Path, Path], bool]) -> None:
    """Move pages to their places, the folder with the note on them last."""
    for path in sorted(path for path in new.iterdir() if path.is_file()):
        path.replace(to / path.name)
    target = to / EVIDENCE
    if not target.exists():
        (new / EVIDENCE).rename(target)
    elif not exchange(new / EVIDENCE, target):
        target.rename(new / "old")
        (new / EVIDENCE).rename(target)


def _digest(content: Any) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
