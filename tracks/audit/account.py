"""What the audit is told of the editions, and the facts in it under some readings of its statements."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tracks.audit.changes import Happened, Share, Shown
from tracks.audit.facts import Fact, Listed
from tracks.audit.quantities import How
from tracks.audit.told import Carried, Pair, facts_in
from tracks.audit.turnover import AddedFact, Gone, Turnover
from tracks.model.amount import bounds, exact
from tracks.model.edition import Head
from tracks.model.evidence import Citation
from tracks.model.item import Item
from tracks.model.statement import Block, Count, Reading
from tracks.model.tally import Tally
from tracks.model.text import natural_key


class Account(NamedTuple):
    """An edition as far as the audit must know it.

    `items` are the roots and the items that statements name, with all above them; `turnovers` what
    its complete lists show to have come and gone since the editions that its sources compare it with,
    `shown` what they show to have happened besides, `carried` by the earlier edition and level the ids of
    what is new on a list and carries on other items. `changed` are, by the earlier edition, the ids of
    what began, ended or exchanged content: of every other item it is not known to be another one.
    """

    head: Head
    tally: Tally
    items: Mapping[str, Item]
    turnovers: tuple[Turnover, ...] = ()
    shown: tuple[Shown, ...] = ()
    carried: Carried = MappingProxyType({})
    changed: Mapping[str, frozenset[str]] = MappingProxyType({})


class Place(NamedTuple):
    """Where a block of statements stands: an edition and the number of the block in it."""

    edition: str
    block: int


Readings = Callable[[Place, Block], Reading]
"""How each block is to be read."""

Spot = tuple[int, int, int, int]
"""The place of a fact in the files: edition, block, statement and figure by number."""


class Support(NamedTuple):
    """Where a fact first stands in the files, the sources that state it, their blocks, and the reasons given."""

    spot: Spot
    sources: tuple[Citation, ...]
    blocks: tuple[Place, ...]
    because: tuple[str, ...] = ()


Facts = Mapping[Fact, Support]


def as_printed(_place: Place, _block: Block) -> Reading:
    """Read every block as it is printed, percentages rounded to the nearest."""
    return Reading()


def as_edited(_place: Place, block: Block) -> Reading:
    """Read every block as its editor does."""
    return block.reading or Reading()


def in_order(accounts: Sequence[Account]) -> list[Account]:
    """Return the accounts in the natural order of their editions."""
    return sorted(accounts, key=lambda account: natural_key(account.head.edition))


def facts_of(
    accounts: Sequence[Account],
    readings: Readings,
    believed: Callable[[str], bool] = lambda source: True,
) -> Facts:
    """Return the facts that the believed sources state, and what the listings show.

    Equal facts are one with all its sources. Accounts are in natural order.
    """
    found: dict[Fact, Support] = {}
    for number, account in enumerate(accounts):
        nets = _nets(account.head, readings)
        for b, block in enumerate(account.head.statements):
            if not believed(block.source):
                continue
            place = Place(account.head.edition, b)
            reading = readings(place, block)
            for s, cited, of_statement in facts_in(
                account.head.edition, block, reading, nets, account.carried
            ):
                for f, fact in enumerate(of_statement):
                    known = found.get(fact, Support((number, b, s, f), (), ()))
                    found[fact] = Support(
                        known.spot,
                        tuple(dict.fromkeys((*known.sources, *cited))),
                        tuple(dict.fromkeys((*known.blocks, place))),
                        tuple(dict.fromkeys((*known.because, *_reasons(block, s)))),
                    )
    levels = {fact.level for fact in found}
    spoken = {
        (fact.since, fact.edition, fact.level, fact.under)
        for fact in found
        if isinstance(fact, AddedFact | Gone)
    }
    counted = {fact.number for fact in found if isinstance(fact, Happened)}
    levels |= {fact.of for fact in found if isinstance(fact, Share)}
    levels |= {of for q in counted if q.sort is How.REGRADED for of in q.of}
    for number, account in enumerate(accounts):
        shown: list[Fact] = [
            t for t in account.turnovers if (t.since, t.edition, t.level, t.under) in spoken
        ]
        shown += [each for each in account.shown if each.number in counted]
        for f, fact in enumerate((*_listed(account, levels), *shown)):
            cited = account.head.list_cited(fact.level)
            found[fact] = Support((number, -1, 0, f), cited, ())
    return found


def _reasons(block: Block, s: int) -> tuple[str, ...]:
    because = block.says[s].because
    return (because,) if because else ()


def _nets(head: Head, readings: Readings) -> Mapping[Pair, int]:
    """Return how many more items, at least, each source counts since an earlier edition."""
    found: dict[Pair, int] = {}
    for b, block in enumerate(head.statements):
        read = readings(Place(head.edition, b), block).level
        for said in block.says:
            if isinstance(said, Count) and said.since and not said.having:
                net = None if said.net is None else bounds(said.net).least
                value, was = exact(said.value), exact(said.was)
                if net is None and value is not None and was is not None:
                    net = value - was
                if net is not None:
                    found[block.source, read or said.count, said.since, frozenset(said.under)] = net
    return found


def _listed(account: Account, levels: Collection[str]) -> Iterator[Fact]:
    """Yield what the listing shows of the levels that any statement speaks of."""
    head, tally = account.head, account.tally
    for level in head.taxonomy.depths:
        number = tally.total.get(level, 0)
        if level not in levels:
            continue
        complete = head.is_complete(level)
        if complete or number:
            yield Listed(head.edition, level, (), number, number if complete else None)
        afloat = tally.unplaced.get(level, 0)
        for root, below in tally.under.get(level, {}).items():
            if complete or below:
                yield Listed(
                    head.edition, level, (root,), below, below + afloat if complete else None
                )
