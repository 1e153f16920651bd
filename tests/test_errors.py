"""Exceptions and their parts."""

import pickle

import pytest

from nkrefugees import errors
from nkrefugees.errors import BadData, Fault, UnknownName, hint, nearest

MADE = [
    BadData([Fault("a.csv", 2, "n", "is below 0")]),
    UnknownName("rule", "bouds", ["bounds", "median"]),
    errors.BadValue("country", "NO", "write NOR"),
    errors.BadDate("2013-13", "no such month"),
    errors.MissingColumns("resolve", ["n_low", "n_best"]),
    errors.MissingFile("data/claims.csv", "run `nkrefugees build`"),
    errors.NoCluster("tcp://127.0.0.1:8786: no Dask scheduler answers there"),
    errors.Refusal("scan", "all events fall on one day"),
    errors.ReportFailed("02-waves", 3, "ValueError: no claims"),
]
BUILTINS = {
    "BadData": ValueError,
    "UnknownName": LookupError,
    "BadValue": ValueError,
    "BadDate": ValueError,
    "MissingColumns": KeyError,
    "MissingFile": FileNotFoundError,
    "NoCluster": ConnectionError,
    "Refusal": ValueError,
    "ReportFailed": RuntimeError,
}


@pytest.mark.parametrize("error", MADE, ids=lambda e: type(e).__name__)
def test_each_exception_is_ours_and_the_builtin_that_a_caller_expects(error):
    assert isinstance(error, errors.NkrefugeesError)
    assert isinstance(error, BUILTINS[type(error).__name__])


@pytest.mark.parametrize("error", MADE, ids=lambda e: type(e).__name__)
def test_an_exception_crosses_processes_with_its_words_and_parts(error):
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))


def test_the_tree_in_the_docstring_names_every_exception():
    kinds = [n for n, v in vars(errors).items() if isinstance(v, type) and issubclass(v, Exception)]
    assert [name for name in kinds if name not in errors.__doc__] == []


def test_a_fault_reads_as_file_line_column_and_words():
    fault = Fault("claims.csv", 41, "n_low", "'-2' is below 0")
    assert str(fault) == "claims.csv, line 41, column n_low: '-2' is below 0"


def test_a_fault_of_a_whole_file_names_the_file_alone():
    assert str(Fault("claims.csv", message="file is missing")) == "claims.csv: file is missing"


def test_bad_data_tells_its_faults_in_the_order_of_files_and_lines():
    later, first = Fault("a.csv", 10, None, "x"), Fault("a.csv", 9, None, "x")
    assert BadData([Fault("b.csv", 1, None, "x"), later, first]).faults[:2] == [first, later]


def test_bad_data_tells_a_fault_once():
    assert str(BadData([Fault("a.csv", 1), Fault("a.csv", 1)])).startswith("1 fault\n")


def test_an_unknown_name_comes_with_the_nearest():
    assert str(MADE[1]) == "unknown rule 'bouds'; did you mean 'bounds'? Allowed: bounds, median"


def test_missing_columns_are_words_and_not_a_quoted_key():
    assert str(MADE[4]) == "resolve needs the columns n_low, n_best"


def test_a_refusal_names_the_method_and_the_reason():
    assert str(errors.Refusal("scan", "no event")) == "scan refuses: no event"


def test_the_nearest_name_ignores_case():
    assert nearest("DETAINED", ["released", "detained"]) == "detained"


def test_nothing_is_near_to_a_name_that_is_far_from_all():
    assert nearest("xyzzy", ["bounds", "median"]) is None


def test_a_long_list_is_not_spelt_out():
    assert hint("zzz", [f"name-{n}" for n in range(21)]) == ""


def test_an_empty_list_says_so():
    assert hint("a", []) == "; none is defined"
