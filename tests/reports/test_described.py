import pytest

from nkrefugees.errors import ReportFailed
from nkrefugees.reports import plan, report
from nkrefugees.reports.described import says

from .conftest import report_all

DRAW = "from IPython.display import display\ndisplay({data}, raw=True, metadata={metadata})"
PNG = "iVBORw0KGgo="


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "<Figure size 640x480 with 1 Axes>",
        "Figure(640x480)",
        "No description has been provided for this image",
        "image.png",
        "<IPython.core.display.SVG object>",
        "Figure 1",
    ],
)
def test_what_a_program_fills_in_describes_nothing(text):
    assert not says(text)


@pytest.mark.parametrize("text", ["a dot", "Figure of handovers by year", "Nothing is recorded."])
def test_a_sentence_describes(text):
    assert says(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "metadata"),
    [
        ({"image/png": PNG, "text/plain": "<Figure size 640x480 with 1 Axes>"}, {}),
        ({"image/svg+xml": "<svg xmlns='http://www.w3.org/2000/svg'/>"}, {}),
        ({"text/html": f"<img src='data:image/png;base64,{PNG}'>"}, {}),
        ({"image/png": PNG}, {"image/png": {"alt": "No description has been provided for this image"}}),
    ],
)
def test_a_figure_without_a_text_fails_the_report_and_names_the_cell(notebook, tmp_path, data, metadata):
    path = notebook("# A\n\n## Drawn", DRAW.format(data=data, metadata=metadata))
    with pytest.raises(
        ReportFailed, match=r'made, cell 2: a figure has no text in its place \(under "Drawn"\)'
    ):
        report(path, to=tmp_path / "reports")
    assert not plan(path, to=tmp_path / "reports").folder.exists()


@pytest.mark.slow
def test_a_figure_keeps_the_text_that_it_was_displayed_with(notebook, tmp_path):
    data, metadata = {"image/png": PNG, "text/plain": "<Figure>"}, {"image/png": {"alt": "Two & three"}}
    folder = report(notebook(DRAW.format(data=data, metadata=metadata)), to=tmp_path / "reports")
    assert 'alt="Two &amp; three"' in (folder / "index.html").read_text()


@pytest.mark.slow
def test_a_picture_in_prose_without_a_text_fails_the_report(notebook, tmp_path):
    path = notebook(f"# A\n\n![](data:image/png;base64,{PNG})")
    [failure] = report_all([path], to=tmp_path / "reports")
    assert failure.cell == 1
    assert failure.kept.endswith("made.ipynb")
