"""Drafts of sheets: what a text seems to say, proposed by rules for a curator to confirm, correct or delete.

text -> words -> what is found (figures, dates, names, phrases of saying) -> claims and mentions -> sheet.
Nothing is opened but the file given; nothing is asked of a network, a model or a person.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from nkrefugees.errors import BadValue


class Draft(NamedTuple):
    """A sheet that was written: where, how many proposals of each kind, and the date it reckons from."""

    file: Path
    counts: dict[str, int]
    published: str
    given: bool


def code(
    path: Path,
    published: str = "",
    publisher: str = "",
    title: str = "",
    url: str = "",
    to: Path | None = None,
) -> Draft:
    """Draft the sheet of a text.

    Parameters
    ----------
    path : Path
        A text file in UTF-8, in English.
    published : str
        EDTF of publication; looked for at the head of the text if it is not given.
    publisher : str
        An id of ``actors``; who claims what nobody else is said to claim.
    title, url : str
        The title as published, without the name of a private person, and the address.
    to : Path, optional
        The sheet; beside the text by default. It must not be there.

    Raises
    ------
    MissingFile
        If there is no such text.
    BadValue
        If the text cannot be drafted, an option is wrong, or the sheet is there.
    BadDate
        If ``published`` is no date of the profile.
    UnknownName
        If the register has no such publisher.
    MissingLibrary
        If spaCy or dateparser is not installed.
    """
    from nkrefugees import dates
    from nkrefugees.drafts import text as texts

    target = path.with_suffix(".toml") if to is None else to
    if target.exists():
        raise BadValue("--to", str(target), "it is there already; give another file, or move that one away")
    words = texts.read(path)
    if published:
        dates.parse(published)
    _check_publisher(publisher)
    return _drafted(words, target, published, {"publisher": publisher, "title": title, "url": url})


def _drafted(words: str, target: Path, given: str, citation: dict[str, str]) -> Draft:
    from nkrefugees.drafts import draft, sheet
    from nkrefugees.drafts import published as head

    published = given or head.find(words)
    proposals = draft.propose(words, published, citation["publisher"])
    cited = {key: value for key, value in {**citation, "published": published}.items() if value}
    made = sheet.write(words, proposals, cited)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(made)
    blocks = [proposal.block for proposal in proposals]
    return Draft(target, {b: blocks.count(b) for b in dict.fromkeys(blocks)}, published, bool(given))


def _check_publisher(publisher: str) -> None:
    from nkrefugees import frames
    from nkrefugees.errors import UnknownName

    known = set(frames.actors().reset_index()["actor_id"])
    if publisher and publisher not in known:
        raise UnknownName("publisher", publisher, known)
