"""Zips from anywhere: each fault is named, and nothing of an unsafe one is read."""

import zipfile

import pytest

from nkrefugees.crate import opened as module
from nkrefugees.crate.opened import opened
from nkrefugees.crate.paths import SUMS

from .conftest import TABLE, add

pytestmark = pytest.mark.slow


def faults(path):
    return opened(path)[1]


def test_a_whole_zip_has_no_fault(whole):
    assert faults(whole) == []


def test_a_changed_byte_is_named(forge):
    path = forge(lambda files: files.update({TABLE: files[TABLE].replace(b"r", b"R", 1)}), right=False)
    assert faults(path) == [f"{TABLE}: changed since it was packed"]


def test_a_missing_file_is_named(forge):
    assert faults(forge(lambda files: files.pop(TABLE), right=False)) == [f"{TABLE}: missing"]


def test_an_extra_file_is_named(forge):
    path = forge(lambda files: files.update({"data/more.csv": b""}), right=False)
    assert faults(path) == ["data/more.csv: not in the list of sums"]


def test_a_file_that_is_no_part_is_named_though_it_is_listed(forge):
    path = forge(lambda files: files.update({"setup.exe": b""}))
    assert faults(path) == ["setup.exe: no part of such a zip"]


def test_all_faults_are_named_at_once(forge):
    path = forge(lambda files: (files.pop(TABLE), files.update({"data/more.csv": b""})), right=False)
    assert len(faults(path)) == 2


@pytest.mark.parametrize("name", ["../out.csv", "data/../../out.csv", "/out.csv", "C:/out.csv"])
def test_a_path_that_leads_out_is_named_and_nothing_is_read(forge, name):
    path = add(forge(lambda files: None), name)
    assert opened(path) == ({}, [f"{name!r}: the path leads out of the zip"])


@pytest.mark.parametrize("name", ["data\\out.csv", "data/a\nb", "data/nul.csv", "data/a.", "data//a", "./a"])
def test_a_path_that_some_system_takes_otherwise_is_named(forge, name):
    files, found = opened(add(forge(lambda files: None), name))
    assert (files, len(found)) == ({}, 1)
    assert "not every system takes" in found[0]


def test_two_paths_that_some_systems_take_for_one_are_named(forge):
    assert faults(add(forge(lambda files: None), "readme.MD")) == [
        "'readme.MD': some systems take it for 'README.md'"
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice_is_named(forge):
    assert faults(add(forge(lambda files: None), TABLE)) == [f"{TABLE!r}: it is there twice"]


def test_a_link_is_named(forge):
    link = zipfile.ZipInfo("data/link.csv")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    assert faults(add(forge(lambda files: None), link, b"/etc/passwd")) == [
        "'data/link.csv': it is no plain file"
    ]


def test_an_encrypted_file_is_named(forge):
    path = forge(lambda files: None)
    content = bytearray(path.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert faults(path) == ["'ro-crate-metadata.json': it is encrypted"]


def test_an_entry_for_a_folder_is_no_fault(forge):
    assert faults(add(forge(lambda files: None), "data/")) == []


@pytest.mark.parametrize(("bound", "what"), [("MOST_BYTES", "bytes"), ("MOST_FILES", "files")])
def test_what_unpacks_to_too_much_is_not_read(whole, monkeypatch, bound, what):
    monkeypatch.setattr(module, bound, 10)
    files, [fault] = opened(whole)
    assert files == {}
    assert f"{what}; at most 10 are read" in fault


def test_a_zip_without_its_list_is_named(forge):
    [fault] = faults(forge(lambda files: files.pop(SUMS), right=False))
    assert fault.startswith("SHA256SUMS: missing")


@pytest.mark.parametrize("line", [b"what is this\n", b"0" * 64 + b" *data/actors.csv\n"])
def test_a_line_of_the_list_that_is_none_is_named(forge, line):
    path = forge(lambda files: files.update({SUMS: line + files[SUMS]}), right=False)
    assert faults(path) == ["SHA256SUMS, line 1: not a sum and a path"]


def test_a_line_that_stands_twice_is_named(forge):
    path = forge(lambda files: files.update({SUMS: files[SUMS] * 2}), right=False)
    assert faults(path)[0].endswith(": listed twice")


@pytest.mark.parametrize("share", [0, 0.5, 0.99])
def test_a_zip_that_was_cut_off_is_named(whole, tmp_path, share):
    content = whole.read_bytes()
    (tmp_path / "cut.zip").write_bytes(content[: int(len(content) * share)])
    [fault] = faults(tmp_path / "cut.zip")
    assert fault.startswith("it is no zip, was cut off, or is broken: ")
