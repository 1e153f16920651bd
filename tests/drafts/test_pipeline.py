"""Words, sentences and phrases."""

import pytest

from nkrefugees.drafts.pipeline import phrases, read, tokens
from nkrefugees.vocab import Quantity, Stance


def test_the_words_of_a_text_are_the_text():
    text = "Two–three of N. Korea’s\n\n“men” fled 10-15 km…"
    assert read(text).text == text


@pytest.mark.parametrize(
    ("text", "count"), [("One fled.\nTwo came.", 2), ("one of\nthem fled", 1), ("A\n\nb", 2)]
)
def test_a_line_feed_ends_a_sentence_that_it_does_not_break(text, count):
    assert len([s for s in read(text).sents if s.text.strip()]) == count


def test_acts_and_stances_of_the_phrases_are_those_of_the_codebook():
    assert set(phrases()["acts"]) <= {str(q) for q in Quantity}
    assert set(phrases()["stances"]) == {str(s) for s in Stance}


def test_every_phrase_is_a_pattern():
    rows = [row for section in phrases().values() for rows in section.values() for row in rows]
    assert all(tokens(row) for row in rows)
