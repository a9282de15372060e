"""Problems: located facts about input, without words. `messages` says them in zh and en."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum


class Severity(StrEnum):
    """An error keeps an edition out of the record; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Code(Enum):
    """Every problem the program knows, by a stable code: (code, severity).

    T0 usage · T1 files and syntax · T2 an edition's items and head · T3 editions against each other
    · T4 statements and sources · T5 the database. A code is never given another meaning.
    """

    UNKNOWN_COMMAND = ("T001", Severity.ERROR)
    UNKNOWN_OPTION = ("T002", Severity.ERROR)
    ARGUMENT_MISSING = ("T003", Severity.ERROR)
    ARGUMENT_UNWANTED = ("T004", Severity.ERROR)
    VALUE_MISSING = ("T005", Severity.ERROR)
    VALUE_UNWANTED = ("T006", Severity.ERROR)
    VALUE_UNKNOWN = ("T007", Severity.ERROR)
    OUTPUT_REFUSED = ("T008", Severity.ERROR)
    TAXONOMY_UNKNOWN = ("T010", Severity.ERROR)
    TAXONOMY_WANTED = ("T011", Severity.ERROR)
    EDITION_UNKNOWN = ("T012", Severity.ERROR)
    REVISION_UNKNOWN = ("T013", Severity.ERROR)
    LEVEL_UNKNOWN = ("T014", Severity.ERROR)
    ITEM_UNKNOWN = ("T015", Severity.ERROR)
    ITEM_AMBIGUOUS = ("T016", Severity.ERROR)
    EDITIONS_REVERSED = ("T017", Severity.ERROR)

    ID_TAKEN = ("T201", Severity.ERROR)

    @property
    def slug(self) -> str:
        """The code that people see and the docs are indexed by, such as `T201`."""
        return self.value[0]

    @property
    def severity(self) -> Severity:
        """Whether it keeps an edition out of the record."""
        return self.value[1]


Pointer = tuple[str | int, ...]
"""A way into a document as it was written: ("items", 0, "children", 2, "name") or (row, "parent")."""


@dataclass(frozen=True)
class Place:
    """A spot in a file: line and column from 1; `text` is that line, `width` how many characters it spans."""

    file: str
    line: int | None = None
    column: int | None = None
    text: str | None = None
    width: int = 1


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong or doubtful.

    `params` fill the sentence of the code. A check knows only a pointer `at`; the format that read
    the file turns it into a `place`. A Pointer or Place among `params` is another spot that the
    sentence names ("already used on line 7").
    """

    code: Code
    params: Mapping[str, object] = field(default_factory=dict)
    at: Pointer | None = None
    place: Place | None = None

    @property
    def is_error(self) -> bool:
        """Whether it keeps the input out of the record."""
        return self.code.severity is Severity.ERROR


class TracksError(Exception):
    """Something that keeps a command from its work: one or more problems, to be said by the caller.

    `exit_code` is 1 for errors in the input, 2 for wrong usage, 3 for the database.
    """

    def __init__(self, *problems: Problem, exit_code: int = 1) -> None:
        super().__init__(", ".join(p.code.slug for p in problems))
        self.problems = problems
        self.exit_code = exit_code
