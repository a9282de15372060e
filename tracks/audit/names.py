"""Statements against listings: numbers and names that do not fit each other."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from tracks.audit.account import Account
from tracks.audit.standing import named_alike, still_standing
from tracks.model.amount import Amount, bounds
from tracks.model.evidence import Citation
from tracks.model.item import Item
from tracks.model.statement import Added, Altered, Block, Rearranged, Removed
from tracks.model.text import identify


class Finding(StrEnum):
    """What was found about the names of a statement; the slugs never change."""

    ALL_NAMED = "all_named"
    NAMES_MISSING = "names_missing"
    NAMES_ALONE = "names_alone"
    TOO_MANY_NAMES = "too_many_names"
    LISTED_BEFORE = "listed_before"
    STILL_LISTED = "still_listed"
    MERGED_LISTED = "merged_still_listed"
    SPLIT_LISTED = "split_still_listed"
    NAME_NOT_NEW = "name_not_new"
    TWO_LEVELS = "two_levels"
    PART_NAMED = "part_named"

    @property
    def fits(self) -> bool:
        """Whether nothing is wrong: names may be missing, but not too many or elsewhere."""
        return self not in (
            Finding.TOO_MANY_NAMES,
            Finding.LISTED_BEFORE,
            Finding.STILL_LISTED,
            Finding.MERGED_LISTED,
            Finding.SPLIT_LISTED,
            Finding.NAME_NOT_NEW,
            Finding.TWO_LEVELS,
        )

    @property
    def is_of_additions(self) -> bool:
        """Whether it is about items that a source names as added, or as removed."""
        return self not in (Finding.MERGED_LISTED, Finding.SPLIT_LISTED, Finding.NAME_NOT_NEW)


class Named(NamedTuple):
    """A finding about items of a level that were added, or ended (`removed`), with the names it is about."""

    finding: Finding
    edition: str
    since: str
    level: str
    removed: bool
    number: Amount | None
    names: tuple[str, ...]
    others: tuple[str, ...]
    sources: tuple[Citation, ...]


def names_of(accounts: Sequence[Account], believed: Callable[[str], bool]) -> Iterator[Named]:
    """Yield what is found of the names that statements give, in the order of the files."""
    by_label = {account.head.edition: account for account in accounts}
    for account in accounts:
        told: dict[object, Named] = {}
        levels: dict[str, list[tuple[str, Citation]]] = {}
        for block in account.head.statements:
            if not believed(block.source):
                continue
            for said in block.says:
                if not isinstance(said, Added | Removed | Rearranged | Altered):
                    continue
                since = by_label.get(said.since)
                if isinstance(said, Added | Removed):
                    found = _statement(account, since, block, said)
                else:
                    found = _standing(account, since, block, said)
                for named in found:
                    key = (named._replace(names=(), sources=()), frozenset(named.names))
                    known = told.get(key)
                    sources = dict.fromkeys((*(known.sources if known else ()), *named.sources))
                    told[key] = named._replace(sources=tuple(sources))
                if isinstance(said, Added):
                    cited = block.cite(said)
                    for item in said.names:
                        levels.setdefault(item, []).append((block.level_of(said), cited))
        yield from told.values()
        yield from _two_levels(account, levels)


def _statement(
    account: Account, since: Account | None, block: Block, said: Added | Removed
) -> Iterator[Named]:
    removed = isinstance(said, Removed)
    names = said.names if isinstance(said, Removed) else tuple(map(_called(account), said.names))
    level = block.level_of(said)

    def found(finding: Finding, names: Sequence[str]) -> Named:
        cited = (block.cite(said),)
        return Named(
            finding, account.head.edition, said.since, level, removed,
            said.number, tuple(names), (), cited,
        )  # fmt: skip

    if said.number is not None:
        most = bounds(said.number).most
        if most is not None and most < len(names):
            yield found(Finding.TOO_MANY_NAMES, names)
        elif said.some or isinstance(said.number, str):
            yield found(Finding.PART_NAMED, names)
        elif said.number == len(names):
            yield found(Finding.ALL_NAMED, names)
        else:
            yield found(Finding.NAMES_MISSING, names)
    elif names:
        yield found(Finding.NAMES_ALONE, names)
    # What ended or began by other evidence is another item, even under an id that stands twice.
    others = account.changed.get(said.since, frozenset())
    if isinstance(said, Added) and since is not None:
        there = {i: since.items[i] for i in said.names if i in since.items and i not in others}
        before = [i for i, item in there.items() if item.level == level and item.in_force]
        if before:
            yield found(Finding.LISTED_BEFORE, list(map(_called(account), before)))
    if isinstance(said, Removed):
        found_there = ((n, _item(account, n, level)) for n in said.names)
        still = [n for n, item in found_there if item and item.in_force and item.id not in others]
        if still:
            yield found(Finding.STILL_LISTED, still)


def _standing(
    account: Account, since: Account | None, block: Block, said: Rearranged | Altered
) -> Iterator[Named]:
    """Yield which of the items that were merged, split or renamed stand as before."""
    level = block.level_of(said)
    if isinstance(said, Rearranged):
        finding = Finding.MERGED_LISTED if said.kind == "merged" else Finding.SPLIT_LISTED
        names = tuple(still_standing(account, since, said, level))
    else:
        finding = Finding.NAME_NOT_NEW
        names = tuple(map(_called(account), named_alike(account, since, said)))
    if names:
        ended, cited = isinstance(said, Rearranged), (block.cite(said),)
        edition = account.head.edition
        yield Named(finding, edition, said.since, level, ended, said.number, names, (), cited)


def _two_levels(account: Account, levels: dict[str, list[tuple[str, Citation]]]) -> Iterator[Named]:
    """Yield names that are stated at two levels, or at another level than the edition lists them at."""
    for item, told in levels.items():
        listed = account.items.get(item)
        there = dict.fromkeys([*(level for level, _ in told), *([listed.level] if listed else [])])
        if len(there) > 1:
            first, *others = there
            sources = tuple(dict.fromkeys(cited for _, cited in told))
            yield Named(
                Finding.TWO_LEVELS, account.head.edition, "", first, False,
                None, (_called(account)(item),), tuple(others), sources,
            )  # fmt: skip


def _item(account: Account, name: str, level: str) -> Item | None:
    return next(
        (
            item
            for item in account.items.values()
            if item.in_force
            and (
                (item.level == level and name in (item.id, item.name)) or item.id == identify(name)
            )
        ),
        None,
    )


def _called(account: Account) -> Callable[[str], str]:
    return lambda item: account.items[item].name if item in account.items else item
