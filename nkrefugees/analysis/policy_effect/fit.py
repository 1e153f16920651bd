"""One model fitted: Poisson regression, its dispersion, and errors that allow for serial correlation."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nkrefugees.analysis.policy_effect.covariance import Working, newey_west, student, working
from nkrefugees.analysis.policy_effect.design import Design, Terms, design, orders
from nkrefugees.analysis.policy_effect.inputs import METHOD, Counts, Vector
from nkrefugees.errors import Refusal

FAMILIES = ("quasipoisson", "poisson")
LEVEL = 0.95


@dataclass(frozen=True, eq=False)
class Fit:
    """A fitted model: coefficients as scaled in its design, and two covariances of them.

    ``dispersion`` is Pearson's, as it stands. ``influence`` holds what each period adds to each coefficient;
    it is zero where a period is left out.
    """

    design: Design
    coefficients: Vector
    fitted: Vector
    influence: Vector
    plain: Working
    robust: Vector
    dispersion: float
    freedom: int

    def error(self, weights: Vector) -> float:
        """Standard error of a weighted sum of coefficients: the wider of the two.

        Newey-West errors are too narrow in short series; to take the wider of the robust and the plain
        error is the remedy of Angrist and Pischke (2009, section 8.2).
        """
        both = [weights @ covariance @ weights for covariance in (self.plain.covariance, self.robust)]
        return float(np.sqrt(max(both)))

    def term(self, place: int) -> tuple[float, float]:
        """A coefficient per unit of its column, and its standard error."""
        unit = np.eye(len(self.coefficients))[place] / self.design.scale[place]
        return float(unit @ self.coefficients), self.error(unit)

    @property
    def reach(self) -> float:
        """Standard errors on each side of an estimate in a 95 % interval (Student's t)."""
        return student(LEVEL, self.freedom)


def fit(counts: Counts, columns: Design, family: str, lags: int) -> Fit:
    """Fit a Poisson or quasi-Poisson regression with Newey-West errors.

    Raises
    ------
    Refusal
        If the points are too few for the parameters, columns depend on each other, or the estimate does
        not exist or is not found.
    """
    kept = columns.kept
    x, y = columns.matrix[kept], counts.values[kept]
    _possible(x, y)
    coefficients = _maximum(x, y, counts.offset[kept])
    with np.errstate(over="ignore", under="ignore"):
        fitted = np.exp(columns.matrix @ coefficients + counts.offset)
    if not (np.isfinite(fitted).all() and (fitted[kept] > 0).all()):
        raise Refusal(METHOD, "the fitted counts run out of bounds")
    freedom = int(kept.sum()) - x.shape[1]
    scores = columns.matrix * np.where(kept, counts.values - fitted, 0.0)[:, None]
    bread = _inverse(x, fitted[kept])
    dispersion = float((((y - fitted[kept]) ** 2) / fitted[kept]).sum() / freedom)
    influence = scores @ bread
    weight = np.where(kept, np.sqrt(fitted), 0.0)
    residuals = np.where(kept, (counts.values - fitted) / np.sqrt(fitted), 0.0)
    plain = working(
        columns.matrix * weight[:, None], residuals, bread, kept.astype(np.float64), family != "poisson"
    )
    robust = newey_west(influence, lags) * (freedom + x.shape[1]) / freedom
    return Fit(columns, coefficients, fitted, influence, plain, robust, dispersion, freedom)


def season(counts: Counts, starts: Sequence[int], terms: Terms, family: str) -> int:
    """Choose the order of harmonics by the least (quasi-)AIC (Burnham and Anderson 2002)."""
    tried = orders(counts, starts, terms)
    if len(tried) == 1:
        return 0
    fits = [fit(counts, design(counts, starts, terms._replace(harmonics=k)), family, 0) for k in tried]
    scale = max(fits[-1].dispersion, 1.0) if family == "quasipoisson" else 1.0
    criteria = [_deviance(counts, f) / scale + 2 * len(f.coefficients) for f in fits]
    return int(np.argmin(criteria))


def _deviance(counts: Counts, fitted: Fit) -> float:
    from scipy.special import xlogy

    kept = fitted.design.kept
    y, mu = counts.values[kept], fitted.fitted[kept]
    return float(2 * (xlogy(y, y / mu) - y + mu).sum())


def _possible(x: Vector, y: Vector) -> None:
    """Refuse a model that has no estimate, before anything is computed."""
    points, parameters = x.shape
    if points <= parameters:
        raise Refusal(METHOD, f"{points} points cannot carry {parameters} parameters")
    if np.linalg.matrix_rank(x) < parameters:
        raise Refusal(METHOD, "columns of the model depend on each other; leave out a covariate or a term")
    if _separated(x, y):
        raise Refusal(METHOD, "the zeros are separated perfectly: some coefficient runs to infinity")


def _separated(x: Vector, y: Vector) -> bool:
    """Whether a direction lowers zero counts for ever and touches no other.

    Santos Silva and Tenreyro (2010), as a linear programme.
    """
    if (y > 0).all():
        return False
    from scipy.optimize import linprog

    zero, some = x[y == 0], x[y > 0]
    found = linprog(
        zero.sum(axis=0),
        A_ub=np.vstack([zero, -zero]),
        b_ub=np.concatenate([np.zeros(len(zero)), np.ones(len(zero))]),
        A_eq=some,
        b_eq=np.zeros(len(some)),
        bounds=(None, None),
    )
    return not found.success or found.fun < -1e-6


def _maximum(x: Vector, y: Vector, offset: Vector) -> Vector:
    """The most likely coefficients; a warning of the solver is a refusal here."""
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM
    from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

    try:
        with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
            warnings.simplefilter("error")
            # Counts that lie on the curve are no fault; whether an estimate exists was asked before.
            warnings.simplefilter("ignore", PerfectSeparationWarning)
            result: Any = GLM(y, x, family=Poisson(), offset=offset).fit(maxiter=200, tol=1e-10)
    except (Warning, ArithmeticError, ValueError, np.linalg.LinAlgError) as error:
        raise Refusal(METHOD, "the most likely coefficients are not found") from error
    if not result.converged or not np.isfinite(result.params).all():
        raise Refusal(METHOD, "the most likely coefficients are not found")
    return np.asarray(result.params, dtype="float64")


def _inverse(x: Vector, weights: Vector) -> Vector:
    """Inverse of the information."""
    try:
        inverse = np.linalg.inv(x.T @ (x * weights[:, None]))
    except np.linalg.LinAlgError as error:
        raise Refusal(METHOD, "the information of the series on the model is singular") from error
    if not (np.isfinite(inverse).all() and (np.diag(inverse) > 0).all()):
        raise Refusal(METHOD, "the information of the series on the model is singular")
    return np.asarray(inverse, dtype="float64")
