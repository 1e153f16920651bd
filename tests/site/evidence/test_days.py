import pytest

from nkrefugees.site.evidence.days import in_words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2013", "2013"),
        ("2013-05", "May 2013"),
        ("2013-05-08", "8 May 2013"),
        ("2013-05-08?", "perhaps 8 May 2013"),
        ("2013%", "perhaps about 2013"),
        ("2013-21", "spring 2013"),
        ("2013-36", "fourth quarter of 2013"),
        ("199X", "the 1990s"),
        ("19XX", "1900 to 1999"),
        ("2013-06/..", "from June 2013 on"),
        ("1989-12-25~/1990-01-04", "about 25 December 1989 to 4 January 1990"),
        ("some day", "some day"),
        (None, "no date is recorded"),
    ],
)
def test_a_coded_date_is_written_in_words(date, words):
    assert in_words(date) == words
