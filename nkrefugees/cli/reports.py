"""Verbs of reports: make them, tell how they stand, what they take, and open their notebooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nkrefugees.cli.told import FAILED, app, say, stop, stoppable, table, told
from nkrefugees.errors import BadValue

if TYPE_CHECKING:
    from nkrefugees.reports import Asked

To = Annotated[Path, typer.Option(help="The folder of reports; attempts are noted beside it.")]
Summary = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write how all reports stand: ends in .md or .json.")
]


@app.command()
def report(
    notebooks: Annotated[
        list[str] | None,
        typer.Argument(help="Names or paths; all by default, with what notebooks/reports.toml declares."),
    ] = None,
    parameter: Annotated[
        list[str] | None, typer.Option("--parameter", "-p", help="key=value; see `nkrefugees params NAME`.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", help="Parameters in TOML; -p and --each win over it.")
    ] = None,
    each: Annotated[
        list[str] | None, typer.Option(help="key=value,value,…: a run for every combination; * is all.")
    ] = None,
    to: To = Path("reports"),
    force: Annotated[bool, typer.Option(help="Make reports anew that are fresh.")] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", help="How many run at a time; the cores by default.")
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="tcp://HOST:PORT",
            help="Have the workers of this Dask scheduler make the reports; all share the folder of reports.",
        ),
    ] = None,
    cell_timeout: Annotated[int | None, typer.Option(min=1, help="Seconds that a cell may take.")] = None,
    run_timeout: Annotated[float | None, typer.Option(min=0.1, help="Seconds that a run may take.")] = None,
    retry: Annotated[int, typer.Option(min=0, help="How often to try again where a kernel died.")] = 0,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Make report.pdf of each as well; of fresh ones, that alone.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be made, and why.")] = False,
    max_age: Annotated[
        int | None,
        typer.Option(metavar="DAYS", help="Make anew what is older as well; index.html states the promise."),
    ] = None,
    summary: Summary = None,
) -> None:
    """Run notebooks and write reports/<notebook>/<run>/ and reports/index.html."""
    with told(), stoppable():
        from nkrefugees import reports
        from nkrefugees.cli.board import watched
        from nkrefugees.cli.failures import reopening
        from nkrefugees.reports.summary import kept

        _must_be_no_file(to)
        planned = reports.plans(notebooks or [], _asked(parameter, file, each), to)
        planned = reports.printing(planned) if pdf else planned
        if dry_run:
            for line in reports.foreseen(planned, force=force):
                say(line)
            return
        limits = reports.Limits(cell_timeout, run_timeout, retry)
        with kept(summary, to, max_age), watched() as observe:
            failures = reports.make_all(
                planned, observe, force=force, jobs=jobs, limits=limits, max_age=max_age, cluster=cluster
            )
        if failures:
            stop(reopening(failures, len(planned)), FAILED)


def _asked(parameter: list[str] | None, file: Path | None, each: list[str] | None) -> Asked | None:
    """What a call asks of its notebooks; None if it asks nothing."""
    from nkrefugees.reports import Asked, parameters_in

    if not (parameter or file or each):
        return None
    given = _pairs(parameter or [], "-p", "since=2005")
    lists = _pairs(each or [], "--each", "since=2005,2013")
    if both := [name for name in lists if name in given]:
        raise BadValue("--each", both[0], "it stands in -p as well; give each parameter once")
    written = parameters_in(file) if file else {}
    left = {name: value for name, value in written.items() if name not in {**given, **lists}}
    return Asked({**left, **given}, lists, dict.fromkeys(left, str(file)))


def _pairs(texts: list[str], option: str, example: str) -> dict[str, str]:
    """The values of an option, as text."""
    wrong = [text for text in texts if "=" not in text]
    if wrong:
        raise BadValue(option, wrong[0], f"write key=value, as in {option} {example}")
    pairs = [text.split("=", 1) for text in texts]
    names = [name for name, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise BadValue(option, twice, "it stands twice; give each parameter once, lists as a,b")
    return dict(pairs)


def _must_be_no_file(to: Path) -> None:
    if to.is_file():
        raise BadValue("--to", str(to), "it is a file; give the folder of reports")


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
    """Tell how each report stands: fresh, stale and why, failed, killed, timed_out or missing."""
    with told():
        from nkrefugees import reports
        from nkrefugees.reports.summary import all_fresh, kept

        _must_be_no_file(to)
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
def lab(
    notebook: Annotated[
        str | None, typer.Argument(help="One to open, by name or path, such as a run that failed.")
    ] = None,
) -> None:
    """Open JupyterLab on a working copy of the notebooks; your changes are kept."""
    with told():
        from nkrefugees.course import student
        from nkrefugees.reports.lab import open_lab

        raise typer.Exit(open_lab(Path("nkrefugees-lab"), notebook, course=student, tell=say))


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="The question, such as 14-who-was-asked.")],
    to: Annotated[Path, typer.Option(help="The folder to write it into.")] = Path(),
) -> None:
    """Write a notebook from the template; no file is replaced."""
    with told():
        from nkrefugees.reports.template import new as write

        path = write(name, to)
        say(f"{path}: open it with `nkrefugees lab {path}`, run it with `nkrefugees report {path}`")
