from nkrefugees.crate import Verdict


def test_a_verdict_without_fault_or_difference_holds():
    assert Verdict("a.zip", 3, reports=1).holds


def test_faults_stand_alone_for_nothing_was_made():
    assert Verdict("a.zip", 3, ["b.csv: missing"]).summary() == "a.zip: 1 fault\n  b.csv: missing"


def test_of_many_differences_the_others_are_counted():
    lines = Verdict("a.zip", 3, reports=1, differences=["x"] * 7).summary(most=5).splitlines()
    assert lines[2:8] == ["  x"] * 5 + ["  … 2 more"]


def test_a_difference_without_a_reason_is_not_put_down_to_the_installation():
    said = Verdict("a.zip", 3, reports=1, differences=["x"]).summary()
    assert "nothing: the same package, Python and libraries" in said


def test_notes_follow():
    assert Verdict("a.zip", 3, notes=["so it is"]).summary().endswith("\nnote: so it is")
