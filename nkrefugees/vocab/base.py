"""What a closed vocabulary is."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Vocabulary(StrEnum):
    """A closed list of codes; each member is its code and carries its ``meaning``."""

    meaning: str

    def __new__(cls, code: str, meaning: str = "") -> Self:
        """Make a member from its code and meaning."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member
