"""A working copy: what is renewed, what is left alone."""

import json

import pytest

from nkrefugees.reports.copies import NOTES, digest, renew


@pytest.fixture
def ours(tmp_path):
    """A file of ours, to be changed."""
    path = tmp_path / "ours"
    path.write_text("first")
    return path


@pytest.fixture
def bring(tmp_path, ours):
    """Bring the file into a copy, and give what was renewed and kept, and how the file stands there."""

    def call():
        done = renew(tmp_path / "copy", {"part/a.txt": ours})
        return done.renewed, done.kept, (tmp_path / "copy" / "part" / "a.txt").read_text()

    return call


@pytest.fixture
def theirs(tmp_path):
    return tmp_path / "copy" / "part" / "a.txt"


def test_what_is_not_there_is_put_there(bring):
    assert bring() == ([], [], "first")


def test_what_nobody_changed_is_renewed(bring, ours):
    bring()
    ours.write_text("second")
    assert bring() == (["part/a.txt"], [], "second")


def test_what_the_user_changed_is_left_alone_in_silence_while_ours_is_the_same(bring, theirs):
    bring()
    theirs.write_text("mine")
    assert bring() == ([], [], "mine")


def test_what_the_user_changed_is_kept_while_ours_is_newer(bring, ours, theirs):
    bring()
    theirs.write_text("mine")
    ours.write_text("second")
    assert bring() == bring() == ([], ["part/a.txt"], "mine")


def test_what_the_user_changed_into_ours_is_ours_again(bring, ours, theirs):
    bring()
    ours.write_text("second")
    theirs.write_text("second")
    assert bring() == ([], [], "second")
    ours.write_text("third")
    assert bring() == (["part/a.txt"], [], "third")


@pytest.mark.parametrize("notes", [None, "{", "[]"])
def test_without_notes_all_that_differs_is_the_users(bring, theirs, notes, tmp_path):
    theirs.parent.mkdir(parents=True)
    theirs.write_text("mine")
    if notes:
        (tmp_path / "copy" / NOTES).write_text(notes)
    assert bring() == ([], ["part/a.txt"], "mine")


def test_what_the_user_deleted_comes_again(bring, theirs):
    bring()
    theirs.unlink()
    assert bring() == ([], [], "first")


def notebook(path, **changes):
    """A notebook of one cell."""
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": "x = 1\ny = 2", "outputs": []}
    path.write_text(json.dumps({"cells": [cell | changes], "nbformat": 4, "nbformat_minor": 5}))
    return digest(path)


@pytest.mark.parametrize(
    "changes",
    [
        {"outputs": [{"output_type": "stream", "name": "stdout", "text": "1"}], "execution_count": 1},
        {"source": ["x = 1\n", "y = 2"]},
        {"metadata": {"scrolled": True}},
    ],
)
def test_that_a_notebook_was_run_and_saved_is_no_change(tmp_path, changes):
    assert notebook(tmp_path / "a.ipynb", **changes) == notebook(tmp_path / "b.ipynb")


@pytest.mark.parametrize("changes", [{"source": "x = 1\ny = 2  # mine"}, {"metadata": {"tags": ["mine"]}}])
def test_what_somebody_wrote_in_a_notebook_is_one(tmp_path, changes):
    assert notebook(tmp_path / "a.ipynb", **changes) != notebook(tmp_path / "b.ipynb")


@pytest.mark.parametrize("text", ["no notebook", "[]", '{"cells": [1]}', '{"cells": 1}'])
def test_a_notebook_that_is_none_counts_as_it_stands(tmp_path, text):
    (tmp_path / "a.ipynb").write_text(text)
    (tmp_path / "a.txt").write_text(text)
    assert digest(tmp_path / "a.ipynb") == digest(tmp_path / "a.txt")
