"""Problems: located facts about input, without words. `messages` says them in zh and en."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, unique


class Severity(StrEnum):
    """An error keeps an edition out of the record; a warning does not; a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@unique
class Code(Enum):
    """Every problem the program knows, by a stable code: (code, severity).

    T0 usage · T1 files and syntax · T2 an edition's items and head · T3 editions against each other
    · T4 statements, sources and maps · T5 the database. A code is never given another meaning.
    """

    NO_SUCH_COMMAND = ("T001", Severity.ERROR)
    NO_SUCH_OPTION = ("T002", Severity.ERROR)
    ARGUMENT_MISSING = ("T003", Severity.ERROR)
    ARGUMENT_UNWANTED = ("T004", Severity.ERROR)
    VALUE_MISSING = ("T005", Severity.ERROR)
    VALUE_UNWANTED = ("T006", Severity.ERROR)
    NO_SUCH_VALUE = ("T007", Severity.ERROR)
    OUTPUT_REFUSED = ("T008", Severity.ERROR)
    OPTION_WANTED = ("T009", Severity.ERROR)
    NO_SUCH_TAXONOMY = ("T010", Severity.ERROR)
    TAXONOMY_WANTED = ("T011", Severity.ERROR)
    NO_SUCH_EDITION = ("T012", Severity.ERROR)
    NO_SUCH_REVISION = ("T013", Severity.ERROR)
    NO_SUCH_LEVEL = ("T014", Severity.ERROR)
    NO_SUCH_ITEM = ("T015", Severity.ERROR)
    ITEM_AMBIGUOUS = ("T016", Severity.ERROR)
    EDITIONS_REVERSED = ("T017", Severity.ERROR)
    EDITION_WITHDRAWN = ("T018", Severity.ERROR)
    WORDS_WANTED = ("T019", Severity.ERROR)
    CSV_HOLDS_LESS = ("T021", Severity.ERROR)
    YAML_HOLDS_LESS = ("T022", Severity.ERROR)
    FOLDER_NOT_EMPTY = ("T023", Severity.ERROR)
    NOT_TOGETHER = ("T024", Severity.ERROR)
    NO_SPAN = ("T025", Severity.ERROR)
    NO_SUCH_ROOT = ("T026", Severity.ERROR)
    FIGURE_UNCLEAR = ("T027", Severity.ERROR)
    SECONDS_EXPECTED = ("T028", Severity.ERROR)
    NO_DEFAULT_TAXONOMY = ("T029", Severity.ERROR)
    NO_TAXONOMY_FITS = ("T030", Severity.ERROR)
    NOT_BUNDLED = ("T031", Severity.ERROR)
    NO_DAY = ("T032", Severity.ERROR)
    NONE_IN_FORCE = ("T033", Severity.ERROR)
    NONE_SAYS_WHEN = ("T034", Severity.ERROR)
    NO_LABELS = ("T035", Severity.ERROR)
    NOTHING_TO_SNIFF = ("T036", Severity.ERROR)
    SEVERAL_FOLDERS = ("T037", Severity.ERROR)
    UNDATED = ("T038", Severity.ERROR)
    WORD_MISSING = ("T060", Severity.ERROR)
    SHEET_FULL = ("T061", Severity.ERROR)
    PARQUET_MISSING = ("T062", Severity.ERROR)
    NO_LATER_EDITION = ("T070", Severity.ERROR)
    ONE_LANGUAGE = ("T071", Severity.ERROR)

    FILE_UNREADABLE = ("T101", Severity.ERROR)
    FILE_TOO_LARGE = ("T102", Severity.ERROR)
    NOT_UTF8 = ("T103", Severity.ERROR)
    CHARACTER_REFUSED = ("T104", Severity.ERROR)
    CHARACTER_REMOVED = ("T105", Severity.WARNING)
    SYNTAX = ("T106", Severity.ERROR)
    FULL_WIDTH_MARK = ("T107", Severity.ERROR)
    TAB_INDENT = ("T108", Severity.ERROR)
    QUOTE_OPEN = ("T109", Severity.ERROR)
    BRACKET_OPEN = ("T110", Severity.ERROR)
    COLON_WITHIN = ("T111", Severity.ERROR)
    ANCHOR = ("T112", Severity.ERROR)
    TAG = ("T113", Severity.ERROR)
    KEY_TWICE = ("T114", Severity.ERROR)
    KEY_NOT_TEXT = ("T115", Severity.ERROR)
    TOO_DEEP = ("T116", Severity.ERROR)
    SEVERAL_DOCUMENTS = ("T117", Severity.ERROR)
    FILE_EMPTY = ("T118", Severity.ERROR)
    FILE_NOT_MAPPING = ("T119", Severity.ERROR)
    SUFFIX_YML = ("T120", Severity.WARNING)
    SUFFIX_UNKNOWN = ("T121", Severity.ERROR)
    NOTHING_TO_READ = ("T122", Severity.ERROR)
    TAXONOMY_MISSING = ("T123", Severity.ERROR)
    EDITION_TWICE = ("T124", Severity.ERROR)
    LABEL_REFUSED = ("T125", Severity.ERROR)
    LINKS_UNUSED = ("T126", Severity.NOTE)
    NO_EDITIONS = ("T127", Severity.WARNING)
    COMMA_IN_TEXT = ("T128", Severity.ERROR)
    KEY_BARE = ("T129", Severity.ERROR)
    COMMA_IN_TITLE = ("T130", Severity.WARNING)
    COLUMN_UNKNOWN = ("T131", Severity.ERROR)
    COLUMN_MISSING = ("T132", Severity.ERROR)
    COLUMN_TWICE = ("T133", Severity.ERROR)
    ROW_RAGGED = ("T134", Severity.ERROR)
    CELL_UNREADABLE = ("T135", Severity.ERROR)
    HEADER_UNKNOWN = ("T136", Severity.ERROR)
    TABLE_WITHOUT_ROWS = ("T137", Severity.WARNING)
    CELL_EMPTY = ("T138", Severity.ERROR)
    NOT_AN_IRI = ("T140", Severity.ERROR)
    JOURNAL_ALTERED = ("T141", Severity.ERROR)
    ENTRY_MISSING = ("T142", Severity.ERROR)
    REVISION_FILE_MISSING = ("T143", Severity.ERROR)
    REVISION_FILE_UNKNOWN = ("T144", Severity.ERROR)
    REVISION_FILE_ALTERED = ("T145", Severity.ERROR)
    WORKBOOK_BROKEN = ("T146", Severity.ERROR)
    WORKBOOK_ENCRYPTED = ("T147", Severity.ERROR)
    WORKBOOK_OLD = ("T148", Severity.ERROR)
    WORKBOOK_MACROS = ("T149", Severity.ERROR)
    WORKBOOK_TOO_LARGE = ("T150", Severity.ERROR)
    SHEET_MISSING = ("T151", Severity.ERROR)
    SHEET_UNKNOWN = ("T152", Severity.WARNING)
    HEADINGS_UNKNOWN = ("T153", Severity.ERROR)
    CELLS_MERGED = ("T154", Severity.ERROR)
    CELL_FORMULA = ("T155", Severity.ERROR)
    CELL_FAULTY = ("T156", Severity.ERROR)
    CELL_DATE = ("T157", Severity.ERROR)
    CELL_NUMBER = ("T158", Severity.WARNING)
    CELL_ASTRAY = ("T159", Severity.ERROR)
    LIST_ON_ONE_LINE = ("T160", Severity.WARNING)
    FIELD_UNKNOWN = ("T161", Severity.ERROR)
    FIELD_TWICE = ("T162", Severity.ERROR)
    SPREADSHEET_UNREAD = ("T163", Severity.WARNING)
    XLSX_HOLDS_LESS = ("T165", Severity.ERROR)
    LEVELS_WANTED = ("T166", Severity.ERROR)
    FILE_EXISTS = ("T167", Severity.ERROR)
    LAYOUT_UNSAFE = ("T168", Severity.ERROR)
    PLACE_AND_NONE = ("T169", Severity.ERROR)
    FILE_ELSEWHERE = ("T170", Severity.ERROR)
    EDITION_UNSAID = ("T171", Severity.ERROR)
    LAYOUT_LACKS = ("T172", Severity.ERROR)
    WIDTHS_MISFIT = ("T173", Severity.ERROR)
    ENCODING_UNKNOWN = ("T174", Severity.ERROR)
    SEPARATOR_REFUSED = ("T175", Severity.ERROR)
    HEADING_MISSING = ("T176", Severity.ERROR)
    HEADING_UNCLEAR = ("T177", Severity.ERROR)
    ENCODING_WANTED = ("T178", Severity.ERROR)
    CODE_OF_NO_LEVEL = ("T179", Severity.ERROR)
    ROW_WITHOUT_PARENT = ("T180", Severity.ERROR)
    EDITIONS_UNSAID = ("T181", Severity.ERROR)
    LAYOUTS_BOTH_FIT = ("T182", Severity.ERROR)
    CODES_ARE_NUMBERS = ("T183", Severity.WARNING)
    FORMULA_UNREAD = ("T184", Severity.ERROR)
    PART_ALONE = ("T185", Severity.WARNING)
    ENCODING_WRONG = ("T186", Severity.ERROR)
    JSON_BROKEN = ("T187", Severity.ERROR)
    ARCHIVE_UNREADABLE = ("T188", Severity.ERROR)
    ARCHIVE_PATH = ("T189", Severity.ERROR)
    RDF_BROKEN = ("T190", Severity.ERROR)
    RDF_OTHER_FORM = ("T191", Severity.ERROR)
    RDF_SWELLS = ("T192", Severity.ERROR)
    CONTEXT_ELSEWHERE = ("T193", Severity.ERROR)
    CONCEPTS_MISSING = ("T194", Severity.ERROR)
    SCHEME_UNCLEAR = ("T195", Severity.ERROR)
    CONCEPT_IN_NO_SCHEME = ("T196", Severity.ERROR)
    IDS_OF_SOME = ("T197", Severity.ERROR)
    NAMES_IN_LANGUAGES = ("T198", Severity.ERROR)
    RDF_MISSING = ("T199", Severity.ERROR)
    PARENTS_SEVERAL = ("T200", Severity.WARNING)
    ID_TAKEN = ("T201", Severity.ERROR)
    NAME_TAKEN = ("T202", Severity.ERROR)
    KEY_UNKNOWN = ("T203", Severity.ERROR)
    KEY_MISSING = ("T204", Severity.ERROR)
    TEXT_EXPECTED = ("T205", Severity.ERROR)
    LIST_EXPECTED = ("T206", Severity.ERROR)
    MAPPING_EXPECTED = ("T207", Severity.ERROR)
    WORD_UNKNOWN = ("T208", Severity.ERROR)
    NUMBER_EXPECTED = ("T209", Severity.ERROR)
    NAME_EMPTY = ("T210", Severity.ERROR)
    LEVEL_UNKNOWN = ("T211", Severity.ERROR)
    LEVEL_NOT_INNER = ("T212", Severity.ERROR)
    PARENT_MISSING = ("T213", Severity.ERROR)
    PARENT_CYCLE = ("T214", Severity.ERROR)
    SIBLINGS_ALIKE = ("T215", Severity.WARNING)
    VALUE_ABSENT = ("T216", Severity.ERROR)
    LIST_EMPTY = ("T217", Severity.ERROR)
    LISTING_OF_NO_LEVEL = ("T218", Severity.ERROR)
    OTHER_LABEL = ("T221", Severity.ERROR)
    OTHER_TAXONOMY = ("T222", Severity.ERROR)
    LISTING_GAP = ("T223", Severity.ERROR)
    LEVEL_TWICE = ("T224", Severity.ERROR)
    LEVELS_MISSING = ("T225", Severity.ERROR)
    TITLE_EMPTY = ("T226", Severity.ERROR)
    NOT_EARLIER = ("T227", Severity.ERROR)
    LEVEL_NOT_HERE = ("T228", Severity.ERROR)
    LISTING_OF_NONE = ("T229", Severity.ERROR)
    ATTRIBUTE_TWICE = ("T230", Severity.ERROR)
    ATTRIBUTE_REFUSED = ("T231", Severity.ERROR)
    SUM_OF_NO_NUMBERS = ("T232", Severity.ERROR)
    ATTRIBUTE_MISTYPED = ("T233", Severity.ERROR)
    DAY_EXPECTED = ("T234", Severity.ERROR)
    DATE_EXPECTED = ("T235", Severity.ERROR)
    ENDS_BEFORE_IT_BEGINS = ("T236", Severity.ERROR)
    BASE_REFUSED = ("T237", Severity.ERROR)
    LABEL_LANGUAGE = ("T241", Severity.ERROR)
    LABEL_ENGLISH = ("T242", Severity.ERROR)
    REPLACED_BY_ITSELF = ("T251", Severity.ERROR)
    REPLACED_IN_FORCE = ("T252", Severity.ERROR)
    UNDER_IT_ANYWAY = ("T253", Severity.ERROR)
    KLASS_TABLE_APART = ("T254", Severity.WARNING)
    SOURCE_TWICE = ("T301", Severity.ERROR)
    SOURCE_UNKNOWN = ("T302", Severity.ERROR)
    LINK_FROM_UNKNOWN = ("T303", Severity.ERROR)
    ID_MISSING_HERE = ("T304", Severity.ERROR)
    ID_MISSING_THERE = ("T305", Severity.ERROR)
    SPELLED_ALIKE = ("T306", Severity.WARNING)
    LINK_BACKWARDS = ("T307", Severity.WARNING)
    LINK_TO_UNKNOWN = ("T308", Severity.ERROR)
    LINKS_DIFFER = ("T309", Severity.ERROR)
    WEIGHTS_EXCEED = ("T310", Severity.ERROR)
    LINK_OF_UNCHANGED = ("T311", Severity.WARNING)
    GONE_UNLINKED = ("T312", Severity.WARNING)
    WEIGHTS_FALL_SHORT = ("T313", Severity.WARNING)
    LINK_PASSES_OVER = ("T314", Severity.WARNING)
    PART_OF_ANOTHER = ("T315", Severity.WARNING)
    ID_SPELLED_ALIKE = ("T316", Severity.WARNING)
    ID_CHANGED = ("T317", Severity.WARNING)
    IDS_TAKEN_UP = ("T318", Severity.WARNING)
    NAMES_AT_ANOTHER_LEVEL = ("T319", Severity.WARNING)
    LINK_TAKES_NOTHING = ("T320", Severity.WARNING)
    LINK_LEAVES_SOME = ("T321", Severity.WARNING)
    SETTLED_AND_LINKED = ("T322", Severity.ERROR)
    DATE_AGAINST_ORDER = ("T323", Severity.ERROR)
    LABELS_OF_TWO_FORMS = ("T324", Severity.WARNING)
    STATEMENT_UNKNOWN = ("T401", Severity.ERROR)
    SINCE_MISSING = ("T402", Severity.ERROR)
    NAME_UNKNOWN = ("T403", Severity.ERROR)
    NAME_AMBIGUOUS = ("T404", Severity.ERROR)
    COUNT_EMPTY = ("T405", Severity.ERROR)
    EACH_MISSING = ("T406", Severity.ERROR)
    LINK_ONE_SIDED = ("T407", Severity.ERROR)
    WEIGHT_OF_SEVERAL = ("T408", Severity.ERROR)
    LINK_TO_NOTHING = ("T409", Severity.ERROR)
    NOTHING_STATED = ("T410", Severity.WARNING)
    STATED_NOT_LISTED = ("T411", Severity.WARNING)
    STATED_LEVEL_DIFFERS = ("T412", Severity.WARNING)
    NUMBER_TOO_SMALL = ("T413", Severity.WARNING)
    SETTLED_WITH_MORE = ("T414", Severity.ERROR)
    QUOTE_TOO_LONG = ("T415", Severity.ERROR)
    SHARE_OF_ITSELF = ("T416", Severity.ERROR)
    LEVEL_AS_BEFORE = ("T417", Severity.ERROR)
    WITH_MORE = ("T418", Severity.ERROR)
    MAP_WITHIN_ONE = ("T420", Severity.ERROR)
    MATCH_TWICE = ("T421", Severity.ERROR)
    MATCHED_AND_NOT = ("T422", Severity.ERROR)
    MAP_ITEM_UNKNOWN = ("T423", Severity.ERROR)
    MAP_NOT_CSV = ("T424", Severity.ERROR)
    MAP_TAXONOMY_UNKNOWN = ("T425", Severity.ERROR)
    MAP_EDITION_UNKNOWN = ("T426", Severity.ERROR)
    NO_MAP = ("T427", Severity.ERROR)
    MAP_OF_NOTHING = ("T428", Severity.WARNING)
    MAP_DAMAGED = ("T429", Severity.ERROR)
    MAP_OF_WITHDRAWN = ("T430", Severity.WARNING)
    NO_SUCH_MAP = ("T431", Severity.ERROR)

    NOTHING_RECORDED = ("T501", Severity.ERROR)
    DATABASE_UNSUPPORTED = ("T502", Severity.ERROR)
    DATABASE_UNREACHABLE = ("T503", Severity.ERROR)
    NOT_A_DATABASE = ("T504", Severity.ERROR)
    DATABASE_FOREIGN = ("T505", Severity.ERROR)
    DATABASE_NEWER = ("T506", Severity.ERROR)
    DATABASE_LOCKED = ("T507", Severity.ERROR)
    DATABASE_READ_ONLY = ("T508", Severity.ERROR)
    DISK_FULL = ("T509", Severity.ERROR)
    DATABASE_DAMAGED = ("T510", Severity.ERROR)
    DRIVER_MISSING = ("T511", Severity.ERROR)
    SERVER_REFUSES = ("T512", Severity.ERROR)
    CONNECTION_LOST = ("T513", Severity.ERROR)
    DISK_FAILS = ("T514", Severity.ERROR)
    EDITION_PUBLISHED = ("T515", Severity.ERROR)
    ITEM_DAMAGED = ("T520", Severity.ERROR)
    STATE_ASTRAY = ("T521", Severity.ERROR)
    STATES_OVERLAP = ("T522", Severity.ERROR)
    PARENT_LOST = ("T523", Severity.ERROR)
    HEAD_DAMAGED = ("T524", Severity.ERROR)
    REVISION_DAMAGED = ("T525", Severity.ERROR)
    TALLY_DAMAGED = ("T526", Severity.ERROR)
    HISTORY_DAMAGED = ("T530", Severity.ERROR)
    ACT_ASTRAY = ("T531", Severity.ERROR)
    ACT_MISSING = ("T532", Severity.ERROR)
    SETTINGS_DAMAGED = ("T533", Severity.ERROR)
    BACKUP_EXISTS = ("T541", Severity.ERROR)
    NOT_EMPTY = ("T542", Severity.ERROR)
    TAXONOMY_RECORDED = ("T543", Severity.ERROR)
    REVISION_UNWRITABLE = ("T544", Severity.ERROR)
    LINKS_FROM_NOTHING = ("T551", Severity.WARNING)
    LINKS_FROM_WITHDRAWN = ("T552", Severity.WARNING)

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
class Spot:
    """A spot in a file: line and column from 1; `text` is that line, `width` how many characters it spans.

    In a workbook the line is a row of `sheet`, and there is no text.
    """

    file: str
    line: int | None = None
    column: int | None = None
    text: str | None = None
    width: int = 1
    sheet: str | None = None

    @property
    def cell(self) -> str:
        """The spot within a workbook as spreadsheets write it: `赛道!C17`, or the sheet alone."""
        letters, rest = "", self.column or 1
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{self.sheet}!{letters}{self.line}" if self.line else f"{self.sheet}"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong or doubtful.

    `params` fill the sentence of the code. A check knows only a pointer `at`; the format that read
    the file turns it into a `place`. A Pointer or Spot among `params` is another spot that the
    sentence names ("already used on line 7").
    """

    code: Code
    params: Mapping[str, object] = field(default_factory=dict)
    at: Pointer | None = None
    spot: Spot | None = None

    @property
    def is_error(self) -> bool:
        """Whether it keeps the input out of the record."""
        return self.code.severity is Severity.ERROR


def any_error(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems keeps the input out of the record."""
    return any(problem.is_error for problem in problems)


class Parameter(str):
    """The name of a parameter of a use case, among the params of a problem.

    Whoever speaks with people writes it as they do: the command line `kind` as `--kind`.
    """


class Fault(Enum):
    """Where what went wrong lies: in what was asked, in the data, in the database."""

    USAGE = "usage"
    DATA = "data"
    DATABASE = "database"


class TracksError(Exception):
    """Something that keeps a use case from its work: one or more problems, to be said by the caller."""

    def __init__(self, *problems: Problem, fault: Fault = Fault.DATA) -> None:
        super().__init__(", ".join(p.code.slug for p in problems))
        self.problems = problems
        self.fault = fault


def wrong_usage(code: Code, **params: object) -> TracksError:
    """Return the error for something that was not asked as it can be."""
    return TracksError(Problem(code, params), fault=Fault.USAGE)
