"""Who reports what in a twin: families report, outlets copy, the state denies."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from nkrefugees.analysis.synthetic.cast import Cast
from nkrefugees.analysis.synthetic.events import Events
from nkrefugees.analysis.synthetic.settings import Settings

Array = np.ndarray[Any, Any]
_SAID, _PUBLISHED = 20.0, 3.0
TOLD, COPIED, DENIED = 0, 1, 2


class Reports(NamedTuple):
    """One claim each: of which event, from which origin of which family, in whose outlet, when.

    ``copied`` is the claim that a copy derives from, else -1; of denials, ``family`` is -1.
    """

    event: Array
    family: Array
    origin: Array
    outlet: Array
    kind: Array
    copied: Array
    said: Array
    published: Array


def reports(settings: Settings, cast: Cast, events: Events, rng: np.random.Generator) -> Reports:
    """Draw who reports, who copies it, and what is denied."""
    event, family = np.nonzero(_seen(settings, cast, events, rng))
    told = len(event)
    origin = rng.integers(0, cast.traced.shape[1], told)
    said = events.day[event] + np.ceil(rng.exponential(_SAID, told)).astype(int)
    copied = np.repeat(np.arange(told), rng.poisson(settings.copies, told))
    denied = np.unique(event)[rng.random(len(np.unique(event))) < settings.denials]
    outlet = _copier(cast, said[copied], family[copied], rng)
    when = np.concatenate([said, said[copied], events.day[denied] + 30])
    lag = np.ceil(rng.exponential(_PUBLISHED, len(when))).astype(int)
    nobody = np.full(len(denied), -1)
    return Reports(
        event=np.concatenate([event, event[copied], denied]),
        family=np.concatenate([family, family[copied], nobody]),
        origin=np.concatenate([origin, origin[copied], nobody]),
        outlet=np.concatenate([family, outlet, nobody]),
        kind=np.repeat([TOLD, COPIED, DENIED], [told, len(copied), len(denied)]),
        copied=np.concatenate([np.full(told, -1), copied, nobody]),
        said=when,
        published=when + lag + np.repeat([0, 2, 0], [told, len(copied), len(denied)]),
    )


def _seen(settings: Settings, cast: Cast, events: Events, rng: np.random.Generator) -> Array:
    """Whether each family reports each event; what never happened is one family's."""
    active = cast.active(events.day)
    visible = settings.dependence * rng.standard_normal(len(events.day))
    with np.errstate(divide="ignore"):
        odds = np.log(cast.probability) - np.log1p(-cast.probability)
    seen: Array = active & (rng.logistic(size=active.shape) < odds + visible[:, None])
    rumour = _one_of(active, rng)
    seen[~events.happened] = rumour[~events.happened]
    return seen


def _one_of(active: Array, rng: np.random.Generator) -> Array:
    """Choose one family a row of those that are active; none where none is."""
    drawn = rng.random(active.shape) * active
    chosen: Array = (np.arange(active.shape[1]) == drawn.argmax(axis=1)[:, None]) & active
    return chosen


def _copier(cast: Cast, days: Array, own: Array, rng: np.random.Generator) -> Array:
    """The family in whose outlet a copy stands: one that is active then, else the teller's own."""
    chosen = _one_of(cast.active(days), rng)
    found: Array = np.where(chosen.any(axis=1), chosen.argmax(axis=1), own)
    return found
