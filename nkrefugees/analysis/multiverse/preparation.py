"""From claims to an outcome over the record: which choices are defensible, and what all universes share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from nkrefugees import dates, frames
from nkrefugees.analysis.families import families
from nkrefugees.analysis.multiverse import waves
from nkrefugees.analysis.multiverse.choices import Choices, checked
from nkrefugees.analysis.multiverse.outcomes import Outcome
from nkrefugees.analysis.multiverse.record import (
    DATES,
    NOBODY,
    ORIGINS,
    OUTCOMES,
    POPULATIONS,
    TIERS,
    Record,
)
from nkrefugees.analysis.multiverse.settled import Choosable, Key, Settled
from nkrefugees.analysis.multiverse.ties import Ties
from nkrefugees.analysis.rules import RULES
from nkrefugees.errors import BadValue, MissingColumns, UnknownName
from nkrefugees.filters import Day, rows

_NEEDED = ["claim_id", "source_id", "incident_id", "origin_id", "quantity", "stance"]
_LARGEST = 5


def defensible(what: str, is_bounded: bool, named: list[str]) -> dict[str, list[str]]:
    """List the choices about claims, each with its defensible options.

    Parameters
    ----------
    what : str
        ``people``, ``handovers``, ``change_point`` or ``waves``.
    is_bounded : bool
        Whether a period is asked for: else the date inside a span decides years of change and waves alone.
    named : list of str
        Families of sources, those behind most incidents first.
    """
    one_day = what in ("change_point", "waves")
    days = ["first", "middle", "last"] if one_day else ["first", "span", "last"]
    return {
        "rule": list(waves.RULES if what == "waves" else RULES),
        "origins": list(ORIGINS),
        "population": list(POPULATIONS),
        "tier": list(TIERS),
        "without": [NOBODY, *named[:_LARGEST]],
        **({"dates": days} if is_bounded or one_day else {}),
        **(waves.USUAL if what == "waves" else {}),
    }


def prepared(
    claims: pd.DataFrame,
    choices: Any,
    what: str,
    period: tuple[Day, Day],
    links: pd.DataFrame | None,
    as_of: Day = None,
) -> tuple[Outcome, Choices, pd.DataFrame]:
    """Make the outcome, its choices, and the claims that some universe may count.

    Raises
    ------
    UnknownName, BadValue, MissingColumns
        If the outcome, a choice, an option, a column or a day does not exist; if quantities are mixed.
    """
    if what not in OUTCOMES:
        raise UnknownName("outcome (what)", what, OUTCOMES)
    since, until = _period(*period)
    told = _about_incidents(claims)
    family = families(told["origin_id"].fillna(told["claim_id"]))
    ranked = _ranked(told, family)
    given = defensible(what, since is not None or until is not None, ranked) | _mapping(choices)
    options = checked(_known(given, what, ranked))
    choosable = Choosable.of(told, _tiers(told), dict(zip(told["claim_id"], family, strict=True)))
    settled = _settled(choosable, options)
    ties = Ties.of(choosable.incidents, frames.links() if links is None else links)
    record = Record(what, settled, ties, since, until, _years(since, until, list(settled.values())))
    countable = told["incident_id"].isin(set(np.array(choosable.incidents, object)[record.countable()]))
    counted = told.loc[countable, ["claim_id", "source_id", "incident_id"]]
    if what != "waves":
        return record, options, counted
    quantity = str(next(iter(told["quantity"].dropna()), ""))
    return waves.wave_record(record, options, choosable.incidents, quantity, as_of), options, counted


def _about_incidents(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims about incidents, of one quantity: unlike things are never added."""
    if missing := [c for c in _NEEDED if c not in claims]:
        raise MissingColumns("multiverse", missing)
    told = claims[claims["incident_id"].notna()].reset_index(drop=True)
    if (quantities := sorted(told["quantity"].dropna().unique()))[1:]:
        raise BadValue("quantity", quantities, "look at one at a time: nk.claims(quantity=...)")
    if twice := told.loc[told["claim_id"].duplicated() | told["claim_id"].isna(), "claim_id"].tolist():
        raise BadValue("claim_id", twice[0], "each claim stands once, with its id")
    return told


def _period(since: Day, until: Day) -> tuple[np.datetime64 | None, np.datetime64 | None]:
    first, last = (None if day is None or day == "" else day for day in (since, until))
    begin = None if first is None else np.datetime64(dates.day(first))
    end = None if last is None else np.datetime64(dates.day(last, last=True))
    if begin is not None and end is not None and begin > end:
        raise BadValue("until", until, f"it must not lie before since ({since})")
    return begin, end


def _ranked(told: pd.DataFrame, family: pd.Series[str]) -> list[str]:
    """Families of sources, those behind most incidents first."""
    pairs = pd.DataFrame({"family": family, "incident_id": told["incident_id"]})[told["stance"] == "affirms"]
    counts = pairs.drop_duplicates().groupby("family").size()
    return [str(name) for name in counts.sort_index().sort_values(ascending=False, kind="stable").index]


def _tiers(told: pd.DataFrame) -> dict[str, str]:
    sources = rows("sources", "source_id", told["source_id"], columns=("source_id", "tier"))
    tier = told["source_id"].map(dict(zip(sources["source_id"], sources["tier"], strict=True)))
    return dict(zip(told["claim_id"], tier, strict=True))


def _mapping(choices: Any) -> dict[str, Any]:
    if choices is not None and not isinstance(choices, Mapping):
        raise BadValue("choices", choices, "give names of choices with lists of their options")
    return dict(choices or {})


def _known(choices: dict[str, Any], what: str, named: list[str]) -> dict[str, Any]:
    """Refuse choices and options that do not exist."""
    allowed: dict[str, Iterable[Any]] = {
        "rule": RULES, "origins": ORIGINS, "population": POPULATIONS, "tier": TIERS,
        "without": [NOBODY, *named], "dates": DATES,
        **(waves.LOOKS if what == "waves" else {}),
    }  # fmt: skip
    for name, options in choices.items():
        if name not in allowed:
            raise UnknownName(f"choice about {what}", name, allowed)
        listed = options if isinstance(options, Iterable) and not isinstance(options, str) else []
        if unknown := [option for option in listed if option not in list(allowed[name])]:
            raise UnknownName(f"option of {name}", unknown[0], map(str, allowed[name]))
    return choices


def _settled(choosable: Choosable, options: Choices) -> dict[Key, Settled]:
    """Settle once what many universes share: every rule, tier and family that is left out."""
    rules = [str(rule) for rule in options["rule"]]
    return {
        (rule, str(tier), str(without)): settled
        for tier, without in product(options["tier"], options["without"])
        for rule, settled in choosable.settle(rules, TIERS[str(tier)], str(without)).items()
    }


def _years(
    since: np.datetime64 | None, until: np.datetime64 | None, settled: list[Settled]
) -> tuple[int, int]:
    """The years of a series: those of the period, else of the record; 0 to 0 where nothing is dated."""
    days = np.concatenate([[*one.first, *one.last] for one in settled]).astype("datetime64[D]")
    days = days[~np.isnat(days)]
    ends = [since or (days.min() if len(days) else None), until or (days.max() if len(days) else None)]
    first, last = (0 if day is None else int(day.astype("datetime64[Y]").astype(int)) + 1970 for day in ends)
    return first, max(first, last)
