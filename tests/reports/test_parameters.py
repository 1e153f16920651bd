import pytest

from nkrefugees.errors import BadValue, MissingFile, UnknownName
from nkrefugees.reports import BadParameters, Parameter, check, declared

from .conftest import NOTEBOOKS


def takes(word, default=""):
    return {"x": Parameter("x", word, default, "")}


def test_a_declaration_has_word_default_and_meaning():
    assert declared(NOTEBOOKS / "ok.ipynb")["most"] == Parameter("most", "int", 3, "rows")


def test_parameters_stand_in_the_order_of_the_cell():
    assert list(declared(NOTEBOOKS / "ok.ipynb"))[:3] == ["since", "country", "most"]


def test_a_notebook_without_the_cell_takes_no_parameters():
    assert declared(NOTEBOOKS / "plain.ipynb") == {}


def test_each_bad_line_is_a_fault_with_notebook_and_line():
    with pytest.raises(BadParameters) as caught:
        declared(NOTEBOOKS / "bad-cell.ipynb")
    starts = [fault.split(":")[0] for fault in caught.value.faults]
    assert starts == [f"bad-cell.ipynb, parameters cell, line {n}" for n in (2, 3, 4, 5)]


def test_a_missing_notebook_is_a_missing_file():
    with pytest.raises(MissingFile):
        declared(NOTEBOOKS / "nowhere.ipynb")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"cells": [], "nbformat": 3}'])
def test_a_file_that_is_no_notebook_is_refused(tmp_path, content):
    path = tmp_path / "x.ipynb"
    path.write_text(content)
    with pytest.raises(BadValue):
        declared(path)


@pytest.mark.parametrize(
    "line",
    ["x: 'int' = 'a'", "x: 'int' = True", "x: 'text' = 1", "x: 'flag' = ''", "x: 'day' = '20055'"],
)
def test_a_default_that_its_word_does_not_take_is_a_fault(notebook, line):
    with pytest.raises(BadParameters, match="line 1"):
        declared(notebook(line, tags=("parameters",)))


def test_a_name_that_stands_twice_is_a_fault(notebook):
    with pytest.raises(BadParameters, match="line 2: x stands twice"):
        declared(notebook("x: 'int' = 1\nx: 'int' = 2", tags=("parameters",)))


def test_two_cells_with_the_tag_are_a_fault(notebook):
    with pytest.raises(BadParameters, match="2 cells"):
        declared(notebook("x: 'int' = 1", "y: 'int' = 1", tags=("parameters",)))


def test_broken_python_is_a_fault_with_its_line(notebook):
    with pytest.raises(BadParameters, match=r"made\.ipynb, parameters cell, line 1"):
        declared(notebook("x: 'int' =", tags=("parameters",)))


def test_a_list_may_take_several_lines(notebook):
    path = notebook('x: "list[int]" = [\n    1,\n    2,\n]  # bins', tags=("parameters",))
    assert declared(path)["x"] == Parameter("x", "list[int]", [1, 2], "bins")


def test_none_is_a_default_and_reads_as_empty_text(notebook):
    assert declared(notebook('x: "int" = None', tags=("parameters",)))["x"].default == ""


@pytest.mark.parametrize("text", ["NO", "0123", "nan", "null", "1e3", " a ", "[1]", "yes"])
def test_text_arrives_unchanged(text):
    assert check(takes("text"), {"x": text}) == {"x": text}


@pytest.mark.parametrize("given", ["2005", 2005])
def test_a_day_is_kept_as_text(given):
    assert check(takes("day"), {"x": given}) == {"x": "2005"}


@pytest.mark.parametrize("given", ["2005-13", "../..", "soon", True, 5.0])
def test_what_is_no_day_is_refused(given):
    with pytest.raises(BadValue, match="parameter x of the notebook"):
        check(takes("day"), {"x": given})


def days(**names):
    return {name: Parameter(name, "day", default, "") for name, default in names.items()}


@pytest.mark.parametrize(
    ("name", "given", "end"),
    [
        ("since", "../2013", "first"),
        ("until", "2013/..", "last"),
        ("as_of", "2013/..", "last"),
        ("x", "../2013", "first"),
        ("x", "2013/..", "last"),
    ],
)
def test_a_day_that_is_open_at_the_end_that_is_used_is_refused(name, given, end):
    with pytest.raises(BadValue, match=f"parameter {name} of the notebook: .* its {end} day is open"):
        check(days(**{name: ""}), {name: given})


@pytest.mark.parametrize(
    ("name", "given"), [("since", "2013/.."), ("until", "../2013"), ("as_of", "../2013")]
)
def test_a_day_that_is_open_at_the_other_end_is_taken(name, given):
    assert check(days(**{name: ""}), {name: given}) == {name: given}


def test_each_day_of_a_list_is_known():
    with pytest.raises(BadValue, match="last day is open"):
        check(takes("list[day]", []), {"x": "2013,2014/.."})


def test_a_default_that_is_open_at_the_end_that_is_used_is_a_fault(notebook):
    with pytest.raises(BadParameters, match="first day is open"):
        declared(notebook("since: 'day' = '../2013'", tags=("parameters",)))


def test_until_before_since_is_refused_in_the_words_of_the_frames():
    with pytest.raises(BadValue, match=r"until of the notebook: '2012' .* not lie before since \(2013\)"):
        check(days(since="", until=""), {"since": "2013", "until": "2012"})


def test_until_before_the_default_of_since_is_refused():
    with pytest.raises(BadValue, match="before since"):
        check(days(since="2013", until=""), {"until": "2012"})


def test_since_may_lie_within_until():
    given = {"since": "2013-05", "until": "2013"}
    assert check(days(since="", until=""), given) == given


def test_the_order_of_days_is_one_of_several_faults():
    takes_all = days(since="", until="", as_of="")
    with pytest.raises(BadParameters) as caught:
        check(takes_all, {"since": "2013", "until": "2012", "as_of": "soon"})
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize("given", ["", None])
def test_an_empty_incident_is_refused_where_the_default_is_one_and_all_are_listed(given):
    with pytest.raises(
        BadValue, match="'' is not allowed; an incident is needed; allowed: 2021-07-14-dandong"
    ):
        check(takes("incident", "2013-05-vientiane"), {"x": given})


def test_an_empty_rule_is_refused_where_the_default_is_one():
    with pytest.raises(BadValue, match="a rule is needed; allowed: bounds"):
        check(takes("rule", "bounds"), {"x": ""})


@pytest.mark.parametrize("given", ["NO", False])
def test_the_country_no_is_refused_and_nor_is_offered(given):
    with pytest.raises(BadValue, match="NOR"):
        check(takes("country"), {"x": given})


def test_an_unknown_incident_is_refused_and_the_nearest_offered():
    with pytest.raises(UnknownName, match="2021-07-14-dandong"):
        check(takes("incident"), {"x": "2021-07-14-dandon"})


def test_an_incident_of_the_table_is_taken():
    given = {"x": "2021-07-14-dandong"}
    assert check(takes("incident"), given) == given


def test_an_unknown_rule_is_refused_and_the_nearest_offered():
    with pytest.raises(UnknownName, match="'bounds'"):
        check(takes("rule"), {"x": "bound"})


@pytest.mark.parametrize(("given", "value"), [("0123", 123), ("-5", -5), (7, 7)])
def test_an_int_is_a_whole_number(given, value):
    assert check(takes("int"), {"x": given}) == {"x": value}


@pytest.mark.parametrize("given", ["1.0", "1_000", " 1", "x", True, 1.0, "１"])
def test_what_is_no_int_is_refused(given):
    with pytest.raises(BadValue, match="whole number"):
        check(takes("int"), {"x": given})


@pytest.mark.parametrize(("given", "value"), [("0.5", 0.5), ("1e-3", 0.001), (2, 2.0)])
def test_a_float_is_a_number(given, value):
    assert check(takes("float"), {"x": given}) == {"x": value}


@pytest.mark.parametrize("given", ["nan", "inf", "0,5", "1e999", True, "1.2.3", [1]])
def test_what_is_no_finite_float_is_refused(given):
    with pytest.raises(BadValue, match="number"):
        check(takes("float"), {"x": given})


@pytest.mark.parametrize(("given", "value"), [("true", True), ("False", False), (True, True)])
def test_a_flag_is_true_or_false(given, value):
    assert check(takes("flag", default=False), {"x": given})["x"] is value


@pytest.mark.parametrize("given", ["yes", "1", "", 1, None])
def test_what_is_no_flag_is_refused(given):
    with pytest.raises(BadValue, match="true or false"):
        check(takes("flag", default=False), {"x": given})


@pytest.mark.parametrize("given", ["CHN,RUS", "CHN, RUS", ["CHN", "RUS"]])
def test_a_list_is_text_with_commas_or_a_list(given):
    assert check(takes("list[country]", []), {"x": given}) == {"x": ["CHN", "RUS"]}


@pytest.mark.parametrize("given", ["CHN,NO", "CHN,,RUS", 5])
def test_each_item_of_a_list_is_checked(given):
    with pytest.raises(BadValue):
        check(takes("list[country]", []), {"x": given})


@pytest.mark.parametrize("word", ["text", "day", "country", "rule", "incident", "int", "float"])
def test_the_empty_text_is_none(word):
    assert check(takes(word), {"x": ""}) == {"x": ""}


def test_an_unknown_parameter_is_refused_and_the_nearest_offered():
    with pytest.raises(UnknownName, match=r"parameter of 02-waves 'sinse'; did you mean 'since'"):
        check({"since": Parameter("since", "day", "", "")}, {"sinse": "2005"}, "02-waves")


def test_all_faults_are_raised_at_once():
    with pytest.raises(BadParameters) as caught:
        check(takes("int"), {"x": "a", "y": "b", "z": "c"})
    assert len(caught.value.faults) == 3
