"""Runs of a report, made up as folders; at the end two that are real."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from nkrefugees.errors import BadValue, MissingFile
from nkrefugees.reports import report
from nkrefugees.reports.compare import compare

from ..conftest import NOTEBOOKS

RUN = {
    "notebook": "waves",
    "run": "default",
    "title": "When?",
    "data": {"release": "2026.10.0", "read": [{"table": "claims", "rows": 7, "sha256": "a"}]},
    "notebook_sha256": "0" * 64,
    "parameters": {"since": "", "most": 3},
    "differing": [],
    "files": {},
    "version": "0.1.0",
    "code": "1" * 64,
    "python": "3.11.7",
    "libraries": {"pandas": "3.0.0", "jinja2": "3.1"},
}
TABLE = "period,n\n2001,5\n2002,6\n"


def prose(source, name="prose"):
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def code(*outputs, name="code"):
    return {"cell_type": "code", "id": name, "metadata": {}, "source": "", "outputs": list(outputs)}


def shown(**forms):
    kinds = {
        "svg": "image/svg+xml",
        "png": "image/png",
        "csv": "text/csv",
        "html": "text/html",
        "text": "text/plain",
    }
    return {"output_type": "display_data", "metadata": {}, "data": {kinds[k]: v for k, v in forms.items()}}


def printed(text):
    return {"output_type": "stream", "name": "stdout", "text": text}


def svg(title, path="M0 0"):
    return f"<svg><title>{title}</title><path d='{path}'/></svg>\n"


CELLS = (prose("# When?\n\nMonth by month.", "title"), code(printed("7 rows\n")))


@pytest.fixture
def run(tmp_path):
    """Write a run: its files, the cells of its notebook, and what its run.json says otherwise."""

    def write(name, files=(("tables/years.csv", TABLE),), cells=CELLS, page="<main id='c'>7</main>", **told):
        folder = tmp_path / name
        notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)}
        texts = {"index.html": page, "report.ipynb": json.dumps(notebook), "run.json": json.dumps(RUN | told)}
        for path, text in {**dict(files), **texts}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode())
        return folder

    return write


@pytest.fixture
def compared(run):
    """Compare two runs, each given by what it has of its own."""
    return lambda before, after: compare(run("before", **before), run("after", **after))


def made_with(found):
    return [tuple(row) for row in found.made_with]


def words(found):
    return [
        line for line in found.summary().splitlines() if re.match("heading|prose|printed|caption|page", line)
    ]


def test_runs_with_the_same_bytes_are_told_so(compared):
    assert compared({}, {}).summary() == "waves/default\nthe same bytes"


def test_runs_whose_bytes_alone_differ_show_a_reader_nothing(compared):
    told = compared({"page": "<main>7</main>"}, {"page": "<main><b>7</b></main>"}).summary()
    assert told == "waves/default\nnothing that a reader sees differs; other bytes in index.html"


def test_hidden_files_are_no_part_of_a_run(compared):
    found = compared({}, {"files": [("tables/years.csv", TABLE), (".DS_Store", "x"), ("tables/.t.csv", "x")]})
    assert (found.files, found.tables) == ([], [])


def test_runs_of_other_libraries_show_a_reader_nothing_else(compared):
    told = compared({}, {"python": "3.12.1"}).summary()
    assert told.splitlines()[1:] == [
        "made with",
        "  python: 3.11.7 -> 3.12.1",
        "nothing else that a reader sees differs; other bytes in run.json",
    ]


def test_words_that_stand_on_the_page_alone_are_told(compared):
    found = compared({"page": "<main><p>7</p></main>"}, {"page": "<main><p>9</p></main>"})
    assert words(found) == ["page: [-7-] {+9+}"]


def test_what_was_read_is_told_of_the_runs_and_not_of_their_words(compared):
    pages = ({"page": f'<main><p>7</p><div class="behind">{digest}</div></main>'} for digest in "ab")
    assert words(compared(*pages)) == []


def test_runs_are_named(compared):
    assert compared({}, {"run": "since-2005"}).summary().startswith("waves/default -> waves/since-2005\n")


@pytest.mark.parametrize(
    ("told", "row"),
    [
        ({"notebook": "other"}, ("notebook", "waves", "other")),
        ({"notebook_sha256": "f" * 64}, ("file of the notebook", "0" * 12, "f" * 12)),
        ({"data": RUN["data"] | {"release": "2026.11.0"}}, ("data release", "2026.10.0", "2026.11.0")),
        ({"parameters": {"since": "2005", "most": 3}}, ("parameter since", "none", "2005")),
        ({"parameters": {"since": ""}}, ("parameter most", "3", "absent")),
        ({"version": "0.2.0"}, ("nkrefugees", "0.1.0", "0.2.0")),
        ({"code": "2" * 64}, ("code of nkrefugees", "1" * 12, "2" * 12)),
        ({"libraries": {"pandas": "3.0.1", "jinja2": "3.1"}}, ("library pandas", "3.0.0", "3.0.1")),
        ({"libraries": {"pandas": "3.0.0"}}, ("library jinja2", "3.1", "absent")),
    ],
)
def test_what_runs_were_made_with_is_told_where_it_differs(compared, told, row):
    assert made_with(compared({}, told)) == [row]


@pytest.mark.parametrize(("rows", "after"), [(9, "9"), (7, "7 (not the same rows)")])
def test_other_rows_read_are_told(compared, rows, after):
    data = RUN["data"] | {"read": [{"table": "claims", "rows": rows, "sha256": "b"}]}
    assert made_with(compared({}, {"data": data})) == [("rows read of claims", "7", after)]


def test_a_run_that_does_not_name_its_libraries_is_compared(run):
    folder = run("old")
    told = {name: value for name, value in RUN.items() if name != "libraries"}
    (folder / "run.json").write_text(json.dumps(told))
    assert made_with(compare(folder, run("new"))) == []


def test_tables_are_compared_by_key(compared):
    later = {"files": [("tables/years.csv", "period,n\n2001,5\n2002,9\n2003,1\n")]}
    assert compared({}, later).summary().splitlines()[1:4] == [
        "tables/years.csv: 1 row changed, 1 added (by period)",
        "  ~ 2002: n 6 -> 9",
        "  + 2003: n 1",
    ]


def test_a_number_that_moved_in_its_last_digits_is_not_told(compared):
    before, after = (
        {"files": [("tables/a.csv", f"a_id,n\nx,{n}\n")]} for n in ("0.3", "0.30000000000000004")
    )
    assert compared(before, after).tables == []


def test_tables_that_came_and_went_are_told_with_their_rows(compared):
    lines = compared({}, {"files": [("tables/b.csv", "a_id\nx\n")]}).summary().splitlines()
    assert "tables/b.csv: new, with 1 row" in lines
    assert "tables/years.csv: gone, had 2 rows" in lines


def test_many_rows_are_cut_and_counted(compared):
    later = {"files": [("tables/years.csv", "period,n\n" + "".join(f"{y},1\n" for y in range(2001, 2012)))]}
    assert "  … 8 more" in compared({}, later).summary(most=3).splitlines()


def test_a_figure_is_compared_by_its_description_word_by_word(compared):
    before, after = ({"files": [("figures/f.svg", svg(f"highest is {n} &amp; more"))]} for n in (5, 6))
    lines = compared(before, after).summary().splitlines()
    assert lines[1:] == ["figures/f.svg: the picture differs", "  described: highest is [-5-] {+6+} & more"]


def test_a_figure_drawn_otherwise_under_the_same_description_is_told(compared):
    before, after = ({"files": [("figures/f.svg", svg("all", path))]} for path in ("M0 0", "M1 1"))
    lines = compared(before, after).summary().splitlines()
    assert lines[1:] == ["figures/f.svg: the picture differs", "  described in the same words"]


def test_a_figure_without_a_description_says_so(compared):
    before, after = ({"files": [("figures/f.svg", text)]} for text in ("<svg/>", "<svg />"))
    assert compared(before, after).summary().splitlines()[-1] == "  without a description"


def test_a_figure_in_dots_beside_its_lines_is_no_other_figure(compared):
    before, after = ({"files": [("figures/f.svg", svg(t)), ("figures/f.png", t)]} for t in ("a", "b"))
    assert [f.name for f in compared(before, after).figures] == ["figures/f.svg"]


def test_figures_that_came_and_went_are_told(compared):
    found = compared({"files": [("figures/a.svg", svg("a"))]}, {"files": [("figures/b.svg", svg("b"))]})
    assert [(f.name, f.state) for f in found.figures] == [("figures/a.svg", "gone"), ("figures/b.svg", "new")]


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        (TABLE, "it draws the same data (figures/f.csv) in another way"),
        ("period,n\n2001,1\n", "it draws other data: figures/f.csv"),
    ],
)
def test_a_figure_is_compared_by_the_data_beside_it(compared, rows, note):
    before = [("figures/f.svg", svg("a", "M0 0")), ("figures/f.csv", TABLE)]
    after = [("figures/f.svg", svg("a", "M1 1")), ("figures/f.csv", rows)]
    assert [f.note for f in compared({"files": before}, {"files": after}).figures] == [note]


@pytest.mark.parametrize(
    ("outputs", "note"),
    [
        ([shown(svg="<svg/>", csv=TABLE)], "it draws the same data (tables/f.csv) in another way"),
        ([shown(svg="<svg/>"), shown(csv=TABLE)], "the picture differs"),
    ],
)
def test_a_table_holds_the_data_of_a_figure_if_one_output_is_both(compared, outputs, note):
    cells = (code(*outputs, name="f"),)
    before, after = ([("figures/f.svg", svg("a", p)), ("tables/f.csv", TABLE)] for p in ("M0 0", "M1 1"))
    found = compared({"files": before, "cells": cells}, {"files": after, "cells": cells})
    assert [f.note for f in found.figures] == [note]


def test_a_picture_of_pixels_is_compared(compared):
    before, after = ({"cells": (code(shown(png=data, text="a dot")),)} for data in ("AAAA", "BBBB"))
    assert [f.name for f in compared(before, after).figures] == ["picture 1 of cell code"]


def test_prose_is_compared_word_by_word_under_its_heading(compared):
    before, after = ({"cells": (prose(f"# When?\n\nIn {n} of them."),)} for n in (5, 6))
    assert words(compared(before, after)) == ['prose under "When?": In [-5-] {+6+} of them.']


def test_a_heading_that_changed_is_told_as_one(compared):
    before, after = ({"cells": (prose(f"## The `{n}` months\n\nWords."),)} for n in (5, 6))
    assert words(compared(before, after)) == ["heading: The [-5-] {+6+} months"]


def test_a_comment_in_a_block_of_code_is_no_heading(compared):
    before, after = ({"cells": (prose(f"# A\n\n```\n# {n} b\n```"),)} for n in (5, 6))
    assert words(compared(before, after)) == ['prose under "A": ``` # [-5-] {+6+} b ```']


@pytest.mark.parametrize(
    "output",
    [
        lambda n: printed(f"{n} rows\n"),
        lambda n: printed([f"{n}\n", "rows"]),
        lambda n: shown(text=f"{n} rows"),
        lambda n: shown(html=f"<pre>{n} <b>rows</b></pre>", text="x"),
    ],
)
def test_printed_outputs_are_compared_word_by_word(compared, output):
    before, after = ({"cells": (code(output(n)),)} for n in (5, 6))
    assert words(compared(before, after)) == ["printed: [-5-] {+6+} rows"]


def test_of_a_table_that_is_shown_the_caption_is_compared(compared):
    def cells(n):
        below = f"<figcaption>release {n}<details>{n} sources</details></figcaption>"
        return {"cells": (code(shown(csv=TABLE, html=f"<table><td>{n}</td></table>{below}", text=str(n))),)}

    assert words(compared(cells(5), cells(6))) == ["caption: release [-5-] {+6+}"]


def test_a_passage_put_in_between_is_one_passage(compared):
    cells = [prose(f"Words {n}.", f"cell-{n}") for n in range(4)]
    moved = [{**cell, "id": f"cell-{n}"} for n, cell in enumerate([cells[0], prose("New here."), *cells[1:]])]
    assert words(compared({"cells": cells}, {"cells": moved})) == ["prose: {+New here.+}"]


def test_a_passage_that_is_gone_is_told(compared):
    assert words(compared({}, {"cells": CELLS[:1]})) == ['printed under "When?": [-7 rows-]']


def test_cells_without_well_formed_outputs_say_nothing(compared):
    cells = [{**code(), "outputs": wrong} for wrong in (None, 3, [1, {}, {"data": 3}, {"text": {}}])]
    assert compared({"cells": cells}, {"cells": cells}).passages == []


class Page(HTMLParser):
    """The tags of a page, each with its attributes."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def html(compared):
    """The page of two runs that differ in everything, and try to break out of it."""
    evil = "<script>alert('x')</script>"
    before = {"files": [("tables/t.csv", "a_id,n\nx,1\n"), ("figures/f.svg", svg("a"))]}
    after = {
        "files": [("tables/t.csv", f'a_id,n\nx,2\n"{evil}",3\n'), ("figures/f.svg", svg("&lt;script&gt;"))],
        "cells": (prose(f"# When? {evil}"), code(printed(evil))),
        "parameters": {"since": evil, "most": 3},
        "title": f"When? {evil}",
    }
    return compared(before, after).html()


def test_the_page_escapes_what_the_runs_hold(html):
    assert "<script" not in html
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in html


def test_the_page_has_one_title_and_nothing_from_elsewhere(html):
    page = Page(html)
    assert len(page.all("h1")) == 1
    assert {name for name, _ in page.tags} & {"script", "link", "img", "iframe", "form"} == set()


def test_the_page_has_the_style_of_reports(html):
    assert "--paper" in html
    assert "default-src 'none'" in html


def test_the_cells_of_a_table_on_the_page_have_heads(html):
    scopes = {a.get("scope") for a in Page(html).all("th")}
    assert scopes == {"col", "row"}


def test_headings_of_the_page_skip_no_level(html):
    levels = [int(name[1]) for name, _ in Page(html).tags if re.fullmatch("h[1-6]", name)]
    assert [b - a for a, b in pairwise(levels) if b - a > 1] == []


def test_no_id_of_the_page_stands_twice(html):
    ids = [a["id"] for _, a in Page(html).tags if "id" in a]
    assert len(ids) == len(set(ids))


def test_words_that_went_and_came_are_marked_on_the_page(compared):
    before, after = ({"cells": (prose(f"In {n} of them."),)} for n in (5, 6))
    assert "In <del>5</del> <ins>6</ins> of them." in compared(before, after).html()


def test_the_page_of_runs_that_do_not_differ_says_so(compared):
    assert "<p>The same bytes.</p>" in compared({}, {}).html()


def test_the_page_counts_the_rows_that_it_does_not_show(compared):
    later = {"files": [("tables/years.csv", "period,n\n" + "".join(f"{y},1\n" for y in range(2001, 2012)))]}
    assert "<p>8 more are not shown here.</p>" in compared({}, later).html(most=3)


def test_two_comparisons_of_the_same_runs_are_the_same_page(run):
    before, after = run("a"), run("b", python="3.12.1")
    assert compare(before, after).html() == compare(before, after).html()


def test_a_folder_without_a_run_is_refused(run, tmp_path):
    with pytest.raises(BadValue, match=r"run\.json"):
        compare(run("a"), tmp_path)


@pytest.mark.parametrize(
    "told",
    [{"data": 3}, {"parameters": []}, {"libraries": []}, {"data": {"read": [1]}}, {"data": {"read": {}}}],
)
def test_a_run_json_that_is_not_ours_is_refused(run, told):
    with pytest.raises(BadValue, match="make the report again"):
        compare(run("a"), run("b", **told))


def test_a_run_without_its_notebook_is_refused(run):
    folder = run("a")
    (folder / "report.ipynb").unlink()
    with pytest.raises(MissingFile, match=r"report\.ipynb"):
        compare(folder, run("b"))


def test_a_comparison_leaves_the_runs_as_they_were(run):
    before, after = run("a"), run("b", python="3.12.1")
    files = {path: path.read_bytes() for folder in (before, after) for path in folder.rglob("*.*")}
    compare(before, after).html()
    assert {p: p.read_bytes() for folder in (before, after) for p in folder.rglob("*.*")} == files


@pytest.mark.slow
def test_two_runs_of_a_notebook_differ_in_what_was_chosen_and_printed(made, tmp_path):
    later = report(NOTEBOOKS / "ok.ipynb", {"since": "2005"}, to=tmp_path)
    assert compare(made("ok"), later).summary().splitlines() == [
        "ok/default -> ok/since-2005",
        "made with",
        "  parameter since: none -> 2005",
        "printed under \"A second title\": [-since=''-] {+since='2005'+} most=3 name='all'",
    ]
