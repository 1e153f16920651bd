"""The verb that drafts the sheet of a document from its text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nkrefugees.cli.told import app, say, told
from nkrefugees.wording import plural


@app.command()
def code(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The text of one document: UTF-8, English.")],
    published: Annotated[
        str, typer.Option(help="When it was published (EDTF); looked for at its head if not given.")
    ] = "",
    publisher: Annotated[str, typer.Option(help="Who published it: an id of data/actors.csv.")] = "",
    title: Annotated[str, typer.Option(help="Its title; […] for the name of a private person.")] = "",
    url: Annotated[str, typer.Option(help="Its address.")] = "",
    to: Annotated[Path | None, typer.Option(help="The sheet to write; beside the text by default.")] = None,
) -> None:
    """Draft a sheet: proposals of claims and mentions, for you to confirm, correct or delete."""
    with told():
        from nkrefugees.drafts import code as draft

        made = draft(file, published, publisher, title, url, to)
        counts = ", ".join(plural(number, block) for block, number in made.counts.items())
        say(f"{made.file}: proposed {counts or 'nothing'}")
        if not made.published:
            say("no date of publication was found: relative dates have no value; give --published")
        elif not made.given:
            say(f"published {made.published}, as the text's head has it; give --published if that is wrong")
