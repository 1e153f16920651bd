"""The verb that checks a zip of the site: whether it is whole, and what its data give."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nkrefugees.cli.told import FAILED, app, say, stoppable, told


@app.command()
def verify(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.zip", help="What `nkrefugees export FILE.zip` wrote.")
    ],
    quick: Annotated[
        bool, typer.Option("--quick", help="Look at the sums alone; make nothing anew.")
    ] = False,
    trust: Annotated[
        bool, typer.Option("--trust", help="Run notebooks of the zip that are not those installed here.")
    ] = False,
) -> None:
    """Check a zip's sums, make its reports anew from it and name what differs; exit with 1 if any does."""
    with told(), stoppable():
        from nkrefugees.cli.board import watched
        from nkrefugees.crate import verify as check

        with watched() as observe:
            verdict = check(file, quick=quick, trust=trust, observe=observe)
        say(verdict.summary())
        if not verdict.holds:
            raise typer.Exit(FAILED)
