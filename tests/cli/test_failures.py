import shlex

import pytest

from nkrefugees.cli.failures import excerpt, reopening
from nkrefugees.errors import ReportFailed

LONG = "\n".join(f"line_{n}" for n in range(1, 41))


def failure(kept="", **parts):
    error = ReportFailed("02-waves", 3, 'KeyError: x (under "Why")\n  more', source="a\nb", line=2, **parts)
    error.run, error.kept = "since-2005", str(kept)
    return error


def test_a_failure_is_its_name_the_cell_the_error_and_the_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert reopening([failure(tmp_path / "kept" / "02-waves.ipynb")], 4).splitlines() == [
        "1 of 4 failed; the last good reports stay as they were",
        "",
        "02-waves/since-2005, cell 3",
        "    1  a",
        "  > 2  b",
        '  failed: KeyError: x (under "Why")',
        "    more",
        "  nkrefugees lab kept/02-waves.ipynb",
    ]


@pytest.mark.parametrize("folder", ["my reports", "it's", "a;b", "$HOME", "é"])
@pytest.mark.parametrize("inside", [True, False])
def test_a_shell_reads_the_command_as_the_path(tmp_path, monkeypatch, folder, inside):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path if inside else tmp_path / "elsewhere")
    kept = tmp_path / folder / "02-waves.ipynb"
    command = shlex.split(reopening([failure(kept)], 1).splitlines()[-1])
    assert command[:2] == ["nkrefugees", "lab"]
    assert command[2:] == [str(kept.relative_to(tmp_path)) if inside else str(kept)]


def test_there_is_no_command_where_nothing_was_kept():
    assert "nkrefugees lab" not in reopening([failure()], 1)


@pytest.mark.parametrize(
    ("line", "first", "last"), [(1, 1, 15), (20, 13, 27), (40, 26, 40), (None, 1, 15), (99, 26, 40)]
)
def test_a_long_cell_is_cut_around_the_line_that_failed(line, first, last):
    numbers = [int(row.split()[-2]) for row in excerpt(LONG, line) if "…" not in row]
    assert numbers == list(range(first, last + 1))


def test_a_cut_shows_and_a_whole_cell_has_none():
    assert [n for n, row in enumerate(excerpt(LONG, 20)) if row == "    …"] == [0, 16]
    assert "…" not in "".join(excerpt("a\nb", 1))


def test_only_the_line_that_failed_is_marked():
    assert [row for row in excerpt(LONG, 20) if ">" in row] == ["  > 20  line_20"]
    assert not [row for row in excerpt(LONG, None) if ">" in row]


def test_a_cell_cannot_move_the_cursor():
    assert excerpt("a\x1b[2J\r\x07b", 1) == ["  > 1  ab"]


def test_no_cell_has_no_lines():
    assert excerpt("", None) == []
