"""Verbs of the record: build it, check it, ask it, cite it, take it elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nkrefugees.cli.told import app, say, told
from nkrefugees.errors import BadData, BadValue
from nkrefugees.wording import plural


@app.command()
def build() -> None:
    """Make data/ from seeds/, whole or not at all."""
    with told():
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
    with told():
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


def _seeds() -> Path:
    """The seeds to work on: those of the current folder, else those of the checkout."""
    here = Path("seeds")
    return here if here.is_dir() else Path(__file__).resolve().parents[2] / "seeds"


@app.command()
def explain(
    name: Annotated[str, typer.Argument(metavar="ID", help="An incident, claim, series, policy or source.")],
    rule: Annotated[str, typer.Option(help="The rule that resolves claims.")] = "bounds",
    texts: Annotated[Path | None, typer.Option(help="A folder with texts: spans show their words.")] = None,
) -> None:
    """Print the chain from a number to claims, origins, sources and spans."""
    with told():
        from nkrefugees.evidence import explain as chain

        say(chain(name, rule, texts))


@app.command()
def cite(
    incident: Annotated[str | None, typer.Argument(help="Cite what this incident rests on as well.")] = None,
    format: Annotated[str, typer.Option(help="bibtex, csl-json or text.")] = "text",
) -> None:
    """Cite the data set, and the sources of an incident."""
    with told():
        from nkrefugees import frames
        from nkrefugees.citations import cite as citation

        rows = frames.claims(incident=incident) if incident else None
        say(citation(rows, format))  # type: ignore[arg-type]


@app.command()
def export(
    file: Annotated[
        Path,
        typer.Argument(help="Ends in .xlsx (every table), .dta or .parquet (one table), or .zip (the site)."),
    ],
    table: Annotated[
        str | None, typer.Option(help="A table, `resolved` or `panel`; the file's name by default.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option(help="For .zip, the folder of reports; reports by default.")
    ] = None,
) -> None:
    """Write tables for Excel, Stata or Parquet; or the site, with all it is made from, as one .zip."""
    with told():
        if file.suffix == ".zip":
            _site(file, table, to)
            return
        if to is not None:
            raise BadValue("--to", str(to), "only a .zip holds reports; leave it out")
        from nkrefugees.export import export as write

        say(f"{file}: {', '.join(write(file, table))}")


def _site(file: Path, table: str | None, to: Path | None) -> None:
    if table is not None:
        raise BadValue("--table", table, "a .zip holds the whole site; leave it out")
    from nkrefugees.crate import export as pack

    say(f"{file}: {plural(len(pack(file, to or Path('reports'))), 'file')}")
