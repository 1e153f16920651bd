"""The verb of schedules: print one, for another program to keep."""

from __future__ import annotations

from typing import Annotated

import typer

from nkrefugees.cli.told import app, say, told

group = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Print a schedule that makes the reports anew.",
)
app.add_typer(group, name="schedule")


@group.command("print")
def print_schedule(
    kind: Annotated[str, typer.Argument(help="systemd, cron, github, or pages, which publishes.")],
    every: Annotated[str, typer.Option(help="daily, weekly or monthly.")] = "weekly",
    max_age: Annotated[
        int | None,
        typer.Option(
            metavar="DAYS", help="Make every report anew at every run; the site promises none is older."
        ),
    ] = None,
) -> None:
    """Print a schedule for this folder and this Python; its comments say where to put it."""
    with told():
        from nkrefugees.reports.schedule import schedule as written

        say(written(kind, every, max_age).rstrip("\n"))
