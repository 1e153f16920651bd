"""Inputs of every kind, good and bad, and what an analysis may do with them."""

from __future__ import annotations

import pandas as pd
from hypothesis import strategies as st

from nkrefugees.analysis.results import Result
from nkrefugees.errors import NkrefugeesError
from tests.analysis.columns.random_claims import frames as claims

numbers = st.one_of(
    st.integers(-3, 12),
    st.integers(),
    st.floats(),
    st.integers(0, 9).map(float),
    st.sampled_from([1e-320, 1e308]),
)
odd = st.one_of(st.none(), st.booleans(), st.text(max_size=3), st.complex_numbers(), st.binary(max_size=2))
parameter = st.one_of(st.sampled_from([0.05, 1, 2, 3, 0.5]), numbers, odd)
day = st.sampled_from([None, "", "2013", "2013-05", "2013-05-01", 2013, "soon", "2013-13", 5.5, "199X"])


def named(*names):
    """Known names, and what is none."""
    return st.one_of(st.sampled_from(names), odd)


@st.composite
def broken(draw, frames):
    """A frame with a column gone, a column of another kind, no rows, an odd index, or as it was."""
    frame = draw(frames)
    columns = list(frame.columns)
    change = draw(st.sampled_from(["drop", "text", "empty", "index", "missing", "numbers"]))
    column = draw(st.sampled_from(columns)) if columns else None
    if column is None:
        return frame
    if change == "drop":
        return frame.drop(columns=column)
    if change in ("text", "missing", "numbers"):
        filler = {"text": "x", "missing": None, "numbers": 3}[change]
        return frame.assign(**{column: pd.Series(filler, frame.index, dtype=object)})
    if change == "empty":
        return frame.head(0)
    return frame.set_axis([7] * len(frame)) if change == "index" else frame


def whatever(frames):
    """A frame, a broken one, or something else altogether."""
    return st.one_of(frames, broken(frames), broken(frames), odd, st.just(pd.DataFrame()), st.just([1, 2]))


any_claims = whatever(claims())


@st.composite
def lists(draw):
    """Lists as `unseen` takes them, with a column of counts or not."""
    width, length = draw(st.integers(0, 4)), draw(st.integers(0, 8))
    frame = pd.DataFrame({f"l{n}": draw(st.lists(st.booleans(), min_size=length, max_size=length))
                          for n in range(width)})  # fmt: skip
    if draw(st.booleans()):
        frame["n"] = draw(st.lists(st.integers(-1, 30), min_size=length, max_size=length))[: len(frame)] or 1
    return frame


any_lists = whatever(lists())


def sound(result):
    """A result can be shown, and says nothing that is no number."""
    if isinstance(result, Result):
        assert result.summary()
        assert result._repr_html_()
        assert isinstance(result.frame(), pd.DataFrame)
        assert "nan" not in result.summary().lower().replace("nan ", "")
    else:
        assert result is not None
    return True


def answers(function, *arguments, **more):
    """Whether it answers soundly or refuses in our words."""
    try:
        found = function(*arguments, **more)
    except (NkrefugeesError, TypeError):
        return True
    return sound(found)
