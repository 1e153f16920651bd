"""A terminal of 80 columns, for programs that look whether they have one."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable

LINES, COLUMNS = 24, 80
_PART = re.compile(r"\x1b\[([?\d;]*)([A-Za-z])|(\r|\n)|([^\x1b\r\n]+)")


class Terminal:
    """A program on a pseudo-terminal, and what it has written."""

    def __init__(self, *command: str, cwd: object, **variables: str) -> None:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        kept = {
            k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "LINES", "FORCE_COLOR")
        }
        self.process = subprocess.Popen(
            [sys.executable, *command],
            cwd=cwd,
            env={**kept, "TERM": "xterm-256color", "PYTHONUTF8": "1", **variables},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self._ours, self.written = ours, ""

    def read(self, until: Callable[[str], object] = lambda written: False) -> Terminal:
        """Read to the end, or until something holds of what was written."""
        while not until(self.written):
            try:
                more = os.read(self._ours, 65536)
            except OSError:
                more = b""
            if not more:
                break
            self.written += more.decode(errors="replace")
        return self

    def end(self) -> Terminal:
        """Read to the end, and wait for the exit code."""
        self.read()
        os.close(self._ours)
        self.code = self.process.wait(30)
        return self


def words(written: str) -> str:
    """What was written, without what moves and colours."""
    return re.sub(r"\x1b\[[?\d;]*[A-Za-z]", "", written)


def rows(written: str) -> list[str]:
    """The rows with words that are left in the end, none broken. Knows the codes that the board uses."""
    left, row, column = [""], 0, 0
    for number, code, move, text in _PART.findall(written):
        if code == "A":
            row = max(0, row - int(number or 1))
        elif code == "K":
            left[row] = ""
        elif move == "\r":
            column = 0
        elif move == "\n":
            row, column = row + 1, 0
            left += [""] * (row + 1 - len(left))
        elif text:
            left[row] = left[row][:column].ljust(column) + text + left[row][column + len(text) :]
            column += len(text)
    return [line.rstrip() for line in left if line.strip()]
