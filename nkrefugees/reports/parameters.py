"""The ``parameters`` cell, a notebook's signature: read without a kernel, and held against values.

Each line of it is ``name: "word" = literal  # meaning``; `nkrefugees.reports.words` has the words.
"""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nkrefugees.errors import BadValue, Fault, NkrefugeesError, UnknownName, hint
from nkrefugees.reports import needs
from nkrefugees.reports.document import Document, read, tagged
from nkrefugees.reports.words import WORDS, convert, is_word, item_word

TAG = "parameters"
_FORM = 'write name: "word" = literal  # meaning'
_LITERALS: dict[str, tuple[type, ...]] = {"int": (int,), "float": (int, float), "flag": (bool,)}


@dataclass(frozen=True)
class Parameter:
    """One parameter of a notebook: its word, its default (``""`` is none) and its meaning."""

    name: str
    word: str
    default: object
    meaning: str


class BadParameters(NkrefugeesError, ValueError):
    """Several faults of parameters; ``faults`` holds the message of each."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = list(faults)
        count = len(self.faults)
        heading = f"{count} fault{'s' if count != 1 else ''} in parameters"
        super().__init__("\n".join([heading, *self.faults]))


def declared(notebook: Path) -> dict[str, Parameter]:
    """Read the parameters that a notebook takes.

    Parameters
    ----------
    notebook : Path
        An ``.ipynb`` file. One without a cell tagged ``parameters`` takes none.

    Returns
    -------
    dict of str to Parameter
        In the order of the cell.

    Raises
    ------
    BadParameters
        If the cell is not written as it must be; every fault names the notebook and the line.
    MissingFile, BadValue
        If there is no such notebook.
    """
    return of_document(read(notebook), notebook.name)


def of_document(document: Document, file: str) -> dict[str, Parameter]:
    """Read the parameters of a notebook that has been read; ``file`` names it in faults."""
    cells = tagged(document, TAG)
    place = f"{file}, parameters cell"
    if len(cells) > 1:
        raise BadParameters([f"{place}: {len(cells)} cells carry the tag; leave it on one"])
    return _of_cell(cells[0]["source"], place) if cells else {}


def _of_cell(source: str, place: str) -> dict[str, Parameter]:
    try:
        lines = ast.parse(source).body
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise BadParameters([str(Fault(place, line, None, f"not Python; {_FORM}"))]) from None
    meanings = _comments(source)
    found: dict[str, Parameter] = {}
    faults = []
    for line in lines:
        try:
            parameter = _parameter(line, meanings.get(line.end_lineno or line.lineno, ""), found)
        except ValueError as error:
            faults.append(str(Fault(place, line.lineno, None, str(error))))
        else:
            found[parameter.name] = parameter
    if faults:
        raise BadParameters(faults)
    return found


def _comments(source: str) -> dict[int, str]:
    """The comment of each line."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {t.start[0]: t.string.lstrip("#").strip() for t in tokens if t.type == tokenize.COMMENT}


def _parameter(line: ast.stmt, meaning: str, found: Mapping[str, Parameter]) -> Parameter:
    """One declaration; what is wrong with it is raised as a ValueError."""
    if not (isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.value):
        raise ValueError(f"{ast.unparse(line)!r} is no parameter; {_FORM}")
    name = line.target.id
    if name in found:
        raise ValueError(f"{name} stands twice")
    word = getattr(line.annotation, "value", None)
    if word is None or not isinstance(word, str):
        raise ValueError(f"the word of {name} has no quotes; {_FORM}")
    if not is_word(word):
        raise ValueError(f"no word {word!r}{hint(word, [*WORDS, *(f'list[{w}]' for w in WORDS)])}")
    try:
        default = ast.literal_eval(line.value)
    except ValueError:
        raise ValueError(f"{ast.unparse(line.value)} is no literal; {_FORM}") from None
    return Parameter(name, word, _default(name, word, default), meaning)


def _default(name: str, word: str, default: object) -> object:
    """A default of the type that its word has; ids and codes are not looked up."""
    item = item_word(word)
    if item and (default is None or default == ""):
        return []
    if item and isinstance(default, list):
        return [_default(name, item, part) for part in default]
    none = default is None or (isinstance(default, str) and default == "")
    if none and word != "flag" and not item:
        return ""
    if word == "day" or item:
        return _converted(Parameter(name, word, "", ""), default, name)
    types = _LITERALS.get(word, (str,))
    if not isinstance(default, types) or (isinstance(default, bool) and word != "flag"):
        raise ValueError(f"{default!r} is no default of {name}, which is of {word}")
    return float(default) if isinstance(default, int) and word == "float" else default


def check(
    declared: Mapping[str, Parameter],
    given: Mapping[str, object],
    notebook: str = "the notebook",
    where: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """Convert the values that were given, and fill in the defaults.

    Parameters
    ----------
    declared : mapping of str to Parameter
        What the notebook takes.
    given : mapping of str to object
        Texts of the command line, or Python values.
    notebook : str
        Its name, for faults.
    where : mapping of str to str, optional
        The file that a value comes from, for faults.

    Returns
    -------
    dict of str to object
        The value of every parameter, in the order of the cell.

    Raises
    ------
    UnknownName, BadValue
        If one parameter is unknown or one value is not taken: by its word, because the end of a day that
        is used is open, ``until`` lies before ``since``, or an incident or rule that is needed is empty.
    BadParameters
        If there are several faults.

    Examples
    --------
    >>> check({"since": Parameter("since", "day", "", "first day")}, {"since": 2005})
    {'since': '2005'}
    """
    values = {name: parameter.default for name, parameter in declared.items()}
    faults: list[BadValue | UnknownName] = []
    places = {name: f"{notebook} in {file}" for name, file in (where or {}).items()}
    for name, value in given.items():
        place = places.get(name, notebook)
        if name not in declared:
            faults.append(UnknownName(f"parameter of {place}", name, declared))
            continue
        try:
            values[name] = _converted(declared[name], value, f"parameter {name} of {place}")
        except (BadValue, UnknownName) as error:
            values[name] = ""
            faults.append(error)
    try:
        needs.in_order(
            {name: v for name, v in values.items() if _is_day(declared[name])}, places.get("until", notebook)
        )
    except BadValue as error:
        faults.append(error)
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise BadParameters(str(fault) for fault in faults)
    return values


def _converted(parameter: Parameter, value: object, what: str) -> object:
    """A value as its word has it, with what the notebook needs of it."""
    converted = convert(parameter.word, value, what)
    if _is_day(parameter) or item_word(parameter.word) == "day":
        needs.known_ends(parameter.name, converted, what)
    needs.given(parameter.word, parameter.default, converted, what)
    return converted


def _is_day(parameter: Parameter) -> bool:
    return parameter.word == "day"


def differing(declared: Mapping[str, Parameter], values: Mapping[str, object]) -> dict[str, object]:
    """Keep the values that are not the defaults, in the order of the cell."""
    return {name: values[name] for name, p in declared.items() if values[name] != p.default}
