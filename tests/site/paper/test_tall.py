import base64
from itertools import pairwise
from xml.etree.ElementTree import XML, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.site.paper.tall import cuts, extents, split

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0}pt" height="{1}pt" viewBox="0 0 {0} {1}">{2}</svg>'
)


def parts(width, height, kind="part"):
    """A page with one drawing, after the cut: the pictures, and the drawing in each."""
    packed = base64.b64encode(DRAWING.format(width, height, "<title>t</title>").encode()).decode()
    image = f'<img alt="bars" src="data:image/svg+xml;base64,{packed}"/>'
    tree = XML(f'<main><div class="{kind}"><figure>{image}</figure></div></main>')
    split(tree)
    images = [*tree.iter("img")]
    return images, [fromstring(base64.b64decode(one.get("src").split(",")[1])) for one in images]


@pytest.mark.parametrize(("width", "height", "kind"), [(648, 400, "part"), (648, 500, "part turned")])
def test_a_drawing_that_a_page_holds_stays_whole(width, height, kind):
    (image,), _ = parts(width, height, kind)
    assert image.get("class") is None


def test_a_tall_drawing_is_cut_into_parts_that_together_show_it_all():
    _, drawings = parts(648, 1821)
    views = [[float(number) for number in one.get("viewBox").split()] for one in drawings]
    assert len(views) == 3
    assert sum(height for *_, height in views) == pytest.approx(1821)
    assert [top for _, top, _, _ in views] == pytest.approx([0, views[0][3], views[0][3] + views[1][3]])


def test_the_first_part_has_the_text_and_the_others_say_what_they_are():
    images, _ = parts(648, 1000)
    assert [one.get("alt") for one in images] == ["bars", "The same figure, part 2 of 2."]


def test_a_cut_avoids_words_bars_and_marks():
    drawing = fromstring(
        DRAWING.format(
            9,
            9,
            '<g transform="translate(1 50) scale(0.1 -0.1)"/><g transform="translate(1 90) rotate(-90)"/>'
            '<path d="M 0 60 L 9 70 z"/><path d="M 0 0 L 9 500 z"/><use x="1" y="80"/>',
        )
    )
    assert [*extents(drawing)] == [(42, 53), (60, 70), (77, 83)]


@given(
    marks=st.lists(st.tuples(st.floats(0, 900), st.floats(0, 30)).map(lambda m: (m[0], sum(m))), max_size=20),
    height=st.floats(101, 900),
)
def test_parts_have_room_and_follow_each_other(marks, height):
    edges = cuts(marks, height, 100)
    assert edges == sorted(edges)
    assert (edges[0], edges[-1]) == (0, height)
    assert all(b - a <= 116 for a, b in pairwise(edges))
