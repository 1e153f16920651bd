"""Files of the data that reports were made from, kept by their SHA-256 beside the log.

They are there to say which rows changed since; without them that is said less exactly, no more is lost.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from nkrefugees import io
from nkrefugees.reports import record

MOST = 100


class Folders:
    """The kept files of a folder of reports.

    Parameters
    ----------
    to : Path
        The folder of reports.
    """

    def __init__(self, to: Path) -> None:
        self.path = record.log_path(to).parent / "data"

    def keep(self) -> None:
        """Keep the files of the data as they are now; what cannot be written is left out."""
        with contextlib.suppress(OSError):
            self.path.mkdir(parents=True, exist_ok=True)
            for name, sha256 in io.files().items():
                self._keep(io.data_dir() / name, self.path / sha256)
            self._drop()

    def _keep(self, source: Path, target: Path) -> None:
        if target.exists():
            os.utime(target)
            return
        new = target.with_name(f"{target.name}.{os.getpid()}")
        shutil.copyfile(source, new)
        new.replace(target)

    def _drop(self) -> None:
        """Remove the files that no report was made from for longest."""
        known = sorted(self.path.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in known[MOST:]:
            path.unlink(missing_ok=True)

    def open(self, files: dict[str, str], stack: ExitStack) -> Path | None:
        """Put an earlier version of the data together while ``stack`` is open; None if files lack."""
        found = {name: self.path / sha256 for name, sha256 in files.items()}
        if not found or not all(path.is_file() for path in found.values()):
            return None
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="nk-")))
        for name, path in found.items():
            shutil.copyfile(path, folder / name)
        return folder
