"""Exceptions, each with its parts as attributes.

::

    NkrefugeesError
    ├── BadData          (ValueError)   faults in seeds or data, all of them at once
    │   └── BrokenLinks                 links inside the site that lead nowhere
    ├── UnknownName      (LookupError)  a name that is not in a closed list; offers the nearest
    ├── BadValue         (ValueError)   a value that a filter, rule or parameter does not take
    ├── Refusal          (ValueError)   a method whose conditions do not hold
    ├── BadDate          (ValueError)   a date outside the EDTF profile
    ├── MissingColumns   (KeyError)     a frame lacks columns that a function needs
    ├── MissingFile      (FileNotFoundError)
    ├── MissingLibrary   (ImportError)  a library of an extra that is not installed
    ├── MissingPackages  (OSError)      programs or fonts of the system that are not there
    ├── BadPage          (ValueError)   a page that cannot be printed as it is
    ├── UniverseFailed   (RuntimeError) an outcome of a multiverse that raised in one of its universes
    ├── BadSite          (ValueError)   a site that may not go out as it stands
    ├── NoCluster        (ConnectionError) a cluster that does not answer, or is not fit for the work
    └── ReportFailed     (RuntimeError) a notebook that did not run to its end
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, order=True)
class Fault:
    """One fault in a file: where it stands, the value as it stands there, what is wrong."""

    file: str
    line: int | None = None
    column: str | None = None
    message: str = ""

    def __str__(self) -> str:
        where = [self.file]
        if self.line is not None:
            where.append(f"line {self.line}")
        if self.column:
            where.append(f"column {self.column}")
        return f"{', '.join(where)}: {self.message}"


class NkrefugeesError(Exception):
    """Base of all exceptions that this package raises on purpose; they cross processes with their parts."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


def _restore(kind: type[NkrefugeesError], args: tuple[Any, ...], parts: dict[str, Any]) -> NkrefugeesError:
    """Make an exception again in another process."""
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(parts)
    return error


class BadData(NkrefugeesError, ValueError):
    """Seeds or data have faults; ``faults`` holds every one."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults), key=lambda f: (f.file, f.line or 0, f.column or "", f.message))
        count = len(self.faults)
        heading = f"{count} fault{'s' if count != 1 else ''}"
        super().__init__("\n".join([heading, *map(str, self.faults)]))


class BrokenLinks(BadData):
    """Links inside the site lead nowhere; ``faults`` holds every one, with its page and what to do."""

    def __init__(self, faults: Iterable[Fault], most: int = 20) -> None:
        super().__init__(faults)
        count = len(self.faults)
        heading = (
            f"{count} link{'s' if count != 1 else ''} of the site lead{'s' if count == 1 else ''} nowhere"
        )
        more = [f"and {count - most} more"] if count > most else []
        self.args = ("\n".join([heading, *map(str, self.faults[:most]), *more]),)


class UnknownName(NkrefugeesError, LookupError):
    """A name that is not in a closed list."""

    def __init__(self, what: str, name: object, allowed: Iterable[str]) -> None:
        self.what, self.name, self.allowed = what, name, tuple(allowed)
        self.nearest = nearest(str(name), self.allowed)
        super().__init__(f"unknown {what} {name!r}{hint(str(name), self.allowed)}")

    def __str__(self) -> str:
        return str(self.args[0])


class BadValue(NkrefugeesError, ValueError):
    """A value that is not taken; ``what`` it was for and what is ``allowed``."""

    def __init__(self, what: str, value: object, allowed: str) -> None:
        self.what, self.value, self.allowed = what, value, allowed
        super().__init__(f"{what}: {value!r} is not allowed; {allowed}")


class BadDate(NkrefugeesError, ValueError):
    """A text that is no date of the profile."""

    def __init__(self, text: object, reason: str) -> None:
        self.text, self.reason = text, reason
        super().__init__(f"{text!r} is no date: {reason}")


class MissingColumns(NkrefugeesError, KeyError):
    """A frame lacks columns that a function needs."""

    def __init__(self, function: str, missing: Iterable[str]) -> None:
        self.function, self.missing = function, tuple(missing)
        super().__init__(f"{function} needs the columns {', '.join(self.missing)}")

    def __str__(self) -> str:
        return str(self.args[0])


class MissingFile(NkrefugeesError, FileNotFoundError):
    """A file or folder that is needed and not there."""

    def __init__(self, path: object, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path} is not there: {why}")


class BadSite(NkrefugeesError, ValueError):
    """A site that may not go out as it stands; ``faults`` holds every reason."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(self.faults))


class MissingLibrary(NkrefugeesError, ImportError):
    """A library that only an extra brings is not installed."""

    def __init__(self, library: str, extra: str) -> None:
        self.library, self.extra = library, extra
        super().__init__(f"{library} is not installed; run `pip install nkrefugees[{extra}]`")


class MissingPackages(NkrefugeesError, OSError):
    """Programs or fonts of the system that are not there; ``packages`` bring them on Debian."""

    def __init__(self, what: str, packages: Iterable[str], why: str = "") -> None:
        self.what, self.packages, self.why = what, tuple(packages), why
        said = f"{what}: not on this machine{f' ({why})' if why else ''}"
        super().__init__(f"{said}; on Debian, as root: apt-get install {' '.join(self.packages)}")


class BadPage(NkrefugeesError, ValueError):
    """A page that cannot be printed as it is; ``faults`` holds every reason."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(self.faults))


class NoCluster(NkrefugeesError, ConnectionError):
    """A cluster that does not answer, has no workers, or has some that would make other bytes."""


class Refusal(NkrefugeesError, ValueError):
    """A method whose conditions do not hold on what it was given; ``method`` and ``reason``."""

    def __init__(self, method: str, reason: str) -> None:
        self.method, self.reason = method, reason
        super().__init__(f"{method} refuses: {reason}")


class UniverseFailed(NkrefugeesError, RuntimeError):
    """An outcome of a multiverse raised; ``universe`` is what was chosen there, ``error`` what it said."""

    def __init__(self, universe: str, error: str) -> None:
        self.universe, self.error = universe, error
        super().__init__(f"the outcome failed where {universe}: {error}")


class ReportFailed(NkrefugeesError, RuntimeError):
    """A notebook did not run to its end; ``status`` is failed, killed or timed_out.

    ``source`` is that of the cell, and ``line`` the one in it that failed, counted from 1, where they are
    known; ``run`` names the run; ``kept`` is the path of the notebook as far as it ran, empty if none is.
    """

    def __init__(
        self,
        notebook: str,
        cell: int | None,
        error: str,
        status: str = "failed",
        source: str = "",
        line: int | None = None,
    ) -> None:
        self.notebook, self.cell, self.error, self.status = notebook, cell, error, status
        self.source, self.line = source, line
        self.run = self.kept = ""
        where = f", cell {cell}" if cell is not None else ""
        super().__init__(f"{notebook}{where}: {error}")


def nearest(name: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed name that looks most like ``name``, or None.

    Examples
    --------
    >>> nearest("repatriatd", ["removed", "repatriated"])
    'repatriated'
    """
    candidates = {a.casefold(): a for a in allowed}
    found = difflib.get_close_matches(name.casefold(), list(candidates), n=1, cutoff=0.5)
    return candidates[found[0]] if found else None


def hint(name: str, allowed: Iterable[str], most: int = 20) -> str:
    """Say which name was probably meant, and what is allowed if the list is short.

    Examples
    --------
    >>> hint("meen", ["women", "men"])
    "; did you mean 'men'? Allowed: men, women"
    """
    names = sorted(allowed)
    guess = nearest(name, names)
    meant = f"; did you mean {guess!r}?" if guess else ""
    if len(names) > most:
        return meant
    listed = f"Allowed: {', '.join(names)}" if names else "None is defined"
    return f"{meant} {listed}" if meant else f"; {listed[0].lower()}{listed[1:]}"
