"""Tables as one stream of rows with places, whether they lie in a text or on a sheet of a workbook.

What every table is looked at for is looked for here: its headings, and characters that show nothing
or may not stand in a text.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from tracks.errors import Code, Pointer, Problem, Spot
from tracks.formats.source_text import visible

Row = tuple[int, list[str]]
"""A row: its line in the file or its number on the sheet, from 1, and a text for each column."""


class Column(Protocol):
    """A column that a table may have."""

    @property
    def key(self) -> str:
        """What the column is called in the program."""

    @property
    def name(self) -> str:
        """What sentences call it."""

    @property
    def listed(self) -> str:
        """What sentences call it that list all columns there may be."""

    @property
    def needed(self) -> bool:
        """Whether every table must have it."""

    @property
    def has_lines(self) -> bool:
        """Whether its cells may have several lines."""

    def is_called(self, written: str) -> bool:
        """Tell whether a heading is this column's."""


C = TypeVar("C", bound=Column)

At = Callable[[int, int | None], Pointer | Spot]
"""Where a row stands, or the cell in one of its columns as they are numbered in the file."""


class Rows(Protocol[C]):
    """A table that is open. What is wrong is gathered in `problems` while its rows are read."""

    columns: Sequence[C]
    """The columns that the table has, in order; known with the first row."""
    problems: list[Problem]
    is_broken: bool
    """Whether the form of the table itself is wrong."""

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the headings that are not blank."""


@dataclass(frozen=True)
class Headings(Generic[C]):
    """The columns of a table by the numbers that they have in the file, and what is wrong with them.

    `unknown` are the numbers of headings that name no column.
    """

    columns: Mapping[int, C]
    unknown: Sequence[int]
    missing: Sequence[C]
    problems: Sequence[Problem]


def headings(
    line: int, written: Mapping[int, str], known: Sequence[C], spot: At, none: Problem
) -> Headings[C]:
    """Return the columns that headings name; `none` is what is wrong where they name none at all."""
    columns: dict[int, C] = {}
    unknown: list[int] = []
    twice: list[int] = []
    for n, heading in written.items():
        column = next((column for column in known if column.is_called(heading)), None)
        if column is None:
            unknown.append(n)
        elif column in columns.values():
            twice.append(n)
        else:
            columns[n] = column
    missing = [column for column in known if column.needed and column not in columns.values()]
    if not columns:
        return Headings(columns, unknown, missing, [none])
    listed = tuple(column.listed for column in known)
    problems = [
        located(Code.COLUMN_UNKNOWN, spot(line, n), column=written[n], known=listed)
        for n in unknown
    ]
    for n in twice:
        name = next(column.name for column in known if column.is_called(written[n]))
        problems.append(located(Code.COLUMN_TWICE, spot(line, n), column=name))
    for column in missing:
        problems.append(located(Code.COLUMN_MISSING, spot(line, None), column=column.name))
    return Headings(columns, unknown, missing, problems)


def visible_cell(text: str, spot: Pointer | Spot, problems: list[Problem], *, lines: bool) -> str:
    """Return a cell's text without what shows nothing; that, and what is refused, goes to `problems`."""
    text, found = visible(text, lines=lines)
    problems += (located(code, spot, **params) for code, params in found)
    return text


def located(code: Code, spot: Pointer | Spot, **params: Any) -> Problem:
    """Return a problem with a spot that is known already or still to be looked up."""
    if isinstance(spot, Spot):
        return Problem(code, params, spot=spot)
    return Problem(code, params, at=spot)
