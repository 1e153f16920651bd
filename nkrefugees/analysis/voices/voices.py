"""The voices behind figures: what a genealogy holds, who says what first, how many say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from nkrefugees.analysis.families import origin_counts
from nkrefugees.analysis.results import Result
from nkrefugees.analysis.voices.saying import day
from nkrefugees.analysis.voices.sentences import counted, listed, spread_of
from nkrefugees.wording import bounds, plural

FIGURES = ["n_low", "n_best", "n_high"]
_ABOUT = ["about", "quantity", "subgroup", "unit"]
_ORIGINS = ["n_origins_min", "n_origins_max"]
_VOICES = ["n_claims", "n_affirms", "n_denies", "n_retracts", *_ORIGINS, "n_families"]
_BESIDE = {
    "denies": ("denial", "denials"),
    "retracts": ("retraction", "retractions"),
    "cannot_confirm": ("answer that it cannot be confirmed", "answers that it cannot be confirmed"),
    "no_comment": ("refusal to comment", "refusals to comment"),
}
_CHANGED = ("higher", "lower", "widened", "narrowed")
_FEW = 5


@dataclass(frozen=True, repr=False, eq=False)
class Genealogy(Result):
    """Claims in the order in which they were said, and the graph of who cites whom.

    Attributes
    ----------
    claims : pandas.DataFrame
        One row a claim, as `frame` gives it.
    edges : pandas.DataFrame
        ``from_id``, ``to_id``, ``relation`` and ``traced``: claim to its origin (``origin``), origin to its
        family (``family``), claim to the claim that it is derived from or replaces.
    """

    claims: pd.DataFrame
    edges: pd.DataFrame

    def frame(self) -> pd.DataFrame:
        """Give one row a claim, in the order of saying.

        Returns
        -------
        pandas.DataFrame
            ``incident_id`` or ``series_id``; ``claim_id``, ``source_id``, ``quantity``, ``subgroup``,
            ``unit``; ``said_first``, ``said_last``, ``published_first``, ``published_last`` (days);
            ``claimant_id``, ``origin_id``, ``family`` (topmost parent of the origin's actor), ``traced``;
            ``derived_from`` (claims that it rests on or replaces, joined by ``;``); ``n_low``, ``n_best``,
            ``n_high``, ``n_text``; ``change`` and ``compared_with`` (the claim that it rests on, else the
            figure that its origin gave before), ``order_sure`` (whether that one was said before beyond
            doubt); ``stance``. Only figures that are affirmed are compared.
        """
        return self.claims.copy()

    def nodes(self) -> pd.DataFrame:
        """Give the nodes of the graph: ``node_id`` and ``kind`` (claim, origin or family)."""
        kinds = {"claim": "claim_id", "origin": "origin_id", "family": "family"}
        parts = [(name, kind) for kind, c in kinds.items() for name in sorted(set(self.claims[c].dropna()))]
        return pd.DataFrame(parts, columns=["node_id", "kind"], dtype="str")

    def voices(self) -> pd.DataFrame:
        """Count the voices behind each figure.

        Returns
        -------
        pandas.DataFrame
            One row an incident or series, quantity, subgroup and unit: ``n_claims``, ``n_affirms``,
            ``n_denies``, ``n_retracts``, ``n_origins_min`` and ``n_origins_max`` (of those who affirm:
            untraced origins as one, and as themselves), ``n_families``.
        """
        rows = [
            dict(zip(_ABOUT, key, strict=True)) | _voices(group)
            for key, group in _groups(self.claims, _ABOUT)
        ]
        return pd.DataFrame(rows, columns=[*_ABOUT, *_VOICES])

    def steps(self) -> pd.DataFrame:
        """Give each figure once, in the order in which it was first said.

        Returns
        -------
        pandas.DataFrame
            ``about``, ``quantity``, ``subgroup``, ``unit``, ``n_low``, ``n_best``, ``n_high``,
            ``first_said`` (the day by which it was said), ``first_claim`` (its ``claim_id``), ``n_claims``,
            ``n_origins_min``, ``n_origins_max``.
        """
        affirmed = self.claims[self.claims["stance"] == "affirms"].dropna(subset=FIGURES, how="all")
        rows = [_step(key, group) for key, group in _groups(affirmed, [*_ABOUT, *FIGURES])]
        columns = [*_ABOUT, *FIGURES, "first_said", "first_claim", *_VOICES[:1], *_ORIGINS]
        frame = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(FIGURES, "Int64"))
        order = ["about", "quantity", "subgroup", "unit", "first_said", "first_claim"]
        return frame.sort_values(order, ignore_index=True)

    def summary(self) -> str:
        """Say how many voices there are, which figures they gave in which order, and who denies."""
        if self.claims.empty:
            return "No claim is recorded for this choice."
        subjects = named(self.claims)["about"].unique()
        if len(subjects) > _FEW:
            return _whole(self.claims, f"{len(subjects):,} incidents and series")
        steps = self.steps()
        said = [_subject(name, group, steps) for name, group in _groups(self.claims, ["about"])]
        return " ".join(said)

    def _shown(self) -> pd.DataFrame:
        return self.claims


def named(claims: pd.DataFrame) -> pd.DataFrame:
    """Name what each claim is about: its incident, else its series."""
    return claims.assign(about=claims["incident_id"].fillna(claims["series_id"]).astype("str"))


def _groups(claims: pd.DataFrame, by: list[str]) -> Iterator[tuple[Any, pd.DataFrame]]:
    """Each group under its key; a lone column's key is the value itself."""
    for key, group in named(claims).groupby(by, sort=True, dropna=False):
        yield (key[0] if len(by) == 1 else key), group


def _origins(claims: pd.DataFrame) -> dict[str, int]:
    """Count the origins of claims, as a range."""
    lone = set(claims.loc[~claims["traced"], "origin_id"])
    return dict(zip(_ORIGINS, origin_counts(set(claims["origin_id"]), lone), strict=True))


def _voices(group: pd.DataFrame) -> dict[str, int]:
    stances = group["stance"].value_counts()
    affirmed = group[group["stance"] == "affirms"]
    return {
        "n_claims": len(group),
        **{f"n_{stance}": int(stances.get(stance, 0)) for stance in ("affirms", "denies", "retracts")},
        **_origins(affirmed),
        "n_families": affirmed["family"].nunique(),
    }


def _step(key: tuple[Any, ...], group: pd.DataFrame) -> dict[str, Any]:
    """One figure: when and by which claim it was first said, and how many say it."""
    first = group.sort_values(["said_last", "said_first", "published_last", "claim_id"]).iloc[0]
    return {
        **dict(zip([*_ABOUT, *FIGURES], key, strict=True)),
        "first_said": first["said_last"],
        "first_claim": first["claim_id"],
        "n_claims": len(group),
        **_origins(group),
    }


def _subject(name: str, group: pd.DataFrame, steps: pd.DataFrame) -> str:
    """What is said of one incident or series."""
    own = steps[(steps["about"] == name) & (steps["subgroup"] == "all")]
    parts = [_chain(key, figures) for key, figures in own.groupby(["quantity", "unit"], sort=True)]
    return f"{_whole(group, name)}{''.join(parts)}"


def _whole(group: pd.DataFrame, about: str) -> str:
    counts = _voices(group)
    affirmed = group[group["stance"] == "affirms"]
    others = counted(group["stance"], _BESIDE)
    changed = counted(affirmed["change"], {word: (word, word) for word in _CHANGED})
    days = group["said_last"].dropna()
    when = f", said by {day(days.min())} to {day(days.max())}" if len(days) else ""
    origins = spread_of(counts["n_origins_min"], counts["n_origins_max"], "origin")
    families = f"{counts['n_families']:,} {'family' if counts['n_families'] == 1 else 'families'}"
    return (
        f"About {about}: {plural(len(group), 'claim')}{when}; {counts['n_affirms']:,} affirm, from {origins} "
        f"of {families} (untraced origins as one, and as themselves)."
        + (f" Beside them: {others}." if others else "")
        + (f" Against the figure before: {changed}." if changed else "")
    )


def _chain(key: Any, figures: pd.DataFrame) -> str:
    """The figures of one quantity in the order in which they were first said."""
    quantity, unit = key
    rows: Any = figures.itertuples()
    said = [f"{bounds(row)} (by {day(row.first_said)})" for row in rows]
    of = "" if unit == "persons" else f", {unit}"
    each = "" if len(said) == 1 else ", each figure as it was first said"
    return f" Counted as {quantity.replace('_', ' ')}{of}{each}: {listed(said)}."
