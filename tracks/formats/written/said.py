"""Statements and links as written, with their names made ids of the edition's items."""

from tracks.errors import Code, Pointer, Problem
from tracks.formats.written.entries import Rows
from tracks.formats.written.naming import Named
from tracks.formats.written.schema import (
    AddedSaid,
    BlockSaid,
    CountSaid,
    EditionFile,
    LinkWritten,
    RemovedSaid,
    Said,
)
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.model.statement import Added, Block, Count, Lost, Removed, Statement
from tracks.model.text import identify


class Sayings:
    """Reads the statements and links of one edition, adding the items that statements list."""

    def __init__(self, document: EditionFile, rows: Rows) -> None:
        self._document = document
        self._rows = rows
        self._named = Named(rows.items)
        self.problems: list[Problem] = []
        self.link_origins: list[Pointer] = []

    def blocks(self) -> tuple[Block, ...]:
        """Return the statements; names under `added` that nothing lists become unplaced items."""
        written = self._document.statements
        for b, block in enumerate(written):
            for s, said in enumerate(block.says):
                if isinstance(said, AddedSaid):
                    self._list_added(block, said, ("statements", b, "says", s))
        return tuple(
            Block(
                source=block.source,
                at=block.at,
                says=tuple(
                    self._statement(said, ("statements", b, "says", s))
                    for s, said in enumerate(block.says)
                ),
                reading=block.reading,
            )
            for b, block in enumerate(written)
        )

    def links(self) -> tuple[Link, ...]:
        """Return the links, those under `links:` first, then those of each item's `was:`."""
        found: list[Link] = []
        for n, written in enumerate(self._document.links):
            self.link_origins.append(("links", n))
            found.append(self._link(written, ("links", n)))
        for item_id, names, origin in self._rows.was:
            self.link_origins.append(origin)
            found.append(Link(since=self._since(None, origin), origins=names, targets=(item_id,)))
        return tuple(found)

    def _list_added(self, block: BlockSaid, said: AddedSaid, at: Pointer) -> None:
        reading = block.reading
        level = reading.level if reading and reading.level else said.added
        for n, written in enumerate(said.names):
            name = written.strip()
            if not self._named.ids_of(name):
                item = Item(identify(name), name, level, unplaced=True)
                self._rows.add(item, (*at, "names", n))
                self._named.add(item)

    def _statement(self, said: Said, at: Pointer) -> Statement:
        if isinstance(said, CountSaid):
            return self._count(said, at)
        since = self._since(said.since, at)
        if isinstance(said, AddedSaid):
            names = self._resolved(said.names, (*at, "names"))
            return Added(added=said.added, since=since, number=said.number, names=names)
        if isinstance(said, RemovedSaid):
            names = tuple(name.strip() for name in said.names)
            return Removed(removed=said.removed, since=since, number=said.number, names=names)
        return Lost(lost=said.lost, since=since, number=said.number, by=said.by)

    def _count(self, said: CountSaid, at: Pointer) -> Count:
        compared = (said.was, said.net, said.growth)
        if said.value is None and said.most is None and compared == (None, None, None):
            self.problems.append(Problem(Code.COUNT_EMPTY, at=at))
        since = said.since
        if compared != (None, None, None):
            since = self._since(said.since, at)
        if len(said.under) > 1 and said.each is None:
            self.problems.append(Problem(Code.EACH_MISSING, {"names": said.under}, at=at))
        written = said.model_dump(exclude={"under", "since"})
        return Count(under=self._resolved(said.under, (*at, "under")), since=since, **written)

    def _link(self, written: LinkWritten, at: Pointer) -> Link:
        if bool(written.from_) == bool(written.part_of):
            self.problems.append(Problem(Code.LINK_ONE_SIDED, at=at))
        sources = written.from_ or written.part_of
        if written.weight is not None and (len(sources), len(written.to)) != (1, 1):
            self.problems.append(Problem(Code.WEIGHT_OF_SEVERAL, at=(*at, "weight")))
        return Link(
            since=self._since(written.since, at),
            origins=sources,
            targets=self._resolved(written.to, (*at, "to")),
            partial=bool(written.part_of),
            weight=written.weight,
            note=written.note,
            cited=written.source,
        )

    def _since(self, since: str | None, at: Pointer) -> str:
        """Return the edition that something is compared with: the one written, else `previous`."""
        earlier = since or self._document.previous
        if not earlier:
            self.problems.append(Problem(Code.SINCE_MISSING, at=at))
        return earlier or ""

    def _resolved(self, names: tuple[str, ...], at: Pointer) -> tuple[str, ...]:
        return tuple(self._resolve(name.strip(), (*at, n)) for n, name in enumerate(names))

    def _resolve(self, name: str, at: Pointer) -> str:
        found = self._named.ids_of(name)
        if len(found) > 1:
            params = {"name": name, "ids": tuple(found)}
            self.problems.append(Problem(Code.NAME_AMBIGUOUS, params, at=at))
        elif not found:
            self.problems.append(Problem(Code.NAME_UNKNOWN, {"name": name}, at=at))
        return found[0] if found else name
