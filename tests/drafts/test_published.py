"""The date of publication at the head of a text."""

import pytest

from nkrefugees.drafts import published


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Title\n\nPublished: 3 March 2014\n\nNine fled.", "2014-03-03"),
        ("Title\n2014-03-03 10:12\nNine fled.", "2014-03-03"),
        ("April 1, 2011\nUpdated March 3, 2014", "2014-03-03"),
        ("Nine of the group were held on March 3, 2014, which the police of the town did not say.", ""),
        ("March 3\nNine fled.", ""),
    ],
)
def test_a_whole_day_in_a_short_line_is_the_date_of_publication(text, day):
    assert published.find(text) == day
