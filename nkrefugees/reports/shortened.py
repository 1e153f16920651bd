"""Long tables and lists of a page, cut to their first rows; all of them stand in the files beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

_CUT = r'(?:<p class="more">Shown: [\d,]+ of ([\d,]+) rows\.</p>)?'
_BODY = re.compile(rf"(<tbody>\n)(.*?)(\n</tbody>\n</table>){_CUT}", re.DOTALL)
_LIST = re.compile(r"<ol>(.*?)</ol></details>", re.DOTALL)
_SOURCES = 25


class Shortened(NamedTuple):
    """Cuts the tables of shown frames to ``most`` rows, and their sources where a bibliography has them.

    ``bibliography`` is its place on the page, as in ``#cell-bibliography``; empty if there is none.
    """

    most: int
    bibliography: str = ""

    def __call__(self, html: str, csv: str = "") -> str:
        r"""Cut one output; ``csv`` is the file with all rows.

        Examples
        --------
        >>> table = "<table>\n<tbody>\n<tr>1</tr>\n<tr>2</tr>\n</tbody>\n</table>"
        >>> short = Shortened(1)(table, "a.csv")
        >>> "<tr>2</tr>" in short, "1 of 2 rows" in short
        (False, True)
        """
        whole = _BODY.sub(lambda found: self._rows(found, csv), html)
        return _LIST.sub(self._items, whole) if self.bibliography else whole

    def _rows(self, found: re.Match[str], csv: str) -> str:
        lines = found[2].split("\n<tr")
        if len(lines) <= self.most and not found[4]:
            return found[0]
        shown, of = lines[: self.most], found[4] or f"{len(lines):,}"
        rest = f'; <a href="{csv}">all of them as CSV</a>' if csv else ""
        told = f'<p class="more">Shown: {len(shown):,} of {of} rows{rest}.</p>'
        return found[1] + "\n<tr".join(shown) + found[3] + told

    def _items(self, found: re.Match[str]) -> str:
        listed = found[1].split("</li>")[:-1]
        if len(listed) <= _SOURCES:
            return found[0]
        more = f"{len(listed) - _SOURCES:,} more"
        told = f'<p><a href="{self.bibliography}">{more} stand in the bibliography</a>.</p>'
        return f"<ol>{'</li>'.join(listed[:_SOURCES])}</li></ol>{told}</details>"
