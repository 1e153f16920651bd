"""A new report in the place of the last one."""

from __future__ import annotations

import ctypes
import sys

import pytest

from nkrefugees.reports import locks, swap

DEAD = 999999999


@pytest.fixture(params=["exchange", "renames"])
def way(request, monkeypatch):
    """Both ways to replace a report, the second by force."""
    if request.param == "renames":
        monkeypatch.setattr(swap, "exchange", lambda one, other: False)


@pytest.fixture
def folder(tmp_path):
    """A scratch folder of a dead engine with a new report."""
    made = tmp_path / f".tmp-{locks._machine()}-{DEAD}-x"
    written(made / "report", "new")
    return made


@pytest.fixture
def target(tmp_path):
    """A report that stands."""
    return written(tmp_path / "name" / "default", "old")


def written(folder, text):
    folder.mkdir(parents=True)
    (folder / "file").write_text(text)
    return folder


def moved_away(folder, target):
    """Do as an engine that was killed between the two renames."""
    old = folder / "old" / "name" / "default"
    old.parent.mkdir(parents=True)
    target.rename(old)


def test_a_new_report_replaces_the_old_one(way, folder, target):
    swap.swap(folder, target)
    assert (target / "file").read_text() == "new"


def test_the_first_report_is_moved_in(way, folder, tmp_path):
    swap.swap(folder, tmp_path / "name" / "default")
    assert (tmp_path / "name" / "default" / "file").read_text() == "new"


def test_the_old_report_goes_back_where_the_new_one_cannot_go_in(monkeypatch, folder, target):
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    (folder / "report").rename(folder / "elsewhere")
    with pytest.raises(FileNotFoundError):
        swap.swap(folder, target)
    assert (target / "file").read_text() == "old"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges folders")
def test_folders_change_places_in_one_step(folder, target):
    assert swap.exchange(folder / "report", target)
    assert [(f / "file").read_text() for f in (folder / "report", target)] == ["old", "new"]


def test_a_system_that_cannot_exchange_moves_nothing(monkeypatch, folder, target):
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    assert not swap.exchange(folder / "report", target)
    assert (target / "file").read_text() == "old"


def test_an_exchange_with_nothing_says_what_is_missing(folder, tmp_path):
    with pytest.raises(FileNotFoundError, match="none"):
        swap.exchange(folder / "report", tmp_path / "none")


def test_what_was_moved_away_is_put_back_before_the_rest_is_swept(folder, target, tmp_path):
    moved_away(folder, target)
    locks.sweep(tmp_path)
    assert (target / "file").read_text() == "old"
    assert not folder.exists()


def test_what_was_moved_away_and_replaced_is_swept(folder, target, tmp_path):
    moved_away(folder, target)
    written(target, "newer")
    locks.sweep(tmp_path)
    assert (target / "file").read_text() == "newer"
    assert not folder.exists()


def test_a_report_that_another_engine_makes_is_left_to_it_and_its_old_one_kept(folder, target, tmp_path):
    moved_away(folder, target)
    with locks.locked(tmp_path, "name/default"):
        locks.sweep(tmp_path)
    assert not target.exists()
    assert (folder / "old" / "name" / "default" / "file").read_text() == "old"
