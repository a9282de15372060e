"""Statements and links as people write them, by names, and as an edition has them, by ids: both ways."""

from collections.abc import Sequence

from tracks.errors import Code, Pointer, Problem
from tracks.formats.written.entries import Rows
from tracks.formats.written.naming import Named
from tracks.formats.written.schema import EditionFile, LinkWritten
from tracks.formats.written.shape import Tree, plain
from tracks.formats.written.statements import (
    AddedSaid,
    AlteredSaid,
    BlockSaid,
    CountSaid,
    LostSaid,
    MergedSaid,
    MovedSaid,
    NamedSaid,
    RecodedSaid,
    RegradedSaid,
    RemovedSaid,
    RenamedSaid,
    RevisedSaid,
    Said,
    ShareSaid,
    SplitSaid,
)
from tracks.model.edition import Head
from tracks.model.item import Item, Items
from tracks.model.link import Link
from tracks.model.statement import (
    Added,
    Altered,
    Block,
    Count,
    Lost,
    Rearranged,
    Removed,
    Share,
    Statement,
    as_written,
)
from tracks.model.text import identify


class Sayings:
    """Reads the statements and links of one edition, adding the items that statements list."""

    def __init__(self, written: EditionFile, rows: Rows) -> None:
        self._written = written
        self._rows = rows
        self._named = Named(rows.items)
        self.problems: list[Problem] = []
        self.link_origins: list[Pointer] = []

    def blocks(self) -> tuple[Block, ...]:
        """Return the statements; names under `added` that nothing lists become unplaced items."""
        blocks = self._written.statements
        for b, block in enumerate(blocks):
            for s, said in enumerate(block.says):
                if isinstance(said, AddedSaid):
                    self._list_added(block, said, ("statements", b, "says", s))
        return tuple(
            Block(
                source=block.source,
                at=block.at,
                quote=block.quote,
                says=tuple(
                    self._statement(said, ("statements", b, "says", s))
                    for s, said in enumerate(block.says)
                ),
                reading=block.reading,
            )
            for b, block in enumerate(blocks)
        )

    def links(self) -> tuple[Link, ...]:
        """Return the links, those under `links:` first, then those of each item's `was:`."""
        found: list[Link] = []
        for n, written in enumerate(self._written.links):
            self.link_origins.append(("links", n))
            found.append(self._link(written, ("links", n)))
        for item_id, names, origin in self._rows.was:
            self.link_origins.append(origin)
            since, because = self._since(None, origin), self._rows.because.get(item_id)
            found.append(Link(since=since, origins=names, targets=(item_id,), because=because))
        return tuple(found)

    def reasons(self) -> dict[str, str]:
        """Return why items are as they are, by id, but for those whose `was` is a link that says it."""
        linked = {item_id for item_id, *_ in self._rows.was}
        return {i: said for i, said in self._rows.because.items() if i not in linked}

    def item_sources(self) -> dict[str, str]:
        """Return what items are taken from, by id, where it is not their list's source."""
        return dict(self._rows.sources)

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
        if isinstance(said, ShareSaid):
            return self._share(said, at)
        if not isinstance(said, LostSaid) and not _tells(said):
            self.problems.append(Problem(Code.NOTHING_STATED, at=at))
        told: Tree = {
            **plain(said, "at", "quote", "because", "number"),
            "since": self._since(said.since, at),
            "under": self._resolved(said.under, (*at, "under")),
            "some": said.some == "yes",
        }
        match said:
            case LostSaid():
                return Lost(lost=said.lost, by=said.by, **told)
            case AddedSaid():
                names = self._resolved(said.names, (*at, "names"))
                return Added(added=said.added, names=names, **told)
            case RemovedSaid():
                return Removed(removed=said.removed, names=_printed(said.names), **told)
            case MergedSaid() | SplitSaid():
                told |= {"into": said.into, "names": _printed(said.names)}
                if isinstance(said, MergedSaid):
                    return Rearranged(kind="merged", level=said.merged, **told)
                return Rearranged(kind="split", level=said.split, **told)
        return self._altered(said, told, at)

    def _altered(self, said: AlteredSaid, told: Tree, at: Pointer) -> Altered:
        told["names"] = self._resolved(said.names, (*at, "names"))
        match said:
            case MovedSaid():
                ends = {"origins": _printed(said.from_)}
                ends["targets"] = self._resolved(said.to, (*at, "to"))
                return Altered(kind="moved", level=said.moved, **ends, **told)
            case RegradedSaid():
                return Altered(kind="regraded", level=said.regraded, of_level=said.from_, **told)
            case RenamedSaid():
                return Altered(kind="renamed", level=said.renamed, **told)
            case RecodedSaid():
                return Altered(kind="recoded", level=said.recoded, **told)
            case RevisedSaid():
                return Altered(kind="revised", level=said.revised, what=said.what, **told)
        return Altered(kind="kept", level=said.kept, **told)

    def _share(self, said: ShareSaid, at: Pointer) -> Share:
        if not said.under and said.of is None:
            self.problems.append(Problem(Code.SHARE_OF_ITSELF, at=at))
        written = said.model_dump(exclude={"under"})
        return Share(under=self._resolved(said.under, (*at, "under")), **written)

    def _count(self, said: CountSaid, at: Pointer) -> Count:
        compared = (said.was, said.net, said.growth)
        if said.value is None and said.most is None and compared == (None, None, None):
            self.problems.append(Problem(Code.COUNT_EMPTY, at=at))
        if said.having:
            for key in ("each", "net", "growth", "most", "word"):
                if getattr(said, key) is not None:
                    self.problems.append(Problem(Code.WITH_MORE, {"key": key}, at=(*at, key)))
        since = said.since
        if compared != (None, None, None):
            since = self._since(said.since, at)
        if len(said.under) > 1 and said.each is None:
            self.problems.append(Problem(Code.EACH_MISSING, {"names": said.under}, at=at))
        written = said.model_dump(exclude={"under", "since"})
        return Count(under=self._resolved(said.under, (*at, "under")), since=since, **written)

    def _link(self, written: LinkWritten, at: Pointer) -> Link:
        forms = (written.from_, written.part_of, written.ended, written.new)
        if sum(map(bool, forms)) != 1:
            self.problems.append(Problem(Code.LINK_ONE_SIDED, at=at))
            return Link(since="", origins=(), targets=())
        origins = written.from_ or written.part_of or written.ended
        if written.ended or written.new:
            for key in ("to", "wider", "weight"):
                if getattr(written, key):
                    told = {"key": key, "form": "ended" if written.ended else "new"}
                    self.problems.append(Problem(Code.SETTLED_WITH_MORE, told, at=(*at, key)))
        elif not any(name.strip() for name in written.to):
            ended = f"{{ended: {_flow(origins)}}}"
            params = {"names": origins, "link": ended}
            self.problems.append(Problem(Code.LINK_TO_NOTHING, params, at=(*at, "to")))
        elif written.weight is not None and max(len(origins), len(written.to)) > 1:
            self.problems.append(Problem(Code.WEIGHT_OF_SEVERAL, at=(*at, "weight")))
        targets = ("new", written.new) if written.new else ("to", written.to)
        return Link(
            since=self._since(written.since, at),
            origins=origins,
            targets=self._resolved(targets[1], (*at, targets[0])),
            partial=bool(written.part_of),
            wider=written.wider == "yes",
            weight=written.weight,
            note=written.note,
            because=written.because,
            cited=written.source,
        )

    def _since(self, since: str | None, at: Pointer) -> str:
        """Return the edition that something is compared with: the one written, else `previous`."""
        earlier = since or self._written.previous
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


def statements(head: Head, items: Items) -> Tree:
    """Return `statements`, nothing where there are none."""
    blocks = [_block_tree(block, head, items) for block in head.statements]
    return {"statements": blocks} if blocks else {}


def _block_tree(block: Block, head: Head, items: Items) -> Tree:
    says = [_statement_tree(said, head.previous, items) for said in block.says]
    place = {"source": block.source, **plain(block, "at", "quote")}
    return {**place, "says": says, **plain(block, "reading")}


def _statement_tree(said: Statement, previous: str | None, items: Items) -> Tree:
    told = as_written(said)
    for key in ("under", "to"):
        if key in told:
            told[key] = _one_or_many([_name(item_id, items) for item_id in told[key]])
    if isinstance(told.get("from"), list):
        told["from"] = _one_or_many(told["from"])
    if isinstance(said, Added | Altered) and said.names:
        told["names"] = [_name(item_id, items) for item_id in said.names]
    if "some" in told:
        told["some"] = "yes"
    if told.get("since") == previous and _compares(said):
        told.pop("since", None)
    return told


def _compares(said: Statement) -> bool:
    """Tell whether it speaks of an earlier edition even where it names none."""
    if isinstance(said, Count):
        return (said.was, said.net, said.growth) != (None, None, None)
    return not isinstance(said, Share)


def links(head: Head, items: Items) -> Tree:
    """Return `links`, nothing where there are none."""
    links = [_link_tree(link, head.previous, items) for link in head.links]
    return {"links": links} if links else {}


def _link_tree(link: Link, previous: str | None, items: Items) -> Tree:
    targets = [_name(item_id, items) for item_id in link.targets]
    tree: Tree = {}
    if link.origins:
        form = "part_of" if link.partial else "from" if targets else "ended"
        tree[form] = _one_or_many(link.origins)
    if targets:
        tree["to" if link.origins else "new"] = _one_or_many(targets)
    if link.since != previous:
        tree["since"] = link.since
    if link.wider:
        tree["wider"] = "yes"
    if link.weight is not None:
        tree["weight"] = f"{link.weight:f}"
    return tree | plain(link, "note", "because", "cited")


def _tells(said: NamedSaid) -> bool:
    """Tell whether it says how many there were, or names one."""
    into = said.into if isinstance(said, MergedSaid | SplitSaid) else None
    return bool(said.names) or (said.number, into) != (None, None)


def _printed(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for name in names)


def _flow(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"


def _one_or_many(names: Sequence[str]) -> str | Sequence[str]:
    return names[0] if len(names) == 1 else names


def _name(item_id: str, items: Items) -> str:
    """Return what an item is called in statements: its name where that is its id, else its id."""
    item = items[item_id]
    return item.name if item.named_by_id and item.name not in items else item_id
