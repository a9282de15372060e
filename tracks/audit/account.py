"""What the audit is told of the editions, and the facts in it under some readings of its statements."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracks.audit.facts import (
    AddedFact,
    Fact,
    Gone,
    Growth,
    Listed,
    Most,
    Net,
    NetBetween,
    Stated,
    StatedBetween,
    Turnover,
)
from tracks.audit.quantities import Quantity
from tracks.model.amount import ANY, bounds, exact
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
    printed_level,
)
from tracks.model.tally import Tally
from tracks.model.text import natural_key


class Account(NamedTuple):
    """An edition as far as the audit must know it.

    `items` are the roots and the items that statements name, with all above them; `turnovers` what
    its complete lists show to have come and gone since the editions that its sources compare it with.
    """

    head: Head
    tally: Tally
    items: Mapping[str, Item]
    turnovers: tuple[Turnover, ...] = ()


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

Pair = tuple[str, str, str, frozenset[str]]
"""A source, a level, the edition that it compares with, and the items that it speaks of what is under."""

Said = Added | Removed | Lost


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
            cited = Citation(block.source, block.at)
            for s, of_statement in _block(account.head.edition, block, reading, nets):
                for f, fact in enumerate(of_statement):
                    known = found.get(fact, Support((number, b, s, f), (), ()))
                    found[fact] = Support(
                        known.spot,
                        tuple(dict.fromkeys((*known.sources, cited))),
                        tuple(dict.fromkeys((*known.blocks, place))),
                    )
    levels = {fact.level for fact in found}
    spoken = {
        (fact.since, fact.edition, fact.level, fact.under)
        for fact in found
        if isinstance(fact, AddedFact | Gone)
    }
    for number, account in enumerate(accounts):
        shown = [t for t in account.turnovers if (t.since, t.edition, t.level, t.under) in spoken]
        for f, fact in enumerate((*_listed(account, levels), *shown)):
            found[fact] = Support((number, -1, 0, f), (), ())
    return found


def _nets(head: Head, readings: Readings) -> Mapping[Pair, int]:
    """Return how many more items, at least, each source counts since an earlier edition."""
    found: dict[Pair, int] = {}
    for b, block in enumerate(head.statements):
        read = readings(Place(head.edition, b), block).level
        for said in block.says:
            if isinstance(said, Count) and said.since:
                net = None if said.net is None else bounds(said.net).least
                value, was = exact(said.value), exact(said.was)
                if net is None and value is not None and was is not None:
                    net = value - was
                if net is not None:
                    found[block.source, read or said.count, said.since, frozenset(said.under)] = net
    return found


def _block(
    edition: str, block: Block, reading: Reading, nets: Mapping[Pair, int]
) -> Iterator[tuple[int, Sequence[Fact]]]:
    """Yield the facts of a block by the number of their statement; figures of parts add up."""
    parts: dict[tuple[str, str, str, frozenset[str]], list[tuple[int, Said]]] = {}
    for s, said in enumerate(block.says):
        kind, printed = printed_level(said)
        level = reading.level or printed
        if not isinstance(said, Count):
            if said.some:  # one figure or some names, which nothing adds up to
                yield s, list(_came_or_went(edition, kind, level, [said], 0))
            else:
                key = kind, level, said.since, frozenset(said.under)
                parts.setdefault(key, []).append((s, said))
            continue
        each = reading.each or said.each
        unders: Sequence[tuple[str, ...]] = [said.under]
        if len(said.under) > 1 and each == "yes":
            unders, each = [(item,) for item in said.under], None
        yield s, [f for under in unders for f in _count(edition, level, said, under, each, reading)]
    for (kind, level, since, above), of_kind in parts.items():
        net = nets.get((block.source, level, since, above), 0)
        if kind != "added":  # what was removed and what was merged together make the loss
            other = "lost" if kind == "removed" else "removed"
            others = parts.get((other, level, since, above), ())
            net = -net - sum(_least(said) for _, said in others)
        saying = [said for _, said in of_kind]
        yield of_kind[0][0], list(_came_or_went(edition, kind, level, saying, net))


def _least(said: Said) -> int:
    """Return how many items a statement counts at least, 0 where it gives no number."""
    return 0 if said.number is None else bounds(said.number).least or 0


def _came_or_went(
    edition: str, kind: str, level: str, says: Sequence[Said], net: int
) -> Iterator[Fact]:
    """Yield how many one place says came, or went: no fewer than it names, all of them where it counts them.

    Where the same source tells of a larger `net` gain, or loss, it counts a part of them only.
    """
    names = [name for said in says if not isinstance(said, Lost) for name in said.names]
    numbers = [bounds(said.number) for said in says if said.number is not None]
    twice = len(names) - len(set(names))
    least = sum(number.least or 0 for number in numbers) - twice
    most = sum(number.most or 0 for number in numbers) - twice
    closed = bool(numbers) and all(number.most is not None for number in numbers)
    whole = closed and len(set(names)) <= most and not any(said.some for said in says)
    least = max(least, len(set(names)))
    whole = whole and most >= net
    if not least and not whole:
        return  # only about so many
    upper = most if whole and most > least else None
    since, under = says[0].since, tuple(sorted(set(says[0].under)))
    if kind == "added":
        yield AddedFact(edition, level, since, least, whole, upper, under)
    else:
        merging, named = kind == "lost", len(set(names))
        yield Gone(edition, level, since, least, whole, merging, named, upper, under)


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
    for label, amount in ((since, said.was), (edition, said.value)):
        if isinstance(amount, int):
            yield Stated(label, level, under, "", choice, amount)
        elif amount is not None and bounds(amount) != ANY:
            yield StatedBetween(label, level, under, "", choice, *bounds(amount))
    if isinstance(said.net, int):
        yield Net(edition, level, under, since, choice, said.net)
    elif said.net is not None and bounds(said.net) != ANY:
        yield NetBetween(edition, level, under, since, choice, *bounds(said.net))
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
