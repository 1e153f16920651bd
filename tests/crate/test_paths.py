from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.crate.paths import fault_of, faults_of

PARTS = st.sampled_from(["data", "..", ".", "", "a b", "C:", "nul", "한", "x.csv", "\\", "a\x00", " "])


@given(st.lists(PARTS, min_size=1, max_size=4).map("/".join))
def test_a_path_without_a_fault_stays_below_its_folder_under_its_own_name(name):
    if not fault_of(name):
        path = (Path("/base") / name).resolve()
        assert path.relative_to("/base").as_posix() == name


@given(st.lists(st.sampled_from(["data", "a b", "한", "x.csv"]), min_size=1, max_size=4).map("/".join))
def test_a_plain_path_has_no_fault(name):
    assert fault_of(name) == ""


def test_a_path_that_is_too_long_has_a_fault():
    assert "longer than 240" in fault_of("a/" * 120 + "b")


def test_names_that_differ_are_no_fault():
    assert faults_of(["a.csv", "b.csv", "a/a.csv"]) == []
