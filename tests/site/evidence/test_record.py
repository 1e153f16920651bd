import pytest

from nkrefugees.errors import BadValue
from nkrefugees.site.evidence.record import Row, page_name


def test_rows_are_found_by_any_column(record):
    assert {row.incident_id for row in record.where("claims", "claimant_id", "interior-office")} == {
        "2091-05-bridge"
    }


def test_a_table_that_the_data_lacks_has_no_rows(record):
    assert record.all("testimonies") == []
    assert record.row("testimonies", "id", "x") == {}


def test_a_code_has_the_words_of_the_codebook(record):
    assert record.meaning("claims", "stance", "denies").startswith("says that it is not so")


def test_an_actor_that_the_register_lacks_stands_by_its_id(record):
    assert record.actor("nobody") == "nobody"


@pytest.mark.parametrize("name", ["../../x", "a/b", "", None, "A", "a--b"])
def test_an_id_that_is_no_name_of_a_page_is_refused(name):
    with pytest.raises(BadValue, match="small letters, digits and hyphens"):
        page_name(Row(incident_id=name), "incident_id")
