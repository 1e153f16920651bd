"""What a result says in words. Nothing here says that a date made a difference: a series alone cannot."""

from __future__ import annotations

from collections.abc import Iterator

from nkrefugees.analysis.policy_effect.estimates import Effect, Estimate
from nkrefugees.analysis.policy_effect.findings import Findings
from nkrefugees.wording import number, plural

ENOUGH = 40
LIMIT = (
    "These are differences in time. Whatever else changed at the same time is in them, and a change of "
    "what is reported looks the same as a change of what happened."
)


def sentences(result: Findings) -> list[str]:
    """The sentences of a summary, one a line."""
    dates = [line for effect in result.effects for line in _of_date(effect, result)]
    return [*dates, *_window(result), *_before(result), _model(result), _walk(result), *_lags(result), LIMIT]


def _of_date(effect: Effect, result: Findings) -> Iterator[str]:
    """What stands at one date."""
    yield (
        f"At {effect.on} the series stands at {_times(effect.level)} what the trend before continues to"
        f"{'' if effect.slope else ', and keeps that distance by assumption'}."
    )
    if effect.slope:
        yield f"From {effect.on} on, each period multiplies that distance by {_times(effect.slope, '', 4)}."
    if effect.difference and effect.control:
        yield (
            f"The control series stands at {_times(effect.control)} its own trend; the step of the series is "
            f"{_times(effect.difference)} that of the control."
        )
    yield _placebo(effect, result)
    below, above = effect.detectable
    seen = f"A ratio of {below:.2f} or less, or of {above:.2f} or more,"
    if below < 0.005:
        seen = f"No fall, however deep, but a ratio of {above:.3g} or more"
    yield (
        f"{seen} at {effect.on} would be found with "
        "80 % power (Wald approximation at this dispersion and length); a lesser one would mostly be missed."
    )


def _placebo(effect: Effect, result: Findings) -> str:
    """How the step compares with those of the placebo dates."""
    placebo = result.placebo
    if effect.rank is None:
        return f"No placebo date is admissible: {placebo.reason}."
    left = f" ({plural(placebo.refused, 'date')} gave no answer)" if placebo.refused else ""
    count = placebo.extreme(effect.level.value)
    said = (
        f"Of {plural(len(placebo.levels), 'placebo date')} before{left}, {count} "
        f"({100 * effect.rank:.0f} %) {'shows' if count == 1 else 'show'} a step as large, up or down"
    )
    if len(placebo.levels) >= ENOUGH:
        low, high = placebo.spread()
        said += f"; the middle 95 % of these steps runs from {low:.3g} to {high:.3g} times"
    if effect.p_value is None:
        return f"{said}: a rank and not a p-value, for the date was chosen after the series was seen."
    return f"{said}; with the date counted in, p = {effect.p_value:.3g} (placebo dates share their points)."


def _window(result: Findings) -> Iterator[str]:
    """What became of the anticipation window."""
    terms = result.setup.terms
    if not terms.anticipation:
        return
    window = plural(terms.anticipation, "period")
    if not terms.modelled:
        yield f"Before each date, {window} left out as anticipation."
    for effect in result.effects:
        if effect.anticipation:
            ratio = _times(effect.anticipation)
            yield f"Anticipation is modelled: the {window} before {effect.on} stand at {ratio} the trend."


def _before(result: Findings) -> Iterator[str]:
    """Where the last period before the first date stood: a line that misses it makes a step of its own."""
    start = result.effects[0].on - result.setup.terms.anticipation
    before = result.fitted[result.fitted.index < start].tail(1)
    for period, row in before.iterrows():
        if row["fitted"] > 0:
            ratio = row["observed"] / row["fitted"]
            yield (
                f"The last count before, that of {period}, already stands at {ratio:.3g} times the fitted "
                "line: what the line misses there is in the step."
            )


def _model(result: Findings) -> str:
    """The model and its choices."""
    setup = result.setup
    family = {"quasipoisson": "Quasi-Poisson", "poisson": "Poisson"}[setup.family]
    how = (
        f", chosen by the least {'quasi-' * (setup.family == 'quasipoisson')}AIC"
        if result.season_chosen
        else ""
    )
    season = (
        f"harmonics of order {setup.terms.harmonics}{how}" if setup.terms.harmonics else f"no season{how}"
    )
    return (
        f"{family} regression on {plural(result.points, 'point')}, with {season}; dispersion "
        f"{result.dispersion:.2f}; intervals at 95 %, from Newey-West errors up to lag "
        f"{setup.bandwidth} or those of a serial correlation of {result.autocorrelation:.2f}, "
        "whichever are wider."
    )


def _walk(result: Findings) -> str:
    """How the random walk fares."""
    if result.no_walk:
        return f"No random walk stands beside the trend: {result.no_walk}."
    inside = int(result.forecast["inside"].sum())
    return (
        f"A random walk with drift, fitted before, would have held {inside} of the {len(result.forecast)} "
        "counts after in its 95 % interval."
    )


def _lags(result: Findings) -> Iterator[str]:
    """How far the ratio moves with the lag."""
    rows = result.lags[result.lags["refused"] == ""]
    tried = ", ".join(map(str, result.lags.index.unique()))
    if rows.index.nunique() == 1 < result.lags.index.nunique():
        (lag,) = rows.index.unique()
        yield f"Of lags {tried} only {lag} has an answer: the others leave too few points, or none."
    elif result.lags.index.nunique() > 1:
        low, high = rows["ratio"].min(), rows["ratio"].max()
        refused = len(result.lags) - len(rows)
        left = f"; {number(refused)} refused" if refused else ""
        yield f"Over lags {tried} the ratio runs from {low:.3g} to {high:.3g}{left}."


def _times(estimate: Estimate, times: str = " times", digits: int = 3) -> str:
    """A ratio with its interval."""
    ratio, low, high = (f"{value:.{digits}g}" for value in (estimate.ratio, *estimate.interval))
    return f"{ratio}{times} (95 % interval {low} to {high})"
