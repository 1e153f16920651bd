"""CSV files byte by byte: UTF-8, line feeds, RFC 4180, no newline in a cell."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nkrefugees.errors import Fault, hint

_STRANGE = {"Cc": "control", "Cf": "invisible", "Zl": "invisible", "Zp": "invisible", "Cs": "broken"}


@dataclass
class Row:
    """One record as it stands in a file, and where."""

    file: str
    line: int | None
    values: dict[str, str]
    lines: dict[str, int] = field(default_factory=dict)

    def fault(self, column: str | None, message: str) -> Fault:
        """Make a fault of this row; ``column`` gives the line where it has one of its own."""
        return Fault(self.file, self.lines.get(column or "", self.line), column, message)


def decode(raw: bytes, file: str) -> tuple[str, list[Fault]]:
    """Decode a text file and find what no text file of this project holds.

    Returns
    -------
    tuple of str and list of Fault
        The text with line feeds, and a fault for a byte-order mark, stray bytes, carriage returns,
        control characters and text that is not NFC.
    """
    faults = []
    if raw.startswith(b"\xef\xbb\xbf"):
        faults.append(Fault(file, 1, None, "a byte-order mark stands at the start; save as UTF-8 without it"))
        raw = raw[3:]
    for number, line in enumerate(raw.split(b"\n"), start=1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            byte = line[error.start]
            faults.append(
                Fault(
                    file,
                    number,
                    None,
                    f"stray byte 0x{byte:02x} at byte {error.start + 1}; save as UTF-8",
                )
            )
    text = raw.decode(errors="replace")
    if "\r" in text:
        first = text[: text.index("\r")].count("\n") + 1
        faults.append(Fault(file, first, None, "carriage return; end lines with a line feed alone"))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, content in enumerate(text.split("\n"), start=1):
        faults += [Fault(file, number, None, problem) for problem in strange(content)]
    return text, faults


def strange(text: str) -> list[str]:
    r"""Say what no line or cell holds: control and invisible characters, and text that is not NFC.

    Examples
    --------
    >>> strange("Tumen\u200b")
    ['invisible character U+200B']
    """
    kinds = ((c, _STRANGE.get(unicodedata.category(c))) for c in text if c != "\t")
    found = [f"{kind} character U+{ord(c):04X}" for c, kind in kinds if kind]
    if not unicodedata.is_normalized("NFC", text):
        found.append("text is not in Unicode form NFC")
    return found[:1]


def read(raw: bytes, file: str, columns: Sequence[str]) -> tuple[list[Row], list[Fault]]:
    """Read a CSV file that must have exactly these columns.

    Parameters
    ----------
    raw : bytes
        The file's content.
    file : str
        Its name in faults.
    columns : sequence of str
        The header that it must have, in this order.

    Returns
    -------
    tuple of list of Row and list of Fault
        Rows with every column (empty text for a missing cell), and every fault.
    """
    text, faults = decode(raw, file)
    records, broken = _records(text, file)
    faults += broken
    if not records:
        return [], [*faults, Fault(file, 1, None, f"the header is missing: {','.join(columns)}")]
    (_, header), *body = records
    faults += _header_faults(header, columns, file)
    rows = []
    for line, cells in body:
        if len(cells) != len(header):
            faults.append(Fault(file, line, None, f"{len(cells)} cells; the header has {len(header)}"))
        row = Row(file, line, dict.fromkeys(columns, ""))
        row.values.update({c: v for c, v in zip(header, cells, strict=False) if c in row.values})
        faults += [row.fault(c, "newline in a cell") for c, v in row.values.items() if "\n" in v]
        faults += [
            row.fault(c, f"{v!r} has space around it") for c, v in row.values.items() if v != v.strip()
        ]
        rows.append(row)
    return rows, faults


def _records(text: str, file: str) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """Cells of each record with the line on which it starts."""
    faults = []
    if text and not text.endswith("\n"):
        faults.append(Fault(file, text.count("\n") + 1, None, "the last line has no line feed"))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[tuple[int, list[str]]] = []
    start = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return records, faults
        except csv.Error as error:
            return records, [*faults, Fault(file, start, None, f"not RFC 4180: {error}")]
        if cells:
            records.append((start, cells))
        else:
            faults.append(Fault(file, start, None, "empty line"))
        start = reader.line_num + 1


def _header_faults(header: list[str], columns: Sequence[str], file: str) -> list[Fault]:
    """Extra, repeated, missing and misplaced columns."""
    extra = [c for c in header if c not in columns]
    missing = [c for c in columns if c not in header]
    twice = {c for c in header if header.count(c) > 1}
    faults = [Fault(file, 1, c, f"no such column{hint(c, missing or columns)}") for c in extra]
    faults += [Fault(file, 1, c, "column is missing") for c in missing]
    faults += [Fault(file, 1, c, "column stands twice") for c in sorted(twice)]
    if not faults and header != list(columns):
        faults.append(Fault(file, 1, None, f"columns must stand in this order: {','.join(columns)}"))
    return faults


def write(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    r"""Write a table as this project's CSV.

    Examples
    --------
    >>> write(["a", "b"], [["1", "x, y"]])
    b'a,b\n1,"x, y"\n'
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode()
