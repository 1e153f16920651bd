"""Estimation by log-linear models: all of them by BIC, or one term after another."""

from __future__ import annotations

import pandas as pd

from nkrefugees.analysis.unseen import bootstrap
from nkrefugees.analysis.unseen.choice import ByBIC
from nkrefugees.analysis.unseen.models import hierarchical, name, terms
from nkrefugees.analysis.unseen.patterns import Patterns, require
from nkrefugees.analysis.unseen.result import COLUMNS, Unseen
from nkrefugees.analysis.unseen.scores import Scores
from nkrefugees.analysis.unseen.settings import Settings
from nkrefugees.analysis.unseen.stepwise import Stepwise
from nkrefugees.errors import BadValue, Refusal
from nkrefugees.wording import plural

_ALL = 5  # lists of which every hierarchical model is fitted
_TOP_FROM = 200  # models; of more than these only the best are tried again in the bootstrap
_TOP = 60
_METHOD = "loglinear"


def loglinear(patterns: Patterns, settings: Settings) -> Unseen:
    """Choose a log-linear model and estimate by it.

    Parameters
    ----------
    patterns : Patterns
        At least two lists.
    settings : Settings
        How.

    Raises
    ------
    Refusal
        If the lists say nothing, or no model has an estimate.
    BadValue
        If a term would have all lists, or there are too many models to fit all.
    """
    require(patterns, _METHOD, 2)
    select = settings.select or ("bic" if patterns.lists <= _ALL else "stepwise")
    return (_by_bic if select == "bic" else _stepwise)(patterns, settings)


def _by_bic(patterns: Patterns, settings: Settings) -> Unseen:
    lists = patterns.lists
    order = settings.order(lists, lists - 1)
    if lists > _ALL and order > (2 if lists == _ALL + 1 else 1):
        allowed = f"all models of {lists} lists are too many; use select='stepwise' or a lower max_order"
        raise BadValue("select", "bic", allowed)
    basis = terms(lists, order)
    choice = ByBIC(basis, hierarchical(lists, order), patterns.counts)
    ranked = choice.order()
    if not choice.candidates.any():
        raise Refusal(_METHOD, "no model has an estimate")
    names = [name(basis.subsets[model]) for model in choice.models]
    frame = _frame(names, choice.scores, choice.status).iloc[ranked].reset_index(drop=True)
    top = settings.top or (_TOP if len(frame) > _TOP_FROM else len(frame))
    choice.keep(top)
    method = f"log-linear model with the least BIC of {plural(len(frame), 'model')}"
    return _result(patterns, settings, frame, 0, method, choice.estimates)


def _stepwise(patterns: Patterns, settings: Settings) -> Unseen:
    basis = terms(patterns.lists, settings.order(patterns.lists, 2))
    choice = Stepwise(basis, settings.threshold)
    path = choice.path(patterns.counts)
    frame = pd.concat(
        [_frame([name(basis.subsets[s.models[0]])], s, [s.status(0)]) for s in path], ignore_index=True
    )
    if frame["status"].iloc[-1] != "ok":
        raise Refusal(_METHOD, "the lists as if independent have no estimate")
    method = f"log-linear model, terms added by p-values below {settings.threshold:g}"
    return _result(patterns, settings, frame, len(frame) - 1, method, choice.estimates)


def _frame(names: list[str], scores: Scores, status: list[str]) -> pd.DataFrame:
    columns = {
        "model": names,
        "estimate": scores.estimate,
        "bic": scores.bic,
        "deviance": scores.deviance,
        "df": scores.df,
        "status": status,
    }
    frame = pd.DataFrame(columns, columns=COLUMNS)
    without = frame["status"] != "ok"
    frame["df"] = frame["df"].astype("Int64")
    frame.loc[without, ["estimate", "bic", "deviance"]] = float("nan")
    return frame


def _result(
    patterns: Patterns,
    settings: Settings,
    frame: pd.DataFrame,
    row: int,
    method: str,
    choose: bootstrap.Estimates,
) -> Unseen:
    estimate, counts = float(frame["estimate"].iloc[row]), patterns.counts
    ends = None
    if settings.n_boot:
        ends = bootstrap.interval(counts, estimate, choose, settings.n_boot, settings.seed, settings.level)
    return Unseen(
        estimate,
        ends,
        frame,
        str(frame["model"].iloc[row]),
        patterns.seen,
        patterns.names,
        method,
        settings.level,
        notes(patterns),
    )


def notes(patterns: Patterns) -> tuple[str, ...]:
    """Say which lists share no unit with any other, and how many pairs share none."""
    on = patterns.member.astype(float)
    shared = (on * patterns.counts[:, None]).T @ on
    apart = [
        f"List {name} shares no unit with any other: only the model says how it is related to them."
        for i, name in enumerate(patterns.names)
        if patterns.lists > 2 and shared[i].sum() == shared[i, i]
    ]
    empty = sum(shared[i, j] == 0 for i in range(patterns.lists) for j in range(i))
    pairs = patterns.lists * (patterns.lists - 1) // 2
    return (*apart, *([f"{empty} of {pairs} pairs of lists share no unit."] if empty else []))
