"""Which runs there are to make: those that are declared, or those that one call asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import TypeAlias

from nkrefugees import io
from nkrefugees.errors import BadValue, MissingFile, NkrefugeesError, UnknownName
from nkrefugees.reports import parameters, publish, record, tools
from nkrefugees.reports.find import find, folder, names
from nkrefugees.reports.parameters import Parameter
from nkrefugees.reports.publish import Plan
from nkrefugees.reports.runs_file import EVERY, Asked, Declared, declarations
from nkrefugees.reports.slugs import DEFAULT
from nkrefugees.reports.words import item_word

Wish: TypeAlias = tuple[str | Path, Asked]
_PLAIN = Asked()
_CLOSED = ("country", "flag", "incident", "rule")


def plans(
    notebooks: Iterable[str | Path] = (), asked: Asked | None = None, to: str | Path | None = None
) -> list[Plan]:
    """Plan the runs of a call; nothing is run or written.

    Parameters
    ----------
    notebooks : iterable of str or Path
        Names or paths; all notebooks of the package if there are none.
    asked : Asked, optional
        What is asked of each. Without it, the runs that ``notebooks/reports.toml`` declares: of notebooks
        that are named, with the default run; of all, with the default run of those not declared.
    to : str or Path, optional
        The folder of reports, ``./reports`` by default.

    Returns
    -------
    list of Plan
        Each run once, in the order of the notebooks and of the file.

    Raises
    ------
    UnknownName, BadValue, MissingFile
        If there is no such notebook or parameter, or one value is not taken.
    BadParameters
        If there are several faults, in the declaration or of values; all are named.

    Examples
    --------
    >>> asked = Asked(given={"country": "CHN"}, each={"since": [2004, 2013]})
    >>> [planned.run for planned in plans(["02-waves"], asked)]
    ['since-2004_country-chn', 'since-2013_country-chn']
    """
    chosen = list(notebooks)
    if asked is not None:
        return _planned([(notebook, asked) for notebook in chosen or names()], to)
    if not chosen:
        return _planned(_all(), to)
    return _planned([wish for notebook in chosen for wish in _named(notebook)], to)


def keys() -> set[tuple[str, str]]:
    """Name the runs that a call without names makes, each by notebook and run; none without notebooks."""
    try:
        wishes = _all()
    except MissingFile:
        return set()
    default = {(str(notebook), DEFAULT) for notebook, asked in wishes if asked is _PLAIN}
    declared = _planned([wish for wish in wishes if wish[1] is not _PLAIN], None)
    return default | {(planned.notebook, planned.run) for planned in declared}


def foreseen(planned: Iterable[Plan], *, force: bool = False) -> Iterator[str]:
    """Say of each run whether it is fresh, or would be made and why; nothing is run or written."""
    wanted = list(planned)
    used = tools.used(wanted[0].to) if wanted else None
    bad = {to: record.unsuccessful(to) for to in {one.to for one in wanted}}
    for one in wanted:
        last = bad[one.to].get((one.notebook, one.run))
        reasons = publish.why(one, used) or ([f"last attempt: {last['state']}"] if last else [])
        reasons = reasons or (["it is fresh, and forced"] if force else [])
        lacks = "" if reasons else publish.unprinted(one)
        fresh = f"{one.name}: its PDF would be made: {lacks}" if lacks else f"{one.name}: fresh"
        yield f"{one.name}: would be made: {'; '.join(reasons)}" if reasons else fresh


def _all() -> list[Wish]:
    """What is declared, and the default run of every notebook that is not mentioned."""
    found = declarations()
    return [wish for name in names() for wish in _of(name, found) or [(name, _PLAIN)]]


def _named(notebook: str | Path) -> list[Wish]:
    """The default run of a notebook, and what is declared for it where it is the package's own."""
    source = find(notebook).resolve()
    try:
        own = source.parent == folder().resolve()
    except MissingFile:
        own = False
    return [(notebook, _PLAIN), *(_of(source.stem, declarations()) if own else [])]


def _of(name: str, found: list[Declared]) -> list[Wish]:
    return [(name, declared.asked) for declared in found if declared.notebook == name]


def _planned(wishes: Iterable[Wish], to: str | Path | None) -> list[Plan]:
    """Plan each run once; what is wrong with any is said of all at once."""
    found: dict[tuple[Path, str], Plan] = {}
    faults = _Faults()
    for notebook, asked in wishes:
        with faults.noted():
            for given in _combinations(notebook, asked):
                with faults.noted():
                    one = publish.plan(notebook, given, to, asked.where)
                    found.setdefault((one.source.resolve(), one.run), one)
    faults.stop()
    return list(found.values())


class _Faults:
    """What is wrong with several plans, each fault once."""

    def __init__(self) -> None:
        self._found: dict[str, NkrefugeesError] = {}

    @contextmanager
    def noted(self) -> Iterator[None]:
        try:
            yield
        except parameters.BadParameters as error:
            self._found |= dict.fromkeys(error.faults, error)
        except (BadValue, UnknownName) as error:
            self._found[str(error)] = error

    def stop(self) -> None:
        """Raise what was found: one fault as it is, several as one."""
        if len(self._found) == 1:
            raise next(iter(self._found.values()))
        if self._found:
            raise parameters.BadParameters(self._found)


def _combinations(notebook: str | Path, asked: Asked) -> Iterator[dict[str, object]]:
    """The values of each run that is asked for."""
    source = find(notebook)
    declared = parameters.declared(source) if asked.each else {}
    lists = []
    for name, values in asked.each.items():
        place = f" in {asked.where[name]}" if name in asked.where else ""
        what = f"each {name} of {source.stem}{place}"
        lists.append(_values(declared.get(name), values, what))
    for values in product(*lists):
        yield {**asked.given, **dict(zip(asked.each, values, strict=True))}


def _values(parameter: Parameter | None, values: object, what: str) -> list[object]:
    """The values of one parameter; that of an unknown one is left to the check."""
    if parameter is None:
        return [values]
    if values == EVERY:
        return _every(parameter.word, what)
    if isinstance(values, list):
        return values
    if item_word(parameter.word):
        where = "write each as a list in a [run.each] of reports.toml, or make one call for each with -p"
        raise BadValue(what, values, f"it takes a list, which cannot be told from several at commas; {where}")
    parts: list[object] = [part.strip() for part in str(values).split(",")]
    if "" in parts:
        raise BadValue(what, values, "a value is empty; write values with commas between them")
    return parts


def _every(word: str, what: str) -> list[object]:
    """All values of a word that is closed; of countries, those of the incidents."""
    if word == "rule":
        from nkrefugees.analysis.rules import RULES

        return [*RULES]
    if word == "flag":
        return [False, True]
    if word not in _CLOSED:
        raise BadValue(what, EVERY, f"write the values; only {', '.join(_CLOSED)} are closed, not {word}")
    column = "incident_id" if word == "incident" else "country"
    return [*sorted({*io.column("incidents", column)} - {""})]
