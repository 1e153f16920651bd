"""``seeds/registers/*.csv`` and ``seeds/series/*.csv`` -> rows."""

from __future__ import annotations

from pathlib import Path

from nkrefugees import csvfile, schema
from nkrefugees.csvfile import Row
from nkrefugees.errors import Fault, hint
from nkrefugees.schema import Descriptor

REGISTERS = ("actors", "incidents", "links", "origins", "places", "policies", "series")
DECISION_COLUMNS = ("date", "kind", "subject", "decision", "reason")


def read(seeds: Path, descriptor: Descriptor) -> tuple[dict[str, list[Row]], list[Fault]]:
    """Read every register and statistical table.

    Returns
    -------
    tuple of dict and list of Fault
        Rows by table; a missing register is a fault, as is a file that is none.
    """
    rows: dict[str, list[Row]] = {}
    faults: list[Fault] = _strays(seeds)
    for table in REGISTERS:
        rows[table], found = _file(seeds / "registers" / f"{table}.csv", seeds, by_hand(descriptor, table))
        faults += found
    rows["observations"], found = _series(seeds, descriptor)
    faults += found
    for path in sorted((seeds / "decisions").glob("*.csv")):
        faults += _file(path, seeds, DECISION_COLUMNS)[1]
    return rows, faults


def by_hand(descriptor: Descriptor, table: str) -> list[str]:
    """List the columns of a table that are written by hand, not built."""
    return [name for name, field in schema.fields(descriptor, table).items() if not field.get("built")]


def _file(path: Path, seeds: Path, columns: list[str] | tuple[str, ...]) -> tuple[list[Row], list[Fault]]:
    name = f"seeds/{path.relative_to(seeds).as_posix()}"
    if not path.is_file():
        return [], [Fault(name, None, None, "file is missing; keep at least its header")]
    return csvfile.read(path.read_bytes(), name, columns)


def _series(seeds: Path, descriptor: Descriptor) -> tuple[list[Row], list[Fault]]:
    """Statistical tables: one file a series, which the file's name says."""
    columns = [c for c in by_hand(descriptor, "observations") if c != "series_id"]
    rows, faults = [], []
    for path in sorted((seeds / "series").glob("*.csv")):
        found, broken = _file(path, seeds, columns)
        for row in found:
            row.values["series_id"] = path.stem
        rows += found
        faults += broken
        if not found and not broken:
            faults.append(
                Fault(f"seeds/series/{path.name}", 1, None, "a header alone; no number stands below it")
            )
    return rows, faults


def _strays(seeds: Path) -> list[Fault]:
    """Files that no step of the build reads."""
    faults = [
        Fault(f"seeds/registers/{p.name}", None, None, f"no such register{hint(p.stem, REGISTERS)}")
        for p in sorted((seeds / "registers").glob("*"))
        if p.stem not in REGISTERS or p.suffix != ".csv"
    ]
    faults += [
        Fault(f"seeds/{folder}/{p.name}", None, None, "only CSV files are read here")
        for folder in ("series", "decisions")
        for p in sorted((seeds / folder).glob("*"))
        if p.suffix != ".csv"
    ]
    known = {"README.md", "codebook.toml", "documents", "registers", "series", "decisions"}
    return faults + [
        Fault(f"seeds/{p.name}", None, None, f"nothing reads this{hint(p.name, known)}")
        for p in sorted(seeds.iterdir())
        if p.name not in known and not p.name.startswith(".")
    ]
