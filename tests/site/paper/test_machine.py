import os
import subprocess
import sys

import pytest

from nkrefugees.errors import BadPage, MissingLibrary, MissingPackages
from nkrefugees.site.paper import machine

pytestmark = pytest.mark.slow
PAGE = '<html lang="en"><title>t</title><main><h2>Part</h2><p>{}</p></main></html>'


@pytest.fixture
def instead(tmp_path, monkeypatch):
    """Put a module of our making in the place of the library."""

    def write(code):
        (tmp_path / "weasyprint.py").write_text(code)
        found = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
        monkeypatch.setenv("PYTHONPATH", found)

    return write


def test_without_the_library_the_extra_is_named(instead):
    instead("raise ImportError")
    with pytest.raises(MissingLibrary, match=r"pip install nkrefugees\[pdf\]"):
        machine.made_with()


def test_without_pango_the_packages_are_named(instead):
    instead("print('long advice')\nraise OSError('cannot load library libpango')")
    with pytest.raises(MissingPackages, match="apt-get install libpango"):
        machine.pressed(PAGE, "00")


def test_without_our_fonts_the_packages_are_named(press, monkeypatch):
    monkeypatch.setattr(machine, "FAMILIES", ("Noto Sans", "No Such Font CJK"))
    with pytest.raises(MissingPackages, match="no No Such Font CJK"):
        machine.made_with()


def test_a_letter_that_no_font_has_is_named_with_its_place(press):
    with pytest.raises(BadPage, match=r"no font has U\+10FFFD \(private use\): under 'Part'"):
        press(PAGE.format("so \U0010fffd"), "00")


def test_a_picture_that_is_not_there_is_named(press):
    with pytest.raises(BadPage, match=r"figures/gone\.svg"):
        press(PAGE.format('<img alt="a" src="figures/gone.svg">'), "00")


def test_a_picture_of_another_host_is_not_asked_for(press):
    with pytest.raises(BadPage, match=r"127\.0\.0\.1"):
        press(PAGE.format('<img alt="a" src="http://127.0.0.1:9/a.png">'), "00")


def test_what_is_made_with_is_the_same_again(press):
    assert machine.made_with() == machine.made_with()


def test_the_work_ends_when_it_is_asked_to(press):
    def stop():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        press(PAGE, "00", stop)


def test_a_press_that_breaks_down_says_so(instead):
    instead("raise SystemError('broken')")
    with pytest.raises(BadPage, match="the press ended with 1: SystemError: broken"):
        machine.pressed(PAGE, "00")


def test_the_list_of_packages_is_that_of_make(root):
    listed = (root / "requirements" / "system.txt").read_text().splitlines()
    assert set(machine.PACKAGES) <= {line.split()[0] for line in listed if line.strip()}


def test_the_process_alone_loads_the_library():
    code = (
        "import nkrefugees.reports, nkrefugees.site.paper.machine, sys; sys.exit('weasyprint' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
