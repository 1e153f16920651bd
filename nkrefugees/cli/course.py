"""The verb of the course: the student's versions of the lessons, and the lecturer's."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nkrefugees.cli.told import app, say, told
from nkrefugees.wording import plural


@app.command()
def course(
    to: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The folder to write; never over what was changed in it.")
    ] = Path("course"),
    seed: Annotated[
        int | None, typer.Option(min=0, help="Another invented record for another class: any whole number.")
    ] = None,
) -> None:
    """Make the lessons: student/ to hand out, lecturer/ with solutions, hidden checks and graders."""
    with told():
        from nkrefugees.course import course as make

        say(f"{to}: {plural(len(make(to, seed)), 'file')}")
