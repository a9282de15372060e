"""What is known of a number of items in one edition: from its listing, and from what sources state."""

from collections.abc import Iterable
from typing import NamedTuple

from tracks.diff.change import Figure
from tracks.diff.delta import Key, Side
from tracks.model.amount import bounds
from tracks.model.edition import Head
from tracks.model.evidence import Citation, Evidence
from tracks.model.statement import Block, Count


class Said(NamedTuple):
    """One figure that a source gives; an unclear joint one gives bounds only.

    `printed` is one that bounds nothing, as it is written.
    """

    minimum: int | None
    maximum: int | None
    citation: Citation
    printed_level: str | None
    printed: str | None


def keys_of(block: Block, said: Count) -> tuple[Key, ...]:
    """Return what a count statement counts, as the editor reads it: each item by itself or all jointly."""
    level = block.level_of(said)
    if len(said.under) > 1 and block.each_of(said) == "yes":
        return tuple((level, (item_id,)) for item_id in said.under)
    return ((level, said.under),)


def stated_figures(heads: Iterable[Head], edition: str) -> dict[Key, Figure]:
    """Return what the heads' sources state of one edition's counts, the first head's sources first."""
    found: dict[Key, list[Said]] = {}
    for head in heads:
        for block, said in head.counts():
            _add(found, head, edition, block, said)
    return {key: _combined(figures) for key, figures in found.items()}


def _add(found: dict[Key, list[Said]], head: Head, edition: str, block: Block, said: Count) -> None:
    figures = {head.edition: said.value, said.since: said.was}
    value = figures.get(edition)
    if value is None:
        return
    unclear = len(said.under) > 1 and block.each_of(said) not in ("yes", "no")
    for key in keys_of(block, said):
        least, most = bounds(value)
        # "12" for two items may be 12 together or 12 each.
        most = most * len(said.under) if unclear and most is not None else most
        level = said.count if said.count != key[0] else None
        rough = str(value) if least is None and most is None else None
        citation = block.cite(said)
        found.setdefault(key, []).append(Said(least, most, citation, level, rough))


def _combined(figures: list[Said]) -> Figure:
    """Make one figure of all that is said; sources that differ leave bounds.

    Exact ones win over unclear ones, and these over what is only about so many.
    """
    bounded = [f for f in figures if f.printed is None]
    used = [f for f in bounded if f.minimum == f.maximum] or bounded or figures
    printed = [f.printed_level for f in used]
    least, most = [f.minimum for f in used], [f.maximum for f in used]
    return Figure(
        minimum=None if None in least else min(n for n in least if n is not None),
        maximum=None if None in most else max(n for n in most if n is not None),
        evidence=Evidence.STATED,
        sources=tuple(dict.fromkeys(f.citation for f in used)),
        printed_level=None if None in printed else printed[0],
        printed=None if bounded else used[0].printed,
    )


def listed_figure(side: Side, key: Key) -> Figure | None:
    """Return what the listing alone tells, None where it tells nothing.

    A complete listing gives the number; items of unknown place, and a partial listing, leave bounds.
    """
    level, under = key
    rows = side.tally.under.get(level, {})
    complete, cited = side.head.is_complete(level), side.head.list_cited(level)
    for item_id in under:
        if item_id not in rows and not (complete and _has_none(item_id, side)):
            return None
    listed = sum(rows.get(i, 0) for i in under) if under else side.tally.total.get(level, 0)
    if not complete:
        return Figure(listed, None, Evidence.LISTED, cited) if listed else None
    afloat = side.tally.unplaced.get(level, 0) if under else 0
    return Figure(listed, listed + afloat, Evidence.LISTED, cited)


def _has_none(item_id: str, side: Side) -> bool:
    """Tell whether nothing can stand under an item that has no count of its own: only roots have one."""
    item = side.item(item_id)
    return item is None or (item.parent is None and not item.unplaced)
