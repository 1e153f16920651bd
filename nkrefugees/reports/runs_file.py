"""Files of parameters: those of one call, and ``notebooks/reports.toml``, which declares the runs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nkrefugees.errors import BadValue, MissingFile, UnknownName
from nkrefugees.reports.find import folder, names
from nkrefugees.reports.parameters import BadParameters

FILE = "reports.toml"
EVERY = "*"
_KEYS = ("notebook", "parameters", "each")


@dataclass(frozen=True)
class Asked:
    """What is asked of a notebook beyond its defaults.

    ``given`` has single values. ``each`` has several of a parameter, a run for each: a list, a text
    with commas, or ``"*"`` for all that there are. ``where`` names the file that a value comes from.
    """

    given: Mapping[str, object] = field(default_factory=dict)
    each: Mapping[str, object] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Declared:
    """Runs of one notebook, as ``reports.toml`` declares them."""

    notebook: str
    asked: Asked


def parameters_in(path: Path) -> dict[str, object]:
    """Read a file of parameters, such as ``since = 2005``; what its values mean is checked later.

    Raises
    ------
    MissingFile
        If there is no such file.
    BadValue
        If it is not TOML.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     path = Path(place, "choice.toml")
    ...     _ = path.write_text('since = 2005')
    ...     parameters_in(path)
    {'since': 2005}
    """
    return _read(path, "file of parameters", "write lines such as since = 2005")


def declarations() -> list[Declared]:
    """Read the runs that the notebooks' ``reports.toml`` declares; none where there is no such file.

    Raises
    ------
    BadParameters
        If it is not written as it must be; every fault names the file and the run.
    """
    path = folder() / FILE
    if not path.exists():
        return []
    content = _read(path, "file of runs", "write tables [[run]]")
    if faults := [f"{path}{fault}" for fault in _faults(content)]:
        raise BadParameters(faults)
    return [_declared(run, f"run {number} of {path}") for number, run in _numbered(content)]


def _read(path: Path, what: str, form: str) -> dict[str, Any]:
    if not path.exists():
        raise MissingFile(path, f"give the path of a {what} in TOML")
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadValue(what, str(path), f"it cannot be read as TOML: {error}; {form}") from None


def _numbered(content: dict[str, Any]) -> Iterator[tuple[int, Any]]:
    return enumerate(content.get("run", []), start=1)


def _declared(run: dict[str, Any], place: str) -> Declared:
    given, each = run.get("parameters", {}), run.get("each", {})
    return Declared(run["notebook"], Asked(given, each, dict.fromkeys([*given, *each], place)))


def _faults(content: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the form of a declaration, each fault behind the name of the file."""
    for key in sorted(content.keys() - {"run"}):
        yield f": {UnknownName('key', key, ['run'])}"
    runs = content.get("run", [])
    if not isinstance(runs, list) or not all(isinstance(run, dict) for run in runs):
        yield ": write each run as a table of its own, under [[run]]"
        return
    known = names()
    for number, run in _numbered(content):
        yield from (f", run {number}: {fault}" for fault in _faults_of_run(run, known))


def _faults_of_run(run: dict[str, Any], known: list[str]) -> Iterator[str]:
    for key in sorted(run.keys() - {*_KEYS}):
        yield str(UnknownName("key", key, _KEYS))
    if "notebook" not in run:
        yield 'no notebook is named; write notebook = "02-waves"'
    elif run["notebook"] not in known:
        yield str(UnknownName("notebook", run["notebook"], known))
    tables = {key: run.get(key, {}) for key in _KEYS[1:]}
    wrong = [key for key, table in tables.items() if not isinstance(table, dict)]
    yield from (f"{key} is no table; write its values under [run.{key}]" for key in wrong)
    if not wrong:
        yield from _faults_of_values(tables["parameters"], tables["each"])


def _faults_of_values(given: dict[str, Any], each: dict[str, Any]) -> Iterator[str]:
    for name, values in each.items():
        if name in given:
            yield f"{name} stands under [run.parameters] and under [run.each]; leave it in one"
        if values != EVERY and not (isinstance(values, list) and values):
            yield str(BadValue(f"each.{name}", values, f'write a list of values, or "{EVERY}" for all'))
