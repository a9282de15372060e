"""What complete lists show of what an edition's sources count since earlier editions, for the audit."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tracks.audit.changes import Happened, Shown
from tracks.audit.quantities import How
from tracks.audit.told import Carried, happened, having
from tracks.audit.turnover import Turnover
from tracks.diff.borne_out import BorneOut
from tracks.diff.by_kind import by_kind, lists_of, reach
from tracks.diff.change import ChangeSet, Claim, Figure
from tracks.diff.claims import claims_with_statements
from tracks.diff.delta import Delta
from tracks.diff.diff import diff
from tracks.model.item import Item, Items, has, with_ancestors
from tracks.model.kind import EVENTS, Kind
from tracks.model.statement import Altered, Count, Rearranged, Share, printed_level
from tracks.store.revision import RevisionRow
from tracks.store.store import Store

_NAMES_TOLD = ("merged", "split", "renamed")
_INTO = ("merged_into", "split_into")


class OfPairs(NamedTuple):
    """What came and went since earlier editions, what happened besides, and which new ids carry on others.

    `changed` are, by the earlier edition, the ids of what began, ended or exchanged content.
    """

    turnovers: tuple[Turnover, ...]
    shown: tuple[Shown, ...]
    carried: Carried
    changed: Mapping[str, frozenset[str]] = {}


def shown_by_lists(store: Store, rows: Mapping[str, RevisionRow], row: RevisionRow) -> OfPairs:
    """Return what is shown of the pairs with the editions that an edition's sources compare it with."""
    found = [OfPairs((), tuple(_having(store, rows, row)), {})]
    told_of = _told_of(row)
    spoken = dict.fromkeys(
        said.since
        for block in row.head.statements
        for said in block.says
        if not isinstance(said, Count | Share) and said.since in rows
    )
    for since in spoken:
        earlier = rows[since]
        complete = any(
            row.head.is_complete(level) and earlier.head.is_complete(level)
            for level in row.head.listing
        )
        if since == row.edition or not (complete or since in told_of):
            continue
        of_pair = shown_by_pair(store.delta(earlier, row))
        found.append(of_pair if complete else OfPairs((), (), {}, of_pair.changed))
    return OfPairs(
        tuple(turnover for each in found for turnover in each.turnovers),
        tuple(shown for each in found for shown in each.shown),
        {key: ids for each in found for key, ids in each.carried.items()},
        {since: ids for each in found for since, ids in each.changed.items()},
    )


def _told_of(row: RevisionRow) -> set[str]:
    """Return the earlier editions of whose items sources name some that were merged, split or renamed."""
    return {
        said.since
        for block in row.head.statements
        for said in block.says
        if isinstance(said, Rearranged | Altered) and said.names and said.kind in _NAMES_TOLD
    }


def _having(store: Store, rows: Mapping[str, RevisionRow], row: RevisionRow) -> Iterator[Shown]:
    """Yield how many items with the attributes that sources speak of complete lists have.

    Of an edition that lists all of the level; all its items are read for that.
    """
    for block in row.head.statements:
        for said in block.says:
            if not (isinstance(said, Count) and said.having):
                continue
            for level in dict.fromkeys((said.count, block.level_of(said))):
                for fact in having(row.edition, level, said):
                    listed = rows.get(fact.edition)
                    if listed is not None and listed.head.is_complete(level):
                        items = store.edition(listed).items
                        number = sum(
                            item.level == level
                            and item.in_force
                            and has(item, said.having)
                            and _stands_under(item, fact.under, items)
                            for item in items.values()
                        )
                        yield Shown(
                            fact.edition, level, "", How.HAVING, fact.under, fact.of, number, number
                        )


def _stands_under(item: Item, under: tuple[str, ...], items: Items) -> bool:
    return not under or any(up.id in under for up in with_ancestors(item, items)[1:])


def shown_by_pair(delta: Delta) -> OfPairs:
    """Return the same of two editions."""
    found = diff(delta)
    carried: dict[tuple[str, str], set[str]] = {}
    changed: set[str] = set()
    for change in found.changes:
        was = {item.id for item in change.before}
        now = {item.id for item in change.after}
        if was != now or not EVENTS.isdisjoint(change.kinds):
            changed |= was | now
        for item in change.after if change.before else ():
            if item.id not in was:
                carried.setdefault((delta.before.edition, item.level), set()).add(item.id)
    return OfPairs(
        tuple(_turnovers(delta, found)),
        tuple(dict.fromkeys(_shown(delta, found))),
        {key: frozenset(ids) for key, ids in carried.items()},
        {delta.before.edition: frozenset(changed)},
    )


def _turnovers(delta: Delta, found: ChangeSet) -> Iterator[Turnover]:
    """Yield what came and what went at each level, and under the items that a source speaks of."""
    since, edition = delta.before.edition, delta.after.edition
    for (kind, level), figure in by_kind(found).items():
        shown = figure.reach
        if shown.minimum is not None and shown.maximum is not None:
            removed = kind is Kind.REMOVED
            yield Turnover(edition, level, since, removed, shown.minimum, shown.maximum)
    for under in dict.fromkeys(tuple(i.id for i in claim.under) for claim in found.stated):
        for level, lists in lists_of(delta, found.changes, under).items() if under else ():
            for kind in (Kind.ADDED, Kind.REMOVED):
                figure_under = reach(kind, lists)
                if figure_under.minimum is not None and figure_under.maximum is not None:
                    removed, above = kind is Kind.REMOVED, tuple(sorted(set(under)))
                    bounds = figure_under.minimum, figure_under.maximum
                    yield Turnover(edition, level, since, removed, *bounds, above)


def _shown(delta: Delta, found: ChangeSet) -> Iterator[Shown]:
    """Yield what the lists show of each number of items that were rearranged or changed.

    At the level that is printed and at the one that an editor reads.
    """
    borne_out = BorneOut(delta, found)
    for claim, block, said in claims_with_statements(delta):
        if not isinstance(said, Rearranged | Altered):
            continue
        for level in dict.fromkeys((printed_level(said)[1], block.level_of(said))):
            for fact in happened(delta.after.edition, level, said):
                if isinstance(fact, Happened):
                    yield from _bounds(fact, claim._replace(level=level), borne_out)


def _bounds(fact: Happened, claim: Claim, borne_out: BorneOut) -> Iterator[Shown]:
    number: Figure = borne_out.into(claim) if fact.how in _INTO else borne_out.number(claim)
    if fact.how == "split":  # how many more there are by it is for the lists to count
        return
    if number.minimum is not None:
        yield Shown(
            fact.edition, fact.level, fact.since, fact.how, fact.under, fact.of,
            number.minimum, number.maximum,
        )  # fmt: skip
