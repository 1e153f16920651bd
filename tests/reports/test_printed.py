"""A report as PDF/UA: one of made outputs pressed once and looked into; then through the engine."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import replace

import nbformat
import pypdf
import pytest

from nkrefugees.errors import MissingPackages, NkrefugeesError, ReportFailed
from nkrefugees.reports import foreseen, make_all, plan, printed, printing, report
from nkrefugees.reports.events import lines
from nkrefugees.reports.record import last_attempts

from .conftest import NOTEBOOKS
from .test_publish import contents, run_json

pytestmark = pytest.mark.slow
NAMESPACE, SQUARE = "http://www.w3.org/2000/svg", '<path d="M0 0h4v4z"/>'
SVG = f'<svg xmlns="{NAMESPACE}" viewBox="0 0 4 4"><title>Bars by year</title>{SQUARE}</svg>'
ROWS = "".join(f'<tr><td>강제 송환 {n}</td><td class="n">{n}</td></tr>' for n in range(70))
SOURCE = '<li><a href="https://a.org/1">RFA, 2013: One</a></li>'
SOURCES = f"<details><summary>1 source</summary><ol>{SOURCE}</ol></details>"
TABLE = (
    "<figure><table><thead><tr><th>words</th><th>n_low</th></tr></thead>"
    f"<tbody>{ROWS}</tbody></table><figcaption>70 rows{SOURCES}</figcaption></figure>"
)
RUN = {
    "notebook": "made", "run": "default", "title": "What is “printed”?", "key": "ab" * 32, "version": "1.0",
    "parameters": {"since": "2005"}, "differing": [],
    "data": {"release": "0.1.0", "digest": "cd" * 32, "read": []},
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def made_with():
    """What PDFs are made with; what is missing here is named where tests are left out."""
    try:
        return printed.made_with()
    except NkrefugeesError as error:
        pytest.skip(str(error))


def notebook(*more):
    """An executed notebook: prose, a figure, a table of several pages, and more cells of prose."""
    v4 = nbformat.v4
    shown = {"figure": {"image/svg+xml": SVG, "text/plain": "Bars"}, "table": {"text/html": TABLE}}
    code = [
        v4.new_code_cell("secret_code()", id=name, outputs=[v4.new_output("display_data", data)])
        for name, data in shown.items()
    ]
    prose = ["# What is printed?\n\nWords.", "## A figure", "## A table", *more]
    head, figure, table, *rest = [v4.new_markdown_cell(text) for text in prose]
    return v4.new_notebook(cells=[head, figure, code[0], table, code[1], *rest])


@pytest.fixture(scope="module")
def content():
    return printed.pdf(notebook(), RUN)


@pytest.fixture(scope="module")
def pdf(content):
    return pypdf.PdfReader(io.BytesIO(content))


def tagged(node):
    """Every element of the structure of a document."""
    node = node.get_object()
    if isinstance(node, dict):
        yield node
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            yield from tagged(kid)


@pytest.fixture(scope="module")
def tree(pdf):
    return [node for node in tagged(pdf.trailer["/Root"]["/StructTreeRoot"]) if "/S" in node]


def test_it_says_that_it_is_tagged_and_in_which_language(pdf):
    root = pdf.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_it_says_that_it_is_pdf_ua(pdf):
    assert b'pdfuaid:part="1"' in pdf.trailer["/Root"]["/Metadata"].get_object().get_data()


def test_its_title_is_the_question(pdf):
    assert pdf.metadata.title == "What is “printed”?"


def test_it_holds_no_day(pdf):
    assert not {"/CreationDate", "/ModDate"} & pdf.metadata.keys()


def test_a_figure_has_its_text_and_is_drawn_in_lines(pdf, tree):
    assert [node["/Alt"] for node in tree if node["/S"] == "/Figure"] == ["Bars by year"]
    assert not any(page.images for page in pdf.pages)


def test_headings_tables_and_lists_are_tagged(tree):
    kinds = [node["/S"] for node in tree]
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/L", "/LI", "/Link", "/Caption"} <= {*kinds}
    assert kinds.count("/H1") == 1


def test_a_cell_names_its_head(tree):
    heads = {node["/ID"] for node in tree if node["/S"] == "/TH"}
    cells = [node["/A"]["/Headers"] for node in tree if node["/S"] == "/TD"]
    assert len(cells) == 140
    assert all(named and {*named} <= heads for named in cells)


def test_a_link_says_where_it_leads(pdf):
    links = [a.get_object() for page in pdf.pages for a in page.get("/Annots", [])]
    assert "https://a.org/1" in [link["/Contents"] for link in links]


def test_headings_are_bookmarks(pdf):
    title, below = pdf.outline
    assert title.title == "What is “printed”?"
    assert [mark.title for mark in below] == ["A figure", "A table", "Sources"]


def test_each_page_says_which_of_how_many_it_is(pdf):
    texts = [page.extract_text() for page in pdf.pages]
    assert len(texts) >= 3
    assert all(f"{number} of {len(texts)}" in text for number, text in enumerate(texts, start=1))


def test_the_heads_of_a_table_stand_on_each_of_its_pages(pdf):
    texts = [page.extract_text() for page in pdf.pages]
    assert all("words" in text for text in texts if "강제 송환" in text)


def test_the_cover_says_what_it_is(pdf):
    cover = pdf.pages[0].extract_text()
    assert all(part in cover for part in ("0.1.0", "ab" * 32, "since", "2005", "How to cite"))


def test_code_is_not_printed(pdf):
    assert not any("secret_code" in page.extract_text() for page in pdf.pages)


def test_fonts_are_in_the_file(pdf):
    fonts = [f.get_object() for page in pdf.pages for f in page["/Resources"]["/Font"].get_object().values()]
    described = [f["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for f in fonts]
    assert described
    assert all({"/FontFile2", "/FontFile3"} & font.keys() for font in described)


def test_another_process_makes_the_same_bytes(content, tmp_path):
    program = "import json, nbformat, sys; from nkrefugees.reports.printed import pdf; "
    program += "made = pdf(nbformat.read('n.ipynb', 4), json.load(open('run.json'))); "
    program += "sys.stdout.buffer.write(made)"
    nbformat.write(notebook(), tmp_path / "n.ipynb")
    (tmp_path / "run.json").write_text(json.dumps(RUN))
    other = {"HOME": str(tmp_path), "TZ": "Asia/Seoul", "PYTHONHASHSEED": "77", "LC_ALL": "C"}
    command = [sys.executable, "-c", program]
    made = subprocess.run(command, cwd=tmp_path, env={**os.environ, **other}, check=True, capture_output=True)
    assert made.stdout == content


def test_a_letter_that_no_font_has_fails_the_report_and_is_named():
    with pytest.raises(ReportFailed, match=r"no font has U\+10FFFD \(private use\): under 'Odd'"):
        printed.pdf(notebook("## Odd\n\nso \U0010fffd"), RUN)


# Through the engine


@pytest.fixture(scope="module")
def at_once(tmp_path_factory):
    """A report that was made with its PDF."""
    return report(NOTEBOOKS / "ok.ipynb", to=tmp_path_factory.mktemp("once") / "reports", pdf=True)


def test_a_report_names_and_links_its_pdf(at_once, made_with):
    run = run_json(at_once)
    assert (at_once / "report.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert ("report.pdf" in run["files"], run["pdf"]) == (True, made_with)
    assert 'href="report.pdf"' in (at_once / "index.html").read_text()


def test_a_pdf_added_later_gives_the_same_bytes_and_runs_nothing(at_once, tmp_path):
    to = tmp_path / "reports"
    report(NOTEBOOKS / "ok.ipynb", to=to)
    before = last_attempts(to)
    said = []
    make_pdf(to, said.append)
    assert contents(to / "ok" / "default") == contents(at_once)
    assert last_attempts(to) == before
    make_pdf(to, said.append)
    assert said[-1] == "ok/default: fresh"


def test_a_missing_font_fails_before_anything_runs_and_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("nkrefugees.site.paper.machine.FAMILIES", ("No Such Font",))
    with pytest.raises(MissingPackages, match="no No Such Font"):
        report(NOTEBOOKS / "ok.ipynb", to=tmp_path / "reports", pdf=True)
    assert not (tmp_path / "reports" / "ok").exists()


@pytest.mark.long
def test_a_report_made_anew_without_pdf_has_none(tmp_path):
    to = tmp_path / "reports"
    folder = report(NOTEBOOKS / "ok.ipynb", to=to, pdf=True)
    report(NOTEBOOKS / "ok.ipynb", to=to)
    assert {*run_json(folder)["files"], "run.json"} == {*contents(folder)}
    assert not (folder / "report.pdf").exists()


def test_what_would_be_printed_is_foreseen(at_once):
    planned = printing([plan(NOTEBOOKS / "ok.ipynb", to=at_once.parents[1])])
    assert [*foreseen(planned)] == ["ok/default: fresh"]
    other = [replace(planned[0], pdf={**planned[0].pdf, "fonts": "0"})]
    assert [*foreseen(other)] == ["ok/default: its PDF would be made: other fonts"]


def make_pdf(to, echo):
    planned = printing([plan(NOTEBOOKS / "ok.ipynb", to=to)])

    assert make_all(planned, lines(echo), force=False) == []


@pytest.mark.long
def test_several_at_a_time_are_printed(tmp_path):
    planned = printing([plan(NOTEBOOKS / f"{name}.ipynb", to=tmp_path / "r") for name in ("ok", "reads")])
    assert make_all(planned, jobs=2) == []
    assert all((one.folder / "report.pdf").exists() for one in planned)
