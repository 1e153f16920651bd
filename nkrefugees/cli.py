"""The command line: one function a verb; everything heavy is imported when it is needed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from nkrefugees.errors import BadData, BadValue, MissingFile, NkrefugeesError, ReportFailed, UnknownName

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Claims, sources and policies on the forced repatriation of North Koreans.",
)
FAILED, WRONG_USE = 1, 2
To = Annotated[Path, typer.Option(help="The folder of reports; attempts are noted beside it.")]


def say(text: object) -> None:
    """Print a line of the answer."""
    typer.echo(str(text))


@contextmanager
def _told() -> Iterator[None]:
    """Turn what went wrong into words and an exit code: 1 for faults and failures, 2 for wrong use."""
    try:
        yield
    except (BadData, ReportFailed, MissingFile) as error:
        _stop(error, FAILED)
    except NkrefugeesError as error:
        _stop(error, WRONG_USE)
    except OSError as error:
        _stop(f"{error.filename or 'file'}: {error.strerror or error}", FAILED)
    except KeyboardInterrupt:
        _stop("stopped", 130)


def _stop(what: object, code: int) -> None:
    typer.echo(str(what), err=True)
    raise typer.Exit(code)


def _seeds() -> Path:
    """The seeds to work on: those of the current folder, else those of the checkout."""
    here = Path("seeds")
    return here if here.is_dir() else Path(__file__).resolve().parent.parent / "seeds"


@app.command()
def build() -> None:
    """Make data/ from seeds/, whole or not at all."""
    with _told():
        from nkrefugees.build import from_seeds, write
        from nkrefugees.check import persons

        seeds = _seeds()
        built = from_seeds(seeds)
        faults = [*built.faults, *(persons.check(built.rows, seeds) if built.rows else [])]
        if faults:
            raise BadData(faults)
        changed = write(built, seeds.parent / "data")
        say(f"data: {', '.join(changed)} changed" if changed else "data: nothing changed")


@app.command()
def check(
    texts: Annotated[
        Path | None, typer.Option(help="A folder with texts of sources: spans are looked up in them.")
    ] = None,
) -> None:
    """Name every fault in seeds/ and data/ at once; say nothing where there is none."""
    with _told():
        from nkrefugees.build import from_seeds
        from nkrefugees.check import check_data, check_seeds

        seeds = _seeds()
        built = from_seeds(seeds)
        faults = [*built.faults]
        if built.rows:
            faults += check_seeds(built.rows, seeds, texts)
        faults += check_data(seeds.parent / "data", built.files)
        if faults:
            raise BadData(faults)


@app.command()
def report(
    notebooks: Annotated[list[str] | None, typer.Argument(help="Names or paths; all by default.")] = None,
    parameter: Annotated[
        list[str] | None, typer.Option("--parameter", "-p", help="key=value; see `nkrefugees params NAME`.")
    ] = None,
    to: To = Path("reports"),
    force: Annotated[bool, typer.Option(help="Make reports anew that are fresh.")] = False,
) -> None:
    """Run notebooks and write reports/<notebook>/<run>/ and reports/index.html."""
    with _told():
        from nkrefugees import reports

        chosen = notebooks or reports.names()
        failures = reports.report_all(chosen, _pairs(parameter or []), to, say, force=force)
        if failures:
            _stop(f"{len(failures)} of {len(chosen)} failed; the last good reports stay as they were", FAILED)


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
) -> None:
    """Tell how each report stands: fresh, stale and why, failed, killed or missing."""
    with _told():
        from nkrefugees import reports

        if to.is_file():
            raise BadValue("--to", str(to), "it is a file; give the folder of reports")
        _table(reports.status(to), ("state", "notebook", "run", "why"))


@app.command()
def params(name: Annotated[str, typer.Argument(help="A notebook, by name or path.")]) -> None:
    """Print a notebook's parameters: type, default, meaning."""
    with _told():
        from nkrefugees import reports

        found = reports.declared(reports.find(name)).values()
        rows = [
            {"name": p.name, "type": p.word, "default": repr(p.default), "meaning": p.meaning} for p in found
        ]
        _table(rows, ("name", "type", "default", "meaning"))


@app.command()
def explain(
    name: Annotated[str, typer.Argument(metavar="ID", help="An incident, claim, series, policy or source.")],
    rule: Annotated[str, typer.Option(help="The rule that resolves claims.")] = "bounds",
    texts: Annotated[Path | None, typer.Option(help="A folder with texts: spans show their words.")] = None,
) -> None:
    """Print the chain from a number to claims, origins, sources and spans."""
    with _told():
        from nkrefugees.evidence import explain as chain

        say(chain(name, rule, texts))


@app.command()
def cite(
    incident: Annotated[str | None, typer.Argument(help="Cite what this incident rests on as well.")] = None,
    format: Annotated[str, typer.Option(help="bibtex, csl-json or text.")] = "text",
) -> None:
    """Cite the data set, and the sources of an incident."""
    with _told():
        from nkrefugees import frames
        from nkrefugees.citations import cite as citation

        rows = frames.claims(incident=incident) if incident else None
        say(citation(rows, format))  # type: ignore[arg-type]


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="A folder with datapackage.json.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="Another, to compare with it.")],
) -> None:
    """Compare two versions of the data: rows by key, and yearly totals that moved."""
    with _told():
        from nkrefugees.diff import diff as compare

        say(compare(before, after).summary())


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="Ends in .xlsx (every table), .dta or .parquet (one table).")],
    table: Annotated[
        str | None, typer.Option(help="A table, `resolved` or `panel`; the file's name by default.")
    ] = None,
) -> None:
    """Write tables for Excel, Stata or Parquet, with the caution inside."""
    with _told():
        from nkrefugees.export import export as write

        say(f"{file}: {', '.join(write(file, table))}")


@app.command()
def lab() -> None:
    """Open JupyterLab on a working copy of the notebooks; your changes are kept."""
    with _told():
        from nkrefugees.reports.lab import open_lab

        raise typer.Exit(open_lab(Path("nkrefugees-lab")))


def _table(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> None:
    """Print rows under each other, columns aligned."""
    cells = [[str(row.get(c) or "") for c in columns] for row in rows]
    widths = [max([len(row[i]) for row in cells], default=0) for i in range(len(columns))]
    for row in cells:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def main() -> None:
    """Run the command line; a wrong verb is answered with the nearest one."""
    verbs = {command.name or _name(command.callback) for command in app.registered_commands}
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-") and sys.argv[1] not in verbs:
        typer.echo(str(UnknownName("command", sys.argv[1], verbs)), err=True)
        raise SystemExit(WRONG_USE)
    app()


def _name(function: Callable[..., Any] | None) -> str:
    return getattr(function, "__name__", "")
