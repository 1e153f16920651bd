"""What surrounds the reports on their site: the pages of the record, and links that lead somewhere."""

from __future__ import annotations

from pathlib import Path

from nkrefugees import site
from nkrefugees.errors import BrokenLinks
from nkrefugees.reports import disk, locks, swap, tools
from nkrefugees.site.addresses import EVIDENCE
from nkrefugees.site.renew import MADE


def renew(to: Path) -> bool:
    """Write the pages of the record around reports, if data, code or libraries changed.

    Two engines at one folder wait for each other.

    Returns
    -------
    bool
        Whether they were written.
    """
    with locks.locked(to, EVIDENCE), disk.writing(to / EVIDENCE):
        return site.write(to, tools.used(to), locks.scratch, swap.exchange)


def standing(to: Path) -> bytes:
    """Give the note on the pages around reports, by which others are told apart; empty without pages."""
    try:
        return (to / MADE).read_bytes()
    except OSError:
        return b""


def check(to: Path, *, whole: bool = True) -> None:
    """Follow the links inside a site; where some lead nowhere, the next call of `renew` begins anew.

    Parameters
    ----------
    to : Path
        The folder of reports.
    whole : bool
        Whether the pages of the record are read as well, rather than the others alone.

    Raises
    ------
    BrokenLinks
        If some lead nowhere.
    """
    from nkrefugees.site.links import broken

    if faults := broken(to, whole=whole):
        (to / MADE).unlink(missing_ok=True)
        raise BrokenLinks(faults)
