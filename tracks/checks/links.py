"""Links held against the lists of the editions that they lead from, over and to.

`import` reads one edition at a time, so these take heads and a lookup of single editions.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tracks.errors import Code, Pointer, Problem
from tracks.lineage.at_hand import between
from tracks.lineage.declared import contested, declared, origin_ids
from tracks.lineage.linked import identified
from tracks.lineage.tree import whole_tree
from tracks.model.edition import Edition, Head
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.model.text import identify, natural_key

Listed = Callable[[str], Edition | None]
"""Gives an edition by its label, None where it is not at hand."""


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
    ended = {ids[i]: (n, i) for n, link in links if not link.targets for i in link.origins}
    for n, link in links:
        for k, name in enumerate(link.origins):
            at, item_id = ("links", n, "from", k), ids[name]
            first, written = ended.get(item_id, (n, name))
            if written != name and link.targets and not link.partial:
                told = {"name": name, "first": ("links", first)}
                yield Problem(Code.SETTLED_AND_LINKED, told, at=("links", n, "from"))
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


def check_links_above_fit_the_lowest(
    edition: Edition, heads: Sequence[Head], listed: Listed
) -> Iterator[Problem]:
    """Links of items that have others under them say what their lowest items show.

    Nothing is asked while links lead to what the edition does not list, which is an error of its own.
    """
    if any(target not in edition.items for link in edition.head.links for target in link.targets):
        return
    here = natural_key(edition.head.edition)
    for since in dict.fromkeys(link.since for link in edition.head.links):
        earlier = listed(since)
        told = declared(edition, earlier) if earlier else {}
        if not (earlier and told):
            continue
        labels = {h.edition for h in heads if natural_key(since) < natural_key(h.edition) < here}
        over = [e for label in sorted(labels, key=natural_key) if (e := listed(label))]
        found = between(earlier, edition, over)
        ids = origin_ids(edition, earlier)
        for each in contested(told, found, whole_tree(earlier), whole_tree(edition)):
            at = next(
                ("links", n, "from", k)
                for n, link in enumerate(edition.head.links)
                for k, name in enumerate(link.origins)
                if link.since == since
                and ids[name] == each.source
                and not {*each.targets}.isdisjoint(link.targets)
            )
            said = {
                "name": earlier.items[each.source].name,
                "targets": tuple(edition.items[t].name for t in each.targets),
                "n": each.share.number,
                "of": each.share.of,
                "elsewhere": tuple(edition.items[i].name for i in each.elsewhere),
            }
            code = Code.LINK_TAKES_NOTHING if each.nothing else Code.LINK_LEAVES_SOME
            yield Problem(code, said, at=at)


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
    """Tell whether lists show that an item in force in the earlier edition is not in the later one."""
    if not item.in_force:
        return False  # it was deprecated, which said that it would go, or was but proposed
    if not edition.head.has_level(item.level):
        return False  # its level went, and asks for no links
    complete = earlier.head.is_complete(item.level) and edition.head.is_complete(item.level)
    return complete and item.id not in edition.items


def _stands(item_id: str, earlier: Edition, edition: Edition) -> bool:
    """Tell whether an item is listed again with the same name and level, at the same place, in force."""
    was, now = earlier.items[item_id], edition.items.get(item_id)
    if now is None or not now.in_force:
        return False
    return (was.name, was.level, was.parent) == (now.name, now.level, now.parent)
