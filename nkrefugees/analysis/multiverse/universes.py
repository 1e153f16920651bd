"""Universes and what was found in each: rows, bounds by option, variance, refusals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Self

import pandas as pd

from nkrefugees.analysis.multiverse.choices import Choices, Option, Universe
from nkrefugees.analysis.multiverse.outcomes import FLAGS, Found
from nkrefugees.analysis.multiverse.variance import shares
from nkrefugees.errors import UnknownName

_FIRST = ("value", "best", "low", "high")


@dataclass(frozen=True, repr=False, eq=False)
class Universes:
    """What `Multiverse` holds and what can be asked of it, but for its sentences."""

    name: str
    choices: Choices
    rows: pd.DataFrame
    numbers: tuple[str, ...]
    claims: pd.DataFrame | None

    @classmethod
    def of(
        cls,
        name: str,
        choices: Choices,
        universes: list[Universe],
        found: list[Found],
        claims: pd.DataFrame | None,
    ) -> Self:
        """Put together what was chosen and what was found, universe by universe."""
        names = dict.fromkeys(name for one in found for name in one.numbers)
        numbers = tuple(name for name in names if name not in FLAGS)
        columns: dict[str, Any] = {
            choice: pd.Series([one[choice] for one in universes], dtype=object) for choice in choices
        }
        columns |= {number: _numbers([one.numbers.get(number) for one in found]) for number in numbers}
        columns |= {
            flag: pd.Series([bool(one.numbers.get(flag)) for one in found], dtype=bool)
            for flag in FLAGS
            if flag in names
        }
        reasons = pd.Series([one.reason for one in found], dtype="str")
        rows = pd.DataFrame({**columns, "reason": reasons}).rename_axis("universe")
        return cls(name, choices, rows, numbers, claims)

    @property
    def key(self) -> str | None:
        """The number by which universes are put in order: value, best, low or high; None if there is none.

        A number that some universes lack, such as a best where some incident has none, gives way to the next.
        """
        has = self.rows[list(self.numbers)].notna()
        known = [name for name in (*_FIRST, *self.numbers) if name in self.numbers]
        whole = [name for name in known if has[name].any() and bool((has[name] | ~has.any(axis=1)).all())]
        return next(iter([*whole, *known]), None)

    @property
    def numbered(self) -> pd.Series[bool]:
        """Which universes have a number."""
        return self.rows[list(self.numbers)].notna().any(axis=1)

    def frame(self) -> pd.DataFrame:
        """One row a universe: what was chosen, numbers, open ends, and the reason where there are none."""
        return self.rows.copy()

    def variance(self, number: str | None = None) -> pd.DataFrame:
        """Give the share of the variance of a number that each choice explains, as `variance.shares` does.

        Parameters
        ----------
        number : str, optional
            One of ``numbers``; ``key`` by default.

        Returns
        -------
        pandas.DataFrame
            Indexed by ``choice``: ``main``, ``total``, ``shapley``; ``attrs`` with ``interactions``,
            ``complete`` and ``variance``.

        Raises
        ------
        UnknownName
            If there is no such number.
        """
        if number is not None and number not in self.numbers:
            raise UnknownName("number", number, self.numbers)
        chosen, which = self.rows[list(self.choices)], number or self.key
        values = pd.Series(float("nan"), self.rows.index) if which is None else self.rows[which]
        return shares(values.astype(float), chosen)

    def options(self) -> pd.DataFrame:
        """Give the bounds over the universes of each option.

        Returns
        -------
        pandas.DataFrame
            One row an option: ``choice``, ``option``, ``n_universes``, ``n_without_number``, ``least`` (of
            the low ends), ``median`` (of ``key``), ``most`` (of the high ends), ``open_low``, ``open_high``
            (in some universe).
        """
        rows = [
            self._option(choice, option) for choice, options in self.choices.items() for option in options
        ]
        whole = {"least": "Float64", "median": "Float64", "most": "Float64"}
        return pd.DataFrame(rows).astype(whole)

    def _option(self, choice: str, option: Option) -> dict[str, Any]:
        part = self.only(**{choice: option})
        return {"choice": choice, "option": str(option), **part.ends()}

    def ends(self) -> dict[str, Any]:
        """Give how many universes there are, how many lack a number, and the ends over all of them."""
        low, high = ("low", "high") if {"low", "high"} <= set(self.numbers) else (self.key, self.key)
        return {
            "n_universes": len(self.rows),
            "n_without_number": int((~self.numbered).sum()),
            "least": self.rows[low].min() if low else None,
            "median": self.rows[self.key].median() if self.key else None,
            "most": self.rows[high].max() if high else None,
            "open_low": bool(self.rows.get("open_low", pd.Series(dtype=bool)).any()),
            "open_high": bool(self.rows.get("open_high", pd.Series(dtype=bool)).any()),
        }

    def refusals(self) -> pd.DataFrame:
        """Count the universes without a number: ``n_universes`` by ``reason``, the most frequent first."""
        lacking = self.rows.loc[~self.numbered, "reason"].fillna("the outcome gives no number")
        counts = lacking.value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable")
        return counts.rename("n_universes").rename_axis("reason").reset_index()

    def curve(self, number: str | None = None) -> pd.DataFrame:
        """Give the universes that have a number, in order of it (``key`` by default), then of the others."""
        if number is not None and number not in self.numbers:
            raise UnknownName("number", number, self.numbers)
        first = [name for name in (number or self.key,) if name]
        by = [*first, *(name for name in self.numbers if name not in first)]
        rows = self.rows[self.numbered]
        return rows.sort_values(by, kind="stable") if by else rows

    def only(self, **chosen: Option | Iterable[Option]) -> Self:
        """Keep the universes of some options.

        Raises
        ------
        UnknownName
            If a choice or an option does not exist.

        Examples
        --------
        >>> from nkrefugees.analysis.multiverse import multiverse
        >>> found = multiverse(lambda a, b: a + b, {"a": [1, 2], "b": [10, 20]})
        >>> found.only(a=2).frame()["value"].tolist()
        [12, 22]
        """
        kept, choices = self.rows, dict(self.choices)
        for name, options in chosen.items():
            if name not in choices:
                raise UnknownName("choice", name, choices)
            wanted = options if isinstance(options, list | tuple) else [options]
            for option in wanted:
                if option not in choices[name]:
                    raise UnknownName(f"option of {name}", option, map(str, choices[name]))
            choices[name] = tuple(option for option in choices[name] if option in wanted)
            kept = kept[kept[name].isin(choices[name])]
        return replace(self, rows=kept, choices=choices)


def _numbers(values: list[float | None]) -> pd.Series[Any]:
    """Whole numbers as such, others as they are."""
    column = pd.Series(values, dtype="Float64")
    column = column.mask(column.isna())
    known = column.dropna()
    return (
        column.astype("Int64")
        if bool((known % 1 == 0).all()) and bool((known.abs() < 2**53).all())
        else column
    )
