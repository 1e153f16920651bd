import pytest

from nkrefugees import io
from nkrefugees.reports.holdings import holdings
from tests.made import ROOT

pytestmark = pytest.mark.usefixtures("whole")


@pytest.fixture
def whole(monkeypatch):
    """The record of the checkout."""
    monkeypatch.setenv("NKREFUGEES_DATA", str(ROOT / "data"))


def test_each_table_is_counted_by_its_keys():
    assert holdings()["counts"]["sources"] == len(set(io.ids("sources")))


def test_the_years_are_those_of_incidents():
    first, last = holdings()["years"]
    assert 1900 < int(first) < int(last) < 2100


def test_languages_have_names_the_most_first():
    found = holdings()["languages"]
    assert "Korean" in found["listed"]
    assert list(found["listed"].values()) == sorted(found["listed"].values(), reverse=True)


def test_what_is_not_named_is_counted():
    found = holdings()["countries"]
    assert found["others"] == found["all"] - len(found["listed"])


def test_a_record_of_few_tables_is_counted_as_far_as_it_goes(data, monkeypatch):
    monkeypatch.setenv("NKREFUGEES_DATA", str(data))
    assert holdings()["counts"] == {"incidents": 1}
    assert holdings()["years"] is None
