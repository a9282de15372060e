"""What an edition's head must hold: levels that exist, and editions that came before."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise, product

from tracks.checks.draft import Draft
from tracks.errors import Code, Pointer, Problem
from tracks.model.edition import Head
from tracks.model.link import Link
from tracks.model.statement import Altered, Share, printed_level
from tracks.model.text import identify, is_date, is_day, natural_key


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


def check_dates_are_right(draft: Draft) -> Iterator[Problem]:
    """Dates are dates, and an edition's last day in force does not come before its first."""
    head = draft.head
    sound = True
    for key, day in (("from", head.valid_from), ("to", head.valid_to)):
        if day is not None and not is_day(day):
            sound = False
            yield Problem(Code.DAY_EXPECTED, {"value": day}, at=("valid", key))
    if head.released is not None and not is_date(head.released):
        yield Problem(Code.DATE_EXPECTED, {"value": head.released}, at=("released",))
    if sound and head.valid_from and head.valid_to and head.valid_to < head.valid_from:
        told = {"first": head.valid_from, "last": head.valid_to}
        yield Problem(Code.ENDS_BEFORE_IT_BEGINS, told, at=("valid", "to"))


def check_dates_follow_the_order(head: Head, others: Iterable[Head]) -> Iterator[Problem]:
    """Dates never go against the order of the labels, which alone orders the editions.

    The edition is held against each other one; of each of its dates one contradiction is told.
    """
    here = natural_key(head.edition)
    for field, at in (("valid_from", ("valid", "from")), ("released", ("released",))):
        for other in others:
            day, theirs = getattr(head, field), getattr(other, field)
            place = natural_key(other.edition)
            if not (day and theirs) or place == here:
                continue
            shared = min(len(day), len(theirs))  # a year is not before a day of it
            pair = [(other.edition, theirs), (head.edition, day)]
            (first, its), (second, later) = pair if place < here else reversed(pair)
            if its[:shared] > later[:shared]:
                told = {"first": first, "second": second, "day": its, "later": later}
                yield Problem(Code.DATE_AGAINST_ORDER, told, at=at)
                break


def check_labels_are_of_one_form(head: Head, others: Iterable[Head]) -> Iterator[Problem]:
    """No label stands beside one of another form, which may order them otherwise than was meant.

    Forms differ where capitals alone order the two, or where one begins with two digits and the
    other with four, as years do.
    """
    here = natural_key(head.edition)
    labels = sorted({other.edition for other in others} - {head.edition}, key=natural_key)
    before = [label for label in labels if natural_key(label) < here][-1:]
    after = [label for label in labels if natural_key(label) > here][:1]
    for first, second in pairwise([*before, head.edition, *after]):
        if natural_key(first.casefold()) > natural_key(second.casefold()) or (
            {_leading_digits(first), _leading_digits(second)} == {2, 4}
        ):
            told = {"first": first, "second": second}
            yield Problem(Code.LABELS_OF_TWO_FORMS, told, at=("edition",))


def _leading_digits(label: str) -> int:
    return len(label) - len(label.lstrip("0123456789"))


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

    A part that it gave may have gone on. An origin written otherwise may be another item, which the
    list of its edition tells (checks.links).
    """
    ended: dict[tuple[str, str], int] = {}
    begun: dict[tuple[str, str], int] = {}
    for n, link in enumerate(draft.head.links):
        if not link.targets:
            ended |= {(link.since, name): n for name in link.origins}
        if not link.origins:
            begun |= {(link.since, target): n for target in link.targets}
    for n, link in enumerate(draft.head.links) if ended or begun else ():
        if not (link.origins and link.targets):
            continue
        for end, names, settled in (("from", link.origins, ended), ("to", link.targets, begun)):
            for name in names if end == "to" or not link.partial else ():
                known = settled.get((link.since, name))
                if known is not None:
                    told = {"name": name, "first": ("links", known)}
                    yield Problem(Code.SETTLED_AND_LINKED, told, at=("links", n, end))


def _unknown_level(draft: Draft, level: str, at: Pointer) -> Problem:
    params = {"level": level, "known": tuple(draft.head.taxonomy.depths)}
    return Problem(Code.LEVEL_UNKNOWN, params, at=at)
