import pytest

from nkrefugees.reports.compare.wordwise import marked, pieces, plain


def told(before, after):
    return marked(pieces(before, after))


def test_how_words_are_spaced_does_not_matter():
    assert pieces("a  b\nc", "a b c ") == []


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("a b c", "a c", "a [-b-] c"),
        ("a c", "a b c", "a {+b+} c"),
        ("a b", "a b c", "a b {+c+}"),
        ("a b c", "b c", "[-a-] b c"),
        ("7", "9", "[-7-] {+9+}"),
        ("", "a b", "{+a b+}"),
        ("a b", "", "[-a b-]"),
    ],
)
def test_words_that_went_and_came_are_marked(before, after, line):
    assert told(before, after) == line


def test_chinese_is_compared_by_characters():
    assert told("七名脱北者", "九名脱北者") == "[-七-]{+九+}名脱北者"


def test_joined_ids_are_compared_one_by_one():
    assert told("a-1;b-2;c-3", "a-1;c-3") == "a-1;[-b-2;-]c-3"


def test_long_stretches_that_stayed_are_shortened():
    same = " ".join(f"w{n}" for n in range(100))
    line = told(f"{same} x {same}", f"{same} y {same}")
    assert line.startswith("… w92 w93")
    assert line.endswith("w6 w7 …")
    assert "w99 [-x-] {+y+} w0" in line


def test_a_stretch_between_two_changes_keeps_both_ends():
    same = " ".join(f"w{n}" for n in range(100))
    assert told(f"a {same} b", f"c {same} d").count("…") == 1


def test_texts_with_few_words_in_common_are_told_one_after_the_other():
    assert told("the a b c d e", "the v w x y z") == "[-the a b c d e-] {+the v w x y z+}"


def test_texts_of_many_equal_words_are_compared():
    many = "a " * 20_000
    line = told(f"{many} b {many}", f"{many} c {many}")
    assert line == "… a a a a a a a a [-b-] {+c+} a a a a a a a a …"


def test_what_steers_a_terminal_is_taken_out():
    assert plain("\x1b]0;x\x07\x1b[2Jred\u202e") == "]0;xred"


def test_a_text_that_is_no_unicode_can_be_written():
    assert plain("a\ud800").encode() == b"a?"
