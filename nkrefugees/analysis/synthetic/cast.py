"""Who tells in a twin, and where: families of sources with their rates and years, and invented places."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from nkrefugees.analysis.synthetic.settings import Settings, month

Array = np.ndarray[Any, Any]
HERE, THERE = "XAA", "XAB"
STATE = "syn-state"
PLACES = (
    "Aldrune Belvoss Carrowick Dunmarra Estrevel Fenholt Grimsay Harrowmere Istvane Jorrold Kelbrim Lowenfast"
).split()
_KINDS = ("media", "ngo", "media", "academic", "state_other", "ngo")
_ORIGINS = 3
_RISING = 0.8


class Cast(NamedTuple):
    """Families of sources: how probably each reports an incident, and between which days."""

    probability: Array
    first_day: Array
    last_day: Array
    traced: Array

    @property
    def names(self) -> list[str]:
        """Ids of the families: of the topmost actors."""
        return [f"syn-family-{f + 1}" for f in range(len(self.probability))]

    def active(self, days: Array) -> Array:
        """Whether each family is publishing on each day: days by families."""
        found: Array = (days[:, None] >= self.first_day) & (days[:, None] <= self.last_day)
        return found


def cast(settings: Settings, rng: np.random.Generator) -> Cast:
    """Draw the families of sources."""
    start, end = settings.days
    size = settings.families
    probability = np.clip(settings.reporting * rng.uniform(0.5, 1.5, size), 0, 0.95)
    half = (end - start).astype(int) // 2
    firsts, lasts = rng.integers(0, half + 1, size), rng.integers(0, half + 1, size)
    careers = int(settings.careers)
    first_day, last_day = start + careers * firsts, end - careers * lasts
    if settings.new_outlet:
        entry = np.datetime64(month(settings.new_outlet), "D")
        probability = np.append(probability, _RISING)
        first_day, last_day = np.append(first_day, entry), np.append(last_day, end)
    traced = rng.random((len(probability), _ORIGINS)) < 0.3
    return Cast(probability, first_day, last_day, traced)


def origin_names(family: Array, number: Array) -> list[str]:
    """Ids of origins: of a family, by number."""
    return [f"syn-origin-{f + 1}-{n + 1}" for f, n in zip(family.tolist(), number.tolist(), strict=True)]


def outlet_names(family: Array, number: Array) -> list[str]:
    """Ids of the actors behind origins."""
    return [f"syn-outlet-{f + 1}-{n + 1}" for f, n in zip(family.tolist(), number.tolist(), strict=True)]


def origin_columns(cast: Cast) -> dict[str, Any]:
    """Columns of the table of origins."""
    family, number = np.indices(cast.traced.shape)
    state = {"origin_id": STATE, "actor_id": STATE, "traced": True}
    return {
        "origin_id": [*origin_names(family.ravel(), number.ravel()), state["origin_id"]],
        "actor_id": [*outlet_names(family.ravel(), number.ravel()), state["actor_id"]],
        "basis": "informant",
        "traced": [*cast.traced.ravel().tolist(), state["traced"]],
        "note": None,
    }


def actor_columns(cast: Cast) -> dict[str, Any]:
    """Columns of the table of actors: families, their outlets, and the state."""
    kinds = [_KINDS[f % len(_KINDS)] for f in range(len(cast.probability))]
    family, number = (axis.ravel() for axis in np.indices(cast.traced.shape))
    outlets = outlet_names(family, number)
    return {
        "actor_id": [*cast.names, *outlets, STATE],
        "name": [f"[invented] {name[4:]}" for name in [*cast.names, *outlets, STATE]],
        "kind": [*kinds, *(kinds[f] for f in family), "state_other"],
        "country": [None] * (len(kinds) + len(outlets)) + [HERE],
        "parent_id": [*[None] * len(kinds), *(cast.names[f] for f in family), None],
    }


def place_columns() -> dict[str, Any]:
    """Columns of the table of places: none of them is on a map."""
    return {
        "place_id": [f"syn-{name.lower()}" for name in PLACES],
        "name_en": list(PLACES),
        "kind": "town",
        "country": HERE,
        "precision": "none",
    }


def families_frame(cast: Cast) -> pd.DataFrame:
    """What is true of the families."""
    return pd.DataFrame(
        {
            "family": cast.names,
            "probability": cast.probability,
            "first_day": cast.first_day.astype("datetime64[us]"),
            "last_day": cast.last_day.astype("datetime64[us]"),
        }
    )
