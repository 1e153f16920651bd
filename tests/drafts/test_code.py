"""The verb: what it writes, says and refuses."""

import shutil
import subprocess
import sys

import pytest

from nkrefugees.drafts import code
from nkrefugees.errors import BadDate, BadValue, UnknownName

from .conftest import CASES


@pytest.fixture
def file(tmp_path):
    return shutil.copy(CASES / "article.txt", tmp_path / "article.txt")


def test_the_sheet_is_written_beside_the_text(file):
    made = code(file)
    assert made.file == file.with_suffix(".toml")
    assert (made.published, made.given) == ("2013-06-04", False)
    assert made.counts["claim"] > 4


def test_the_same_text_gives_the_same_bytes(file, tmp_path):
    one = code(file, to=tmp_path / "one.toml").file
    other = code(file, to=tmp_path / "other.toml").file
    assert one.read_bytes() == other.read_bytes()


def test_a_sheet_that_is_there_is_not_written_over(file):
    file.with_suffix(".toml").write_text("kept")
    with pytest.raises(BadValue, match="it is there already"):
        code(file)
    assert file.with_suffix(".toml").read_text() == "kept"


def test_an_unknown_publisher_is_answered_with_the_nearest(file):
    with pytest.raises(UnknownName, match="bangkok-post"):
        code(file, publisher="bangkok-pots")


def test_a_date_outside_the_profile_is_refused(file):
    with pytest.raises(BadDate):
        code(file, published="4 June 2013")
    assert not file.with_suffix(".toml").exists()


def test_a_text_without_a_date_has_dates_without_a_value(tmp_path):
    file = tmp_path / "undated.txt"
    file.write_text("Yesterday the police of the town held nine of the people who fled to China.")
    made = code(file)
    assert made.published == ""
    assert "[[proposal.date]]\nspans = [[0, 9]]" in made.file.read_text()


def run(*arguments, cwd):
    return subprocess.run([sys.executable, *arguments], cwd=cwd, capture_output=True, text=True, check=False)


def test_the_command_says_what_it_proposes_and_from_which_day(file, tmp_path):
    done = run("-m", "nkrefugees", "code", "article.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "published 2013-06-04, as the text's head has it" in done.stdout


def test_without_its_libraries_the_command_names_the_extra(file, tmp_path):
    program = (
        "import sys; sys.modules['spacy'] = None; sys.argv[1:] = ['code', 'article.txt']\n"
        "from nkrefugees.cli import main; main()"
    )
    done = run("-c", program, cwd=tmp_path)
    assert done.returncode == 2
    assert "pip install nkrefugees[code]" in done.stderr


def test_the_command_line_does_not_load_spacy(tmp_path):
    done = run("-c", "import sys; from nkrefugees import cli; print(*sys.modules)", cwd=tmp_path)
    assert not {"spacy", "dateparser", "pandas"} & set(done.stdout.split())
