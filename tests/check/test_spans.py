"""Spans against texts."""

import pytest

from nkrefugees import build
from nkrefugees.check import check_seeds, spans
from nkrefugees.csvfile import Row
from nkrefugees.errors import BadData, MissingFile
from tests.conftest import CASES

BAD = sorted((CASES / "check").glob("*.toml"))


def claim(text: str, **cells) -> list[str]:
    """Faults of one claim whose span is the whole text."""
    row = Row("a.toml", 1, {"spans": f"0-{len(text)}", **cells})
    return [fault.message for fault in spans._row(row, text)]


def test_the_spans_of_the_invented_record_say_what_rests_on_them(built, texts):
    assert check_seeds(built.rows, CASES / "seeds", texts) == []


@pytest.mark.parametrize("broken", BAD, ids=lambda p: p.stem, indirect=True)
def test_every_fault_is_told_with_its_file_line_and_column(broken, texts):
    rows = build.from_seeds(broken.seeds).rows
    told = [str(fault) for fault in BadData(check_seeds(rows, broken.seeds, texts)).faults]
    assert len(told) == len(broken.faults), "\n".join(told)
    assert [t for t, begin in zip(told, broken.faults, strict=True) if not t.startswith(begin)] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("seven were held", 7),
        ("nine", 9),
        ("half a million", 500_000),
        ("1,170 people", 1170),
        ("twenty-five", 25),
    ],
)
def test_a_figure_may_stand_as_figure_or_word(text, count):
    assert claim(text, n_best=str(count)) == []


def test_a_figure_that_is_part_of_another_is_not_said():
    assert claim("about 1,170 people", n_best="170") == ["170 stands in none of the spans, as figure or word"]


def test_words_may_differ_in_case_and_space():
    assert claim("Dozens  of\nwomen", n_text="dozens of women") == []


def test_the_interval_of_a_word_need_not_be_said():
    assert claim("dozens fled", n_text="dozens", n_low="24", n_high="99") == []


def test_one_of_several_spans_is_enough():
    row = Row("a.toml", 1, {"spans": "0-4;5-9", "n_best": "9"})
    assert spans._row(row, "some nine") == []


def test_offsets_count_code_points():
    row = Row("a.toml", 1, {"spans": "3-7", "n_best": "9"})
    assert spans._row(row, "회령 nine") == []


def test_a_span_may_end_with_the_text_and_not_behind_it():
    assert [len(claim("nine", n_best="9", spans=f"0-{end}")) for end in (4, 5)] == [0, 1]


def test_a_folder_of_texts_that_is_not_there_is_told(tmp_path, built):
    with pytest.raises(MissingFile, match="texts of sources"):
        spans.check(built.rows, tmp_path / "nowhere")


def test_the_spans_of_the_record_say_what_rests_on_them(root, shared):
    made = build.from_seeds(root / "seeds")
    assert [str(fault) for fault in spans.check(made.rows, shared / "seeds")] == []
