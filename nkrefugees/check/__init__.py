"""Every fault in seeds and data, at once: files, tables, spans, titles, names of persons, small groups."""

from __future__ import annotations

from pathlib import Path

from nkrefugees.check import files, persons, restricted, small_groups, spans, tables, titles
from nkrefugees.csvfile import Row
from nkrefugees.errors import Fault


def check_data(data: Path, built: dict[str, bytes]) -> list[Fault]:
    """Find what is wrong with a folder of data, and where it differs from what the seeds make.

    Parameters
    ----------
    data : Path
        The folder with ``datapackage.json``.
    built : dict of str to bytes
        What the seeds make, by file name; empty where there are no seeds, or none without fault.
    """
    faults = files.check(data)
    differing = files.compare(data, built) if built and data.is_dir() else []
    return list(dict.fromkeys(faults + differing)) + ([] if faults else tables.check(data))


def check_seeds(rows: dict[str, list[Row]], seeds: Path, texts: Path | None) -> list[Fault]:
    """Find what could lead to persons, figures in titles, and spans that do not fit.

    Parameters
    ----------
    rows : dict of str to list of Row
        The rows of the seeds, by table.
    seeds : Path
        The folder of the seeds; ``decisions/public-names.csv`` lists names that are allowed, and
        ``decisions/public-groups.csv`` small groups that are known to be safe.
    texts : Path, optional
        A folder with the texts of sources; without it spans are not looked up.
    """
    if not rows:
        return []
    faults = persons.check(rows, seeds) + small_groups.check(rows, seeds)
    faults += restricted.check(rows) + titles.check(rows)
    return faults + (spans.check(rows, texts) if texts else [])
