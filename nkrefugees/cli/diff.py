"""The verb that compares: two versions of the data, or two runs of a report, by what the folders hold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nkrefugees import io
from nkrefugees.cli.told import app, say, told
from nkrefugees.errors import BadValue

_DATA, _RUN = io.DESCRIPTOR, "run.json"
_ALLOWED = (
    f"give two folders that hold {_DATA}, as data/ does, "
    f"or two that hold {_RUN}, as reports/<notebook>/<run>/ does"
)


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="A version of the data, or a run of a report.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="Another, to compare with it.")],
    html: Annotated[
        Path | None, typer.Option(help="Write what changed between two runs as a page as well.")
    ] = None,
) -> None:
    """Compare two versions of the data, or two runs of a report: what changed since the last."""
    with told():
        if _kind(before, after) == _RUN:
            _runs(before, after, html)
            return
        if html is not None:
            raise BadValue("--html", str(html), "only runs of a report are compared on a page; leave it out")
        from nkrefugees.diff import diff as compare

        say(compare(before, after).summary())


def _kind(before: Path, after: Path) -> str:
    """What both folders hold; refused if they are of no kind, of both, or not of the same."""
    kinds = []
    for folder in (before, after):
        found = [name for name in (_DATA, _RUN) if (folder / name).is_file()]
        if len(found) != 1:
            raise BadValue("diff", str(folder), f"{_what(folder, found)}{_ALLOWED}")
        kinds += found
    if kinds[0] != kinds[1]:
        raise BadValue("diff", str(after), f"it holds {kinds[1]} and {before} {kinds[0]}; {_ALLOWED}")
    return kinds[0]


def _what(folder: Path, found: list[str]) -> str:
    """What is wrong with a folder, and which was meant if one below it would do."""
    if found:
        return "it holds both; "
    below = sorted(path.parent for name in (_DATA, _RUN) for path in folder.glob(f"*/{name}"))
    return f"did you mean {str(below[0])!r}? " if below else ""


def _runs(before: Path, after: Path, html: Path | None) -> None:
    """Compare two runs; the page is written first, so that what is said is done."""
    from nkrefugees.reports.compare import compare

    if html is not None:
        _must_be_apart(html, before, after)
    found = compare(before, after)
    if html is not None:
        html.write_bytes(found.html().encode())
    say(found.summary())
    if html is not None:
        say(f"written to {html}")


def _must_be_apart(html: Path, *runs: Path) -> None:
    """Refuse a page that would take the place of another file, or of a part of a run."""
    if html.suffix != ".html":
        raise BadValue("--html", str(html), "the name of the page must end in .html")
    if any(html.resolve().is_relative_to(run.resolve()) for run in runs):
        raise BadValue("--html", str(html), "it lies in one of the runs, which stay as they are")
