"""The command line: one function a verb; everything heavy is imported when it is needed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import typer

from nkrefugees.cli import code, course, crate, data, diff, reports, schedule  # noqa: F401  (each adds its verbs)
from nkrefugees.cli.told import WRONG_USE, app
from nkrefugees.errors import UnknownName


def main() -> None:
    """Run the command line; a wrong verb is answered with the nearest one."""
    verbs = {command.name or _name(command.callback) for command in app.registered_commands}
    verbs |= {group.name for group in app.registered_groups if group.name}
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-") and sys.argv[1] not in verbs:
        typer.echo(str(UnknownName("command", sys.argv[1], verbs)), err=True)
        raise SystemExit(WRONG_USE)
    app()


def _name(function: Callable[..., Any] | None) -> str:
    return getattr(function, "__name__", "")
