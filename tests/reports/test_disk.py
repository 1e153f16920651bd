"""Disks that are full or cannot be written: clear words, exit code 1, and the last good reports whole.

Real file systems of a few megabytes, mounted for the processes of a test alone; they are gone with them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from nkrefugees.reports import disk

from .processes import World

MEGABYTES = 4
SOURCES = {
    "one": "print(list(range(9000)))",
    "two": "import nkrefugees as nk\nnk.incidents()",
}
AS_ROOT = ("-m",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ("-r", "-m")
STATUS = """
import sys
from nkrefugees import cli
from nkrefugees.reports import runs

runs.keys = set
sys.argv[1:] = ["status"]
cli.main()
"""
HOLD = f'mount -t tmpfs -o size={MEGABYTES}m none "$0" && echo mounted && exec sleep 600'


@contextmanager
def mounted(place: Path):
    """A small file system for those who enter it: the words to enter, and all folders from outside."""
    command = ["unshare", *AS_ROOT, "sh", "-c", HOLD, str(place)]
    holder = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        if holder.stdout.readline() != "mounted\n":
            pytest.skip(f"no small file system can be mounted here: {holder.stderr.read().strip()}")
        user = ("-U", "--preserve-credentials") if "-r" in AS_ROOT else ()
        yield ("nsenter", "-t", str(holder.pid), *user, "-m", "--"), Path(f"/proc/{holder.pid}/root")
    finally:
        holder.kill()
        holder.communicate()


@pytest.fixture
def small(request, tmp_path):
    """Two good reports that are stale, all or a part of their world on a small disk, and that disk."""
    if sys.platform != "linux":
        pytest.skip("file systems can be mounted for some processes alone on Linux only")
    place = tmp_path / request.param
    place.mkdir(exist_ok=True)
    with mounted(place) as (enter, root):
        there = ("sh", "-c", 'cd "$0" && exec "$@"', str(tmp_path))
        world = World(root / tmp_path.relative_to("/"), tmp_path, (*enter, *there))
        world.enter, world.disk, world.part = enter, root / place.relative_to("/"), request.param
        world.turn(SOURCES)
        code, said, wrong = world.run("-j", "2")
        assert code == 0, said + wrong
        world.old = world.contents()
        world.turn(SOURCES)
        yield world
        world.close()


def fill(folder: Path, but: int = 0) -> None:
    """Leave no space on a disk, but some kilobytes."""
    with (folder / "filler").open("wb") as file:
        try:
            while True:
                os.write(file.fileno(), bytes(4096))
        except OSError:
            file.truncate(max(file.seek(0, os.SEEK_END) - 1024 * but, 0))


def remount(world, how: str) -> None:
    """Let a disk be read only, or written again."""
    place = str(world.place / world.part)
    subprocess.run([*world.enter, "mount", "-o", f"remount,{how}", place], check=True)


def told(world):
    """What `nkrefugees status` says of the reports, of which none is declared."""
    code, said, wrong = world.run(command=[sys.executable, "-c", STATUS])
    assert (code, wrong) == (0, "")
    rows = [line.split() for line in said.splitlines()]
    return {row[1]: row[0] for row in rows if row[1] in SOURCES}


def assert_clear(world, code, words, why):
    """What went wrong is said in words; what stands is the old or the new, whole, and called what it is."""
    assert code == 1, words
    assert why in words
    assert "then run it again" in words
    assert "Traceback" not in words
    now = world.contents()
    states = told(world)
    for name, state in states.items():
        assert state in ("failed", "killed", "stale") or now[name] != world.old[name], (name, state, words)
    world.assert_index_is_true()


def assert_good_again(world):
    """The next run makes all good, and leaves nothing."""
    code, said, wrong = world.run("-j", "2")
    assert code == 0, said + wrong
    assert set(told(world).values()) == {"fresh"}
    world.assert_nothing_is_left()


LEVELS = (0, 4, 8, 16, 32, 48, 64, 96, 128, 192)


def some(cases, *short):
    """Parts of the world on a small disk, and more; those that are not named are long."""
    return [pytest.param(*case, marks=() if case in short else pytest.mark.long) for case in cases]


FULL = some([(part, free) for part in ("", "reports") for free in LEVELS], ("", 0))
CLOSED = some([("",), ("reports",)], ("reports",))


@pytest.mark.slow
@pytest.mark.parametrize(("small", "free"), FULL, indirect=["small"])
def test_a_full_disk_is_told_and_harms_nothing(small, free):
    fill(small.disk, but=free)
    code, said, wrong = small.run("-j", "2")
    print(f"{small.part} {free} kB free: {code}\n{said}{wrong}")
    if free == 0 or code:
        assert_clear(small, code, said + wrong, "No space left on device")
    (small.disk / "filler").unlink()
    assert_good_again(small)


@pytest.mark.slow
@pytest.mark.parametrize("small", CLOSED, indirect=True)
def test_a_disk_that_cannot_be_written_is_told_and_harms_nothing(small):
    remount(small, "ro")
    code, said, wrong = small.run("-j", "2")
    print(f"{small.part}: {code}\n{said}{wrong}")
    assert_clear(small, code, said + wrong, "Read-only file system")
    remount(small, "rw")
    assert_good_again(small)


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("small", ["tmp"], indirect=True)
@pytest.mark.parametrize(
    "spoil", [lambda w: fill(w.disk), lambda w: remount(w, "ro")], ids=["full", "closed"]
)
def test_a_temporary_folder_that_takes_nothing_is_passed_over(small, spoil):
    spoil(small)
    assert small.run("-j", "2")[0] == 0
    assert set(told(small).values()) == {"fresh"}


def test_another_trouble_of_files_is_told_as_it_is():
    assert disk.told(IsADirectoryError(21, "Is a directory", "x")) == "x: Is a directory"


def test_a_disk_with_space_is_not_called_full(tmp_path):
    assert disk.full(tmp_path) == ""
    assert disk.full(tmp_path / "none") == ""


def test_a_full_disk_is_told_though_there_is_space_again(tmp_path):
    assert str(tmp_path) in disk.full(tmp_path / "work", "OSError: [Errno 28] No space left on device")
