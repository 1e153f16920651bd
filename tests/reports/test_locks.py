"""Two engines at one folder."""

from __future__ import annotations

import os
import platform
import threading

import pytest

from nkrefugees.errors import BadValue
from nkrefugees.reports import locks, stop


def test_who_comes_second_waits(tmp_path):
    order = []

    def second():
        with locks.locked(tmp_path, "a"):
            order.append("second")

    with locks.locked(tmp_path, "a"):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.3)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]


def test_another_report_is_not_kept_waiting(tmp_path):
    with locks.locked(tmp_path, "a"), locks.locked(tmp_path, "b"):
        pass


def test_a_temporary_folder_is_gone_afterwards(tmp_path):
    with locks.scratch(tmp_path) as folder:
        assert folder.is_dir()
    assert not folder.exists()


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BadValue, match="no folder can be made"), locks.scratch(tmp_path / "file"):
        pass


def test_what_a_dead_process_left_is_taken_away(tmp_path):
    machine = locks._machine()
    dead = tmp_path / f".tmp-{machine}-999999999-x"
    dead.mkdir()
    own = tmp_path / f".tmp-{machine}-{os.getpid()}-x"
    own.mkdir()
    other = tmp_path / ".tmp-another-999999999-x"
    other.mkdir()
    locks.sweep(tmp_path)
    assert (dead.exists(), own.exists(), other.exists()) == (False, True, True)


def test_the_name_of_a_machine_stands_in_the_name_of_a_file(monkeypatch):
    monkeypatch.setattr(platform, "node", lambda: "a-b.c/d")
    assert locks._machine() == "a_b_c_d"


def test_who_waits_goes_when_the_work_is_stopped(tmp_path):
    went = []

    def second():
        try:
            with locks.locked(tmp_path, "a"):
                pass
        except stop.Stopped:
            went.append("stopped")

    with locks.locked(tmp_path, "a"):
        thread = threading.Thread(target=second)
        thread.start()
        with stop.stopping():
            thread.join(10)
    assert went == ["stopped"]


def test_folders_of_sockets_that_a_dead_process_left_are_taken_away(tmp_path, monkeypatch):
    monkeypatch.setattr(locks, "_place", lambda: tmp_path)
    dead = tmp_path / f"{locks._short()}999999999-x"
    dead.mkdir()
    with locks.short() as own:
        locks.sweep(tmp_path / "reports")
        assert (dead.exists(), own.exists()) == (False, True)
