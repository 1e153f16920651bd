"""The exit codes of the verb that checks a zip; what it finds is looked at in ``tests/crate``."""

import pytest
from typer.testing import CliRunner

from nkrefugees.cli import app
from nkrefugees.crate import Verdict
from nkrefugees.errors import BadSite


@pytest.fixture
def told(monkeypatch):
    """Answer a call on the command line, where the zip is found to be so."""

    def answer(*arguments, **found):
        monkeypatch.setattr("nkrefugees.crate.verify", lambda file, **_: Verdict(str(file), 3, **found))
        return CliRunner().invoke(app, ["verify", *arguments])

    return answer


def test_what_holds_is_told_with_no_exit_code(told):
    done = told("a.zip")
    assert (done.exit_code, done.output) == (0, "a.zip: 3 files, as the list of sums has them\n")


@pytest.mark.parametrize("found", [{"faults": ["b"]}, {"reports": 1, "differences": ["b"]}])
def test_what_does_not_hold_is_told_with_exit_code_1(told, found):
    done = told("a.zip", **found)
    assert done.exit_code == 1
    assert "\n  b\n" in done.output


def test_a_site_that_may_not_go_out_is_told_with_exit_code_1(monkeypatch):
    def refuse(file, to):
        raise BadSite([f"{to} is not whole"])

    monkeypatch.setattr("nkrefugees.crate.export", refuse)
    done = CliRunner().invoke(app, ["export", "a.zip", "--to", "there"])
    assert (done.exit_code, done.output) == (1, "there is not whole\n")
