"""Each cell for itself: defaults, types, patterns, codes; and the columns computed from others."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from nkrefugees import dates, schema, vocab
from nkrefugees.countries import country
from nkrefugees.csvfile import Row
from nkrefugees.errors import BadDate, Fault, NkrefugeesError, hint
from nkrefugees.schema import Descriptor

_DATED = {
    "sources": ("published_edtf", "published_first", "published_last"),
    "observations": ("period_edtf", "first_day", "last_day"),
}
_WORDS = "|".join(sorted((str(w) for w in vocab.WordCount), key=len, reverse=True))
_OPEN_ABOVE = re.compile(r"\b(at least|(?<!no )(?<!not )more than|over|no (fewer|less) than)\b", re.I)
_OPEN_BELOW = re.compile(r"\b(up to|as many as|at most|(?<!no )(?:fewer|less) than|not? more than)\b", re.I)
_LARGEST = 2**63 - 1


def complete(rows: dict[str, list[Row]], descriptor: Descriptor) -> list[Fault]:
    """Fill in defaults and computed columns, and find every cell that its column does not allow."""
    faults = []
    for table, found in rows.items():
        fields = schema.fields(descriptor, table)
        for row in found:
            _defaults(row, fields)
            faults += _faults(row, fields)
            _days(row, table, fields)
            if table == "claims":
                _words(row)
    return faults


def _defaults(row: Row, fields: Mapping[str, Any]) -> None:
    for column, field in fields.items():
        if not row.values.get(column) and "default" in field:
            row.values[column] = field["default"]
    if "origin_id" in fields and not row.values.get("origin_id"):
        row.values["origin_id"] = row.values.get("claimant_id", "")


def _faults(row: Row, fields: Mapping[str, Any]) -> list[Fault]:
    faults = []
    for column, value in row.values.items():
        field = fields[column]
        problem = _problem(value, field) if value else _missing(field)
        if problem:
            faults.append(row.fault(column, problem))
    return faults


def _missing(field: Mapping[str, Any]) -> str:
    return (
        "a value is required"
        if field.get("constraints", {}).get("required") and not field.get("built")
        else ""
    )


def _problem(value: str, field: Mapping[str, Any]) -> str:
    """What the column does not allow in this value."""
    constraints = field.get("constraints", {})
    if field["type"] in ("integer", "number"):
        return _number_problem(value, field["type"], constraints)
    if field["type"] == "boolean" and value not in ("true", "false"):
        return f"{value!r} is neither true nor false"
    if "enum" in constraints and value not in constraints["enum"]:
        return f"{value!r} is no code of this column{hint(value, constraints['enum'])}"
    if field.get("kind") == "edtf":
        return _refusal(dates.parse, value)
    if field.get("kind") == "country" or (field.get("kind") == "area" and value not in ("WORLD", "UN")):
        return _refusal(country, value)
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"], value):
        return f"{value!r} does not match {constraints['pattern']}"
    return ""


def _number_problem(value: str, kind: str, constraints: Mapping[str, Any]) -> str:
    form = r"-?[0-9]+" if kind == "integer" else r"-?[0-9]+(\.[0-9]+)?"
    if not re.fullmatch(form, value):
        return f"{value!r} is not a{' whole' if kind == 'integer' else ''} number"
    if float(value) < constraints.get("minimum", float("-inf")):
        return f"{value!r} is below {constraints['minimum']}"
    if float(value) > (most := constraints.get("maximum", _LARGEST)):
        return f"{value!r} is above {most}"
    return ""


def _refusal(reader: Callable[[str], object], value: str) -> str:
    """Say why a reader does not take a value."""
    try:
        reader(value)
    except NkrefugeesError as error:
        return str(error)
    return ""


def _days(row: Row, table: str, fields: Mapping[str, Any]) -> None:
    """First day, last day and qualification of the row's date."""
    text, first, last = _DATED.get(table, ("date_edtf", "first_day", "last_day"))
    if first not in fields:
        return
    value = row.values.get(text, "")
    try:
        span = dates.parse(value) if value else dates.Span(None, None, False)
    except BadDate:
        span = dates.Span(None, None, False)
    row.values[first] = span.first_day.isoformat() if span.first_day else ""
    row.values[last] = span.last_day.isoformat() if span.last_day else ""
    if "approximate" in fields:
        row.values["approximate"] = str(span.approximate).lower()


def _words(row: Row) -> None:
    """The interval of a word such as 'dozens', where no figure is given."""
    text = re.sub(r"[\s-]+", " ", row.values.get("n_text", ""))
    word = re.search(rf"\b(?!(?<=of )thousands)({_WORDS})\b(?!.* of (?:thousands|millions))", text, re.I)
    if not word or any(row.values.get(c) for c in ("n_low", "n_best", "n_high")):
        return
    low, high = vocab.WordCount(word[1].lower()).bounds
    row.values["n_low"] = "" if _OPEN_BELOW.search(text) else str(low)
    row.values["n_high"] = "" if _OPEN_ABOVE.search(text) else str(high)
