"""What the check of a zip has found, for programs and as lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from nkrefugees.wording import plural

_MOST = 50


@dataclass(frozen=True)
class Verdict:
    """Whether a zip is whole, and whether its reports are what its data and notebooks give.

    Attributes
    ----------
    name : str
        The file.
    files : int
        How many files lie in it.
    faults : list of str
        Paths that are unsafe, files that are changed, missing or not in the list of sums. Where there are
        some, nothing was made.
    reports : int
        How many reports were made anew; None where only the sums were looked at.
    differences : list of str
        What differs between the reports and pages in the zip and those made anew, one line each.
    reasons : list of str
        What the reports in the zip were made with that is otherwise here.
    notes : list of str
        What a reader should know that is no difference.
    """

    name: str
    files: int
    faults: list[str] = field(default_factory=list)
    reports: int | None = None
    differences: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong and nothing differs."""
        return not (self.faults or self.differences)

    def summary(self, most: int = _MOST) -> str:
        """Write it line by line, the verdict first; of differences ``most`` lines."""
        if self.faults:
            return "\n".join([f"{self.name}: {plural(len(self.faults), 'fault')}", *_some(self.faults, most)])
        lines = [f"{self.name}: {plural(self.files, 'file')}, as the list of sums has them"]
        if self.reports is not None:
            lines += self._rebuilt(most)
        return "\n".join([*lines, *(f"note: {note}" for note in self.notes)])

    def _rebuilt(self, most: int) -> list[str]:
        made = f"{plural(self.reports or 0, 'report')} made anew from it"
        if not self.differences:
            return [f"{made}: the same bytes, and so is every page of the site"]
        why = self.reasons or [
            "nothing: the same package, Python and libraries; the zip holds what they do not give"
        ]
        return [f"{made}; not the same", *_some(self.differences, most), "made here with other", *_in(why)]


def _in(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _some(lines: list[str], most: int) -> list[str]:
    """Lines as they are read below others; the number of those left out."""
    more = [f"… {len(lines) - most:,} more"] if len(lines) > most else []
    return _in([*lines[:most], *more])
