import json
import shutil
import subprocess
import sys

import pytest

from nkrefugees import io

from .bench import (
    analyses,
    batches,
    browsed,
    cells,
    claims,
    draws,
    fresh,
    memory,
    package,
    place,
    site,
    universes,
)
from .bench.line import Line, Unmeasured, in_turn, measured, table
from .made import ROOT

TABLE = (io.data_dir() / "claims.csv").read_bytes()


def bench(*arguments):
    command = [sys.executable, "-m", "tests.bench", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def refuse():
    raise Unmeasured("no such program")


@pytest.fixture
def data(tmp_path):
    return shutil.copytree(io.data_dir(), tmp_path / "data")


def test_a_line_that_cannot_be_measured_says_why():
    row = measured(Line("a", "b", refuse))
    assert row.failed
    assert row.cells[:3] == ("a", "not measured", "no such program")


def test_a_row_has_both_numbers_with_their_unit_and_the_ratio():
    row = measured(Line("a", "b", lambda: (40.0, 80.0), "80 MB", "MB"))
    assert row.cells == ("a", "40.0 MB", "b", "80.0 MB", "0.50", "80 MB")


def test_the_columns_of_the_table_stand_under_each_other():
    rows = [measured(Line(name, "b", lambda: (1.0, 2.0))) for name in ("short", "a longer name")]
    lines = table(rows).splitlines()
    assert len({tuple(i for i, c in enumerate(line) if c == "|") for line in lines}) == 1


def test_what_is_compared_is_called_in_turn():
    called = []
    in_turn(lambda: called.append("one"), lambda: called.append("other"), 2)()
    assert called == ["one", "other"] * 3


def test_no_two_lines_have_the_same_name_and_the_same_base(tmp_path):
    groups = (package, draws, analyses, universes, batches, fresh, claims, site, memory)
    named = [(line.name, line.against) for group in groups for line in group.lines(tmp_path)]
    assert len(named) > 10
    assert len(set(named)) == len(named)


def test_a_name_that_no_line_has_is_refused_with_the_names():
    done = bench("--only", "no such line")
    assert done.returncode == 2
    assert "20 light runs" in done.stderr


@pytest.mark.slow
def test_one_line_alone_can_be_measured():
    done = bench("--only", "every table")
    assert done.returncode == 0, done.stderr
    assert [line.split("|")[1].strip() for line in done.stdout.splitlines()[3:4]] == ["every table, typed"]


@pytest.mark.parametrize("number", [0, 7, TABLE.count(b"\n") - 2])
def test_a_corrected_claim_is_one_line_that_differs(number):
    pairs = zip(TABLE.splitlines(), claims.corrected(TABLE, number).splitlines(), strict=True)
    assert [i for i, (was, now) in enumerate(pairs) if was != now] == [number + 1]


def test_the_codebook_knows_the_corrected_table(data):
    claims._write(data, claims.corrected(TABLE, 0))
    resources = json.loads((data / io.DESCRIPTOR).read_bytes())["resources"]
    (resource,) = [resource for resource in resources if resource["name"] == "claims"]
    assert resource["bytes"] == len((data / "claims.csv").read_bytes())


def test_a_table_that_is_not_corrected_leaves_the_codebook_as_it_was(data):
    before = (data / io.DESCRIPTOR).read_bytes()
    claims._write(data, TABLE)
    assert (data / io.DESCRIPTOR).read_bytes() == before


@pytest.mark.parametrize("said", ["", "a/default: fresh\nb/default: would be made: missing\n"])
def test_reports_that_are_not_fresh_are_not_timed_as_such(said):
    with pytest.raises(Unmeasured):
        place.must_be_fresh(said)


def test_a_command_that_fails_says_what_it_was(tmp_path):
    with pytest.raises(Unmeasured, match="boom"):
        place.python(tmp_path, "-c", "raise SystemExit('boom')")


@pytest.mark.slow
@pytest.mark.long
def test_the_cells_of_every_run_of_a_batch_are_timed(tmp_path):
    found = cells.own(tmp_path, *place.light(2))
    assert len(found) == 2
    assert all(seconds > 0 for seconds in found)


def test_a_browser_that_is_not_there_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unmeasured, match="chromium is not here"):
        browsed.opened(tmp_path / "index.html")


def test_the_largest_page_is_measured_without_its_figures_and_without_the_explorer(tmp_path):
    figures = f'<svg>{"x" * 500}</svg><img src="data:image/png;base64,{"A" * 500}">'
    (tmp_path / "index.html").write_text(f"<p>one</p>{figures}")
    (tmp_path / "explore.html").write_text("x" * 1000)
    assert site.largest(tmp_path) == len("<p>one</p><img src=>")
