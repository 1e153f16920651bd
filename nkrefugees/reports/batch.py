"""Reports in batches: what is stale is made, and the list of reports renewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from nkrefugees.errors import BadValue, ReportFailed
from nkrefugees.reports import index, locks, printed, record, surroundings, tools
from nkrefugees.reports.age import overdue
from nkrefugees.reports.beside import beside
from nkrefugees.reports.events import Ended, Observe, ignore
from nkrefugees.reports.pool import pool, run
from nkrefugees.reports.publish import Plan, is_fresh, make, plan, renew, unprinted
from nkrefugees.reports.run import NO_LIMITS, Limits
from nkrefugees.reports.threads import quiet


def report(
    notebook: str | Path,
    parameters: Mapping[str, object] | None = None,
    to: str | Path | None = None,
    *,
    pdf: bool = False,
) -> Path:
    """Make one report.

    Parameters
    ----------
    notebook : str or Path
        A notebook of the package by name, or the path of an ``.ipynb`` file.
    parameters : mapping of str to object, optional
        Values that are not the defaults.
    to : str or Path, optional
        The folder of reports, ``./reports`` by default. The attempt is noted beside it, in
        ``.nkrefugees/log.jsonl``.
    pdf : bool
        Whether to make ``report.pdf`` as well.

    Returns
    -------
    Path
        The folder of the report, ``<to>/<notebook>/<run>``: ``index.html``, ``report.ipynb``,
        ``run.json``, ``figures/`` and ``tables/``.

    Raises
    ------
    UnknownName, BadValue, BadParameters
        If there is no such notebook or parameter, or a value is not taken; nothing has run then.
    ReportFailed
        If the notebook does not run to its end; the last good report stays as it was.
    BrokenLinks
        If a link of the site leads nowhere; the report is made then.
    MissingLibrary, MissingPackages
        If a PDF is wanted, and none can be made here; nothing has run then.
    """
    planned = plan(notebook, parameters, to)
    planned = printing([planned])[0] if pdf else planned
    with _listed([planned]), quiet():
        return make(planned)


def make_all(
    plans: list[Plan],
    observe: Observe = ignore,
    *,
    force: bool = True,
    jobs: int | None = None,
    limits: Limits = NO_LIMITS,
    max_age: int | None = None,
    cluster: str | None = None,
) -> list[ReportFailed]:
    """Make several reports that have been planned; go on after one that fails.

    Parameters
    ----------
    plans : list of Plan
        What to make, as `nkrefugees.reports.plans` gives it.
    observe : callable
        Takes the `nkrefugees.reports.events` as they happen: that a report has begun or ended is told from
        here, wherever it is made; that it has come to a cell, from a thread.
    force : bool
        Whether to make reports anew that are fresh.
    jobs : int, optional
        How many run at a time; as many as there are cores by default, or as the cluster has threads.
    limits : Limits, optional
        How long a cell and a run may take, and how often a run whose kernel died is tried again.
    max_age : int, optional
        Days; reports that are fresh and longer ago are made anew as well, and the list of reports states
        the promise. Without it the list promises nothing.
    cluster : str, optional
        The address of a Dask scheduler whose workers make the reports, as in ``tcp://127.0.0.1:8786``. They
        and this process share the folder of reports, under the same path.

    Returns
    -------
    list of ReportFailed
        The failures, in the order of the plans; empty if all went well.

    Raises
    ------
    BrokenLinks
        If a link of the site leads nowhere; the reports are made then.
    NoCluster, MissingLibrary
        If the cluster cannot be worked with, or Dask is not installed; nothing has run then.
    """
    if jobs is not None and jobs < 1:
        raise BadValue("jobs", jobs, "at least one report must run at a time")
    if jobs is not None and cluster is not None:
        raise BadValue("jobs", jobs, "on a cluster the threads of its workers say how many run at a time")
    if not plans:
        return []
    for to in {p.to for p in plans}:
        locks.restore(to)
    used = tools.used(plans[0].to)
    due = _overdue(plans, max_age) | _unsuccessful(plans)
    wanted = [p for p in plans if force or p.folder in due or not is_fresh(p, used)]
    for fresh in [p for p in plans if p not in wanted]:
        renew(fresh)
        if unprinted(fresh):
            wanted.append(replace(fresh, only_pdf=True))
        else:
            observe(Ended(fresh.name, "fresh", "fresh"))
    with _listed(plans, max_age, made=bool(wanted)):
        if not wanted:
            return []
        with (
            quiet(),
            beside(p.to for p in wanted),
            pool(wanted, jobs, used, limits, observe, cluster) as workers,
        ):
            return run(wanted, workers, observe)


def printing(plans: list[Plan]) -> list[Plan]:
    """Plan a PDF with each report.

    Raises
    ------
    MissingLibrary, MissingPackages
        If none can be made here; the error says what to install.
    """
    made_with = printed.made_with()
    return [replace(p, pdf=made_with) for p in plans]


def _overdue(plans: list[Plan], max_age: int | None) -> set[Path]:
    """The folders of reports that are older than was promised."""
    runs = {to: [(p.notebook, p.run) for p in plans if p.to == to] for to in {p.to for p in plans}}
    return {to / name / run for to, found in runs.items() for name, run in overdue(to, found, max_age)}


def _unsuccessful(plans: list[Plan]) -> set[Path]:
    """The folders of reports whose last attempt failed or was killed, even where a good one stands."""
    return {to / name / run for to in {p.to for p in plans} for name, run in record.unsuccessful(to)}


@contextmanager
def _listed(plans: list[Plan], max_age: int | None = None, *, made: bool = True) -> Iterator[None]:
    """Renew what surrounds the reports when the work is over; if it was stopped, the list of reports alone.

    ``made`` says whether some report is made: then its links are followed as well.
    """
    stood = {to: surroundings.standing(to) for to in {p.to for p in plans}}
    try:
        yield
        _renew(stood)
    except ReportFailed:
        _renew(stood)
        raise
    finally:
        _list(plans, max_age)
    for to in filter(Path.is_dir, stood):
        anew = surroundings.standing(to) != stood[to]
        if anew or made:
            surroundings.check(to, whole=anew)


def _renew(folders: Iterable[Path]) -> None:
    """Renew what surrounds the reports of every folder that there is."""
    for to in filter(Path.is_dir, folders):
        surroundings.renew(to)


def _list(plans: list[Plan], max_age: int | None = None) -> None:
    """Renew the list of reports of every folder that there is."""
    for to in dict.fromkeys(p.to for p in plans):
        if to.is_dir():
            locks.sweep(to)
            index.write(to, max_age)


def relist(plans: list[Plan], max_age: int | None = None) -> None:
    """Renew what surrounds reports and follow its links, as a batch does at its end; no report is made.

    Raises
    ------
    BrokenLinks
        If a link of the site leads nowhere.
    """
    with _listed(plans, max_age):
        pass
