"""Verbs of reports: make them, tell how they stand, what they take, and open their notebooks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nkrefugees.cli.told import FAILED, app, say, stop, stoppable, table, told
from nkrefugees.errors import BadValue

To = Annotated[Path, typer.Option(help="The folder of reports; attempts are noted beside it.")]
Summary = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write how all reports stand: ends in .md or .json.")
]


@app.command()
def report(
    notebooks: Annotated[list[str] | None, typer.Argument(help="Names or paths; all by default.")] = None,
    parameter: Annotated[
        list[str] | None, typer.Option("--parameter", "-p", help="key=value; see `nkrefugees params NAME`.")
    ] = None,
    to: To = Path("reports"),
    force: Annotated[bool, typer.Option(help="Make reports anew that are fresh.")] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", help="How many run at a time; the cores by default.")
    ] = None,
    max_age: Annotated[
        int | None,
        typer.Option(metavar="DAYS", help="Make anew what is older as well; index.html states the promise."),
    ] = None,
    summary: Summary = None,
) -> None:
    """Run notebooks and write reports/<notebook>/<run>/ and reports/index.html."""
    with told(), stoppable():
        from nkrefugees import reports
        from nkrefugees.reports.summary import kept

        chosen, values = notebooks or reports.names(), _pairs(parameter or [])
        with kept(summary, to, max_age):
            failures = reports.report_all(chosen, values, to, say, force=force, jobs=jobs, max_age=max_age)
        if failures:
            stop(f"{len(failures)} of {len(chosen)} failed; the last good reports stay as they were", FAILED)


def _pairs(texts: list[str]) -> dict[str, str]:
    """The values of -p, as text."""
    wrong = [text for text in texts if "=" not in text]
    if wrong:
        raise BadValue("-p", wrong[0], "write key=value, as in -p since=2005")
    pairs = [text.split("=", 1) for text in texts]
    names = [name for name, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise BadValue("-p", twice, "it stands twice; give each parameter once, lists as a,b")
    return dict(pairs)


@app.command()
def status(
    to: To = Path("reports"),
    max_age: Annotated[
        int | None, typer.Option(metavar="DAYS", help="What was last made longer ago is stale.")
    ] = None,
    fail_if_stale: Annotated[
        bool, typer.Option("--fail-if-stale", help="Exit with 1 unless all reports are fresh.")
    ] = False,
    summary: Summary = None,
) -> None:
    """Tell how each report stands: fresh, stale and why, failed, killed or missing."""
    with told():
        from nkrefugees import reports
        from nkrefugees.reports.summary import all_fresh, kept

        if to.is_file():
            raise BadValue("--to", str(to), "it is a file; give the folder of reports")
        with kept(summary, to, max_age):
            rows = reports.status(to, max_age)
        table(rows, ("state", "notebook", "run", "why"))
        if fail_if_stale and not all_fresh(rows):
            raise typer.Exit(FAILED)


@app.command()
def params(name: Annotated[str, typer.Argument(help="A notebook, by name or path.")]) -> None:
    """Print a notebook's parameters: type, default, meaning."""
    with told():
        from nkrefugees import reports

        found = reports.declared(reports.find(name)).values()
        rows = [
            {"name": p.name, "type": p.word, "default": repr(p.default), "meaning": p.meaning} for p in found
        ]
        table(rows, ("name", "type", "default", "meaning"))


@app.command()
def lab() -> None:
    """Open JupyterLab on a working copy of the notebooks; your changes are kept."""
    with told():
        from nkrefugees.reports.lab import open_lab

        raise typer.Exit(open_lab(Path("nkrefugees-lab")))
