"""What the links of a run of editions say, item by item."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from tracks.model.edition import Head
from tracks.model.link import Link
from tracks.model.text import identify, natural_key


class Association(NamedTuple):
    """What a link says of one item of the edition `since` and one of the later edition `edition`.

    `partial`: only a part of the origin went to the target; `wider`: the target holds more than
    that. `weight`: the share of the origin, from 0 to 1, None where nobody says. `cited` is the id of
    the source that says so, `because` the reason for it.
    """

    since: str
    edition: str
    origin: str
    target: str
    partial: bool = False
    weight: Decimal | None = None
    note: str | None = None
    cited: str | None = None
    wider: bool = False
    because: str | None = None


class Settled(NamedTuple):
    """That an item of `since` has ended in the later `edition` and nothing carries it on.

    Or that one of `edition` begins there and carries on nothing of `since`.
    """

    since: str
    edition: str
    id: str
    note: str | None = None
    cited: str | None = None
    because: str | None = None


class Linked(NamedTuple):
    """What links say over a run of editions.

    `editions` are the labels in order, also of editions that links lead from and that are not at
    hand. `ended` and `begun` are settled without another end. Of the ids that links name, `listed`
    are, by edition, those that it lists, `absent` those that it is known not to have.
    """

    editions: tuple[str, ...] = ()
    associations: tuple[Association, ...] = ()
    absent: Mapping[str, frozenset[str]] = {}
    listed: Mapping[str, frozenset[str]] = {}
    ended: tuple[Settled, ...] = ()
    begun: tuple[Settled, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids that links name."""
        joined = (i for link in self.associations for i in (link.origin, link.target))
        return frozenset((*joined, *(one.id for one in (*self.ended, *self.begun))))


NOTHING_LINKED = Linked()

Find = Callable[[str, Collection[str]], Iterable[tuple[str, str]]]
"""Gives (id, name) of the items of an edition, or of any where that one is not at hand, that have
one of these names or ids, or the id that such a name stands for."""

Levels = Callable[[Collection[str]], Mapping[str, Mapping[str, str]]]
"""Gives, by edition, the levels of those of the ids that it lists."""


def earliest_since(heads: Sequence[Head], earlier: Sequence[Head]) -> tuple[object, ...]:
    """Return the natural key of the earliest edition that links within a run of editions hang on.

    What a link that passes over editions says of one of them hangs on the links to those before it,
    and so on; `earlier` are the editions before the run.
    """
    first = natural_key(heads[0].edition)
    pending = list(heads[1:])
    # Links to the first of the run count too once one leads from before it.
    waiting = sorted([*earlier, heads[0]], key=lambda head: natural_key(head.edition))
    while pending:
        since = (natural_key(link.since) for link in pending.pop().links)
        first = min((first, *since))
        while waiting and natural_key(waiting[-1].edition) > first:
            pending.append(waiting.pop())
    return first


def linked(heads: Sequence[Head], find: Find, levels: Levels) -> Linked:
    """Gather what the links of a run of editions say, one association for each origin and target.

    `heads` come in the order of the editions; links to the first of them do not count. `find` is
    asked once for each edition that links lead from, `levels` once for all ids that they name.
    """
    links = [(head.edition, link) for head in heads[1:] for link in head.links]
    written: dict[str, set[str]] = {}
    for _, link in links:
        written.setdefault(link.since, set()).update(link.origins)
    ids = {since: identified(names, find(since, names)) for since, names in written.items()}
    labels = {head.edition for head in heads} | ids.keys()
    found = Linked(
        editions=tuple(sorted(labels, key=natural_key)),
        associations=tuple(
            Association(
                link.since,
                edition,
                origin,
                target,
                link.partial,
                link.weight,
                link.note,
                link.cited,
                link.wider,
                link.because,
            )
            for edition, link in links
            for origin in (ids[link.since][name] for name in link.origins)
            for target in link.targets
        ),
        ended=tuple(
            _settled(link, edition, ids[link.since][name])
            for edition, link in links
            for name in (link.origins if not link.targets else ())
        ),
        begun=tuple(
            _settled(link, edition, target)
            for edition, link in links
            for target in (link.targets if not link.origins else ())
        ),
    )
    if not links:
        return found
    listed = levels(found.ids)
    ever: dict[str, set[str]] = {item_id: set() for item_id in found.ids}
    for there in listed.values():
        for item_id, level in there.items():
            ever[item_id].add(level)
    absent = {head.edition: frozenset(_absent(head, ever, listed)) for head in heads}
    here = {head.edition: frozenset(listed.get(head.edition, ())) for head in heads}
    return found._replace(absent=absent, listed=here)


def _settled(link: Link, edition: str, item_id: str) -> Settled:
    return Settled(link.since, edition, item_id, link.note, link.cited, link.because)


def identified(written: Iterable[str], listed: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the id that each name or id stands for: an id itself, its identified form, a name.

    What nothing has stands for what its name would be.
    """
    names: dict[str, str] = {}
    ids: set[str] = set()
    for item_id, name in sorted(listed):
        ids.add(item_id)
        names.setdefault(name, item_id)
    return {
        name: next((i for i in (name, identify(name)) if i in ids), names.get(name, identify(name)))
        for name in written
    }


def _absent(
    head: Head, ever: Mapping[str, set[str]], listed: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    """Yield the ids that an edition does not have: it lists all items of any level they ever had."""
    here = listed.get(head.edition, {})
    partial = {level for level in head.listing if not head.is_complete(level)}
    for item_id, levels in ever.items():
        if item_id not in here and (levels or head.listing.keys()).isdisjoint(partial):
            yield item_id
