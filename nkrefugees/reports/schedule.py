"""Schedules that make the reports anew, written for systemd, cron or GitHub: Actions, and Pages."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from nkrefugees.errors import BadValue, UnknownName
from nkrefugees.reports import workflow
from nkrefugees.reports.age import checked, in_days


class Pace(NamedTuple):
    """How often: as systemd and as cron have it, and the most days between two runs.

    The hour lies outside the change to summer time, the minute off the hour, when others start.
    """

    calendar: str
    cron: str
    days: int


PACES = {
    "daily": Pace("*-*-* 04:17", "17 4 * * *", 1),
    "weekly": Pace("Mon *-*-* 04:17", "17 4 * * 1", 7),
    "monthly": Pace("*-*-01 04:17", "17 4 1 * *", 31),
}
DATA = "NKREFUGEES_DATA"


def schedule(kind: str, every: str = "weekly", max_age: int | None = None, folder: Path | None = None) -> str:
    """Write a schedule that works as it stands.

    Parameters
    ----------
    kind : {"systemd", "cron", "github", "pages"}
        What keeps it; ``pages`` publishes the site on GitHub Pages as well.
    every : {"daily", "weekly", "monthly"}
        How often reports are made.
    max_age : int, optional
        Days that the site promises. Every run then makes all reports anew, also fresh ones, so that the
        promise is kept; it must leave a day for a run that begins late.
    folder : Path, optional
        Where to work, the current folder by default.

    Returns
    -------
    str
        The files or the line, with comments on where to put them. For systemd and cron it holds the paths
        of this machine: the folder, this Python, and the data if the environment names it.

    Raises
    ------
    UnknownName
        If there is no such kind or pace.
    BadValue
        If ``max_age`` cannot be kept at that pace, or a path cannot be written.

    Examples
    --------
    >>> [line.strip() for line in schedule("github").splitlines() if "cron:" in line]
    ['- cron: "17 4 * * 1"  # UTC']
    """
    if kind not in KINDS:
        raise UnknownName("kind of schedule", kind, KINDS)
    if every not in PACES:
        raise UnknownName("pace", every, PACES)
    pace = PACES[every]
    if max_age is not None and checked(max_age) <= pace.days:
        allowed = f"a {every} schedule can promise {in_days(pace.days + 1)} or more, for a run may begin late"
        raise BadValue("max-age", max_age, allowed)
    if kind in workflow.KINDS:
        return workflow.KINDS[kind](pace.cron, max_age)
    here = _path("folder", folder or Path.cwd())
    return (_systemd if kind == "systemd" else _cron)(pace, max_age, here)


def _report(max_age: int | None) -> str:
    return "-m nkrefugees report" + (f" --force --max-age {max_age}" if max_age else "")


def _path(what: str, path: str | Path) -> str:
    """A path, whole, if systemd and cron can be told of it."""
    text = str(Path(path).absolute())
    if re.search(r"[\x00-\x1f\x7f\\\ud800-\udfff]|\s$", text):
        allowed = "a schedule cannot hold a path with a backslash, a line break or a blank at its end"
        raise BadValue(what, text, allowed)
    return text


def _data() -> str:
    """The data that the environment names; empty if it names none."""
    named = os.environ.get(DATA)
    return _path(DATA, named) if named else ""


def _systemd(pace: Pace, max_age: int | None, folder: str) -> str:
    """Two units, each below its name, as `systemctl cat` shows them.

    A ``:`` before the command keeps systemd from reading a ``$`` in the path; a path with a quote it
    takes as an argument alone, here of ``env``.
    """
    python = _path("python", sys.executable)
    env = "/usr/bin/env " if "'" in python or '"' in python else ""
    data = _data()
    environment = f"\nEnvironment={_unit_word(f'{DATA}={data}')}" if data else ""
    return f"""\
# Two units for the user whose folder this is. Save this text as schedule.txt, then:
#   mkdir -p ~/.config/systemd/user
#   awk '/^# nkrefugees-report[.]/ {{unit = $2}} unit {{print > unit}}' schedule.txt
#   mv nkrefugees-report.service nkrefugees-report.timer ~/.config/systemd/user
#   systemctl --user daemon-reload
#   systemctl --user enable --now nkrefugees-report.timer
#   loginctl enable-linger     # so that it runs while you are not logged in
# What it printed: journalctl --user -u nkrefugees-report. A run that was missed is made up for.

# nkrefugees-report.service
[Unit]
Description=Reports of nkrefugees

[Service]
Type=oneshot
WorkingDirectory={folder.replace("%", "%%")}{environment}
ExecStart=:{env}{_unit_word(python)} {_report(max_age)}

# nkrefugees-report.timer
[Unit]
Description=When to make the reports of nkrefugees

[Timer]
OnCalendar={pace.calendar}
Persistent=true

[Install]
WantedBy=timers.target
"""


def _unit_word(text: str) -> str:
    """One word of a unit, as it stands."""
    escaped = text.replace("%", "%%").replace('"', '\\"')
    return f'"{escaped}"'


def _cron(pace: Pace, max_age: int | None, folder: str) -> str:
    """One line; the lock is on the folder itself, so that no file is left behind."""
    flock, python = (_cron_word(_path("path", p)) for p in (shutil.which("flock") or "flock", sys.executable))
    data = _data()
    environment = f"{DATA}={_cron_word(data)} " if data else ""
    command = f"cd {_cron_word(folder)} && {environment}{flock} -n . {python} {_report(max_age)}"
    return f"""\
# One line for `crontab -e` of the user whose folder this is. cron mails what is printed: set MAILTO above it.
# A run that is due while the last one is at work, or while the machine is off, is left out.
{pace.cron} {command}
"""


def _cron_word(text: str) -> str:
    """One word of a shell in a crontab.

    A % stands outside of quotes: some crons take away the backslash before it, others leave it to the shell.
    """
    return r"\%".join(shlex.quote(part) if part else "" for part in text.split("%"))


KINDS = ("systemd", "cron", *workflow.KINDS)
