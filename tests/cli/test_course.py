import sys

from nkrefugees.cli.reports import _lessons


def test_the_lab_gets_every_lesson(tmp_path):
    _lessons(tmp_path)
    assert "3-fifty-reports-eight-origins.ipynb" in [path.name for path in tmp_path.iterdir()]


def test_without_otter_the_lab_goes_on_without_the_course_and_says_what_to_install(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setitem(sys.modules, "otter.assign", None)
    _lessons(tmp_path)
    assert "pip install nkrefugees[lab]" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
