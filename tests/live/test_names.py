"""What a kernel tells an editor of our names: completion and hover, before anything of ours is loaded."""

import inspect

import pytest

import nkrefugees as nk

pytestmark = pytest.mark.slow
FUNCTIONS = [name for name in nk.__all__ if name not in ("plot", "__version__")]
FIGURES = list(nk.plot.__all__)


def test_every_public_name_is_offered(kernel):
    assert {name for name in nk.__all__ if not name.startswith("_")} <= kernel.complete("nk.")


def test_a_name_is_offered_by_its_beginning(kernel):
    assert kernel.complete("nk.clai") >= {"claims"}


def test_figures_are_offered(kernel):
    assert set(FIGURES) <= kernel.complete("nk.plot.")


@pytest.mark.parametrize(
    ("code", "offered"),
    [
        ("nk.claims(inc", "incident="),
        ("nk.resolve(claims=None, ru", "rule="),
        ("nk.plot.intervals(None, ru", "rule="),
        ("nk.waves(None, tw", "twins="),
    ],
)
def test_an_argument_is_offered_by_its_beginning(kernel, code, offered):
    assert offered in kernel.complete(code)


def test_a_column_of_a_frame_is_offered(kernel):
    kernel.run("claims = nk.claims(incident='2021-07-14-dandong')")
    assert {found.strip("'\"") for found in kernel.complete("claims['quan")} >= {"quantity"}


@pytest.mark.parametrize("name", [*FUNCTIONS, *(f"plot.{name}" for name in FIGURES)])
def test_hover_shows_what_a_function_does_and_the_type_of_each_argument(kernel, name):
    function = nk
    for part in name.split("."):
        function = getattr(function, part)
    said = kernel.inspect(f"nk.{name}")
    assert inspect.getdoc(function).splitlines()[0] in said
    untyped = [
        p.name
        for p in inspect.signature(function).parameters.values()
        if p.annotation is inspect.Parameter.empty
    ]
    assert untyped == []
