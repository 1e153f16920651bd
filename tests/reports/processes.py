"""Real engines over a folder of reports of their own, and what can be told about them from outside."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

from filelock import FileLock

from .conftest import TABLES, write_data

PATIENCE = 600  # seconds after which an engine hangs
FORGOTTEN = 10  # seconds that the processes of a dead engine may take to go


def wait_for(condition, seconds=60):
    """Wait until something holds."""
    until = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < until, "it never came to be"
        time.sleep(0.01)
    return found


class Linked(HTMLParser):
    """The places that a page names, and the elements that are open."""

    def __init__(self, page):
        super().__init__()
        self.links, self.ends = [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.links += [value for name, value in attributes if name in ("href", "src")]

    def handle_endtag(self, tag):
        self.ends.append(tag)


class World:
    """A folder of its own with data, notebooks, temporary files and reports.

    ``inside`` is what to put before a command where the folder is mounted for some processes alone, and
    ``place`` the folder as they see it.
    """

    def __init__(self, folder: Path, place: Path | None = None, inside: tuple[str, ...] = ()):
        self.folder, self.to = folder, folder / "reports"
        self.place, self.inside = place or folder, inside
        self.version, self.notebooks, self.engines = 0, [], []
        for name in ("data", "tmp"):
            (folder / name).mkdir(exist_ok=True)
        self.log = folder / ".nkrefugees" / "log.jsonl"

    def turn(self, sources):
        """Write notebooks and data of another version, so that no report is fresh."""
        self.version += 1
        write_data(self.folder / "data")
        rows = TABLES["incidents"] + f"2022-01-0{self.version % 2 + 1}-x\n"
        (self.folder / "data" / "incidents.csv").write_text(rows)
        self.notebooks = [self._notebook(name, source) for name, source in sources.items()]

    def _notebook(self, name, source):
        cell = {"cell_type": "code", "id": "only", "metadata": {}}
        text = f"version = {self.version % 2}\n{source}"
        path = self.folder / f"{name}.ipynb"
        path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "cells": [cell | {"source": text}]}))
        return path

    def command(self, *options):
        """The words that make the reports."""
        names = [path.name for path in self.notebooks]
        return [sys.executable, "-m", "nkrefugees", "report", *names, *options]

    def start(self, *options, command=None):
        """An engine at work."""
        own = {"NKREFUGEES_DATA": str(self.place / "data"), "TMPDIR": str(self.place / "tmp")}
        engine = subprocess.Popen(
            [*self.inside, *(command or self.command(*options))],
            cwd=self.folder,
            env=os.environ | own,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.engines.append(engine)
        return engine

    def run(self, *options, command=None):
        """An engine, to its end: exit code, what it said, what went wrong."""
        return self.end(self.start(*options, command=command))

    def end(self, engine):
        """Wait for the end of an engine, as `run` gives it."""
        said, wrong = engine.communicate(timeout=PATIENCE)
        return engine.returncode, said, wrong

    def close(self):
        """Leave no engine behind, whatever a test came to."""
        for engine in self.engines:
            engine.kill()
            engine.communicate()

    def states(self, monkeypatch):
        """What `nkrefugees status` says of these reports."""
        from nkrefugees.reports import status

        monkeypatch.chdir(self.folder)
        monkeypatch.setattr("nkrefugees.reports.runs.keys", set)
        monkeypatch.setenv("NKREFUGEES_DATA", str(self.folder / "data"))
        names = {path.stem for path in self.notebooks}
        return {row["notebook"]: row["state"] for row in status(self.to) if row["notebook"] in names}

    def contents(self):
        """The bytes of every published report; what is not whole fails."""
        names = [path.stem for path in self.notebooks]
        return {name: whole(self.to / name / "default") for name in names}

    def attempts(self, after=0):
        """The last line of the log on each notebook, of those after some number of lines."""
        lines = [json.loads(line) for line in self.lines()[after:]]
        return {line["notebook"]: line["state"] for line in lines}

    def lines(self):
        """The lines of the log."""
        return self.log.read_text().splitlines() if self.log.is_file() else []

    def processes(self):
        """Each process that was started here: number, parent and command."""
        found = {}
        for place in Path("/proc").glob("[0-9]*"):
            try:
                if str(self.folder / "data").encode() in (place / "environ").read_bytes():
                    state, parent = (place / "stat").read_text().rpartition(") ")[2].split()[:2]
                    if state != "Z":
                        found[int(place.name)] = (int(parent), (place / "cmdline").read_text())
            except OSError:
                continue
        return found

    def forked(self):
        """The parents of the fork servers and of the kernels that they forked, by number."""
        return {pid: above for pid, (above, command) in self.processes().items() if "forkserver" in command}

    def servers(self):
        """The numbers of fork servers at work: they alone have no fork server above them."""
        found = self.forked()
        return [pid for pid, above in found.items() if above not in found]

    def kernels(self):
        """The numbers of kernels, warm and cold."""
        found = self.forked()
        cold = [pid for pid, (_, command) in self.processes().items() if "ipykernel_launcher" in command]
        return cold + [pid for pid, above in found.items() if above in found]

    def assert_nothing_is_left(self):
        """No process, no lock held, no temporary file."""
        wait_for(lambda: not self.processes(), FORGOTTEN)
        for lock in (self.folder / ".nkrefugees" / "locks").glob("*.lock"):
            FileLock(lock).acquire(timeout=0).lock.release()
        left = [*self.to.glob(".tmp-*"), *self.to.glob("*/.tmp-*"), *(self.folder / "tmp").iterdir()]
        assert [path.name for path in left] == []

    def assert_index_is_true(self):
        """The list of reports is a whole page and leads only to what is there."""
        page = Linked((self.to / "index.html").read_text(encoding="utf-8"))
        assert page.ends[-1] == "html"
        local = [link for link in page.links if not link.startswith(("#", "http", "data:"))]
        assert [link for link in local if not (self.to / link).exists()] == []


def whole(folder):
    """The bytes of a report by file; every one must be as its run.json has it, and no other be there."""
    found = {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in found.items()}
    del digests["run.json"]
    assert json.loads(found["run.json"])["files"] == digests
    return found
