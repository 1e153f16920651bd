"""What goes into the zip: the files, each by its path in it; or every reason why nothing may go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nkrefugees import io
from nkrefugees.crate.paths import DATA, NOTEBOOKS, SITE, faults_of
from nkrefugees.errors import BadSite, NkrefugeesError
from nkrefugees.reports import batch, publish, record, runs_file, state
from nkrefugees.reports.index import INDEX, promised
from nkrefugees.reports.publish import Plan

PROJECT = ("CHANGELOG.md", "CITATION.cff", "LICENSE", "LICENSE-DATA", "requirements/run.txt")
_BESIDE = ("README.md", "croissant.json")
_OURS = "README.md"
_PAGES = (".css", ".csv", ".html", ".js", ".json", ".png", ".svg")


@dataclass(frozen=True)
class Contents:
    """What a zip holds.

    Attributes
    ----------
    files : dict of str to bytes
        Each file by its path in the zip.
    runs : list of dict
        The ``run.json`` of each report, sorted by notebook, the default run first.
    notebooks : dict of str to str
        The path in the zip of each notebook, by the name of its folder of reports.
    """

    files: dict[str, bytes]
    runs: list[dict[str, Any]]
    notebooks: dict[str, str]


def gather(to: Path) -> Contents:
    """Read what is to go into the zip; what the site shows of its reports and their data is renewed first.

    Parameters
    ----------
    to : Path
        The folder of reports.

    Raises
    ------
    BadSite
        If there is no list of reports, a report is not fresh, or a file lies there that no report has
        written; every reason is named.
    """
    plans = _plans(to)
    _must_be_ours(to)
    for planned in plans:
        publish.renew(planned)
    batch.relist(plans, promised(to))
    runs = record.runs(to)
    sources = _sources(plans)
    own = {f"{NOTEBOOKS}/{path.name}": path.read_bytes() for path in sources.values()}
    files = {**_site(to, runs), **_data(), **own, **_declared(sources), **_project()}
    if faults := faults_of(files):
        raise BadSite(faults)
    return Contents(files, runs, {name: f"{NOTEBOOKS}/{path.name}" for name, path in sources.items()})


def _plans(to: Path) -> list[Plan]:
    """The plan of each report; refused unless all are fresh, for what goes out must be what the data give."""
    if not (to / INDEX).is_file():
        raise BadSite([f"{to} holds no {INDEX}: make the site with `nkrefugees report`"])
    rows = state.standing(to)
    wrong = [
        f"{row['notebook']}/{row['run']} is {_state(row)}" for row in rows if row["state"] != state.FRESH
    ]
    if not rows:
        wrong = [f"{to} holds no report"]
    if wrong:
        raise BadSite([*wrong, "make them anew with `nkrefugees report`; nothing was written"])
    attempts = record.last_attempts(to)
    return [_plan(run, attempts, to) for run in record.runs(to)]


def _state(row: dict[str, Any]) -> str:
    return f"{row['state']}: {row['why']}" if row["why"] else str(row["state"])


def _plan(run: dict[str, Any], attempts: state.Runs, to: Path) -> Plan:
    """Plan a report as it stands; where that cannot be done, it cannot be made from the zip either."""
    name = f"{run['notebook']}/{run['run']}"
    source = state.source(run["notebook"], attempts.get((run["notebook"], run["run"])))
    if source is None:
        raise BadSite([f"{name}: its notebook is not known here; make it anew"])
    try:
        planned = publish.plan(source, run["parameters"], to)
    except NkrefugeesError as error:
        raise BadSite([f"{name}: {error}"]) from None
    if planned.name != name:
        raise BadSite([f"{name}: its notebook makes {planned.name}; remove the folder or make it anew"])
    return planned


def _sources(plans: list[Plan]) -> dict[str, Path]:
    """The notebook of each folder of reports: one, for a reader is to find it by its name."""
    found: dict[str, Path] = {}
    for planned in plans:
        first = found.setdefault(planned.notebook, planned.source)
        if first.read_bytes() != planned.source.read_bytes():
            raise BadSite([f"{planned.notebook}: made from {first} and {planned.source}; make all from one"])
    return found


def _declared(sources: dict[str, Path]) -> dict[str, bytes]:
    """The file that declares the runs, where it stands beside a notebook."""
    paths = {path.with_name(runs_file.FILE) for path in sources.values()}
    return {f"{NOTEBOOKS}/{path.name}": path.read_bytes() for path in sorted(paths) if path.is_file()}


def _must_be_ours(to: Path) -> None:
    """Refuse a site in which something lies that is not of it."""
    runs = record.runs(to)
    wanted, folders = _listed(runs), {run["notebook"] for run in runs}
    found = {path: _stray(name, path, wanted, folders) for name, path in _visible(to)}
    if faults := [f"{path}: {fault}" for path, fault in found.items() if fault]:
        raise BadSite(faults)


def _listed(runs: list[dict[str, Any]]) -> dict[str, str]:
    """The SHA-256 of each file of the reports as their ``run.json`` has it; empty for that file itself."""
    return {
        f"{run['notebook']}/{run['run']}/{name}": sha256
        for run in runs
        for name, sha256 in {record.RUN: "", **run["files"]}.items()
    }


def _site(to: Path, runs: list[dict[str, Any]]) -> dict[str, bytes]:
    """The pages, and of each report what its ``run.json`` lists, with the bytes that it lists."""
    files = {name: path.read_bytes() for name, path in _visible(to)}
    wanted = {name: sha256 for name, sha256 in _listed(runs).items() if sha256}
    other = [name for name in wanted if record.digest(files.get(name, b"")) != wanted[name]]
    if other:
        raise BadSite([f"{to / name}: it has changed while it was packed; try again" for name in other])
    return {f"{SITE}/{name}": content for name, content in files.items()}


def _visible(to: Path) -> Iterator[tuple[str, Path]]:
    """The files of the site by their path in it; not what is hidden, nor what says what the folder is for."""
    for path in sorted(to.rglob("*")):
        name = path.relative_to(to).as_posix()
        is_hidden = any(part.startswith(".") for part in name.split("/"))
        if not is_hidden and name != _OURS and (path.is_symlink() or not path.is_dir()):
            yield name, path


def _stray(name: str, path: Path, wanted: dict[str, str], folders: set[str]) -> str:
    """Why a file may not go out; empty if it may."""
    if path.is_symlink():
        return "it is a link, and what it leads to may not be meant for others; remove it"
    in_report = name.split("/")[0] in folders
    if name in wanted or (not in_report and path.suffix in _PAGES):
        return ""
    return "no report has written it; move it elsewhere"


def _data() -> dict[str, bytes]:
    """The files of the data, and what describes them."""
    names = [*io.files(), *(name for name in _BESIDE if (io.data_dir() / name).is_file())]
    return {f"{DATA}/{name}": (io.data_dir() / name).read_bytes() for name in names}


def _project() -> dict[str, bytes]:
    """Licences, citation, changes and lock: of the checkout, or as they were packed into the wheel."""
    package = Path(__file__).parents[1]
    places = [package / "project", package.parent]
    folder = next((place for place in places if (place / PROJECT[-1]).is_file()), places[0])
    return {name: (folder / name).read_bytes() for name in PROJECT if (folder / name).is_file()}
