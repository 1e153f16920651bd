"""A draft as a sheet: TOML of proposals, without a word of the text but those for numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from nkrefugees.check import persons
from nkrefugees.drafts.proposal import Proposal
from nkrefugees.errors import BadValue

_HEAD = """\
# A draft, made by rules: nothing below is coded until you have read it against the text.
# [[proposal.claim]], [[proposal.mention]]: correct it, give a claim its incident or series, then take
#   "proposal." out of its head; or delete it.
# [[proposal.date]], .place, .crossing, .actor, .attribution: use what it says in a claim or a register,
#   then delete it.
# `nkrefugees check` and `build` refuse the sheet until no proposal is left.
"""


def write(text: str, proposals: Sequence[Proposal], citation: dict[str, str]) -> str:
    """Write the sheet of a draft.

    Parameters
    ----------
    text : str
        The text, of which the digest alone enters.
    proposals : sequence of Proposal
        What is proposed.
    citation : dict of str to str
        The keys of the head: title, publisher, published, url.

    Raises
    ------
    BadValue
        If the citation names a person, or could lead to one.
    """
    for key, value in citation.items():
        _refuse_persons(key, value)
    head = {
        "title": "",
        "publisher": "",
        "published": "",
        **citation,
        "kind": "news",
        "language": "en",
        "tier": "",
    }
    order = ("title", "publisher", "published", "kind", "language", "url", "tier")
    digest = hashlib.sha256(text.encode()).hexdigest()
    lines = [f"{key} = {_value(head[key])}" for key in order if key in head]
    blocks = ["\n".join([*lines, f'text_sha256 = "{digest}"'])]
    number = 0
    for proposal in proposals:
        number += proposal.block == "claim"
        blocks.append(_block(proposal, number))
    return _HEAD + "\n" + "\n\n".join(blocks) + "\n"


def _refuse_persons(key: str, value: str) -> None:
    for problem in persons.problems(value, key):
        allowed = f"{problem}; write […] for a private person, leave the address of such a page out"
        raise BadValue(f"--{key}", value, allowed)


def _block(proposal: Proposal, number: int) -> str:
    """One proposal; words for a number that could be a name are left out."""
    fields: dict[str, Any] = {"id": f"c{number}", "incident": ""} if proposal.block == "claim" else {}
    fields |= {k: v for k, v in proposal.fields.items() if k != "n_text" or _is_clean(str(v))}
    spans = ", ".join(f"[{start}, {end}]" for start, end in proposal.spans)
    rows = [f"{key} = {_value(value)}" for key, value in fields.items()]
    return "\n".join([f"[[proposal.{proposal.block}]]", *rows, f"spans = [{spans}]"])


def _is_clean(value: str) -> bool:
    return not list(persons.problems(value, "n_text"))


def _value(value: Any) -> str:
    """A whole number or a text in TOML."""
    if isinstance(value, int):
        return str(value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
