"""An edition from a CSV file: one row an item, always a complete listing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path
from sys import intern

from tracks.checks import check
from tracks.checks.draft import Draft
from tracks.errors import Problem, any_error
from tracks.formats.csv.table import Table, cell_spots, fields
from tracks.formats.loaded import Loaded, edition_of, placed
from tracks.formats.source_text import not_utf8, too_large, unreadable
from tracks.formats.written.mentions import find_mentioned
from tracks.model.edition import Head
from tracks.model.item import Item
from tracks.model.taxonomy import Taxonomy

LARGEST = 1 << 30
"""The largest CSV file that is read, in bytes."""

REQUIRED = ("id", "name", "level", "parent")
OPTIONAL = (
    "code",
    "name_en",
    "aliases",
    "status",
    "replaced_by",
    "also_under",
    "definition",
    "note",
)
_PROSE = frozenset({"definition", "note"})
OF_LABEL = "labels."
"""What the headings of columns begin with that hold names in a language each: `labels.ja`."""


def read_csv(file: Path, taxonomy: Taxonomy) -> Loaded:
    """Read an edition's CSV file; its problems are values, whatever the file holds."""
    try:
        if file.stat().st_size > LARGEST:
            return _unread(too_large(file, LARGEST))
        return _read(file, taxonomy)
    except OSError as error:
        return _unread(unreadable(file, error))
    except UnicodeDecodeError:
        return _unread(not_utf8(file))


def _unread(problem: Problem) -> Loaded:
    return Loaded(None, [problem], lambda pointers: {})


def _read(file: Path, taxonomy: Taxonomy) -> Loaded:
    declared = [attribute.id for attribute in taxonomy.attributes]
    table = Table(file, fields(REQUIRED, (*OPTIONAL, *declared), _PROSE), OF_LABEL)
    head = head_of(taxonomy, edition_of(file))
    items = list(_items(table, declared))
    unfound = list(find_mentioned(items))
    draft = Draft(head, items)
    problems = table.problems
    if not table.is_broken:
        problems += [*unfound, *check(draft)]
    locate = partial(cell_spots, file)
    sound = not any_error(problems)
    return Loaded(draft.edition if sound else None, placed(problems, locate), locate, head)


def head_of(taxonomy: Taxonomy, label: str) -> Head:
    """Return the head of any edition in CSV: a complete listing, and nothing besides."""
    listing = dict.fromkeys(taxonomy.depths, "complete")
    return Head(taxonomy=taxonomy, edition=label, listing=listing)


def _items(table: Table, declared: Sequence[str]) -> Iterator[Item]:
    """Yield an item for each row; one of a wrong length is told and read as far as it goes."""
    make: Callable[[list[str]], Item] | None = None
    for _, row in table.rows():
        make = make or maker(table.keys, declared)
        yield make(row)


def maker(columns: list[str], declared: Sequence[str]) -> Callable[[list[str]], Item]:
    """Return what makes an item of a row, with the attributes that are declared; empty cells are absent."""
    labels = {key[len(OF_LABEL) :]: n for n, key in enumerate(columns) if key.startswith(OF_LABEL)}
    attributes = {key: columns.index(key) for key in declared if key in columns}
    required = itemgetter(*(columns.index(name) for name in REQUIRED))
    optional = [columns.index(name) if name in columns else None for name in OPTIONAL]

    def bare(row: list[str]) -> Item:
        item_id, name, level, parent = map(str.strip, required(row))
        return Item(item_id, name, intern(level), intern(parent) or None)

    def full(row: list[str]) -> Item:
        code, name_en, aliases, status, replaced_by, also_under, definition, note = (
            (row[n].strip() or None) if n is not None else None for n in optional
        )
        return bare(row)._replace(
            code=code,
            name_en=name_en,
            labels=_filled(row, labels),
            aliases=_several(aliases),
            status=status,  # type: ignore[arg-type]  # a check tells of any other word
            replaced_by=_several(replaced_by),
            also_under=_several(also_under),
            definition=definition,
            note=note,
            attributes=_filled(row, attributes),
        )

    return bare if len(columns) == len(REQUIRED) else full


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(text for each in (cell or "").split("|") if (text := each.strip()))


def _filled(row: list[str], columns: Mapping[str, int]) -> dict[str, str] | None:
    """Return what the cells in columns of these numbers say, by key; None where all are empty."""
    return {key: cell for key, n in columns.items() if (cell := row[n].strip())} or None
