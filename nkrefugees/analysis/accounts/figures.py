"""Published figures of statistical series: one row a period, with how far the documents disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from nkrefugees.analysis.accounts.figures_words import plain, sentences
from nkrefugees.analysis.resolve import resolve
from nkrefugees.analysis.results import Result
from nkrefugees.errors import MissingColumns
from nkrefugees.filters import rows as look_up

KEY = ["series_id", "area", "sex", "period_edtf"]
NUMBERS = {"n_low": "value_low", "n_best": "value", "n_high": "value_high"}
COLUMNS = [
    *KEY, "first_day", "last_day", "n_low", "n_best", "n_high", "n_sources", "status", "measure", "unit",
    "frequency", "rule", "note", "source_ids",
]  # fmt: skip
AREAS = [
    "series_id", "area", "first_year", "last_year", "last_figure", "greatest", "greatest_year", "n_years",
    "n_zero", "n_not_reported", "n_no_row",
    "source_ids",
]  # fmt: skip
_NEEDED = [*KEY, "source_id", "first_day", "last_day", "value", "value_low", "value_high", "status", "note"]


@dataclass(frozen=True, repr=False, eq=False)
class Figures(Result):
    """Published figures, period by period; series are never added.

    Attributes
    ----------
    rows : pandas.DataFrame
        As `frame` gives them.
    titles : dict of str to str
        Titles of the series.
    """

    rows: pd.DataFrame
    titles: dict[str, str]

    def frame(self) -> pd.DataFrame:
        """Give one row a series, area, sex and period.

        Returns
        -------
        pandas.DataFrame
            ``n_low``, ``n_best``, ``n_high`` (what documents say of it, by the rule), ``n_sources``
            (documents with a figure), ``status`` (joined by ``;``: *not_reported* is no figure,
            *zero_reported* is one),
            ``measure`` (stock, flow, cumulative), ``unit``, ``frequency``, ``rule``, ``note``,
            ``source_ids``.
        """
        return self.rows.copy()

    def years(self, sex: str = "total") -> pd.DataFrame:
        """Give calendar years of one area alone, for `nkrefugees.plot.waves`; other spans are left out.

        Returns
        -------
        pandas.DataFrame
            Indexed by year, a flow in one area and unit; without rows where there is none.
        """
        whole = (self.rows["last_day"] - self.rows["first_day"]).dt.days.between(364, 365)
        starts = self.rows["first_day"].dt.day_of_year == 1
        kept = self.rows[whole & starts & (self.rows["sex"] == sex) & (self.rows["measure"] == "flow")]
        once = kept.drop_duplicates(["period_edtf"]).set_index("first_day").sort_index()
        if len(once):
            every = pd.date_range(once.index.min(), once.index.max(), freq="YS")
            once = once.reindex(every)
        texts = {"quantity": "arrived", "unit": "persons"}
        flags = {"open_low": False, "open_high": False}
        years: pd.DataFrame = once.assign(
            **texts, **flags, source_id=once["source_ids"], incident_ids=once["period_edtf"]
        )
        return years

    def areas(self) -> pd.DataFrame:
        """Give one row a series and area: first and last year, last and greatest figure, gaps.

        Returns
        -------
        pandas.DataFrame
            Of yearly flows, whole years alone. ``n_years`` (with a figure above zero), ``n_zero`` (zero
            reported), ``n_not_reported``, ``n_no_row`` (years between the first and the last without a row:
            not reported, not zero).
        """
        total = plain(self.rows[self.rows["sex"] == "total"])
        groups = total.groupby(["series_id", "area"], sort=True)
        found = [_area(str(series), str(area), group) for (series, area), group in groups]
        frame = pd.DataFrame(found, columns=AREAS)
        return frame.sort_values(
            ["series_id", "greatest", "area"], ascending=[True, False, True], ignore_index=True
        )

    def summary(self) -> str:
        """Say, series by series, what is counted, the last and the greatest figure, and disagreement."""
        if not len(self.rows):
            return "No published figure is recorded for this choice."
        named = {str(name): rows for name, rows in self.rows.groupby("series_id", sort=True)}
        return " ".join(sentences(self.titles.get(name, name), rows) for name, rows in named.items())


def figures(observations: pd.DataFrame, rule: str = "bounds") -> Figures:
    """Bring published figures of series together, one row a period, without choosing between documents.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `nkrefugees.observations` gives them.
    rule : str, default "bounds"
        A rule of `nkrefugees.resolve`, by publisher: ``bounds`` from least to greatest; ``official``
        those that a state published; ``latest`` those published last.

    Returns
    -------
    Figures
        With ``frame()``, ``years()``, ``areas()`` and ``summary()``.

    Raises
    ------
    UnknownName
        If the rule does not exist.
    MissingColumns
        If a column is missing.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> found = nk.figures(nk.observations(series="unhcr-refugees-origin-prk"))
    >>> set(found.frame()["measure"])
    {'stock'}
    """
    if missing := [c for c in _NEEDED if c not in observations]:
        raise MissingColumns("figures", missing)
    rows = observations.reset_index(drop=True)
    keys = rows[KEY].drop_duplicates().reset_index(drop=True)
    keys = keys.assign(incident_id=pd.Series([f"figure {n}" for n in range(len(keys))], dtype="str"))
    named = rows.merge(keys, on=KEY)
    resolved = resolve(_as_claims(named), rule)[["incident_id", "n_low", "n_best", "n_high", "rule"]]
    about = look_up("series", "series_id", rows["series_id"]).set_index("series_id")
    frame = keys.merge(resolved, on="incident_id").join(_told(named), on="incident_id")
    frame = frame.assign(
        **{c: frame["series_id"].map(about[c].to_dict()) for c in ("measure", "unit", "frequency")}
    )
    frame = frame.sort_values(["series_id", "area", "sex", "last_day", "period_edtf"], ignore_index=True)
    return Figures(frame[COLUMNS], {str(k): str(v) for k, v in about["title"].items()})


def _as_claims(rows: pd.DataFrame) -> pd.DataFrame:
    """Observations in the form that the rules read: a document is a voice, its publisher the claimant."""
    sources = look_up("sources", "source_id", rows["source_id"]).set_index("source_id")["publisher_id"]
    return rows.assign(
        quantity="counted",
        stance="affirms",
        claim_id=None,
        origin_id=rows["source_id"],
        claimant_id=rows["source_id"].map(sources.to_dict()),
        **{new: rows[old].astype("Float64").round().astype("Int64") for new, old in NUMBERS.items()},
    )


def _told(rows: pd.DataFrame) -> pd.DataFrame:
    figured = rows[["value", "value_low", "value_high"]].notna().any(axis=1)
    rows = rows.assign(figured=rows["source_id"].where(figured))
    return rows.groupby("incident_id").agg(
        first_day=("first_day", "first"),
        last_day=("last_day", "first"),
        n_sources=("figured", "nunique"),
        status=("status", lambda s: "; ".join(sorted(set(s)))),
        note=("note", lambda s: "; ".join(sorted(set(s.dropna()))) or None),
        source_ids=("source_id", lambda s: ";".join(sorted(set(s)))),
    )


def _area(series: str, area: str, rows: pd.DataFrame) -> tuple[Any, ...]:
    """One series in one area."""
    figured = rows[rows["n_high"].notna() | rows["n_best"].notna()]
    years = rows["last_day"].dt.year
    span = int(years.max() - years.min() + 1)
    silent = int(rows["n_best"].isna().sum())
    gaps = span - years.nunique()
    ends = (str(years.min()), str(years.max()))
    sources = ";".join(sorted(set(rows["source_ids"].str.split(";").explode())))
    if not len(figured):
        return (series, area, *ends, pd.NA, pd.NA, pd.NA, 0, 0, silent, gaps, sources)
    high = figured["n_high"].fillna(figured["n_best"])
    top: Any = figured.iloc[int(high.argmax())]
    last: Any = figured.iloc[-1]
    zero = int((high == 0).sum())
    counts = (len(figured) - zero, zero, silent, gaps)
    extremes = (last["n_high"], high.max(), str(top["last_day"].year))
    return (series, area, *ends, *extremes, *counts, sources)
