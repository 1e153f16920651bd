"""What machines can check of every kind of page: the rules of axe-core, and those of the Nu checker."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from .conftest import command, library
from .kinds import KINDS, every_kind, look

pytestmark = pytest.mark.slow
AXE = """rules => axe.run({preload: false, resultTypes: ["violations"], ...rules}).then(found =>
    found.violations.flatMap(rule => rule.nodes.map(
        node => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`)))"""
OF_COLOUR = {"runOnly": ["color-contrast", "link-in-text-block"]}


@pytest.fixture(scope="module")
def axe() -> str:
    """The rules, as a script."""
    return library("axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page: Any, axe: str) -> list[str]:
    """What axe-core finds on a page: all in light, and once more in dark what rests on colours."""
    page.evaluate(axe)
    page.emulate_media(color_scheme="light")
    light = page.evaluate(AXE, {})
    page.emulate_media(color_scheme="dark")
    return light + [f"in dark, {each}" for each in page.evaluate(AXE, OF_COLOUR)]


@every_kind
def test_a_page_violates_no_rule_of_accessibility_in_light_and_dark(page, site, axe, kind):
    site.open(page, kind)
    look(page, "thin")
    assert violations(page, axe) == []


def test_axe_finds_what_is_wrong_and_what_is_wrong_in_dark_alone(page, axe):
    page.set_content(
        "<html lang='en'><title>t</title>"
        "<style>main { background: #fff } @media (prefers-color-scheme: dark) { p { color: #ddd } }</style>"
        "<main><h1>t</h1><img src='data:,'><p>Pale in the dark</p></main>"
    )
    assert [each.partition(": ")[0] for each in violations(page, axe)] == [
        "image-alt",
        "in dark, color-contrast",
    ]


# What the checker says and a browser knows better; the reason stands beside each.
NOT_SO = {
    "Content Security Policy": "a browser tells the tests of all that a policy stops; the checker takes data "
    "for scripts, and does not know that a file may lie beside its page",
}


def nu(*files: Path) -> dict[str, list[str]]:
    """What the Nu checker finds in files, by the address of each: errors and warnings."""
    java = command("java", "default-jre-headless")
    jar = library("vnu-jar/build/dist/vnu.jar")
    call = [java, "-Xss4m", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run([*call, *map(str, files)], capture_output=True, text=True, check=True)
    found: dict[str, list[str]] = {}
    for each in json.loads(done.stdout)["messages"]:
        kind = each.get("subType", each["type"])
        line = f"{kind}, line {each.get('lastLine')}: {each['message']} {each.get('extract', '')!r}"
        if not any(words in line for words in NOT_SO):
            found.setdefault(each["url"], []).append(line)
    return found


@pytest.fixture(scope="module")
def checked(site) -> dict[str, list[str]]:
    """What the Nu checker finds on every kind of page, in one call."""
    return nu(*[site.path(kind) for kind in [*KINDS, "changes"]])


@every_kind
def test_the_nu_checker_finds_no_fault_in_a_page(checked, site, kind):
    assert checked.get(site.path(kind).as_uri().replace("file:///", "file:/"), []) == []


def test_the_nu_checker_finds_what_is_wrong(tmp_path):
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=en><title>t</title><p id=a><p id=a>")
    assert [line.split(":")[0] for found in nu(tmp_path / "bad.html").values() for line in found]
