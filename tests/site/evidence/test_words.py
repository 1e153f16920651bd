import pytest

from nkrefugees.site.evidence.words import RELATIONS, web_address
from nkrefugees.vocab import Relation


def test_every_relation_reads_from_both_ends():
    assert set(RELATIONS) == set(Relation)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        " https://a.org",
        "data:text/html,x",
        "//a.org",
        "https://a b",
        "ftp://a",
        "",
        None,
    ],
)
def test_what_is_no_address_of_the_web_is_no_link(text):
    assert web_address(text) == ""


def test_an_address_of_the_web_is_a_link_in_whatever_case():
    assert web_address("HTTPS://example.org/ㄱ?x=1#y") == "HTTPS://example.org/ㄱ?x=1#y"
