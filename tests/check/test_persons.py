"""The guard against names of private persons."""

import csv
import shutil

import pytest

from nkrefugees import build
from nkrefugees.check import check_seeds, names, persons
from tests.conftest import CASES

FILES = ("persons.csv", "persons-unseen.csv", "persons-more.csv", "persons-holdout.csv")
LINES = [
    line
    for name in FILES
    for line in csv.DictReader((CASES / "check" / name).read_text("utf-8").splitlines())
]
PLANTED = [line for line in LINES if line["caught"] in ("true", "yes")]
CLEAN = [line for line in LINES if line["caught"] in ("false", "no")]


def stopped(line) -> bool:
    return any(persons.problems(line["text"], line["column"]))


def test_there_are_enough_lines_of_either_kind():
    assert min(len(PLANTED), len(CLEAN)) >= 60


def test_ninety_eight_in_a_hundred_planted_lines_are_caught():
    missed = [line["text"] for line in PLANTED if not stopped(line)]
    share = 1 - len(missed) / len(PLANTED)
    print(f"{share:.1%} of {len(PLANTED)} planted lines are caught")
    assert share >= 0.98, f"{share:.1%} caught; missed: {missed}"


def test_two_clean_lines_in_a_hundred_are_stopped_at_most():
    wrong = [line["text"] for line in CLEAN if stopped(line)]
    share = len(wrong) / len(CLEAN)
    print(f"{share:.1%} of {len(CLEAN)} clean lines are stopped")
    assert share <= 0.02, f"{share:.1%} stopped: {wrong}"


def test_of_hard_lines_never_used_to_make_it_most_are_told_apart():
    text = (CASES / "check" / "persons-unknown.csv").read_text("utf-8")
    lines = list(csv.DictReader(text.splitlines()))
    planted = [stopped(line) for line in lines if line["caught"] == "yes"]
    clean = [stopped(line) for line in lines if line["caught"] == "no"]
    print(f"caught {sum(planted)} of {len(planted)}, stopped {sum(clean)} of {len(clean)}")
    assert sum(planted) >= 100
    assert sum(clean) <= 20


@pytest.mark.parametrize("line", ["Kang Dol-soe", "KANG DOL-SOE", "Dol-soe Kang", "Kang, Dol-soe"])
def test_a_name_is_found_in_every_order_and_case(line):
    assert names.find(f"Said by {line}.") == [line if "Dol-soe K" not in line else "Kang Dol-soe"]


def test_a_public_name_may_stand_in_any_form():
    allowed = frozenset([names.plain("Kim Il-sung")])
    assert list(persons.problems("KIM Il Sung Square", "title", allowed)) == []


def test_a_public_name_is_allowed_by_a_line_in_the_decisions(seeds):
    path = seeds / "registers" / "incidents.csv"
    path.write_text(
        path.read_text().replace("People at the bridge of Greyford", "People at Kim Il-sung Square")
    )
    with_line = check_seeds(build.from_seeds(seeds).rows, seeds, None)
    shutil.rmtree(seeds / "decisions")
    without = check_seeds(build.from_seeds(seeds).rows, seeds, None)
    assert ([f.column for f in with_line], [f.column for f in without]) == ([], ["title"])


def test_names_of_actors_and_places_may_stand(built):
    assert names.plain("Interior Office of Westmark") in persons._allowed(built.rows, CASES / "seeds")


def test_a_person_entered_as_an_actor_may_not_stand(built):
    actor = built.rows["actors"][0]
    person = type(actor)(actor.file, actor.line, {**actor.values, "name": "Kang Dol-soe"}, actor.lines)
    rows = {"actors": [person], "places": []}
    assert [fault.column for fault in persons.check(rows, CASES / "seeds")] == ["name"]


def test_bylines_are_not_looked_at(built):
    row = built.rows["sources"][0]
    changed = type(row)(row.file, row.line, {**row.values, "author": "Kang Dol-soe"}, row.lines)
    rows = {"actors": [], "places": [], "sources": [changed]}
    assert persons.check(rows, CASES / "seeds") == []


@pytest.mark.parametrize("count", [25, 26])
def test_a_note_has_twenty_five_words_at_most(count):
    assert len(list(persons.problems(" ".join("a" * count), "note"))) == count - 25


def test_seeds_without_rows_have_no_names():
    assert check_seeds({}, CASES / "seeds", None) == []


def test_the_record_names_no_private_person(root):
    rows = build.from_seeds(root / "seeds").rows
    assert [str(fault) for fault in persons.check(rows, root / "seeds")] == []
