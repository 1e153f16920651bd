import hashlib

import pytest

from nkrefugees.texts import load, normalise


@pytest.mark.parametrize("raw", [b"a\nb", b"a\r\nb\n", b"\xef\xbb\xbf a\rb "])
def test_line_ends_marks_and_space_around_do_not_change_a_text(raw):
    assert normalise(raw) == "a\nb"


def test_texts_are_found_by_the_digest_of_their_normal_form(tmp_path):
    (tmp_path / "any name").write_bytes("e\u0301\r\n".encode())
    assert load(tmp_path) == {hashlib.sha256("é".encode()).hexdigest(): "é"}
