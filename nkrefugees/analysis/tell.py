"""A result in its own sentences, for notebooks: what it says, without its rows."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Protocol

from nkrefugees.analysis.attempt import Refused


class HasSummary(Protocol):
    """Anything that says in words what was found."""

    def summary(self) -> str:
        """Say in plain sentences what was found."""


@dataclass(frozen=True)
class Told:
    """Sentences; render as paragraphs."""

    text: str
    is_refusal: bool = False

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        kind = "nk-refused" if self.is_refusal else "nk-told"
        return "\n".join(
            f'<p class="{kind}">{html.escape(line)}</p>' for line in self.text.splitlines() if line
        )


def tell(result: HasSummary) -> Told:
    """Say a result in its own sentences, without its rows: a refusal says its reason.

    Parameters
    ----------
    result : a result of an analysis
        Anything with ``summary()``; a figure of `nkrefugees.plot` has one too.

    Returns
    -------
    Told
        Renders as a paragraph a line.

    Raises
    ------
    TypeError
        If it has no summary; frames are shown by `nkrefugees.show`.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> tell(nk.fates(nk.claims(country="NOR", until=1950)))
    No claim about an incident is recorded for this choice.
    """
    if not callable(getattr(result, "summary", None)):
        raise TypeError(
            f"tell takes a result with a summary, not {type(result).__name__}; nk.show takes frames"
        )
    return Told(result.summary(), isinstance(result, Refused))
