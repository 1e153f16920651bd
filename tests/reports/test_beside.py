import time

import pytest

from nkrefugees.reports import surroundings
from nkrefugees.reports.beside import beside

pytestmark = pytest.mark.slow


def test_pages_stand_when_the_reports_are_made(tmp_path):
    with beside([tmp_path] * 3):
        pass
    assert surroundings.standing(tmp_path) != b""
    assert not surroundings.renew(tmp_path)


def test_for_two_reports_nothing_is_begun(tmp_path):
    with beside([tmp_path] * 2):
        pass
    assert list(tmp_path.iterdir()) == []


def test_work_that_is_stopped_waits_for_no_page(tmp_path):
    with pytest.raises(KeyboardInterrupt), beside([tmp_path] * 3):
        raise KeyboardInterrupt
    time.sleep(0.2)
    assert surroundings.standing(tmp_path) == b""


def test_what_cannot_be_written_is_left_to_the_end_of_the_batch(tmp_path, monkeypatch):
    monkeypatch.setenv("NKREFUGEES_DATA", str(tmp_path / "nowhere"))
    with beside([tmp_path] * 3):
        pass
    assert surroundings.standing(tmp_path) == b""
