from __future__ import annotations

import pandas as pd
import pytest

from nkrefugees.analysis.attempt import Refused, attempt
from nkrefugees.analysis.unseen import lower_bound, search_lists, sensitivity
from nkrefugees.errors import BadValue, Refusal

ALONE = pd.DataFrame({"a": [True, True]})


def refuse(*given, **named):
    raise Refusal("method", "nothing <is> there")


def test_what_a_method_finds_is_handed_on_as_it_is():
    lists = pd.DataFrame({"a": [True, True, False], "b": [True, False, True]})
    assert attempt(lower_bound, lists, form="limit") == lower_bound(lists, form="limit")


def test_a_refusal_is_a_result_with_its_method_and_its_reason():
    found = attempt(refuse)
    assert (found.method, found.reason) == ("method", "nothing <is> there")


def test_a_refusal_of_a_real_method_names_its_condition():
    assert attempt(lower_bound, ALONE).reason == "it needs at least 2 lists, not 1"


def test_a_refusal_says_so_in_words():
    assert attempt(refuse).summary() == "No answer: nothing <is> there (method refuses)."


def test_a_reason_that_ends_in_a_stop_has_one():
    assert Refused("method", "so it is.").summary() == "No answer: so it is (method refuses)."


def test_a_refusal_has_one_row_and_no_number():
    frame = attempt(refuse).frame()
    assert frame.to_dict("records") == [{"method": "method", "reason": "nothing <is> there"}]


def test_a_refusal_shows_itself_in_a_notebook():
    assert (
        attempt(refuse)._repr_html_().startswith('<p class="nk-refused">No answer: nothing &lt;is&gt; there')
    )


@pytest.mark.parametrize("call", [lambda r: attempt(len, r), lambda r: attempt(dict, lists=r)])
def test_a_refusal_that_is_handed_on_is_the_answer(call):
    refused = attempt(refuse)
    assert call(refused) is refused


def test_the_first_refusal_of_a_chain_is_the_one_that_is_told():
    claims = pd.DataFrame(columns=["incident_id", "origin_id", "found_by"])
    lists = attempt(search_lists, claims, most=1)
    assert attempt(sensitivity, lists).method == "search_lists"


def test_a_wrong_value_is_no_refusal():
    with pytest.raises(BadValue, match="form"):
        attempt(lower_bound, ALONE, form="none")


def test_an_error_of_another_kind_is_raised():
    with pytest.raises(ZeroDivisionError):
        attempt(lambda: 1 / 0)


def test_a_call_in_place_of_a_function_is_refused():
    with pytest.raises(TypeError, match="takes a function and its arguments, not int"):
        attempt(3)
