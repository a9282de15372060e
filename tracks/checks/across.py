"""What the editions of one taxonomy must be to one another.

`import` reads one edition at a time, so these take heads, a lookup of single editions, and an index
of names that is fed edition by edition, from files or from what is recorded.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracks.errors import Code, Pointer, Problem
from tracks.lineage.at_hand import between
from tracks.lineage.linked import identified
from tracks.model.edition import Edition, Head
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.model.text import identify, natural_key, squash

NamesOf = Callable[[], Iterable[tuple[str, str, str]]]
"""Gives (edition, item id, name) of editions; each id and name first with the earliest that has it."""

Listed = Callable[[str], Edition | None]
"""Gives an edition by its label, None where it is not at hand."""


class Finding(NamedTuple):
    """A problem and the edition whose file it points into."""

    edition: str
    problem: Problem


def check_sources_are_defined_once(heads: Sequence[Head]) -> Iterator[Finding]:
    """A source id means one source in all editions, so it is defined in one of them."""
    first: dict[str, str] = {}
    for head in heads:
        for source in head.sources:
            if source in first:
                params = {"id": source, "edition": first[source]}
                problem = Problem(Code.SOURCE_TWICE, params, at=("sources", source))
                yield Finding(head.edition, problem)
            else:
                first[source] = head.edition


def check_sources_are_known(heads: Sequence[Head]) -> Iterator[Finding]:
    """Every source that is cited is defined in some edition of the taxonomy."""
    known = tuple(dict.fromkeys(source for head in heads for source in head.sources))
    for head in heads:
        for pointer, source in _cited(head):
            if source not in known:
                params = {"id": source, "known": known}
                yield Finding(head.edition, Problem(Code.SOURCE_UNKNOWN, params, at=pointer))


def check_links_fit_the_lists(edition: Edition, listed: Listed) -> Iterator[Problem]:
    """Links start from items of the edition `since`, and say what its list and the later one show.

    Nothing is asked of editions that are not at hand. What is gone is told of `previous`, or of the
    latest edition that links lead from: between that and this one nothing else could say of it.
    """
    links: dict[str, list[tuple[int, Link]]] = {}
    for n, link in enumerate(edition.head.links):
        links.setdefault(link.since, []).append((n, link))
    last = edition.head.previous or max(links, key=natural_key, default=None)
    linked: set[str] = set()
    gone: list[Item] = []
    for since in dict.fromkeys((*links, *([last] if last else []))):
        earlier, told = listed(since), links.get(since, [])
        if earlier:
            written = {name for _, link in told for name in link.origins}
            ids = identified(written, ((i.id, i.name) for i in earlier.items.values()))
            linked.update(ids.values())
            yield from _declared(told, ids, earlier, edition)
            if since == last:
                gone = [i for i in earlier.items.values() if _is_gone(i, earlier, edition)]
    names = tuple(item.name for item in gone if item.id not in linked)
    if names and last:
        at: Pointer = ("links", links[last][0][0]) if last in links else ("previous",)
        yield Problem(Code.GONE_UNLINKED, {"names": names, "edition": last}, at=at)


def _declared(
    links: Sequence[tuple[int, Link]], ids: Mapping[str, str], earlier: Edition, edition: Edition
) -> Iterator[Problem]:
    """Hold the links from an edition, whose written names stand for `ids`, against both lists."""
    since, label = earlier.head.edition, edition.head.edition
    names = Counter(item.name for item in earlier.items.values())
    lives_on: set[str] = set()
    begins = {target for link in edition.head.links for target in link.targets}
    itself = {ids[name] for _, link in links for name in link.origins if ids[name] in link.targets}
    for _, link in links:
        for name in link.origins:
            if link.partial or ids[name] in link.targets:
                lives_on.add(ids[name])
    known = lives_on | begins
    for n, link in links:
        for k, name in enumerate(link.origins):
            at, item_id = ("links", n, "from", k), ids[name]
            if item_id not in earlier.items:
                yield Problem(Code.LINK_FROM_UNKNOWN, {"name": name, "edition": since}, at=at)
            elif names[name] > 1 and name != item_id:
                same = tuple(i.id for i in earlier.items.values() if i.name == name)
                yield Problem(Code.NAME_AMBIGUOUS, {"name": name, "ids": same}, at=at)
            elif item_id not in known and _stands(item_id, earlier, edition):
                # What a link leads into under that id is another item, as when two change names.
                yield Problem(Code.LINK_OF_UNCHANGED, {"name": name}, at=at)
            elif link.partial and item_id not in itself and item_id in edition.items:
                now = edition.items[item_id].name
                if identify(now) != identify(earlier.items[item_id].name):
                    told = {"name": name, "id": item_id, "now": now, "edition": label}
                    itself.add(item_id)  # told once
                    yield Problem(Code.PART_OF_ANOTHER, told, at=at)


def check_links_pass_over_nothing(
    edition: Edition, heads: Sequence[Head], listed: Listed
) -> Iterator[Problem]:
    """Links lead from the last edition that has something to say of what they lead from.

    Asked of the edition's own links, and of those of later editions that pass over it.
    """
    here = natural_key(edition.head.edition)
    for since, origins in _origins(edition.head).items():
        for head in sorted(heads, key=lambda head: natural_key(head.edition)):
            if natural_key(since) < natural_key(head.edition) < here:
                between = listed(head.edition)
                names = _said_of(origins, listed(since), between) if between else ()
                if names:
                    n = origins[names[0]]
                    told = _passing(edition.head, since, head.edition, names)
                    yield Problem(Code.LINK_PASSES_OVER, told, at=("links", n))
    for head in heads:
        for since, origins in _origins(head).items() if natural_key(head.edition) > here else ():
            if natural_key(since) < here and (names := _said_of(origins, listed(since), edition)):
                told = _passing(head, since, edition.head.edition, names)
                yield Problem(Code.LINK_PASSES_OVER, told, at=("edition",))


def check_ids_are_kept(edition: Edition, earlier: Edition) -> Iterator[Problem]:
    """An explicit id that is new is none that is gone in other letters, nor of an item that stays.

    What links say of either is settled.
    """
    links = [link for link in edition.head.links if link.since == earlier.head.edition]
    into = {target for link in links for target in link.targets}
    carried = {name for link in links for name in link.origins}
    by_spelling: dict[str, str] = {}
    by_place: dict[tuple[str, str | None, str], str] = {}
    for item in earlier.items.values():
        is_gone = item.id not in edition.items and carried.isdisjoint((item.id, item.name))
        if is_gone and not item.named_by_id:
            by_spelling.setdefault(identify(item.id), item.id)
            by_place.setdefault((item.level, item.parent, identify(item.name)), item.id)
    for item in edition.items.values() if by_spelling else ():
        if item.id in earlier.items or item.id in into or item.named_by_id:
            continue
        told = {"id": item.id, "edition": earlier.head.edition}
        at: Pointer = ("item", item.id)
        if other := by_spelling.get(identify(item.id)):
            yield Problem(Code.ID_SPELLED_ALIKE, told | {"other": other}, at=at)
        elif other := by_place.get((item.level, item.parent, identify(item.name))):
            yield Problem(Code.ID_CHANGED, told | {"other": other, "name": item.name}, at=at)


def check_ids_stand_for_the_same(edition: Edition, earlier: Edition) -> Iterator[Problem]:
    """One warning tells of the ids that stand for other items than in the edition before.

    It is asked of items that have others under them: what stood under the id went elsewhere
    (docs/adr/0006).
    """
    above = {item.parent for item in earlier.items.values()}
    renamed = (
        i
        for i, item in edition.items.items()
        if i in above and i in earlier.items and earlier.items[i].name != item.name
    )
    if next(renamed, None) is None:
        return
    others = between(earlier, edition).above.others
    ids = [item_id for item_id in edition.items if item_id in others and item_id in above]
    if ids:
        told = {"n": len(ids), "edition": earlier.head.edition, "ids": tuple(ids)}
        yield Problem(Code.IDS_TAKEN_UP, told, at=("item", ids[0]))


def check_levels_of_names_are_meant(edition: Edition, earlier: Edition) -> Iterator[Problem]:
    """One warning tells of the items without an id of their own that stand at another level now.

    Their name is their id, so they count as the same items, unless a link or a source says otherwise.
    """
    linked = {name for link in edition.head.links for name in (*link.origins, *link.targets)}
    items = [
        item
        for item in edition.items.values()
        if item.named_by_id
        and (was := earlier.items.get(item.id))
        and was.level != item.level
        and linked.isdisjoint((item.id, item.name))
    ]
    if items:
        told = {"names": tuple(i.name for i in items), "edition": earlier.head.edition}
        yield Problem(Code.NAMES_AT_ANOTHER_LEVEL, told, at=("item", items[0].id))


def _passing(head: Head, since: str, between: str, names: tuple[str, ...]) -> dict[str, object]:
    return {"edition": head.edition, "since": since, "between": between, "names": names}


def _origins(head: Head) -> dict[str, dict[str, int]]:
    """Return, by the edition that links lead from, the names written, each with its first link."""
    found: dict[str, dict[str, int]] = {}
    for n, link in enumerate(head.links):
        for name in link.origins:
            found.setdefault(link.since, {}).setdefault(name, n)
    return found


def _said_of(names: Iterable[str], earlier: Edition | None, between: Edition) -> tuple[str, ...]:
    """Return the names of items of `earlier` that an edition between has, ends or carries on."""
    since = earlier.head.edition if earlier else None
    listed = [(i.id, i.name) for i in (earlier or between).items.values()]
    carried = [name for link in between.head.links if link.since == since for name in link.origins]
    ids = identified({*names, *carried}, listed)
    ended = {ids[name] for name in carried}

    def is_said(item_id: str) -> bool:
        was = earlier.items.get(item_id) if earlier else None
        shown = was is not None and between.head.is_complete(was.level)
        return shown or item_id in between.items or item_id in ended

    return tuple(name for name in names if is_said(ids[name]))


def _is_gone(item: Item, earlier: Edition, edition: Edition) -> bool:
    """Tell whether lists show that an item of the earlier edition is not in the later one."""
    complete = earlier.head.is_complete(item.level) and edition.head.is_complete(item.level)
    return complete and item.id not in edition.items


def _stands(item_id: str, earlier: Edition, edition: Edition) -> bool:
    """Tell whether an item is listed again with the same name and level."""
    was, now = earlier.items[item_id], edition.items.get(item_id)
    return now is not None and (was.name, was.level) == (now.name, now.level)


def _cited(head: Head) -> Iterator[tuple[Pointer, str]]:
    for n, block in enumerate(head.statements):
        yield ("statements", n, "source"), block.source
    for n, link in enumerate(head.links):
        if link.cited:
            yield ("links", n, "source"), link.cited
    for n, mentioned in enumerate(head.mentioned):
        yield ("mentioned", n, "source"), mentioned.source
    if head.focus:
        yield ("focus", "source"), head.focus.source
    for n, outlook in enumerate(head.outlook):
        yield ("outlook", n, "source"), outlook.source


class Names:
    """Which id a name has in which edition, fed one edition after the other.

    An edition may give an item an explicit id where another lets its name be the id; then nothing
    would tell that the two are one. Explicit ids may be millions: those of the record are only taken
    into memory, and names only made ids, once some edition has items that are named by their id.
    """

    def __init__(self) -> None:
        self._recorded: NamesOf | None = None
        self._written: dict[str, dict[str, str]] = {}  # edition → names of explicit ids → the ids
        self._named: dict[str, str] = {}  # id that is a name → edition
        self._spelled: dict[str, tuple[str, str, str]] = {}  # squashed → id, name, edition

    def know(self, names: NamesOf) -> None:
        """Take what is recorded, which nobody is told about any more; it may be asked for again."""
        for edition, item_id, name in names():
            if _is_named_by_id(item_id, name):
                self._keep_named(edition, item_id, name)
        self._recorded = names

    def add(
        self, edition: str, items: Iterable[tuple[str, str]], *, last: bool = False
    ) -> list[Problem]:
        """Hold an edition's (id, name) pairs against those fed before; unless `last`, keep them too."""
        named: dict[str, str] = {}
        explicit: dict[str, str] = {}
        for item_id, name in items:
            if _is_named_by_id(item_id, name):
                named[item_id] = name
            else:
                explicit[name] = item_id
        problems = [*self._ids_missing_here(named), *self._ids_missing_there(explicit, named)]
        problems.extend(self._spelled_alike(named))
        if last:
            return problems
        self._written[edition] = explicit
        for item_id, name in named.items():
            self._keep_named(edition, item_id, name)
        return problems

    def _explicit(self) -> dict[str, tuple[str, str]]:
        """Return the names of explicit ids: each with its id, and the edition that came first with it."""
        if self._recorded:
            recorded: dict[str, dict[str, str]] = {}
            for edition, item_id, name in self._recorded():
                if not _is_named_by_id(item_id, name):
                    recorded.setdefault(edition, {}).setdefault(name, item_id)
            self._written = {**recorded, **self._written}
            self._recorded = None
        found: dict[str, tuple[str, str]] = {}
        for edition, names in self._written.items():
            for name, item_id in names.items():
                found.setdefault(name, (item_id, edition))
        return found

    def _keep_named(self, edition: str, item_id: str, name: str) -> None:
        self._named.setdefault(item_id, edition)
        self._spelled.setdefault(squash(name), (item_id, name, edition))

    def _ids_missing_here(self, named: Mapping[str, str]) -> Iterator[Problem]:
        new = {item_id: name for item_id, name in named.items() if item_id not in self._named}
        if not new:
            return
        known = {identify(name): explicit for name, explicit in self._explicit().items()}
        given = {explicit for explicit, _ in known.values()}
        for item_id, name in new.items():
            if item_id in known and item_id not in given:
                explicit, edition = known[item_id]
                params = {"name": name, "id": explicit, "edition": edition}
                yield Problem(Code.ID_MISSING_HERE, params, at=("item", item_id))

    def _ids_missing_there(
        self, explicit: Mapping[str, str], named: Mapping[str, str]
    ) -> Iterator[Problem]:
        if not self._named:
            return
        here = named.keys() | explicit.values()
        for name, item_id in explicit.items():
            identified = identify(name)
            if identified in self._named and identified not in here:
                params = {"name": name, "id": item_id, "edition": self._named[identified]}
                yield Problem(Code.ID_MISSING_THERE, params, at=("item", item_id))

    def _spelled_alike(self, named: Mapping[str, str]) -> Iterator[Problem]:
        for item_id, name in named.items():
            if item_id not in self._named:
                other = self._spelled.get(squash(name))
                if other and other[0] != item_id:
                    params = {"name": name, "other": other[1], "edition": other[2]}
                    yield Problem(Code.SPELLED_ALIKE, params, at=("item", item_id))


def _is_named_by_id(item_id: str, name: str) -> bool:
    # No Han character ever becomes ASCII, which spares most explicit ids the work.
    if item_id.isascii() and name and "\u3400" <= max(name) <= "\u9fff":
        return False
    return identify(name) == item_id
