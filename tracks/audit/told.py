"""What statements say, as facts: the one place where the claim of each kind is made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracks.audit.changes import Happened, Share
from tracks.audit.facts import Fact, Growth, Most, Net, NetBetween, Stated, StatedBetween
from tracks.audit.quantities import How, Quantity
from tracks.audit.turnover import AddedFact, Gone
from tracks.model import statement
from tracks.model.amount import ANY, Amount, bounds
from tracks.model.evidence import Citation
from tracks.model.statement import (
    Added,
    Altered,
    Block,
    Count,
    Each,
    Lost,
    Reading,
    Rearranged,
    Removed,
    printed_level,
)
from tracks.model.text import identify

Pair = tuple[str, str, str, frozenset[str]]
"""A source, a level, the edition that it compares with, and the items that it speaks of what is under."""

Carried = Mapping[tuple[str, str], frozenset[str]]
"""By the earlier edition and level, the ids of what is new on a list and carries on other items."""

Said = Added | Removed | Lost


def facts_in(
    edition: str, block: Block, reading: Reading, nets: Mapping[Pair, int], carried: Carried
) -> Iterator[tuple[int, Sequence[Citation], Sequence[Fact]]]:
    """Yield the facts of a block by the number of their statement, and where they stand in the source.

    Figures of parts add up. `nets` are how many more items, at least, each source counts, `carried` the
    new ids that carry on other items, by the earlier edition and level.
    """
    parts: dict[tuple[str, str, str, frozenset[str]], list[tuple[int, Said]]] = {}
    for s, said in enumerate(block.says):
        kind, printed = printed_level(said)
        level = reading.level or printed
        cited = [block.cite(said)]
        if isinstance(said, statement.Share):
            yield s, cited, [_share(edition, level, said, reading)]
        elif isinstance(said, Rearranged | Altered):
            yield s, cited, list(happened(edition, level, said))
        elif isinstance(said, Count) and said.having:
            yield s, cited, list(having(edition, level, said))
        elif not isinstance(said, Count):
            if said.some:  # one figure or some names, which nothing adds up to
                yield s, cited, list(_came_or_went(edition, kind, level, [said], 0, carried))
            else:
                key = kind, level, said.since, frozenset(said.under)
                parts.setdefault(key, []).append((s, said))
        else:
            each = reading.each or said.each
            unders: Sequence[tuple[str, ...]] = [said.under]
            if len(said.under) > 1 and each == "yes":
                unders, each = [(item,) for item in said.under], None
            counts = (_count(edition, level, said, under, each, reading) for under in unders)
            yield s, cited, [fact for of_count in counts for fact in of_count]
    for (kind, level, since, above), of_kind in parts.items():
        net = nets.get((block.source, level, since, above), 0)
        if kind != "added":  # what was removed and what was merged together make the loss
            other = "lost" if kind == "removed" else "removed"
            others = _once(said for _, said in parts.get((other, level, since, above), ()))
            net = -net - sum(map(_least, others))
        saying = _once(said for _, said in of_kind)
        places = [block.cite(said) for _, said in of_kind]
        yield of_kind[0][0], places, list(_came_or_went(edition, kind, level, saying, net, carried))


def _once(says: Iterable[Said]) -> list[Said]:
    """Return statements without those that say again what another one said, in whatever order of names."""
    found: dict[object, Said] = {}
    for said in says:
        names = () if isinstance(said, Lost) else map(identify, said.names)
        found.setdefault((said.number, frozenset(names)), said)
    return list(found.values())


def _least(said: Said) -> int:
    """Return how many items a statement counts at least, 0 where it gives no number."""
    return 0 if said.number is None else bounds(said.number).least or 0


def _came_or_went(
    edition: str, kind: str, level: str, says: Sequence[Said], net: int, carried: Carried
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
        of_others = len(carried.get((since, level), frozenset()).intersection(names))
        yield AddedFact(edition, level, since, least, whole, upper, under, of_others)
    else:
        merging, named = kind == "lost", len(set(names))
        yield Gone(edition, level, since, least, whole, merging, named, upper, under)


def _share(edition: str, level: str, said: statement.Share, reading: Reading) -> Share:
    under = tuple(sorted(set(said.under)))
    rounding = reading.rounding or "nearest"
    return Share(edition, level, under, "", None, said.value, rounding, said.of or level)


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


def having(edition: str, level: str, said: Count) -> Iterator[Happened]:
    """Yield how many items of an edition, and of an earlier one, have some attributes."""
    under, of = tuple(sorted(set(said.under))), attributes(said)
    for label, amount in ((said.since or "", said.was), (edition, said.value)):
        if amount is not None and bounds(amount) != ANY:
            least, most = bounds(amount)
            yield Happened(label, level, "", How.HAVING, under, of, least or 0, most)


def attributes(said: Count) -> tuple[str, ...]:
    """Return the attributes that counted items have, each as `digital=yes`."""
    return tuple(sorted(f"{key}={value}" for key, value in said.having.items()))


def happened(edition: str, level: str, said: Rearranged | Altered) -> Iterator[Fact]:
    """Yield the facts of a statement of items that were rearranged, or that go on and changed.

    Names are a lower bound, and so is what is said of a part; a level that an editor reads instead of
    the printed one takes its place.
    """
    if isinstance(said, Rearranged):
        yield from _rearranged(edition, level, said)
        return
    of = (said.of_level,) if said.of_level else tuple(sorted({identify(n) for n in said.origins}))
    under = said.targets or said.under
    how = How(said.kind)
    yield from _fact(edition, level, said, how, said.number, under, of, len(set(said.names)))


def _rearranged(edition: str, level: str, said: Rearranged) -> Iterator[Fact]:
    ended, begun = How(f"{said.kind}_from"), How(f"{said.kind}_into")
    named = len(set(said.names))
    yield from _fact(edition, level, said, ended, said.number, said.under, (), named)
    yield from _fact(edition, level, said, begun, said.into, said.under, (), 0)
    if said.under or not (isinstance(said.number, int) and isinstance(said.into, int)):
        return
    fewer = said.number - said.into
    if said.kind == "merged" and fewer > 0:
        whole = not said.some
        yield Gone(edition, level, said.since, fewer, whole, merging=True, named=0)
    elif said.kind == "split" and fewer < 0:
        yield from _fact(edition, level, said, How.SPLIT, -fewer, (), (), 0)


def _fact(
    edition: str,
    level: str,
    said: Rearranged | Altered,
    how: How,
    number: Amount | None,
    under: tuple[str, ...],
    of: tuple[str, ...],
    named: int,
) -> Iterator[Happened]:
    least, most = (0, None) if number is None else bounds(number)
    least = max(least or 0, named)
    if said.some or (most is not None and most < named):
        most = None
    if least or most is not None:
        yield Happened(edition, level, said.since, how, tuple(sorted(set(under))), of, least, most)
