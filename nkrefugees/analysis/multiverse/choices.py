"""Choices, their options, and every combination of them, in an order that is always the same."""

from __future__ import annotations

import hashlib
import json
import keyword
import math
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any, TypeAlias

import numpy as np

from nkrefugees.errors import BadValue

Option: TypeAlias = "str | int | float | bool | None"
Choices: TypeAlias = "dict[str, tuple[Option, ...]]"
Universe: TypeAlias = "dict[str, Option]"

RESERVED = ("universe", "reason", "seed")
MOST_UNIVERSES, MOST_VARIED = 200_000, 12
_PLAIN = (str, int, float, bool, type(None))
_KINDS = {bool: 1, int: 2, float: 2, str: 3}


def checked(choices: Any) -> Choices:
    """Check choices and put them in order: names by the alphabet, options by kind and value.

    Raises
    ------
    BadValue
        If there is no choice, a choice has no option, an option stands twice or is not plain, or if the
        combinations are too many.

    Examples
    --------
    >>> checked({"rule": ["median", "bounds"], "lag": [12, 6]})
    {'lag': (6, 12), 'rule': ('bounds', 'median')}
    """
    if not isinstance(choices, Mapping) or not choices:
        raise BadValue("choices", choices, "give at least one: a name and a list of its options")
    names = [_name(name) for name in choices]
    ordered = {name: _options(name, choices[name]) for name in sorted(names)}
    size = math.prod(len(options) for options in ordered.values())
    if size > MOST_UNIVERSES:
        raise BadValue("choices", f"{size:,} combinations", f"at most {MOST_UNIVERSES:,}; leave out options")
    if sum(len(options) > 1 for options in ordered.values()) > MOST_VARIED:
        raise BadValue(
            "choices", sorted(names), f"at most {MOST_VARIED} may vary; give the others one option"
        )
    return ordered


def _name(name: Any) -> str:
    usable = isinstance(name, str) and name.isidentifier() and not keyword.iskeyword(name)
    if not usable or name in RESERVED:
        raise BadValue("choice", name, f"a name of an argument, but not {', '.join(RESERVED)}")
    return str(name)


def _options(name: str, options: Any) -> tuple[Option, ...]:
    if isinstance(options, str | Mapping) or not isinstance(options, Iterable):
        raise BadValue(name, options, "give the options as a list")
    plain = [_option(name, option) for option in options]
    if not plain:
        raise BadValue(name, [], "a choice needs at least one option; leave the choice out if it has none")
    if len(set(plain)) < len(plain):
        raise BadValue(name, plain, "an option stands twice, and would count twice")
    return tuple(sorted(plain, key=_rank))


def _option(name: str, option: Any) -> Option:
    """A plain value; numbers of NumPy as Python's."""
    if isinstance(option, np.generic):
        option = option.item()
    if not isinstance(option, _PLAIN) or (isinstance(option, float) and not math.isfinite(option)):
        raise BadValue(
            name, option, "options are text, numbers, flags or None: name what is not, and look it up"
        )
    return option


def _rank(option: Option) -> tuple[int, Any, str]:
    kind = _KINDS.get(type(option), 0)
    return kind, 0 if option is None else option, _text(option)


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def combinations(choices: Choices) -> list[Universe]:
    """Give every combination of checked choices; the last choice changes fastest."""
    return [dict(zip(choices, options, strict=True)) for options in product(*choices.values())]


def seed_of(universe: Universe) -> int:
    """Derive a seed from what was chosen alone, whatever else is computed, where and in which order.

    Examples
    --------
    >>> seed_of({"lag": 6, "rule": "bounds"}) == seed_of({"rule": "bounds", "lag": 6})
    True
    """
    return int.from_bytes(hashlib.sha256(_text(universe).encode()).digest()[:4], "big")


def told(universe: Universe) -> str:
    """Write what was chosen, for messages.

    Examples
    --------
    >>> told({"lag": 6, "rule": "bounds"})
    "lag=6, rule='bounds'"
    """
    return ", ".join(f"{name}={option!r}" for name, option in universe.items())
