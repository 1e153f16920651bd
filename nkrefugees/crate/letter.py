"""What comes with the zip for a reader who has nothing else."""

from __future__ import annotations

from typing import Any

from nkrefugees import io
from nkrefugees.shown import CAUTION
from nkrefugees.wording import plural

_TEXT = """\
# {title}

Data release {release}; {count}, made by nkrefugees {version} with Python {python}.
{caution}

- **Read**: open `reports/index.html` in a browser. Nothing is fetched from anywhere.
- **Is it whole?** `sha256sum -c SHA256SUMS`: every file is as it was packed, if the list is.
- **Is it what the data give?** With nkrefugees installed, on the zip itself:
  `nkrefugees verify FILE.zip` makes every report anew from `data/` and `notebooks/`, and names what differs.
- **What made what** stands in `ro-crate-metadata.json` (RO-Crate, Process Run Crate), and of each report
  in its `run.json`.

`LICENSE` is the licence of the code and its notebooks, `LICENSE-DATA` that of the data and the reports.
Cite the data as `CITATION.cff` says, and the sources that your numbers rest on.
"""


def letter(runs: list[dict[str, Any]]) -> str:
    """Write the README of a zip.

    Parameters
    ----------
    runs : list of dict
        The ``run.json`` of each report; of the first come the versions, for all are fresh.
    """
    first = runs[0]
    return _TEXT.format(
        title=io.descriptor().get("title", "Reports"),
        release=io.release(),
        count=plural(len(runs), "report"),
        version=first["version"],
        python=first["python"],
        caution=CAUTION,
    )
