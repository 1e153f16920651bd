"""What a function can be asked with: a choice for each value that can be changed, the rest as it is.

To add a kind of choice: say in `_read` which values stand for it, and draw it in `panel`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from inspect import Parameter, signature
from typing import Any, Literal, TypeAlias

from nkrefugees import dates
from nkrefugees.errors import BadDate, BadValue, UnknownName

Kind: TypeAlias = Literal["one of", "whole number", "flag", "day"]
_DAYS = ("since", "until", "as_of")
_LAST = ("until", "as_of")
_ANY = "any"


@dataclass(frozen=True)
class Choice:
    """One value that can be changed; of ``one of`` the value is a place in ``options``."""

    name: str
    kind: Kind
    begin: Any
    options: Mapping[str, Any] = field(default_factory=dict)
    ends: tuple[int, int] = (0, 0)

    @property
    def label(self) -> str:
        """Its name in words."""
        return self.name.replace("_", " ")

    def value(self, chosen: Any) -> Any:
        """Give what the function is handed for what a control says.

        Raises
        ------
        BadValue
            If a day is none.
        """
        if self.kind == "one of":
            return list(self.options.values())[chosen]
        return _checked(self.label, chosen.strip()) if self.kind == "day" else chosen

    def words(self, chosen: Any) -> str:
        """Say what is chosen."""
        if self.kind == "flag":
            return f"{self.label} {'yes' if chosen else 'no'}"
        said = list(self.options)[chosen] if self.kind == "one of" else chosen
        return f"{self.label} {_ANY if said == '' else said}"


def read(function: Callable[..., Any], given: Mapping[str, Any]) -> tuple[list[Choice], dict[str, Any]]:
    """Tell choices from what is handed on as it is.

    Parameters
    ----------
    function : callable
        What is to be asked.
    given : mapping of str to object
        Arguments by name, as `nkrefugees.live.controls.controls` takes them.

    Returns
    -------
    list of Choice, dict of str to object
        The choices in their order, and the rest.

    Raises
    ------
    UnknownName
        If the function takes no argument of a name; the nearest is offered.
    BadValue
        If a list or a dict has nothing to choose from, a list holds what has no name, ends of whole
        numbers are out of order, or a day is none.
    """
    takes = signature(function).parameters
    if not any(p.kind is Parameter.VAR_KEYWORD for p in takes.values()):
        for name in given:
            if name not in takes:
                raise UnknownName(f"choice of {_name(function)}", name, takes)
    found = {name: _read(name, value, takes.get(name)) for name, value in given.items()}
    choices = [choice for choice in found.values() if choice]
    return choices, {name: value for name, value in given.items() if not found[name]}


def _name(function: Callable[..., Any]) -> str:
    return getattr(function, "__name__", "the function")


def _read(name: str, value: Any, parameter: Parameter | None) -> Choice | None:
    """The choice that a value stands for, if any."""
    if isinstance(value, bool):
        return Choice(name, "flag", value)
    if isinstance(value, list | dict):
        return Choice(name, "one of", 0, _options(name, value))
    if isinstance(value, tuple) and len(value) == 2 and all(type(end) is int for end in value):
        return _whole(name, value, parameter)
    if _is_day(name, parameter) and (value is None or isinstance(value, str | int)):
        return _day(name, value)
    return None


def _options(name: str, value: list[Any] | dict[str, Any]) -> dict[str, Any]:
    """What can be chosen, each by its label; of two with one label the first."""
    if not value:
        raise BadValue(name, value, "nothing can be chosen from it; give what can be")
    if isinstance(value, dict):
        return {str(label): option for label, option in value.items()}
    named = [(_label(name, option), option) for option in value]
    return dict(named) | dict(reversed(named))


def _label(name: str, option: Any) -> str:
    if option is None or (isinstance(option, str) and option == ""):
        return _ANY
    if isinstance(option, list | tuple) and all(isinstance(part, str) for part in option):
        return ", ".join(option)
    if isinstance(option, str | int | float):
        return str(option)
    raise BadValue(name, type(option).__name__, "it has no name in a list; write {name: value, ...}")


def _whole(name: str, ends: tuple[int, int], parameter: Parameter | None) -> Choice:
    """A whole number between two ends; it begins at the default, else where it leaves nothing out."""
    low, high = ends
    if low >= high:
        raise BadValue(name, ends, "write (low, high), the lower end first")
    default = parameter.default if parameter else None
    own = type(default) is int and low <= default <= high
    return Choice(name, "whole number", default if own else high if name in _LAST else low, ends=ends)


def _is_day(name: str, parameter: Parameter | None) -> bool:
    """Whether an argument is a day, by its name or as its function declares it."""
    return name in _DAYS or str(getattr(parameter, "annotation", "")) == "Day"


def _day(name: str, value: str | int | None) -> Choice:
    return Choice(name, "day", _checked(name, "" if value is None else str(value)))


def _checked(what: str, day: str) -> str:
    """A day as it is written; refused if it is none."""
    try:
        if day:
            dates.parse(day)
    except BadDate as error:
        raise BadValue(what, day, error.reason) from None
    return day
