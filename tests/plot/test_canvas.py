import os
import platform
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text

import nkrefugees as nk
from nkrefugees import io
from nkrefugees.errors import BadValue
from nkrefugees.plot import canvas

from .conftest import FIGURES, frame, texts

ROOT = Path(__file__).parents[2]
every_figure = pytest.mark.parametrize("name", FIGURES)


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2 has it."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@every_figure
def test_a_figure_is_matplotlib_axes(drawn, name):
    assert isinstance(drawn(name), Axes)


@every_figure
def test_a_figure_carries_its_source_and_the_data_release(drawn, name):
    assert sum(f"nkrefugees data {io.release()}" in text for text in texts(drawn(name))) == 1


@every_figure
def test_the_source_line_counts_the_sources_of_the_frame(drawn, name):
    line = next(text for text in texts(drawn(name)) if text.startswith("Source:"))
    rows = frame(name)
    shown = rows[rows["n_high"].notna()] if name == "waves" else rows
    assert int(re.search(r"from (\d+) source", line)[1]) == len(nk.bibliography(shown))


@every_figure
def test_a_figure_describes_itself(drawn, name):
    assert nk.plot.describe(drawn(name)).endswith(".")


@every_figure
def test_a_figure_is_drawn_on_the_axes_that_are_given(name):
    given = Figure().add_subplot()
    assert getattr(nk.plot, name)(frame(name), ax=given) is given


@every_figure
def test_a_figure_on_given_axes_describes_itself(drawn, name):
    ax = getattr(nk.plot, name)(frame(name), ax=Figure().add_subplot())
    assert nk.plot.describe(ax) == nk.plot.describe(drawn(name))


@every_figure
def test_the_svg_is_the_same_twice(drawn, svg, name):
    assert drawn(name).to_svg() == svg(name)


@every_figure
def test_the_svg_is_xml_whose_title_is_the_description(drawn, svg, name):
    title = ElementTree.fromstring(svg(name))[0]
    assert title.tag.endswith("title")
    assert title.text == nk.plot.describe(drawn(name))


@every_figure
def test_the_svg_has_no_day_of_its_making_no_path_and_no_host(svg, name):
    drawing = re.sub(r"<title>.*?</title>", "", svg(name), flags=re.DOTALL)
    machine = [str(ROOT), str(Path.home()) + os.sep, platform.node(), mpl.__version__, "<dc:date>", "Creator"]
    assert [word for word in machine if word and word in drawing] == []


@every_figure
def test_everything_that_is_drawn_lies_on_the_sheet(drawn, name):
    ax = drawn(name)
    ax.figure.draw_without_rendering()
    drawing, sheet = ax.get_tightbbox(), ax.figure.bbox.padded(1)
    assert sheet.contains(*drawing.min)
    assert sheet.contains(*drawing.max)


def test_the_svg_is_the_same_in_another_process_elsewhere(drawn, tmp_path):
    program = (
        "import nkrefugees as nk, sys; "
        "ax = nk.plot.waves(nk.totals(nk.resolve(nk.claims(quantity='repatriated')), freq='MS')); "
        "sys.stdout.buffer.write(ax.to_svg().encode())"
    )
    other = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Seoul", "LC_ALL": "C"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, env=other, capture_output=True, check=True)
    assert done.stdout.decode() == drawn("waves").to_svg()


@pytest.mark.long
@pytest.mark.parametrize("library", ["matplotlib.pyplot", "seaborn", "scipy", "statsmodels"])
def test_what_takes_long_is_not_loaded_with_the_figures(library):
    program = f"import nkrefugees.plot, sys; print({library!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_look_of_the_user_is_left_alone(claim):
    before = dict(mpl.rcParams)
    nk.plot.intervals(claim).to_svg()
    assert dict(mpl.rcParams) == before


def test_a_notebook_is_shown_a_picture_with_a_text_in_its_place(claim):
    ax = nk.plot.intervals(claim)
    shown = ax._repr_mimebundle_()
    assert f"<title>{nk.plot.describe(ax)}</title>" in shown["image/svg+xml"]
    assert shown["text/plain"] == nk.plot.describe(ax)


def test_a_notebook_is_given_the_rows_behind_a_figure(claim):
    rows = nk.plot.intervals(claim)._repr_mimebundle_()["text/csv"]
    assert rows.startswith("claim_id,incident_id,")
    assert rows.count("\n") == 2


def test_what_draws_nothing_has_no_rows():
    assert "text/csv" not in canvas.nothing(None, "Nothing.")._repr_mimebundle_()


@every_figure
def test_a_figure_is_drawn_of_rows(drawn, name):
    assert len(drawn(name).rows)


def test_the_dots_are_the_same_however_often_it_was_drawn(claim):
    first, second = nk.plot.intervals(claim), nk.plot.intervals(claim)
    second.to_svg()
    assert first.to_png() == second.to_png() == second.to_png()


def test_a_description_with_signs_of_markup_leaves_the_svg_whole(claim):
    ax = nk.plot.intervals(claim)
    ax.alt = "<b> & 'c'"
    assert ElementTree.fromstring(ax.to_svg())[0].text == "<b> & 'c'"


def test_axes_of_others_have_no_description():
    with pytest.raises(BadValue, match="pass the axes"):
        nk.plot.describe(Figure().add_subplot())


@pytest.mark.parametrize("colour", ["INK", "RUST"])
def test_words_stand_out_from_paper_and_band(colour):
    assert min(contrast(getattr(canvas, colour), on) for on in ("#ffffff", canvas.BAND)) >= 4.5


def test_what_is_certain_and_what_is_possible_differ_in_grey():
    assert contrast(canvas.BLUE, canvas.SKY) >= 3


def test_dollars_in_a_text_make_no_formula_of_it():
    ax = canvas.sheet(3, 2)
    ax.set_yticks([0, 1], labels=["$\\frac{$", "$2 to $3"])
    ax.set_title("$x_1$")
    assert ElementTree.fromstring(ax.to_svg()).tag.endswith("svg")
    assert {text.get_text() for text in ax.findobj(Text) if text.get_parse_math()} == set()


def test_powers_on_a_logarithmic_axis_stay_powers():
    ax = canvas.sheet(3, 2)
    ax.set_yscale("log")
    ax.plot([1, 2], [1, 1000])
    ax.to_svg()
    assert any(label.get_parse_math() and "10^" in label.get_text() for label in ax.get_yticklabels())
