"""A draft as a sheet."""

import hashlib
import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.build import codebook, sheets
from nkrefugees.check import spans
from nkrefugees.drafts import sheet
from nkrefugees.errors import BadValue

from .gold import ROOT

CITATION = {"title": "Two dozen sent back", "publisher": "bangkok-post", "published": "2013-06-04"}


@pytest.fixture(scope="module")
def made(article, drafted):
    return sheet.write(article, drafted, CITATION)


@pytest.fixture
def rows(made, tmp_path):
    """What `build` reads of the sheet once the curator has taken "proposal." out of the heads."""
    confirmed = re.sub(r"\[\[proposal\.(claim|mention)\]\]", r"[[\1]]", made)
    confirmed = re.sub(r"(?ms)^\[\[proposal\..*?(?=^\[\[|\Z)", "", confirmed)
    (tmp_path / "documents" / "2013").mkdir(parents=True)
    (tmp_path / "documents" / "2013" / "2013-draft.toml").write_text(confirmed, encoding="utf-8")
    return sheets.read(tmp_path, codebook.read(ROOT / "seeds")[0])


def test_the_digest_is_of_the_text(made, article):
    assert tomllib.loads(made)["text_sha256"] == hashlib.sha256(article.encode()).hexdigest()


def test_no_sentence_of_the_text_stands_in_the_sheet(made, article):
    runs = re.findall(r"\w+(?: \w+){4}", article)
    assert runs
    assert [words for words in runs if words in made] == []


def test_a_confirmed_draft_has_no_fault_of_form(rows):
    assert rows[1] == []


def test_a_confirmed_draft_says_what_stands_at_its_spans(rows, article, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "article.txt").write_text(article, encoding="utf-8")
    assert rows[0]["claims"]
    assert spans.check(rows[0], tmp_path / "texts") == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("title", "Park Young-ja was returned"), ("url", "https://example.org/2013/kim-cheol-su-returned")],
)
def test_the_name_of_a_person_is_refused(article, key, value):
    with pytest.raises(BadValue, match="looks like a person's name"):
        sheet.write(article, [], {key: value})


def test_a_person_who_speaks_is_not_named(article):
    from nkrefugees.drafts.draft import propose

    text = "Park Young-ja said that nine refugees were returned, Mr. Kim Cheol-su reported."
    made = sheet.write(text, propose(text, "2013"), {})
    assert not re.search("Park|Young|Kim|Cheol", made)


@given(st.text())
def test_any_title_comes_back_as_it_was(title):
    try:
        made = sheet.write("x", [], {"title": title})
    except BadValue:
        return
    assert tomllib.loads(made)["title"] == title
