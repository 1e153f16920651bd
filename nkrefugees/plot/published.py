"""Published figures, whether of claims or of series, in one shape to be drawn."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from nkrefugees.analysis.families import actor_names, families, top_actors
from nkrefugees.countries import country_name
from nkrefugees.errors import BadValue
from nkrefugees.filters import rows as look_up
from nkrefugees.plot.canvas import number

_SAME = ["group", "left", "right", "low", "best", "high", "open_low", "open_high"]
_LONG, _SAME_WORDS = 800, 3


@dataclass(frozen=True, eq=False)
class Published:
    """Figures to be drawn.

    Attributes
    ----------
    points : pandas.DataFrame
        One row a figure of a group: ``group``, ``low``, ``best``, ``high``, ``open_low``, ``open_high``,
        ``day``, ``left``, ``right`` and ``x`` (on the axis), ``y``.
    denials : pandas.Series
        Days of denials.
    without : int
        Rows that have no figure or no day.
    unit, what : str
        The unit, and what is counted.
    series : bool
        Whether the figures are those of statistical series.
    apart : str
        What groups are: producers, series or areas.
    """

    points: pd.DataFrame
    denials: pd.Series[pd.Timestamp]
    without: int
    unit: str
    what: str
    series: bool
    apart: str

    def groups(self, most: int) -> list[str]:
        """The groups with the most figures, by name where equal."""
        counts = self.points["group"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
        return [str(name) for name in counts.index[:most]]


def published(frame: pd.DataFrame) -> Published:
    """Read claims or observations as figures to be drawn.

    Raises
    ------
    BadValue
        If unlike units stand in one frame.
    """
    is_series = "period_edtf" in frame
    rows, apart = _observed(frame) if is_series else (_claimed(frame), "producer")
    unit, what = (_one(rows, column, frame) for column in ("unit", "what"))
    has_day = rows["first_day"].notna() | rows["last_day"].notna()
    denied = rows["denies"] & has_day
    is_figure = rows[["low", "best", "high"]].notna().any(axis=1) & has_day & ~rows["denies"]
    points = _placed(rows[is_figure]).drop_duplicates(_SAME).reset_index(drop=True)
    days = rows.loc[denied, "last_day"].fillna(rows.loc[denied, "first_day"])
    without = len(rows) - int(is_figure.sum()) - int(denied.sum())
    return Published(points, days, without, unit, what, is_series, apart)


def _one(rows: pd.DataFrame, column: str, frame: pd.DataFrame) -> str:
    """The one unit; several kinds of quantity are named together."""
    values = sorted(rows[column].dropna().unique())
    if column == "unit" and len(values) > 1:
        chosen = "observations" if "period_edtf" in frame else "claims"
        raise BadValue("unit", values, f"draw one unit at a time: {chosen}(series=...)")
    return ", ".join(values).replace("_", " ") or {"unit": "persons", "what": "counted"}[column]


def _claimed(claims: pd.DataFrame) -> pd.DataFrame:
    rows = claims[claims["subgroup"].eq("all")] if "subgroup" in claims else claims
    family = families(rows["origin_id"].astype(object))
    names = actor_names(family.dropna())
    affirms = rows["stance"].eq("affirms")
    figures = {end: rows[f"n_{end}"].astype("Float64").where(affirms) for end in ("low", "best", "high")}
    made = pd.DataFrame(figures).assign(
        group=family.map(lambda name: names.get(name, str(name))).fillna("unattributed"),
        denies=rows["stance"].eq("denies"),
        unit=rows["unit"],
        what=rows["quantity"],
    )
    return made.assign(first_day=rows["first_day"], last_day=rows["last_day"])


def _observed(observations: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    rows = observations
    if "total" in set(rows["sex"]):
        rows = rows[rows["sex"] == "total"]
    known = look_up("series", "series_id", rows["series_id"]).set_index("series_id")
    group, apart = _group(rows, known)
    made = pd.DataFrame({"low": rows["value_low"], "best": rows["value"], "high": rows["value_high"]})
    made = made.assign(
        group=group,
        denies=False,
        unit=rows["series_id"].map(known["unit"]),
        what=rows["series_id"].map(known["measure"]),
        first_day=rows["first_day"],
        last_day=rows["last_day"],
    )
    return made, apart


def _group(rows: pd.DataFrame, known: pd.DataFrame) -> tuple[pd.Series[str], str]:
    """What tells figures apart: the producer's family; of one producer the series; of one series the area."""
    producer = rows["series_id"].map(known["producer_id"])
    above = top_actors(producer.dropna())
    family = producer.map(above)
    if family.nunique(dropna=False) > 1 or (rows["series_id"].nunique() == 1 and rows["area"].nunique() == 1):
        names = actor_names(family.dropna())
        return family.map(names).fillna("no one producer"), "producer"
    if rows["series_id"].nunique() > 1:
        return rows["series_id"].map(_shorter(known["title"])), "series"
    return rows["area"].astype(str).map(country_name), "area"


def _shorter(titles: pd.Series[str]) -> pd.Series[str]:
    """Titles without the words that all begin with."""
    words = [str(title).split(" ") for title in titles]
    same = next((n for n, both in enumerate(zip(*words, strict=False)) if len(set(both)) > 1), 0)
    return (
        titles.map(lambda title: f"… {' '.join(title.split(' ')[same:])}") if same >= _SAME_WORDS else titles
    )


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    """Where figures stand: at the middle of their days; at the known end of an open or a very long span."""
    first, last = rows["first_day"], rows["last_day"]
    length = (last - first).dt.days
    middle = first + (last - first) / 2
    day = middle.where(length <= _LONG, last).fillna(last).fillna(first)
    alone = rows["best"].isna()
    rows = rows.assign(
        open_high=alone & rows["high"].isna() & rows["low"].notna(),
        open_low=alone & rows["low"].isna() & rows["high"].notna(),
        day=day,
    )
    rows["y"] = rows["best"].fillna(rows["low"]).fillna(rows["high"]).astype(float)
    for name, column in (("left", first.fillna(day)), ("right", last.fillna(day)), ("x", day)):
        rows[name] = [number(stamp) for stamp in column]
    return rows.sort_values(["group", "x", "y"], kind="stable")
