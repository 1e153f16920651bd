"""Another invented record for another class: the parameter ``seed`` of a lesson."""

from __future__ import annotations

import json
import re

from nkrefugees.errors import BadValue

_SEED = re.compile(r'^(seed: "int" = )\d+', re.MULTILINE)


def seeded(notebook: bytes, seed: int) -> bytes:
    """Put a seed where the cell of parameters declares one; a lesson without one stays as it is.

    Parameters
    ----------
    notebook : bytes
        The source of a lesson.
    seed : int
        Zero or more.

    Raises
    ------
    BadValue
        If the seed is negative.
    """
    if seed < 0:
        raise BadValue("seed", seed, "write a whole number, zero or more")
    book = json.loads(notebook)
    for cell in book["cells"]:
        if "parameters" in cell["metadata"].get("tags", []):
            cell["source"] = _SEED.sub(rf"\g<1>{seed}", "".join(cell["source"]))
    return json.dumps(book).encode()
