"""What an edition's head must hold: levels that exist, and editions that came before."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from tracks.checks.draft import Draft
from tracks.errors import Code, Pointer, Problem
from tracks.model.link import Link
from tracks.model.statement import Altered, Share, printed_level
from tracks.model.text import identify, natural_key


def check_listing_covers_the_levels(draft: Draft) -> Iterator[Problem]:
    """`listing` has one entry a level, and none of another."""
    levels, listing = draft.head.taxonomy.depths, draft.head.listing
    for level in listing:
        if level not in levels:
            yield _unknown_level(draft, level, ("listing", level))
    if missing := tuple(level for level in levels if level not in listing):
        yield Problem(Code.LISTING_GAP, {"levels": missing}, at=("listing",))
    elif listing and not any(map(draft.head.has_level, listing)):
        yield Problem(Code.LISTING_OF_NONE, at=("listing",))


def check_items_are_of_levels_it_has(draft: Draft) -> Iterator[Problem]:
    """No item is of a level that the listing says the edition does not have; told once a level."""
    none = set(draft.head.levels_none)
    for n, item in enumerate(draft.rows) if none else ():
        if item.level in none:
            none.remove(item.level)
            told = {"name": item.name, "level": item.level}
            yield Problem(Code.LEVEL_NOT_HERE, told, at=("item", n, "level"))


def check_stated_levels_exist(draft: Draft) -> Iterator[Problem]:
    """Statements and readings speak of levels that the taxonomy declares."""
    levels = draft.head.taxonomy.depths
    for b, block in enumerate(draft.head.statements):
        for s, said in enumerate(block.says):
            key, level = printed_level(said)
            at = ("statements", b, "says", s)
            other, key_of_other = None, ""
            if isinstance(said, Share):
                other, key_of_other = said.of, "of"
            elif isinstance(said, Altered):
                other, key_of_other = said.of_level, "from"
            if level not in levels:
                yield _unknown_level(draft, level, (*at, key))
            if other == level:
                code = Code.SHARE_OF_ITSELF if isinstance(said, Share) else Code.LEVEL_AS_BEFORE
                if not (isinstance(said, Share) and said.under):
                    yield Problem(code, {"level": level}, at=(*at, key_of_other))
            elif other is not None and other not in levels:
                yield _unknown_level(draft, other, (*at, key_of_other))
        if block.reading and block.reading.level and block.reading.level not in levels:
            yield _unknown_level(draft, block.reading.level, ("statements", b, "reading", "level"))


def check_editions_named_are_earlier(draft: Draft) -> Iterator[Problem]:
    """`previous` and every `since` are editions before this one."""
    label = draft.head.edition
    named: list[tuple[Pointer, str]] = []
    if draft.head.previous:
        named.append((("previous",), draft.head.previous))
    for b, block in enumerate(draft.head.statements):
        for s, said in enumerate(block.says):
            if said.since and said.since != draft.head.previous:
                named.append((("statements", b, "says", s, "since"), said.since))
    for n, link in enumerate(draft.head.links):
        if link.since != draft.head.previous:
            named.append((("links", n, "since"), link.since))
    for pointer, earlier in named:
        if natural_key(earlier) >= natural_key(label):
            yield Problem(Code.NOT_EARLIER, {"named": earlier, "edition": label}, at=pointer)


def check_weights_sum_to_at_most_one(draft: Draft) -> Iterator[Problem]:
    """What goes out of an item is at most all of it."""
    given: dict[tuple[str, str], Decimal] = {}
    told: set[tuple[str, str, str]] = set()
    for n, link in enumerate(draft.head.links):
        if link.weight is None or not (link.origins and link.targets):
            continue
        pair = (link.since, link.origins[0], link.targets[0])
        if pair not in told:  # said once more, it is no more
            told.add(pair)
            origin = pair[:2]
            given[origin] = given.get(origin, Decimal(0)) + link.weight
            if given[origin] > 1:
                params = {"name": link.origins[0], "sum": str(given[origin])}
                yield Problem(Code.WEIGHTS_EXCEED, params, at=("links", n, "weight"))


def check_weights_account_for_all(draft: Draft) -> Iterator[Problem]:
    """Where the weights out of an item are all known, they are all of it, unless it lives on."""
    out: dict[tuple[str, str], dict[str, tuple[int, Link]]] = {}
    for n, link in enumerate(draft.head.links):
        for name, target in product(link.origins, link.targets):
            out.setdefault((link.since, name), {}).setdefault(target, (n, link))
    for (_, name), links in out.items():
        weights = [
            link.weight
            for _, link in links.values()
            if link.weight is not None and len(link.origins) == len(link.targets) == 1
        ]
        into_itself = name in links or identify(name) in links
        lives_on = any(link.partial for _, link in links.values()) and not into_itself
        rest = 1 - sum(weights, Decimal(0))
        if len(weights) == len(links) and rest > 0 and not lives_on:
            n = min(n for n, _ in links.values())
            given = 1 - rest
            params = {
                "name": name,
                "sum": f"{given.normalize():f}",
                "rest": f"{rest.normalize():f}",
            }
            yield Problem(Code.WEIGHTS_FALL_SHORT, params, at=("links", n, "weight"))


def check_links_of_two_items_agree(draft: Draft) -> Iterator[Problem]:
    """Of two items all links say the same: whether a part or all goes over, into what, and its weight."""
    first: dict[tuple[str, str, str], tuple[int, Link]] = {}
    for n, link in enumerate(draft.head.links):
        for source, target in product(link.origins, link.targets):
            known, other = first.setdefault((link.since, source, target), (n, link))
            if _said(other) != _said(link):
                yield Problem(Code.LINKS_DIFFER, {"first": ("links", known)}, at=("links", n))
                break


def _said(link: Link) -> tuple[object, ...]:
    return link.partial, link.wider, link.weight


def check_settled_have_no_links(draft: Draft) -> Iterator[Problem]:
    """What is said to have ended is carried on by nothing whole; what is said to begin, carries on nothing.

    A part that it gave may have gone on.
    """
    ended: dict[tuple[str, str], int] = {}
    begun: dict[tuple[str, str], int] = {}
    for n, link in enumerate(draft.head.links):
        if not link.targets:
            ended |= {(link.since, identify(name)): n for name in link.origins}
        if not link.origins:
            begun |= {(link.since, target): n for target in link.targets}
    for n, link in enumerate(draft.head.links) if ended or begun else ():
        if not (link.origins and link.targets):
            continue
        for end, names, settled in (("from", link.origins, ended), ("to", link.targets, begun)):
            for name in names if end == "to" or not link.partial else ():
                known = settled.get((link.since, identify(name) if end == "from" else name))
                if known is not None:
                    told = {"name": name, "first": ("links", known)}
                    yield Problem(Code.SETTLED_AND_LINKED, told, at=("links", n, end))


def _unknown_level(draft: Draft, level: str, at: Pointer) -> Problem:
    params = {"level": level, "known": tuple(draft.head.taxonomy.depths)}
    return Problem(Code.LEVEL_UNKNOWN, params, at=at)
