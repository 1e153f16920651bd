"""The verdict: waves in all universes, without each source family, in a control, and on twins."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.counted import Floats
from nkrefugees.analysis.periods import behind, overlaps
from nkrefugees.analysis.waves.effort import exposure
from nkrefugees.analysis.waves.events import Spec
from nkrefugees.analysis.waves.found import again, by_choice, gathered, people
from nkrefugees.analysis.waves.noise import Noise, agreed, critical, false_waves, needed
from nkrefugees.analysis.waves.result import COLUMNS, LOSSES, Waves
from nkrefugees.analysis.waves.setup import FEWEST_FAMILIES, Setup, Study
from nkrefugees.analysis.waves.twins import excess
from nkrefugees.analysis.waves.universes import WIDTHS, Series, counts, universes, widened
from nkrefugees.wording import plural

FAINTEST = 0.1


def verdict(
    asked: Setup,
    seen: Study,
    resolved: pd.DataFrame,
    control: np.ndarray[Any, Any] | None,
    links: pd.DataFrame,
) -> Waves:
    """Judge what there is."""
    plan, work = seen.plan, _work(seen, asked)
    specs = asked.specs()
    own = [Series(spec, seen.drawn(spec), work) for spec in specs]
    noise = _noise(asked, own, plan.starts, work)
    bounds = critical(plan, noise)
    first = specs[0]
    found = universes(plan, own, bounds)
    options = asked.values()
    number = int(np.prod([len(values) for values in options.values()]))
    waves = gathered(found, number, FAINTEST)
    losses = _losses(found, waves, own[0], seen, asked, bounds)
    shown = _shown(waves, losses, people(waves, resolved, links), asked.least)
    if control is not None and len(waves):
        beside = universes(plan, [own[0]._replace(days=control)], bounds)
        shown["control"] = again(beside, waves, _fewer(asked))
    null, rate = _null(asked, seen, noise, bounds)
    return Waves(
        waves=shown,
        periods=_periods(own[0], seen, asked),
        without=losses,
        null=null,
        false_wave_rate=rate,
        needed=needed(plan, noise.events[first.inclusion], work, bounds, first.inclusion),
        shares=by_choice(found, waves, options),
        universes=number,
        least=asked.least,
        notes=_notes(seen, asked),
    )


def false_on_twins(asked: Setup, seen: Study) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Tell which of the twins of `Waves.false_wave_rate` have a false wave: one flag a twin."""
    work = _work(seen, asked)
    own = [Series(spec, seen.drawn(spec), work) for spec in asked.specs()]
    noise = _noise(asked, own, seen.plan.starts, work)
    return agreed(seen.plan, noise, critical(seen.plan, noise), asked.least)


def _work(seen: Study, asked: Setup, without: str = "") -> Floats:
    """The effort by month; the same in all where it is not to be allowed for."""
    work = exposure(seen.by_family, without)
    return work if asked.effort else np.ones_like(work)


def _noise(asked: Setup, own: list[Series], starts: np.ndarray[Any, Any], work: Floats) -> Noise:
    """How uneven twins are: as the events of the first rule, waves and all."""
    monthly = {one.spec: counts(one.days, starts) for one in own}
    held = {rule: float(monthly[Spec(asked.rules[0], rule)].sum(axis=1).mean()) for rule in asked.inclusion}
    return Noise(work, held, excess(monthly[own[0].spec], work), asked.seed, asked.twins)


def _null(
    asked: Setup, seen: Study, noise: Noise, bounds: dict[tuple[str, str], float]
) -> tuple[pd.DataFrame, float]:
    """False waves on negative-binomial twins, and, beside them, on Poisson ones."""
    found, rate = false_waves(seen.plan, noise, bounds, asked.least)
    even, _ = false_waves(seen.plan, noise._replace(beyond=0.0), bounds, asked.least)
    parts = [part.assign(noise=name) for name, part in (("negative binomial", found), ("poisson", even))]
    frame = pd.concat(parts, ignore_index=True)
    return frame[["noise", *frame.columns.drop("noise")]], rate


def _fewer(asked: Setup) -> int:
    """How many universes there are of one way to count events."""
    return asked.n * len(asked.widths) * len(asked.detectors)


def _losses(
    found: pd.DataFrame,
    waves: pd.DataFrame,
    first: Series,
    seen: Study,
    asked: Setup,
    bounds: dict[tuple[str, str], float],
) -> pd.DataFrame:
    """What is left of each wave without each source family."""
    if waves.empty:
        return pd.DataFrame(columns=LOSSES)
    lost = [
        Series(spec, seen.drawn(spec), _work(seen, asked, spec.without))
        for spec in (first.spec._replace(without=family) for family in seen.record.families())
    ]
    left = dict(list(universes(seen.plan, lost, bounds).groupby("without")))
    same = found[(found["rule"] == first.spec.rule) & (found["inclusion"] == first.spec.inclusion)]
    base = again(same, waves, _fewer(asked)).to_numpy()
    parts = [
        pd.DataFrame(
            {
                "wave": waves.index,
                "family": one.spec.without,
                "events_lost": len(first.days) - len(one.days),
                "share_with": base,
                "share": again(left.get(one.spec.without, found[:0]), waves, _fewer(asked)).to_numpy(),
            }
        )
        for one in lost
    ]
    frame = pd.concat(parts, ignore_index=True)
    frame["survives"] = frame["share"] >= frame["share_with"] / 2
    return frame[LOSSES].sort_values(["wave", "share", "family"], ignore_index=True)


def _shown(waves: pd.DataFrame, losses: pd.DataFrame, held: pd.DataFrame, least: float) -> pd.DataFrame:
    """The waves as they are shown."""
    names = {"mid": "", "low": "_earliest", "high": "_latest"}
    days = {
        (f"{end}_day" if not suffix else f"{end}{suffix}"): waves[f"{end}_{which}"]
        .to_numpy(np.int64)
        .astype("datetime64[D]")
        .astype("datetime64[us]")
        for end in ("first", "last")
        for which, suffix in names.items()
    }
    gone = (
        losses[~losses["survives"].astype(bool)].sort_values("family").groupby("wave")["family"].agg(";".join)
    )
    shown = held.assign(
        **days,
        events=waves["events_mid"],
        events_low=waves["events_low"],
        events_high=waves["events_high"],
        share=waves["share"].astype(float),
        in_most=waves["share"] >= least,
        lost_without=gone.reindex(waves.index).fillna("").astype("str"),
        control=np.nan,
    )
    return shown.assign(survives=shown["lost_without"] == "")[COLUMNS]


def _periods(first: Series, seen: Study, asked: Setup) -> pd.DataFrame:
    """Events and effort in the narrowest bins."""
    width = min(asked.widths, key=lambda name: WIDTHS[name])
    binned = widened(counts(first.days, seen.plan.starts), width)
    low, mid, high = np.quantile(binned, [0.05, 0.5, 0.95], axis=0, method="inverted_cdf").astype("int64")
    index = pd.DatetimeIndex(seen.plan.months[:: WIDTHS[width]], freq=width, name="period")
    cells = {"events_low": low, "events": mid, "events_high": high, "effort": widened(first.effort, width)}
    edges = pd.DatetimeIndex([*index, index[-1] + pd.DateOffset(months=WIDTHS[width])])
    rows = seen.tables[first.spec].reset_index()
    return pd.DataFrame({**cells, **behind(rows, overlaps(rows, edges) > 0)}, index=index)


def _notes(seen: Study, asked: Setup) -> tuple[str, ...]:
    """What the verdict leaves out."""
    plain = (
        ()
        if asked.effort
        else ("Reporting effort is not allowed for: more reports may pose as more returns.",)
    )
    if not seen.before:
        return plain
    return (
        *plain,
        f"Before {seen.plan.months[0]:%Y} fewer than {FEWEST_FAMILIES} families of publishers are known to "
        f"have been active: {plural(seen.before, 'earlier handover')} {'is' if seen.before == 1 else 'are'} "
        "not judged.",
    )
