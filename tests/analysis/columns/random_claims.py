"""Random claims with every column that the rules look at."""

from __future__ import annotations

import pandas as pd
from hypothesis import strategies as st

FIGURES = ["n_low", "n_best", "n_high"]
maybe = st.none()
number = maybe | st.integers(0, 60)
day = maybe | st.integers(0, 40).map(lambda n: pd.Timestamp("1969-12-20") + pd.Timedelta(days=n))
CELLS = {
    "claim_id": maybe | st.sampled_from(["c1", "c2", "c3", "c10", ""]),
    "source_id": st.sampled_from(["s1", "s2"]),
    "incident_id": maybe | st.sampled_from(["i", "j", "2013-05-alphaville"]),
    "quantity": maybe | st.sampled_from(["repatriated", "repatriated", "detained"]),
    "subgroup": maybe | st.sampled_from(["all", "women"]),
    "unit": maybe | st.just("persons"),
    "claimant_id": maybe | st.sampled_from(["lamp", "weekly", "herder", "nobody"]),
    "origin_id": maybe | st.sampled_from(["a", "b", "lamp", "weekly", "herder"]),
    "stance": st.sampled_from(["affirms", "affirms", "affirms", "denies", "retracts"]),
    "denied": maybe | st.sampled_from(["event", "number", "coercion"]),
    "consent": maybe | st.sampled_from(["forced", "not_stated", "recalled"]),
    "population": maybe | st.sampled_from(["escapee", "worker", "unknown"]),
    "country": maybe | st.sampled_from(["CHN", "LAO", ""]),
    "said_edtf": maybe | st.sampled_from(["2013-05-28", "2013-06", "2113-05", "2014/.."]),
}


@st.composite
def frames(draw):
    """A frame of up to twelve claims; some of its columns that need not be there are not."""
    rows = [
        {name: draw(cell) for name, cell in CELLS.items()}
        | dict(zip(FIGURES, draw(st.tuples(number, number, number)), strict=True))
        | dict(zip(("first_day", "last_day"), draw(st.tuples(day, day)), strict=True))
        for _ in range(draw(st.integers(0, 12)))
    ]
    made = pd.DataFrame(rows, columns=[*CELLS, *FIGURES, "first_day", "last_day"])
    days = {c: pd.to_datetime(made[c]).astype("datetime64[us]") for c in ("first_day", "last_day")}
    made = made.assign(**days, **{c: made[c].astype("Int64") for c in FIGURES})
    gone = ["claim_id", "source_id", "claimant_id", "unit", "denied", "consent", "country", "said_edtf"]
    return made.drop(columns=draw(st.sets(st.sampled_from(gone), max_size=2)))
