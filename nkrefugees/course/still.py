"""What otter-grader writes, without clock and chance: the same bytes for the same lesson."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

_WHEN = (1980, 1, 1, 0, 0, 0)
_CHECK = re.compile(r'grader\.check\("([\w-]+)"\)')


def notebook(content: bytes, source: bytes) -> bytes:
    """Name the cells that otter added: its random ids are drawn anew at every call.

    Parameters
    ----------
    content : bytes
        A notebook that otter made.
    source : bytes
        The notebook that it was made from; ids that stand there are kept.

    Returns
    -------
    bytes
        The notebook; a cell that checks a question is ``check-<question>``, others are ``added-1`` …
    """
    made = json.loads(content)
    kept = {cell["id"] for cell in json.loads(source)["cells"]}
    new = [cell for cell in made["cells"] if cell["id"] not in kept]
    for number, cell in enumerate(new, start=1):
        cell["id"] = _name(cell) or f"added-{number}"
    return (json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _name(cell: dict[str, Any]) -> str:
    """What the cell checks; empty if it checks nothing."""
    found = _CHECK.fullmatch("".join(cell["source"]).strip())
    return f"check-{found[1]}" if found else ""


def zipped(content: bytes) -> bytes:
    """Pack a zip anew, sorted, without the time of day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()
