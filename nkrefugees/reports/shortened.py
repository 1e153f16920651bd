"""Long tables and lists of a page, cut to their first rows; all of them stand in the files beside it."""

from __future__ import annotations

import re

_BODY = re.compile(r"(<tbody>\n)(.*?)(\n</tbody>\n</table>)", re.DOTALL)
_LIST = re.compile(r"<ol>(.*?)</ol></details>", re.DOTALL)


def shortened(html: str, most: int, csv: str = "") -> str:
    """Cut the tables and lists of sources of a shown frame.

    Parameters
    ----------
    html : str
        What `nkrefugees.show` writes.
    most : int
        How many rows stay.
    csv : str
        The file with all rows.

    Examples
    --------
    >>> table = "<table>\\n<tbody>\\n<tr>1</tr>\\n<tr>2</tr>\\n</tbody>\\n</table>"
    >>> "<tr>2</tr>" in shortened(table, 1, "a.csv"), "1 of 2 rows" in shortened(table, 1, "a.csv")
    (False, True)
    """
    rest = f' (<a href="{csv}">all of them</a>)' if csv else ""

    def rows(found: re.Match[str]) -> str:
        lines = found[2].split("\n<tr")
        if len(lines) <= most:
            return found[0]
        told = f'<p class="more">Shown: {most:,} of {len(lines):,} rows{rest}.</p>'
        return found[1] + "\n<tr".join(lines[:most]) + found[3] + told

    def items(found: re.Match[str]) -> str:
        listed = found[1].split("</li>")[:-1]
        if len(listed) <= most:
            return found[0]
        told = f"<p>{len(listed) - most:,} more stand in the bibliography.</p>"
        return f"<ol>{'</li>'.join(listed[:most])}</li></ol>{told}</details>"

    return _LIST.sub(items, _BODY.sub(rows, html))
