"""A call where nothing has changed, against other programs that look whether anything has."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from . import peers
from .line import Line, in_turn
from .place import light, made, must_be_fresh, python, report


def lines(folder: Path) -> list[Line]:
    """What is measured in a folder."""
    pandas = partial(python, folder, "-c", "import pandas")
    ours = partial(_nothing_changed, folder / "twenty")
    found = [Line("nothing changed, 20 reports", "import pandas", in_turn(ours, pandas, 7), "0.3 s")]
    for name, peer in peers.PEERS.items():
        theirs = partial(_peer, peer, folder)
        found.append(Line("nothing changed, 20 reports", name, in_turn(ours, theirs, 5), "0.5"))
    return found


@cache
def _twenty(folder: Path) -> Path:
    """The folder of 20 reports that are fresh."""
    return made(folder, *light())


def _nothing_changed(folder: Path) -> None:
    must_be_fresh(report(_twenty(folder), *light()))


def _peer(peer: peers.Peer, folder: Path) -> None:
    """Let another program look at as many targets; it has made them itself before."""
    where = _prepared(peer, folder)
    peers.look(peer, where)


@cache
def _prepared(peer: peers.Peer, folder: Path) -> Path:
    return peers.prepare(peer, _twenty(folder / "twenty") / "reports", folder / f"peer-{peer.command[0]}")
