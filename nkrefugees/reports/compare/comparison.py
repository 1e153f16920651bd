"""What changed between two runs of a report, for programs, as lines and as a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nkrefugees.reports import record
from nkrefugees.reports.compare.drawn import FigureChange
from nkrefugees.reports.compare.keyed import ADDED, CHANGED, GONE, REMOVED, RowChange, TableChange
from nkrefugees.reports.compare.keys import is_number
from nkrefugees.reports.compare.made_with import Made
from nkrefugees.reports.compare.passages import HEADING, PassageChange
from nkrefugees.reports.compare.wordwise import SAME, marked, pieces
from nkrefugees.wording import plural

SAME_BYTES = "the same bytes"
_SIGNS = {CHANGED: "~", ADDED: "+", REMOVED: "-"}
_LONG = 40
_LONGEST = 160


@dataclass(frozen=True)
class Comparison:
    """What two runs of a report differ in.

    Attributes
    ----------
    before, after : str
        The runs: notebook and run.
    title : str
        The question of the later one.
    made_with : list of Made
        Data release, rows read, parameters, versions: those that differ.
    tables : list of TableChange
        Tables that are new, gone or changed, with their rows by key.
    figures : list of FigureChange
        Figures that are new, gone or changed, with their descriptions.
    passages : list of PassageChange
        Headings, prose and printed outputs that differ, word by word.
    files : list of str
        Files whose bytes differ.
    """

    before: str
    after: str
    title: str
    made_with: list[Made]
    tables: list[TableChange]
    figures: list[FigureChange]
    passages: list[PassageChange]
    files: list[str]

    @property
    def differs(self) -> bool:
        """Whether a reader sees a difference in tables, figures or words."""
        return bool(self.tables or self.figures or self.passages)

    def summary(self, most: int = 100) -> str:
        """Write the difference line by line; of each table ``most`` rows and cells."""
        return _summary(self, most)

    def html(self, most: int = 200) -> str:
        """Write the difference as one page that needs nothing but itself; of each table ``most`` rows."""
        return _page(self, most)


def _summary(found: Comparison, most: int) -> str:
    """Write a comparison line by line."""
    lines = [between(found)]
    if found.made_with:
        lines += ["made with", *(f"  {m.what}: {m.before} -> {m.after}" for m in found.made_with)]
    for table in found.tables:
        lines += [f"{table.name}: {counts(table)}", *(f"  {line}" for line in _table(table, most))]
    for figure in found.figures:
        lines += [f"{figure.name}: {figure.note}", f"  {described(figure)}"]
    lines += [f"{where(passage)}: {marked(passage.words)}" for passage in found.passages]
    return "\n".join([*lines, *filter(None, [verdict(found)])])


def _page(found: Comparison, most: int) -> str:
    """Write a comparison as a page: one title, tables, words struck out and underlined; no script."""
    from nkrefugees.site.look import environment

    template = environment().get_template("compare.html")
    return template.render(
        found=found,
        most=most,
        version=record.package_version(),
        between=between(found),
        verdict=verdict(found),
        counts=counts,
        described=described,
        where=where,
        capital=capital,
        long=_LONG,
    )


def capital(text: str) -> str:
    """Begin a sentence.

    Examples
    --------
    >>> capital("it draws UNHCR's data")
    "It draws UNHCR's data"
    """
    return text[:1].upper() + text[1:]


def between(found: Comparison) -> str:
    """Name the two runs."""
    return found.before if found.before == found.after else f"{found.before} -> {found.after}"


def verdict(found: Comparison) -> str:
    """Say it where a reader sees no difference; empty where one does."""
    if found.differs:
        return ""
    if not found.files:
        return SAME_BYTES
    seen = f"nothing {'else ' if found.made_with else ''}that a reader sees differs"
    return f"{seen}; other bytes in {', '.join(found.files)}"


def counts(table: TableChange) -> str:
    """Count the rows of a table that differ, and name the columns that tell them apart.

    Examples
    --------
    >>> rows = [RowChange("added", "2001", "", "", "n 5"), RowChange("changed", "2002", "n", "5", "6")]
    >>> counts(TableChange("tables/years.csv", "changed", ("period",), [], rows, 2))
    '1 row changed, 1 added (by period)'
    """
    if table.state != CHANGED:
        return f"{table.state}, {'had' if table.state == GONE else 'with'} {plural(table.size, 'row')}"
    keys = {change: {row.key for row in table.rows if row.change == change} for change in _SIGNS}
    found = [f"{len(keys[change]):,} {change}" for change in _SIGNS if keys[change]]
    if not found:
        return "the same rows"
    first, *more = found
    number, change = first.split(" ")
    noun = "row" if number == "1" else "rows"
    return f"{', '.join([f'{number} {noun} {change}', *more])} (by {', '.join(table.key) or 'order'})"


def described(figure: FigureChange) -> str:
    """Say how the description of a figure changed."""
    if words := figure.words:
        return f"described: {marked(words)}"
    return "described in the same words" if figure.after else "without a description"


def where(passage: PassageChange) -> str:
    """Say what a passage is and where it stands."""
    is_placed = passage.under and passage.kind != HEADING
    return f'{passage.kind} under "{passage.under}"' if is_placed else passage.kind


def _table(table: TableChange, most: int) -> Iterator[str]:
    yield from table.notes
    for row in table.rows[:most]:
        yield f"{_SIGNS[row.change]} {_row(row)}"
    if len(table.rows) > most:
        yield f"… {len(table.rows) - most:,} more"


def _row(row: RowChange) -> str:
    if not row.column:
        cells = row.before or row.after
        short = cells if len(cells) <= _LONGEST else f"{cells[:_LONGEST]} …"
        return f"{row.key}: {short}" if short else row.key
    if len(row.before) > _LONG and len(row.after) > _LONG and _is_alike(row):
        return f"{row.key}: {row.column} {marked(pieces(row.before, row.after))}"
    return f"{row.key}: {row.column} {_cell(row.before)} -> {_cell(row.after)}"


def _is_alike(row: RowChange) -> bool:
    return any(piece.change == SAME for piece in pieces(row.before, row.after))


def _cell(text: str) -> str:
    """A cell as it stands in a line: numbers bare, words in quotes."""
    if not text:
        return "empty"
    return text if is_number(text) else repr(text)
