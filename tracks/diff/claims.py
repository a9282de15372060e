"""What sources state of additions and losses: of the very pair compared, and of other pairs."""

from collections.abc import Callable, Iterable, Iterator

from tracks.diff.change import Claim
from tracks.diff.delta import Delta
from tracks.model.edition import Head
from tracks.model.evidence import Citation
from tracks.model.item import Item
from tracks.model.kind import Kind
from tracks.model.statement import Added, Count, Removed
from tracks.model.text import identify

Lookup = Callable[[str], Item | None]


def claims_of_pair(delta: Delta) -> tuple[Claim, ...]:
    """Return what the later edition's sources say of it against the earlier one; this decides."""
    if delta.before.edition == delta.after.edition or not delta.after.head.statements:
        return ()
    find = _lookup_pair(delta)
    return _merged(
        claim
        for claim in _claims(delta.after.head, delta.after.item, find)
        if claim.since == delta.before.edition
    )


def claims_between(delta: Delta) -> tuple[Claim, ...]:
    """Return what editions between, or the later one against another, state: commentary only.

    Items stated to be removed that the earlier edition does not list stand here too: their ending
    is stated, but there is nothing in the files that ended.
    """
    if delta.before.edition == delta.after.edition:
        return ()
    claims: list[Claim] = []
    for between in delta.between:
        claims.extend(_claims(between.head, between.context.get, _nothing))
    find = _lookup_pair(delta) if delta.after.head.statements else _nothing
    for claim in _claims(delta.after.head, delta.after.item, find):
        if claim.since != delta.before.edition:
            claims.append(claim)
        elif claim.kind is Kind.REMOVED:
            unlisted = tuple(i for i in claim.items if i.id not in delta.before.items)
            if unlisted:
                claims.append(claim._replace(items=unlisted, number=len(unlisted), some=False))
    return _merged(claims)


def _claims(head: Head, listed: Lookup, listed_before: Lookup) -> Iterator[Claim]:
    for block in head.statements:
        cited = (Citation(block.source, block.at),)
        for said in block.says:
            if isinstance(said, Count):
                continue
            level = block.level_of(said)
            items: tuple[Item, ...] = ()
            if isinstance(said, Added):
                kind = Kind.ADDED
                items = tuple(item for i in said.names if (item := listed(i)))
            elif isinstance(said, Removed):
                kind = Kind.REMOVED
                items = tuple(listed_before(n) or _unlisted(n, level) for n in said.names)
            else:
                kind = Kind.MERGED
            under = tuple(item for i in said.under if (item := listed(i)))
            yield Claim(
                head.edition, said.since, kind, level, items, said.number, cited, under, said.some
            )


def _lookup_pair(delta: Delta) -> Lookup:
    """Find the item of the earlier edition that a printed name stands for, among those that ended.

    Whose id stands again under another name or at another level may have ended.
    """
    later = delta.after.items
    ended = {
        i: item
        for i, item in delta.before.items.items()
        if i not in later or _stands_again(item, later[i])
    }
    by_name: dict[str, Item | None] = {}
    for item in ended.values():
        name = identify(item.name)
        # Of several items of one name, nothing says which one is meant.
        by_name[name] = None if name in by_name else item
    return lambda name: ended.get(name) or by_name.get(identify(name))


def _stands_again(before: Item, after: Item) -> bool:
    return identify(before.name) != identify(after.name) or before.level != after.level


def _nothing(_name: str) -> None:
    return None


def _unlisted(name: str, level: str) -> Item:
    return Item(id=identify(name), name=name, level=level, unplaced=True)


def _merged(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Make equal claims of several sources one with several sources."""
    found: dict[object, Claim] = {}
    for claim in claims:
        named, under = (frozenset(i.id for i in each) for each in (claim.items, claim.under))
        key = (*claim[:4], named, under, claim.number, claim.some)
        known = found.get(key)
        found[key] = claim if known is None else _cite_too(known, claim)
    return tuple(found.values())


def _cite_too(known: Claim, again: Claim) -> Claim:
    return known._replace(sources=tuple(dict.fromkeys(known.sources + again.sources)))
