"""Items as people write them, one below the other, and as rows of an edition: both ways."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from tracks.errors import Pointer
from tracks.formats.written.naming import Named
from tracks.formats.written.schema import EditionFile, Entry, EntryOrName
from tracks.formats.written.shape import Tree
from tracks.model.edition import Edition, Head
from tracks.model.item import NAMING, Item, Items
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import identify


@dataclass
class Rows:
    """Items in the order of the file, each with the pointer to where it is written.

    `was` holds, for each item that says so, its id, the names it had, and where that is written;
    `because` the reasons by id, `sources` what an item is taken from.
    """

    items: list[Item] = field(default_factory=list)
    origins: list[Pointer] = field(default_factory=list)
    was: list[tuple[str, tuple[str, ...], Pointer]] = field(default_factory=list)
    because: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def add(self, item: Item, origin: Pointer) -> None:
        """Append an item."""
        self.items.append(item)
        self.origins.append(origin)


def rows_of(written: EditionFile, taxonomy: Taxonomy) -> Rows:
    """Return the items that `items` and `unplaced` list; an unknown level stays as written."""
    levels = [level.id for level in taxonomy.levels]
    inner = dict(pairwise(levels))
    rows = Rows()
    reader = _Entries(inner, rows)
    reader.read(written.items, ("items",), None, levels[0], unplaced=False)
    for level, entries in written.unplaced.items():
        reader.read(entries, ("unplaced", level), None, level, unplaced=True)
    return rows


def entries(edition: Edition) -> Tree:
    """Return `items` and `unplaced`, without those that are empty; siblings keep their order."""
    return _Trees(edition.head, edition.items).trees()


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
            if entry.because:
                self.rows.because[item.id] = entry.because
            if entry.source:
                self.rows.sources[item.id] = entry.source
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
        labels={tag: name.strip() for tag, name in (entry.labels or {}).items() if name} or None,
        aliases=tuple(alias for alias in entry.aliases if alias),
        status=entry.status,
        replaced_by=entry.replaced_by,
        also_under=entry.also_under,
        definition=entry.definition or None,
        note=entry.note or None,
        attributes=entry.attributes or None,
    )


class _Trees:
    """Makes trees of items, each without what its place and its name say already."""

    def __init__(self, head: Head, items: Items) -> None:
        levels = [level.id for level in head.taxonomy.levels]
        self._reasons, self._sources = head.reasons, head.item_sources
        self._items, self._named = items, Named(list(items.values()))
        self._outermost = levels[0]
        self._inner = dict(pairwise(levels))
        self._below: dict[str | None, list[Item]] = {}
        for item in items.values():
            self._below.setdefault(item.parent, []).append(item)

    def trees(self) -> Tree:
        """Return `items` and `unplaced`, without those that are empty."""
        roots = self._below.get(None, ())
        placed = [self._tree(item, self._outermost) for item in roots if not item.unplaced]
        unplaced: dict[str, list[str | Tree]] = {}
        for item in roots:
            if item.unplaced:
                unplaced.setdefault(item.level, []).append(self._tree(item, item.level))
        return {k: v for k, v in {"items": placed, "unplaced": unplaced}.items() if v}

    def _tree(self, item: Item, level: str) -> str | Tree:
        """Return an item, its bare name where it has nothing else."""
        tree: Tree = {} if item.named_by_id else {"id": item.id}
        tree["name"] = item.name
        if item.level != level:
            tree["level"] = item.level
        for key in ("code", "name_en", "labels", "aliases", "status"):
            if value := getattr(item, key):
                tree[key] = value
        for key in NAMING:
            if ids := getattr(item, key):
                names = [self._named.called(self._items[i]) for i in ids]
                tree[key] = names if names[1:] else names[0]
        for key in ("definition", "note", "attributes"):
            if value := getattr(item, key):
                tree[key] = value
        if source := self._sources.get(item.id):
            tree["source"] = source
        if reason := self._reasons.get(item.id):
            tree["because"] = reason
        if below := self._below.get(item.id):
            inner = self._inner.get(item.level, item.level)
            tree["children"] = [self._tree(child, inner) for child in below]
        return item.name if tree.keys() == {"name"} else tree
