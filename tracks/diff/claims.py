"""What sources state of additions and losses: of the very pair compared, and of other pairs."""

from collections.abc import Callable, Iterable, Iterator

from tracks.diff.change import Claim
from tracks.diff.delta import Delta
from tracks.model.edition import Head
from tracks.model.item import Item
from tracks.model.kind import Kind
from tracks.model.statement import (
    Added,
    Altered,
    Block,
    Count,
    Lost,
    Rearranged,
    Share,
    Statement,
    printed_level,
)
from tracks.model.text import identify

Lookup = Callable[[str], Item | None]


def claims_of_pair(delta: Delta) -> tuple[Claim, ...]:
    """Return what the later edition's sources say of it against the earlier one; this decides."""
    if delta.before.edition == delta.after.edition or not delta.after.head.statements:
        return ()
    find = _lookup_pair(delta)
    return _merged(
        claim
        for claim in _claims(delta.after.head, delta.after.item, find, delta.before.item)
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
    for claim in _claims(delta.after.head, delta.after.item, find, delta.before.item):
        if claim.since != delta.before.edition:
            claims.append(claim)
        elif claim.kind is Kind.REMOVED:
            unlisted = tuple(i for i in claim.items if i.id not in delta.before.items)
            if unlisted:
                claims.append(claim._replace(items=unlisted, number=len(unlisted), some=False))
    return _merged(claims)


def claims_of_edition(head: Head, listed: Lookup) -> tuple[Claim, ...]:
    """Return what an edition's sources say of it against any other; what ended is as it is printed."""
    return _merged(_claims(head, listed, _nothing))


def claims_with_statements(delta: Delta) -> Iterator[tuple[Claim, Block, Statement]]:
    """Yield what the later edition's sources say of it against the earlier one, each with its statement."""
    if delta.after.head.statements:
        find = _lookup_pair(delta)
        for told in _told(delta.after.head, delta.after.item, find, delta.before.item):
            if told[0].since == delta.before.edition:
                yield told


def _claims(
    head: Head, listed: Lookup, ended: Lookup, before: Lookup = lambda _id: None
) -> Iterator[Claim]:
    return (claim for claim, *_ in _told(head, listed, ended, before))


def _told(
    head: Head, listed: Lookup, ended: Lookup, before: Lookup
) -> Iterator[tuple[Claim, Block, Statement]]:
    """Yield what an edition's sources say happened; names are found by what the edition lists.

    Those of items that ended are found by `ended`, of those that moved stood under by `before`.
    """
    for number, block in enumerate(head.statements):
        for said in block.says:
            if isinstance(said, Count | Share):
                continue
            cited, level = block.cite(said), block.level_of(said)
            names = () if isinstance(said, Lost) else said.names
            if isinstance(said, Added | Altered):
                items = tuple(item for i in names if (item := listed(i)))
            else:
                items = tuple(ended(n) or _unlisted(n, level) for n in names)
            claim = Claim(
                head.edition, said.since, _kind(said, head), level, items, said.number, (cited,),
                tuple(item for i in said.under if (item := listed(i))), said.some,
                printed_level(said)[0], because=said.because, places=((number, cited),),
            )  # fmt: skip
            if isinstance(said, Rearranged):
                claim = claim._replace(into=said.into)
            elif isinstance(said, Altered):
                stood = (before(identify(n)) or _unlisted(n, level) for n in said.origins)
                claim = claim._replace(
                    origins=tuple(stood),
                    targets=tuple(item for i in said.targets if (item := listed(i))),
                    of_level=said.of_level,
                    what=said.what,
                )
            yield claim, block, said


def _kind(said: Statement, head: Head) -> Kind:
    """Return the kind of change that a statement tells of."""
    slug, level = printed_level(said)
    if isinstance(said, Lost):
        return Kind.MERGED
    if isinstance(said, Altered) and said.of_level is not None:
        depths = head.taxonomy.depths
        return Kind.PROMOTED if depths[level] < depths[said.of_level] else Kind.DEMOTED
    return Kind(slug)


def _lookup_pair(delta: Delta) -> Lookup:
    """Find the item of the earlier edition that a printed name stands for, among those that ended.

    Whose id stands again under another name or at another level, or out of force, may have ended.
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
    if before.in_force and not after.in_force:
        return True
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
        rest = claim._replace(items=(), sources=(), under=(), origins=(), targets=(), places=())
        ends = tuple(frozenset(i.id for i in each) for each in (claim.origins, claim.targets))
        key = (rest, named, under, *ends)
        known = found.get(key)
        found[key] = claim if known is None else _cite_too(known, claim)
    return tuple(found.values())


def _cite_too(known: Claim, again: Claim) -> Claim:
    sources = tuple(dict.fromkeys(known.sources + again.sources))
    return known._replace(sources=sources, places=known.places + again.places)
