"""Analyses of counts and lists, alone and beside the programs that others use for the same work.

What is compared does the same work on the same numbers and must find the same. `ruptures` lives in the
environment of the other programs (`peers`); astropy and statsmodels are here.
"""

from __future__ import annotations

import json
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import nkrefugees as nk

from .line import Line, Unmeasured, chosen, in_turn, processor, seconds
from .peers import BIN
from .place import ROOT, run

CASES = ROOT / "tests" / "cases" / "analysis"
PERIODS, LONG, CHANGES, EVENTS = 500, 10_000, 5, 1000
LAW, LEAST, SEASON, LAGS = "1983-02", 8, 2, 4
RUPTURES = """
import json, sys, time
from statistics import median
import numpy as np, ruptures
values, changes, clock, name = json.load(sys.stdin)
clock = getattr(time, clock)
values = np.array(values)
def work():
    if name == "Dynp":
        return ruptures.Dynp(model="l2", min_size=1, jump=1).fit(values).predict(changes)
    return ruptures.KernelCPD(kernel="linear", min_size=1, jump=1).fit(values).predict(changes)
took = []
for _ in range(4):
    begun = clock()
    found = work()
    took.append(clock() - begun)
print(json.dumps([median(took[1:]), found[:-1]]))
"""


def lines(folder: Path) -> list[Line]:
    """What is measured."""
    return [*alone(), *beside(folder / "analyses")]


def alone() -> list[Line]:
    """Analyses by themselves."""
    few, many = (partial(_cuts, size, "poisson") for size in (PERIODS, LONG))
    models, shared = "Kosovo, all 113 models", "a model by statsmodels, 113 times"
    several = f"{CHANGES} changes, {LONG:,} periods"
    return [
        Line(models, shared, in_turn(_models, _poisson, 5), "1 s"),
        Line("Kosovo, bootstrap of 1,000", "its 113 models", in_turn(_bootstrap, _models, 2), "60 s"),
        Line(f"change_point, {LONG:,} periods", "1,000 of them", in_turn(_long, _short, 5), "0.1 s"),
        Line(several, f"{PERIODS} periods", in_turn(many, few, 2), "5 s"),
    ]


def beside(folder: Path) -> list[Line]:
    """The same work by others."""
    size, fits = f"{CHANGES} changes, {PERIODS} periods, sums of squares", "as many fits by statsmodels"
    dynp, kernel = (partial(_ruptures, folder, name) for name in ("Dynp", "KernelCPD"))
    return [
        Line(size, "ruptures.Dynp", dynp, "no slower"),
        Line(size, "ruptures.KernelCPD, in C", kernel),
        Line(f"Bayesian blocks, {EVENTS:,} events", "astropy.stats", _blocks_alike, "no slower"),
        Line("policy_effect, seat belts", fits, _fits_alike, "no slower"),
    ]


@cache
def _lists() -> Any:
    return pd.read_csv(CASES / "unseen" / "kosovo.csv")


def _models() -> None:
    if len(nk.unseen(_lists(), count="count", n_boot=0).models) != 113:
        raise Unmeasured("there are not 113 models")


def _poisson() -> None:
    """The model of independent lists, as often as there are models."""
    from statsmodels.api import GLM, families

    lists = _lists().drop(columns="count").to_numpy(float)
    columns, seen = np.column_stack([np.ones(len(lists)), lists]), _lists()["count"].to_numpy(float)
    for _ in range(113):
        GLM(seen, columns, family=families.Poisson()).fit()


def _bootstrap() -> None:
    nk.unseen(_lists(), count="count", n_boot=1000)


@cache
def counts(size: int) -> Any:
    """Counts whose rate changes five times."""
    rate = np.repeat([3.0, 8.0, 5.0, 12.0, 4.0, 9.0], -(-size // 6))[:size]
    return pd.Series(np.random.default_rng(1).poisson(rate).astype(float))


def _long() -> None:
    nk.change_point(counts(LONG))


def _short() -> None:
    nk.change_point(counts(1000))


def _cuts(size: int, family: str) -> Any:
    found = nk.change_point(counts(size), family, CHANGES)
    return found.fits["after"].iloc[-1]


def _ruptures(folder: Path, name: str) -> tuple[float, float]:
    """Time ours here and theirs in their environment, by the same clock; both must cut alike."""
    python = BIN / "python"
    if not python.exists():
        raise Unmeasured("the other programs are not here: make .venv/peers.done")
    clock = "process_time" if chosen.get() is processor else "perf_counter"
    asked = json.dumps([counts(PERIODS).tolist(), CHANGES, clock, name])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "asked.json").write_text(asked, encoding="utf-8")
    code = f"import sys; sys.stdin = open('asked.json')\n{RUPTURES}"
    theirs, cuts = json.loads(run(folder, python, "-c", code, PYTHONPATH="").stdout)
    ours = [at + 1 for at in _cuts(PERIODS, "normal")]
    if ours != cuts:
        raise Unmeasured(f"they cut after {cuts}, we after {ours}")
    return sorted(seconds(partial(_cuts, PERIODS, "normal")) for _ in range(3))[1], theirs


@cache
def times() -> Any:
    """Times of events whose rate changes."""
    chance = np.random.default_rng(2)
    even, dense = chance.uniform(0, 1000, EVENTS // 2), chance.uniform(400, 500, EVENTS // 2)
    return np.sort(np.concatenate([even, dense]))


def _blocks() -> Any:
    return nk.bayesian_blocks(times(), p0=0.05).edges


def _astropy() -> Any:
    from astropy.stats import bayesian_blocks

    return bayesian_blocks(times(), fitness="events", p0=0.05)


def _blocks_alike() -> tuple[float, float]:
    if len(_astropy()) != len(_blocks()):
        raise Unmeasured("astropy finds other blocks")
    return in_turn(_blocks, _astropy, 3)()


@cache
def _belts() -> Any:
    rows = pd.read_csv(CASES / "seatbelts.csv", comment="#", index_col="month")
    return rows.set_index(pd.PeriodIndex(rows.index, freq="M"))["front"]


def _effect() -> Any:
    return nk.policy_effect(_belts(), LAW, harmonics=SEASON, bandwidth=LAGS)


def _fits() -> None:
    """The model by statsmodels, with Newey-West errors, at the law and at each placebo date before it."""
    series, law = _belts(), _belts().index.get_loc(LAW)
    _fit(series, law)
    for start in range(LEAST, law - LEAST + 1):
        _fit(series.iloc[:law], start)


def _fits_alike() -> tuple[float, float]:
    found, law = _effect(), _belts().index.get_loc(LAW)
    theirs, dates = np.exp(_fit(_belts(), law)), law - 2 * LEAST + 1
    if abs(theirs / found.ratio - 1) > 1e-6 or len(found.placebo.levels) != dates:
        raise Unmeasured(f"statsmodels finds {theirs}, we {found.ratio}, or placebo dates are others")
    return in_turn(_effect, _fits, 3)()


def _fit(series: Any, start: int) -> float:
    from statsmodels.api import GLM, families

    at = np.arange(len(series)) - start
    year = 2 * np.pi * series.index.month.to_numpy() / 12
    waves = [f(k * year) for k in range(1, SEASON + 1) for f in (np.sin, np.cos)]
    columns = np.column_stack([np.ones(len(at)), at, at >= 0, np.clip(at, 0, None), *waves])
    model = GLM(series.to_numpy(float), columns, family=families.Poisson())
    return float(model.fit(cov_type="HAC", cov_kwds={"maxlags": LAGS}).params[2])
