"""What the audit is told of the editions, and the facts in it under some readings of its statements."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracks.audit.facts import AddedFact, Fact, Gone, Growth, Listed, Most, Net, Stated
from tracks.audit.quantities import Quantity
from tracks.model.edition import Head
from tracks.model.evidence import Citation
from tracks.model.item import Item
from tracks.model.statement import (
    Added,
    Block,
    Count,
    Each,
    Lost,
    Reading,
    Removed,
    Statement,
    printed_level,
)
from tracks.model.tally import Tally
from tracks.model.text import natural_key


class Account(NamedTuple):
    """An edition as far as the audit must know it.

    `items` are the roots and the items that statements name, with all above them.
    """

    head: Head
    tally: Tally
    items: Mapping[str, Item]


class Place(NamedTuple):
    """Where a block of statements stands: an edition and the number of the block in it."""

    edition: str
    block: int


Readings = Callable[[Place, Block], Reading]
"""How each block is to be read."""

Spot = tuple[int, int, int, int]
"""The place of a fact in the files: edition, block, statement and figure by number."""


class Support(NamedTuple):
    """Where a fact first stands in the files, the sources that state it, and their blocks."""

    spot: Spot
    sources: tuple[Citation, ...]
    blocks: tuple[Place, ...]


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
        for b, block in enumerate(account.head.statements):
            if not believed(block.source):
                continue
            place = Place(account.head.edition, b)
            reading = readings(place, block)
            cited = Citation(block.source, block.at)
            for s, said in enumerate(block.says):
                for f, fact in enumerate(_facts(account.head.edition, said, reading)):
                    known = found.get(fact, Support((number, b, s, f), (), ()))
                    found[fact] = Support(
                        known.spot,
                        tuple(dict.fromkeys((*known.sources, cited))),
                        tuple(dict.fromkeys((*known.blocks, place))),
                    )
    levels = {fact.level for fact in found}
    for number, account in enumerate(accounts):
        for f, fact in enumerate(_listed(account, levels)):
            found[fact] = Support((number, -1, 0, f), (), ())
    return found


def _facts(edition: str, said: Statement, reading: Reading) -> Iterator[Fact]:
    level = reading.level or printed_level(said)[1]
    if isinstance(said, Count):
        each = reading.each or said.each
        if len(said.under) > 1 and each == "yes":
            for item in said.under:
                yield from _count(edition, level, said, (item,), None, reading)
        else:
            yield from _count(edition, level, said, said.under, each, reading)
    elif isinstance(said, Added):
        number = max(said.number or 0, len(said.names))
        yield AddedFact(edition, level, said.since, number, whole=said.number is not None)
    elif isinstance(said, Removed):
        number = max(said.number or 0, len(said.names))
        whole = said.number is not None
        yield Gone(edition, level, said.since, number, whole, False, len(said.names))
    elif isinstance(said, Lost):
        yield Gone(edition, level, said.since, said.number, True, True, 0)


def _count(
    edition: str,
    level: str,
    said: Count,
    named: tuple[str, ...],
    each: Each | None,
    reading: Reading,
) -> Iterator[Fact]:
    under, since = tuple(sorted(set(named))), said.since or ""
    choice = None
    if len(under) > 1 and each == "unclear":
        choice = Quantity("each", edition, level, under, since)
    if said.was is not None:
        yield Stated(since, level, under, "", choice, said.was)
    if said.value is not None:
        yield Stated(edition, level, under, "", choice, said.value)
    if said.net is not None:
        yield Net(edition, level, under, since, choice, said.net)
    if said.growth is not None:
        yield Growth(
            edition, level, under, since, choice, said.growth, reading.rounding or "nearest"
        )
    compared = choice is None and (since or said.most == "is")
    if said.most is not None and under and compared:
        yield Most(edition, level, under, since, said.most, tuple(sorted(set(said.under))))


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
