"""JupyterLab as a reader uses it: run a notebook, change it, begin one, use controls, do an exercise."""

from __future__ import annotations

import json
import shutil
import socket
from contextlib import ExitStack

import pytest

from nkrefugees.reports.find import folder
from nkrefugees.reports.template import template

from ..conftest import CASES
from .conftest import library
from .lab import PANEL, WatchedLab, cell, ready, run_all, started, write

pytestmark = pytest.mark.slow
FIGURE = f"{PANEL} .jp-OutputArea img"
AXE = """() => axe.run({include: [[".jp-NotebookPanel .jp-OutputArea-output"]]}, {preload: false}).then(
    found => found.violations.flatMap(rule => rule.nodes.map(
        node => `${rule.id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`)))"""
# What axe-core finds and no output of ours can mend; the reason stands beside each.
NOT_OURS = {
    "image-alt": "JupyterLab makes an <img> of a picture and hands no text on to it",
    "scrollable-region-focusable": "JupyterLab makes a wide output scroll; Chromium lets the keyboard into it",
}


def fill(copy):
    """Put the cases into a working copy."""
    shutil.copytree(CASES / "lab", copy)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    with started(tmp_path_factory.mktemp("lab"), fill) as server:
        yield server


@pytest.fixture
def page(browser, lab):
    """A page; at the end nothing may have been asked of another host, no script have failed."""
    watched = WatchedLab("http://127.0.0.1:", "data:", "blob:", "about:")
    with ExitStack() as stack:
        context = stack.enter_context(browser.new_context(viewport={"width": 1400, "height": 900}))
        watched.watch(context)
        yield context.new_page()
    lab.end_kernels()
    assert watched.found == []


def picture(page):
    """The figure that is shown first, which must be drawn."""
    page.locator(FIGURE).first.scroll_into_view_if_needed()
    page.wait_for_function("sel => document.querySelector(sel)?.naturalWidth > 300", arg=FIGURE)
    return page.locator(FIGURE).first.get_attribute("src")


def violations(page):
    """What axe-core finds in the outputs of a notebook."""
    page.evaluate(library("axe-core/axe.min.js").read_text(encoding="utf-8"))
    return [found for found in page.evaluate(AXE) if found.partition(":")[0] not in NOT_OURS]


def test_a_control_renews_what_stands_above_it_and_a_day_that_is_none_is_told(page, lab):
    lab.open(page, "controls.ipynb")
    run_all(page)
    shown = cell(page, 2).locator(".jp-OutputArea-child").first
    before = shown.inner_text()
    page.get_by_label("rule").select_option("latest")
    page.locator("[role=status]", has_text="Shown: rule latest").wait_for()
    page.get_by_label("n, 1 to 9").fill("2")
    page.keyboard.press("Tab")
    page.locator("[role=status]", has_text="n 2").wait_for()
    after = shown.inner_text()
    assert ("3 rows" in before, "2 rows" in after) == (True, True)
    page.get_by_label("until").fill("2013-13")
    page.keyboard.press("Tab")
    page.locator("[role=alert]", has_text="until: '2013-13' is not allowed").wait_for()
    assert shown.inner_text() == after


@pytest.mark.long
def test_waves_are_run_and_seen_and_run_again_with_another_choice(page, lab):
    lab.open(page, "02-waves.ipynb")
    run_all(page)
    before = picture(page)
    source = "".join(json.loads((folder() / "02-waves.ipynb").read_bytes())["cells"][2]["source"])
    assert source.startswith('since: "day" = ""')
    write(page, 2, source.replace('since: "day" = ""', 'since: "day" = "2013"', 1))
    page.locator(f"{PANEL} .jp-Notebook").press("Escape")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function("([sel, old]) => document.querySelector(sel)?.src !== old", arg=[FIGURE, before])
    assert picture(page) != before


@pytest.mark.long
def test_a_notebook_begins_from_the_template_of_the_launcher(page, lab):
    lab.open(page)
    page.locator(".jp-LauncherCard", has_text="nkrefugees: analysis").click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    ready(page)
    page.get_by_role("heading", name="What do I want to know?").wait_for()
    run_all(page)
    picture(page)
    page.keyboard.press("Control+s")
    page.get_by_placeholder("File name").fill("borders.ipynb")
    with page.expect_response(lambda answer: answer.request.method == "PUT" and "borders" in answer.url):
        page.locator(".jp-Dialog .jp-mod-accept").click()
    made = json.loads((lab.copy / "borders.ipynb").read_bytes())
    given = json.loads(template().read_bytes())
    assert ["".join(c["source"]) for c in made["cells"]] == ["".join(c["source"]) for c in given["cells"]]


@pytest.mark.long
def test_an_exercise_says_what_is_wrong_and_then_what_is_right(page, lab):
    pytest.importorskip("otter", reason="otter-grader is not here: pip install nkrefugees[lab]")
    lab.open(page, "exercise.ipynb")
    run_all(page)
    verdict = cell(page, 3).locator(".jp-OutputArea")
    write(page, 2, "share = 0.5")
    page.keyboard.press("Shift+Enter")
    verdict.get_by_text("one claim of four is a denial").first.wait_for()
    write(page, 2, "share = 0.25")
    page.keyboard.press("Shift+Enter")
    verdict.get_by_text("passed").first.wait_for()
    assert "one claim of four" not in verdict.inner_text()


@pytest.mark.long
@pytest.mark.parametrize("theme", ["Light", "Dark"])
@pytest.mark.parametrize("notebook", ["outputs", "controls"])
def test_outputs_and_controls_violate_no_rule_of_accessibility_in_light_and_dark(page, lab, notebook, theme):
    lab.theme(theme)
    lab.open(page, f"{notebook}.ipynb")
    run_all(page)
    page.wait_for_selector(".widget-dropdown" if notebook == "controls" else FIGURE)
    assert page.evaluate("document.body.dataset.jpThemeLight") == str(theme == "Light").lower()
    assert violations(page) == []


@pytest.mark.long
def test_words_of_a_name_are_shown_where_an_editor_hovers(page, lab):
    lab.open(page, "controls.ipynb")
    run_all(page)
    cell(page, 3).locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("nk.claims")
    page.keyboard.press("Shift+Tab")
    page.locator(".jp-Tooltip", has_text="Load the claims: who said how many").wait_for()


@pytest.mark.long
def test_the_server_listens_on_this_machine_alone_and_leaves_its_token_in_no_file_of_the_copy(lab):
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", lab.said["port"]), timeout=5)
    files = [path for path in lab.copy.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if lab.said["token"].encode() in path.read_bytes()] == []


@pytest.mark.long
def test_nothing_of_the_package_was_changed(lab):
    ours = {path.name: path.read_bytes() for path in folder().glob("*.ipynb")}
    assert [name for name, text in ours.items() if b'"execution_count": 1' in text] == []
    assert set(ours) <= {path.name for path in lab.copy.glob("*.ipynb")}
