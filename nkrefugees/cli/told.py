"""What every verb shares: the answer, what went wrong in words, and exit codes."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer

from nkrefugees.errors import BadData, BadSite, MissingFile, NkrefugeesError, NoCluster, ReportFailed

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Claims, sources and policies on the forced repatriation of North Koreans.",
)
FAILED, WRONG_USE = 1, 2


def say(text: object) -> None:
    """Print a line of the answer."""
    typer.echo(str(text))


@contextmanager
def told() -> Iterator[None]:
    """Turn what went wrong into words and an exit code: 1 for faults and failures, 2 for wrong use."""
    try:
        yield
    except (BadData, BadSite, ReportFailed, MissingFile, NoCluster) as error:
        stop(error, FAILED)
    except NkrefugeesError as error:
        stop(error, WRONG_USE)
    except OSError as error:
        from nkrefugees.reports.disk import told as in_words

        stop(in_words(error), FAILED)
    except KeyboardInterrupt:
        stop("stopped", 130)
    except _Terminated:
        stop("terminated", 143)


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM stop the work as Ctrl-C does, with its own exit code."""

    def leave(*_: object) -> None:
        raise _Terminated

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class _Terminated(BaseException):
    """SIGTERM came."""


def stop(what: object, code: int) -> None:
    """Say what went wrong, and leave."""
    typer.echo(str(what), err=True)
    raise typer.Exit(code)


def table(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> None:
    """Print rows under each other, columns aligned."""
    cells = [[str(row.get(c) or "") for c in columns] for row in rows]
    widths = [max([len(row[i]) for row in cells], default=0) for i in range(len(columns))]
    for row in cells:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
