"""A batch on a pseudo-terminal, and where there is none."""

import re
import signal
import subprocess
import sys

import pytest

from .terminal import COLUMNS, Terminal, rows, words

pytestmark = pytest.mark.slow
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7])(?:;\d+)*m")
COUNTS = r"\d+ done, \d+ running, \d+ waiting, \d+ failed"
LOADED = """
import sys
from nkrefugees import cli
sys.argv[1:] = {arguments}
try:
    cli.main()
except SystemExit:
    print("rich is loaded" if "rich" in sys.modules else "rich is not loaded")
"""


@pytest.fixture
def names(notebook):
    """Three notebooks: the first fails, the others take a while."""
    slow = ["import time", "time.sleep(1.2)", "time.sleep(1.2)"]
    notebook("# Bad", "1 / 0", name="bad")
    notebook("# Long", *slow, name="a-question-" + "that-goes-on-" * 6 + "and-ends")
    notebook("# Good", *slow, name="good")
    return ["bad.ipynb", next(p.name for p in notebook().parent.glob("a-*.ipynb")), "good.ipynb"]


def on_a_terminal(folder, *arguments, **variables):
    return Terminal("-m", "nkrefugees", "report", *arguments, "-j", "1", cwd=folder, **variables)


def test_a_board_counts_and_names_what_runs_and_is_gone_in_the_end(names, tmp_path):
    shown = on_a_terminal(tmp_path, *names).end()
    said = words(shown.written)
    assert "0 done, 1 running, 2 waiting, 0 failed" in said
    assert "1 done, 1 running, 0 waiting, 1 failed" in said
    assert re.search(r"  good/default +cell 3 of 4 +\d+ s", said)
    drawn = [line for line in re.split(r"[\r\n]+", said) if re.search(rf"{COUNTS}| s$", line)]
    assert max(map(len, drawn)) <= COLUMNS
    left = rows(shown.written)
    assert not [row for row in left if re.search(COUNTS, row)]
    assert f"good/default: {tmp_path / 'reports' / 'good' / 'default'}" in left
    assert shown.written.rindex("\x1b[?25h") > shown.written.rindex("\x1b[?25l")
    assert COLOUR.search(shown.written)
    assert left[-1] == "  nkrefugees lab .nkrefugees/failed/bad/default/bad.ipynb"


@pytest.mark.long
def test_no_color_takes_the_colours_and_leaves_the_board(names, tmp_path):
    shown = on_a_terminal(tmp_path, names[0], names[2], NO_COLOR="1").end()
    assert re.search(COUNTS, words(shown.written))
    assert not COLOUR.search(shown.written)


@pytest.mark.long
def test_a_dumb_terminal_gets_plain_lines(names, tmp_path):
    shown = on_a_terminal(tmp_path, *names, TERM="dumb").end()
    assert "\x1b" not in shown.written
    assert f"good/default: {tmp_path / 'reports' / 'good' / 'default'}\r\n" in shown.written


def test_an_interrupt_gives_the_cursor_back(names, tmp_path):
    shown = on_a_terminal(tmp_path, names[2]).read(lambda written: "cell 3 of 4" in words(written))
    shown.process.send_signal(signal.SIGINT)
    assert shown.end().code == 130
    assert shown.written.rindex("\x1b[?25h") > shown.written.rindex("\x1b[?25l")
    assert rows(shown.written)[-1] == "stopped"


def test_a_pipe_gets_a_line_on_each_report_and_no_control_characters(notebook, tmp_path):
    notebook("# Red", "raise ValueError('\\x1b[31mred\\x1b[0m\\a')", name="red")
    notebook("# Good", "1", name="good")
    command = [sys.executable, "-m", "nkrefugees", "report", "red.ipynb", "good.ipynb", "-j", "1"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [
        'red/default: failed: red, cell 2: ValueError: red (under "Red")',
        f"good/default: {tmp_path / 'reports' / 'good' / 'default'}",
    ]
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", done.stdout + done.stderr)


def test_rich_is_loaded_only_to_draw(notebook, tmp_path):
    notebook("# Good", "1", name="good")
    program = LOADED.format(arguments=["report", "good.ipynb"])
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "rich is not loaded"
    fresh = Terminal("-c", program, cwd=tmp_path).end()
    assert fresh.written == "good/default: fresh\r\nrich is not loaded\r\n"
    made = Terminal("-c", LOADED.format(arguments=["report", "good.ipynb", "--force"]), cwd=tmp_path).end()
    assert rows(made.written)[-1] == "rich is loaded"
