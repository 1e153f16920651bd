import re
from itertools import combinations

import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.dates import date2num
from matplotlib.patches import Rectangle

import nkrefugees as nk
from nkrefugees.errors import MissingColumns
from nkrefugees.plot.canvas import BAND
from nkrefugees.plot.lanes import NAMED, OTHERS
from nkrefugees.plot.timeline import _BEHIND, _DRESS, _NEEDED

from .conftest import boxes, texts
from .test_canvas import contrast

FAR = {"first_day": pd.Timestamp("2020-01-01"), "last_day": pd.Timestamp("2024-12-31")}


def beside(act, **days):
    """The act on other days, beside one that spans five years."""
    far = act.assign(policy_id="made-far", **FAR)
    days = {name: pd.Timestamp(day) for name, day in days.items()}
    return pd.concat([act.assign(**days), far], ignore_index=True)


def bars(ax):
    """Left and right end of each bar, the shortest first."""
    found = [p for p in ax.patches if isinstance(p, Rectangle) and to_hex(p.get_facecolor()) != BAND]
    return sorted(((p.get_x(), p.get_x() + p.get_width()) for p in found), key=lambda b: b[1] - b[0])


def marks(ax):
    return {(line.get_marker(), line.get_xdata()[0]) for line in ax.lines if line.get_marker() != "None"}


def test_a_bar_covers_every_day_on_which_the_act_can_fall(act):
    ax = nk.plot.timeline(beside(act, first_day="2021-03-01", last_day="2021-08-31"))
    assert bars(ax)[0] == (date2num(pd.Timestamp("2021-03-01")), date2num(pd.Timestamp("2021-09-01")))


def test_a_bar_of_one_day_is_wide_enough_to_be_seen(act):
    ax = nk.plot.timeline(beside(act))
    left, right = bars(ax)[0]
    start, end = ax.get_xlim()
    assert right - left == pytest.approx((end - start) / 250)
    assert left < date2num(pd.Timestamp("2022-03-01T12:00")) < right


@pytest.mark.parametrize(("column", "edge", "mark"), [("first_day", 0, "<"), ("last_day", 1, ">")])
def test_an_open_end_is_a_short_stretch_with_an_arrow(act, column, edge, mark):
    ax = nk.plot.timeline(beside(act.assign(**{column: pd.NaT})))
    start, end = ax.get_xlim()
    bar = bars(ax)[0]
    assert bar[1] - bar[0] == pytest.approx((end - start) / 50)
    assert marks(ax) == {(mark, bar[edge])}


def test_many_incidents_are_marks_on_a_lane_of_their_own(act):
    days = pd.date_range("2022-01-01", periods=NAMED + 1, freq="W")
    incidents = pd.DataFrame(
        {"incident_id": [f"i{n}" for n in range(len(days))], "first_day": days, "last_day": days}
    )
    ax = nk.plot.timeline(beside(act), incidents)
    assert f"incidents ({len(days)})" in [label.get_text() for label in ax.get_yticklabels()]
    assert ("|", len(days)) in {(line.get_marker(), len(line.get_xdata())) for line in ax.lines}


def test_where_there_are_many_lanes_small_ones_share_the_last(act):
    actors = nk.actors()["actor_id"][nk.actors()["parent_id"].isna()].head(NAMED + 1)
    acts = pd.concat([act.assign(actor_id=name, policy_id=f"made-{name}") for name in actors])
    ax = nk.plot.timeline(acts)
    assert [label.get_text() for label in ax.get_yticklabels()] == [f"{OTHERS} ({len(actors)})"]


def test_a_closed_act_bears_no_arrow(act):
    assert marks(nk.plot.timeline(act)) == set()


def test_bars_of_one_lane_do_not_lie_on_one_another(act):
    ax = nk.plot.timeline(beside(act))
    levels = [p.get_y() for p in ax.patches]
    assert len(set(levels)) == 2


def test_an_office_stands_in_the_lane_of_its_topmost_parent(act):
    lanes = [label.get_text() for label in nk.plot.timeline(act).get_yticklabels()]
    assert lanes == ["United Nations (1)"]


def test_an_actor_that_the_record_does_not_know_keeps_its_id(act):
    ax = nk.plot.timeline(act.assign(actor_id="syn-office"))
    assert ax.get_yticklabels()[0].get_text() == "syn-office (1)"


def test_each_dated_act_has_a_bar():
    rows = nk.policies()
    dated = rows["first_day"].notna() | rows["last_day"].notna()
    assert len(bars(nk.plot.timeline(rows))) == dated.sum()


def test_an_incident_is_a_band_with_its_name(act):
    incidents = nk.incidents(incident="2021-07-14-dandong")
    ax = nk.plot.timeline(beside(act), incidents)
    bands = [p for p in ax.patches if to_hex(p.get_facecolor()) == BAND]
    middle = bands[0].get_x() + bands[0].get_width() / 2
    assert middle == pytest.approx(date2num(incidents["first_day"][0]) + 0.5, abs=0.6)
    assert "2021-07-14-dandong" in texts(ax)


def test_names_of_incidents_do_not_overlap():
    incidents = nk.incidents().head(16)
    ax = nk.plot.timeline(nk.policies(), incidents)
    names = [text for text in ax.texts if text.get_text() in set(incidents["incident_id"])]
    assert not any(one.overlaps(other) for one, other in combinations(boxes(ax, names), 2))


def test_an_incident_outside_the_years_of_the_acts_is_not_drawn(act):
    assert "stand" not in nk.plot.describe(nk.plot.timeline(act, nk.incidents(until=2015)))


def test_the_legend_names_the_directions_that_are_drawn(act):
    legend = nk.plot.timeline(act).get_legend()
    assert [text.get_text().split(" (")[0] for text in legend.get_texts()] == act["direction"].tolist()


@pytest.mark.parametrize(
    ("one", "other"), [("protective", "restrictive"), ("protective", "neutral"), ("restrictive", "neutral")]
)
def test_directions_differ_in_grey(one, other):
    assert contrast(_DRESS[one]["facecolor"], _DRESS[other]["facecolor"]) >= 1.5


def test_wide_bars_are_told_apart_by_hatching_too():
    assert len({_DRESS[name]["hatch"] for name in ("protective", "restrictive", "mixed")}) == 3


def test_narrow_marks_are_told_apart_by_their_height_and_breaks(act):
    def shape(way):
        ax = nk.plot.timeline(beside(act.assign(direction=way)))
        mark = min((p for p in ax.patches if isinstance(p, Rectangle)), key=Rectangle.get_width)
        return round(mark.get_height(), 2), len(ax.collections)

    assert len({shape(way) for way in _DRESS}) == len(_DRESS)


def test_the_legend_says_which_marks_are_broken_or_short(act):
    legend = nk.plot.timeline(act.assign(direction="restrictive")).get_legend()
    assert legend.get_texts()[0].get_text() == "restrictive (broken)"


def test_the_description_counts_acts_by_direction():
    rows = nk.policies()
    dated = rows[rows["first_day"].notna() | rows["last_day"].notna()]
    said = nk.plot.describe(nk.plot.timeline(rows))
    found = {
        name: int(count) for count, name in re.findall(r"(\d+) (protective|restrictive|neutral|mixed)", said)
    }
    assert found == dated["direction"].value_counts().to_dict()
    assert said.startswith(f"Timeline of {len(dated)} dated acts")


def test_the_description_gives_the_first_and_the_last_year(act):
    assert "2020 to 2024" in nk.plot.describe(nk.plot.timeline(beside(act)))


def test_the_description_counts_the_incidents_beside(act):
    said = nk.plot.describe(nk.plot.timeline(beside(act), nk.incidents(incident="2021-07-14-dandong")))
    assert "1 incident of which a day is known is marked above." in said


def test_the_description_counts_undated_acts(act):
    undated = act.assign(policy_id="made", first_day=pd.NaT, last_day=pd.NaT)
    assert "1 undated act cannot be drawn." in nk.plot.describe(nk.plot.timeline(pd.concat([act, undated])))


def test_the_order_of_the_rows_does_not_matter():
    rows = nk.policies(country="KOR")
    assert nk.plot.timeline(rows).to_svg() == nk.plot.timeline(rows[::-1]).to_svg()


@pytest.mark.parametrize("column", _NEEDED)
def test_acts_without_a_needed_column_are_refused(act, column):
    with pytest.raises(MissingColumns, match=column):
        nk.plot.timeline(act.drop(columns=column))


@pytest.mark.parametrize("column", _BEHIND)
def test_incidents_without_a_needed_column_are_refused(act, column):
    with pytest.raises(MissingColumns, match=column):
        nk.plot.timeline(act, nk.incidents().drop(columns=column))


def test_no_act_is_said_and_no_failure():
    ax = nk.plot.timeline(nk.policies()[:0])
    assert "No dated act is recorded for this choice." in texts(ax)


def test_undated_acts_alone_are_counted(act):
    ax = nk.plot.timeline(act.assign(first_day=pd.NaT, last_day=pd.NaT))
    assert nk.plot.describe(ax).endswith("choice. 1 undated act cannot be drawn.")
