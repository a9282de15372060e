"""Items as written in YAML, as rows of an edition."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from tracks.errors import Pointer
from tracks.formats.written.schema import EditionFile, Entry, EntryOrName
from tracks.model.item import Item
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import identify


@dataclass
class Rows:
    """Items in the order of the file, each with the pointer to where it is written.

    `was` holds, for each item that says so, its id, the names it had, and where that is written.
    """

    items: list[Item] = field(default_factory=list)
    origins: list[Pointer] = field(default_factory=list)
    was: list[tuple[str, tuple[str, ...], Pointer]] = field(default_factory=list)

    def add(self, item: Item, origin: Pointer) -> None:
        """Append an item."""
        self.items.append(item)
        self.origins.append(origin)


def rows_of(document: EditionFile, taxonomy: Taxonomy) -> Rows:
    """Return the items that `items` and `unplaced` list; an unknown level stays as written."""
    levels = [level.id for level in taxonomy.levels]
    inner = dict(pairwise(levels))
    rows = Rows()
    reader = _Entries(inner, rows)
    reader.read(document.items, ("items",), None, levels[0], unplaced=False)
    for level, entries in document.unplaced.items():
        reader.read(entries, ("unplaced", level), None, level, unplaced=True)
    return rows


@dataclass
class _Entries:
    """Walks entries and their children; the syntax bounds how deep they go."""

    inner: dict[str, str]
    rows: Rows

    def read(
        self,
        entries: Iterable[EntryOrName],
        at: Pointer,
        parent: str | None,
        level: str,
        *,
        unplaced: bool,
    ) -> None:
        for n, entry in enumerate(entries):
            origin = (*at, n)
            if isinstance(entry, str):
                name = entry.strip()
                self.rows.add(Item(identify(name), name, level, parent, unplaced), origin)
                continue
            item = _item(entry, parent, level, unplaced)
            self.rows.add(item, origin)
            if entry.was:
                self.rows.was.append((item.id, entry.was, (*origin, "was")))
            # The innermost level has none further in: the check of levels tells it of the child.
            below = self.inner.get(item.level, item.level)
            self.read(entry.children, (*origin, "children"), item.id, below, unplaced=False)


def _item(entry: Entry, parent: str | None, level: str, unplaced: bool) -> Item:
    name = entry.name.strip()
    return Item(
        id=identify(name) if entry.id is None else entry.id.strip(),
        name=name,
        level=entry.level or level,
        parent=parent,
        unplaced=unplaced,
        code=entry.code or None,
        name_en=entry.name_en or None,
        aliases=tuple(alias for alias in entry.aliases if alias),
        definition=entry.definition or None,
        note=entry.note or None,
        attributes=entry.attributes or None,
    )
