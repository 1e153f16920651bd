"""Check a zip: its sums, and whether its data and notebooks give its reports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nkrefugees import io
from nkrefugees.crate import rebuild
from nkrefugees.crate.contents import Contents
from nkrefugees.crate.differ import differences
from nkrefugees.crate.opened import opened
from nkrefugees.crate.pack import told
from nkrefugees.crate.paths import CRATE, DATA, LETTER, NOTEBOOKS, SITE, SUMS
from nkrefugees.crate.verdict import Verdict
from nkrefugees.errors import BadValue
from nkrefugees.reports import record, tools
from nkrefugees.reports.events import Ended, Event, Observe, ignore
from nkrefugees.reports.index import INDEX


def verify(
    file: Path | str, *, quick: bool = False, trust: bool = False, observe: Observe = ignore
) -> Verdict:
    """Check a zip that `nkrefugees.crate.export` wrote: whether it is whole, and what its data give.

    Sums tell an accident. Who changes a table can change its sum too: that shows when the reports are made
    anew, in a temporary folder, from the data and notebooks of the zip with the package installed here.

    Parameters
    ----------
    file : Path or str
        The zip.
    quick : bool
        Look at the sums alone.
    trust : bool
        Run notebooks that are not those of the package installed here. A notebook is a program, and can do
        on this machine whatever you can; without this nothing from the zip is run.
    observe : callable
        Takes the `nkrefugees.reports.events` as reports are made.

    Returns
    -------
    Verdict
        ``holds``; ``faults``, ``differences`` and ``reasons`` for programs; ``summary()`` for readers.

    Raises
    ------
    BadValue
        If there is no such file, or it brings notebooks of its own and ``trust`` is not given.

    Examples
    --------
    >>> verify("no-such.zip")
    Traceback (most recent call last):
    nkrefugees.errors.BadValue: verify: 'no-such.zip' is not allowed; there is no such file
    """
    path = Path(file)
    if not path.is_file():
        raise BadValue("verify", str(file), "there is no such file")
    files, faults = opened(path)
    if faults or quick:
        return Verdict(str(file), len(files), faults)
    if lacking := _lacking(files):
        return Verdict(str(file), len(files), lacking)
    with TemporaryDirectory(prefix="nk-") as name:
        return _rebuilt(str(file), files, Path(name), trust, observe)


def _lacking(files: dict[str, bytes]) -> list[str]:
    """What a zip needs to be made anew from, and has not."""
    needed = (f"{SITE}/{INDEX}", f"{DATA}/{io.DESCRIPTOR}")
    found = [f"{name}: missing" for name in needed if name not in files]
    has_run = any(name.endswith(f"/{record.RUN}") for name in files)
    return found if has_run else [*found, f"{SITE}/: holds no report"]


def _rebuilt(file: str, files: dict[str, bytes], base: Path, trust: bool, observe: Observe) -> Verdict:
    """Make all reports anew below a folder, and compare."""
    old, new = base / "zip", base / "made" / record.REPORTS
    _unpack(files, old)
    if not trust:
        _must_be_ours(old, file)
    runs = rebuild.runs(old / SITE)
    failures = rebuild.reports(old, new, lambda event: observe(_told(event)))
    found = [*failures, *differences(old / SITE, new, {line.split(":")[0] for line in failures})]
    found += _told_otherwise(files, runs, old)
    now = tools.used()
    reasons = list(dict.fromkeys(reason for run in runs for reason in tools.differences(run, now)))
    return Verdict(file, len(files), [], len(runs), found, reasons, _notes(old))


def _told(event: Event) -> Event:
    """An event as a reader is told it: the folder that a report was made in is gone when it is read."""
    return replace(event, said="made anew") if isinstance(event, Ended) and event.state == "ok" else event


def _unpack(files: dict[str, bytes], folder: Path) -> None:
    """Write files whose paths have been found safe."""
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _must_be_ours(folder: Path, file: str) -> None:
    """Refuse to run what is not a notebook of the package installed here."""
    if foreign := rebuild.foreign(folder / NOTEBOOKS):
        raise BadValue(
            "verify",
            file,
            f"it brings notebooks that are not those of the package installed here: {', '.join(foreign)}. "
            "A notebook is a program: read them, then add --trust to run them; --quick looks at sums only",
        )


def _told_otherwise(files: dict[str, bytes], runs: list[dict[str, Any]], folder: Path) -> list[str]:
    """Name what is said of the zip in it, but is not what the zip holds."""
    plain = {name: content for name, content in files.items() if name not in (SUMS, CRATE, LETTER)}
    notebooks = {name: f"{NOTEBOOKS}/{path.name}" for name, path in rebuild.notebooks(folder).items()}
    known = [run for run in runs if run["notebook"] in notebooks]
    if not known:
        return []
    with io.using(folder / DATA):
        said = told(Contents(plain, known, notebooks))
    return [f"{name}: other bytes" for name, content in said.items() if files.get(name) != content]


def _notes(folder: Path) -> list[str]:
    """Whether the data are those of this installation, where both say that they are the same release."""
    here, release = io.files(), io.release()
    with io.using(folder / DATA):
        if io.release() != release or io.files() == here:
            return []
    return [f"its data say release {release}, as those here do, and are not the same"]
