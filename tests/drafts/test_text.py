"""Files that are no English text, and those that are."""

import unicodedata

import pytest

from nkrefugees.drafts import text
from nkrefugees.errors import BadValue, MissingFile

PROSE = "The police of the town said that nine of the people who fled were held by the guards in a café."
BAD = {
    "empty": (b"", "it is empty"),
    "blank": (b" \r\n\t", "it is empty"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00", "bytes that no text has"),
    "a pdf": (b"%PDF-1.7 \xe2\xe3", "it is a PDF"),
    "utf-16": (PROSE.encode("utf-16"), "it is UTF-16; save it as UTF-8"),
    "latin-1": (PROSE.encode("latin-1"), "byte 0xe9 at 93 is not UTF-8"),
    "a page": (f"<!DOCTYPE html><html><p>{PROSE}</p></html>".encode(), "save it as text"),
    "part of a page": (f"<p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>".encode(), "save it as text"),
    "korean": (
        "중국이 탈북자 아홉 명을 북한으로 돌려보냈다고 연합뉴스가 보도했다.".encode(),
        "it is in Korean",
    ),
    "chinese": ("韩联社报道说中国把九名脱北者遣返朝鲜。".encode(), "it is in Chinese"),
    "japanese": ("中国は脱北者九人を北朝鮮に送り返した。".encode(), "it is in Japanese"),
    "german": (
        b"Die chinesische Polizei hat neun Menschen aus Nordkorea festgenommen, sagte die Gruppe.",
        "another language than English",
    ),
    "numbers": (b"12 14 15", "it is in no language"),
}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "article.txt"


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_english_text_is_refused_with_what_to_do(file, name):
    raw, said = BAD[name]
    file.write_bytes(raw)
    with pytest.raises(BadValue) as refused:
        text.read(file)
    assert said in str(refused.value)


def test_a_file_that_is_not_there_is_named(file):
    with pytest.raises(MissingFile, match=r"article\.txt is not there"):
        text.read(file)


@pytest.mark.parametrize(
    "written",
    [
        "\ufeff" + PROSE,
        PROSE + "\r\n",
        unicodedata.normalize("NFD", PROSE),
        f"\n\n{PROSE}\r\r",
    ],
    ids=["byte-order mark", "windows", "nfd", "old line ends"],
)
def test_marks_and_line_ends_do_not_change_the_text(file, written):
    file.write_bytes(written.encode())
    assert text.read(file) == PROSE
