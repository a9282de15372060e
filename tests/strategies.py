"""Random editions for property tests: small, valid, and likely to share items with one another."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.building import LEVELS, edition
from tracks.model.edition import Edition
from tracks.model.item import NAMING, Item, Status
from tracks.model.link import Link
from tracks.model.statement import Added, Block, Count, Removed, Statement

IDS = ("a", "b", "c", "d", "e", "f", "g", "h", "具身智能", "6g")
SOME_NAMES = ("甲", "乙", "6G", "Web 3.0", "=1+1", "a|b")
NAMES = st.sampled_from(SOME_NAMES)
NAMES_OR_NONE = st.sampled_from((*SOME_NAMES, *(None for _ in SOME_NAMES)))
CODES = st.sampled_from((None, "c1", "c2"))
OPTIONAL_TEXT = st.sampled_from((None, "x", "两 行\n文字"))
# One draw each, because drawing is what takes the time.
ALIASES = st.sampled_from(((), ("x",), ("x", "y"), ("y", "x"), ("y", "z")))
ATTRIBUTES = st.sampled_from(
    (None, {"k": "1"}, {"k": "2"}, {"k": ["1"], "k.l": "1"}, {"k": ["2", "1"], "__p": []})
)
LABELS = st.sampled_from((None, {"ja": "サービス"}, {"ja": "甲", "zh-Hant": "甲乙"}))


@st.composite
def item_sets(draw: DrawFn) -> tuple[Item, ...]:
    """Draw the items of one edition in any order of siblings: parents exist and are further out."""
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=len(IDS)))
    items: list[Item] = []
    for item_id in ids:
        depth = draw(st.integers(0, len(LEVELS) - 1))
        outer = [i.id for i in items if LEVELS.index(i.level) < depth]
        parent = draw(st.sampled_from((None, *outer)))
        items.append(
            Item(
                id=item_id,
                name=draw(NAMES_OR_NONE) or item_id,
                level=LEVELS[depth],
                parent=parent,
                unplaced=parent is None and draw(st.booleans()),
                code=draw(CODES),
                name_en=draw(st.sampled_from((None, "Name"))),
                labels=draw(LABELS),
                aliases=draw(ALIASES),
                definition=draw(OPTIONAL_TEXT),
                attributes=draw(ATTRIBUTES),
            )
        )
    return tuple(_with_statuses(items))


def _with_statuses(items: list[Item]) -> Iterator[Item]:
    """Yield the items, some out of force and replaced, some under several; which, other draws decide.

    Nothing is drawn for it, so that properties that keep their draws keep them.
    """
    for n, item in enumerate(items):
        status = _STATUS_OF.get((item.code, item.definition))
        others = [each.id for each in items[:n]] if item.attributes is None else []
        replacing = sorted(others[:2]) if status == "deprecated" else []
        # Each stands after its parent, so that none before it stands below it.
        elsewhere = sorted(i for i in others[-2:] if i != item.parent) if item.code == "c1" else []
        yield item._replace(
            status=status, replaced_by=tuple(replacing), also_under=tuple(elsewhere)
        )


_STATUS_OF: dict[tuple[str | None, str | None], Status] = {
    ("c2", "x"): "deprecated",
    ("c2", "两 行\n文字"): "proposed",
}


LISTINGS: SearchStrategy[dict[str, str]] = st.fixed_dictionaries(
    {level: st.sampled_from(("complete", "partial")) for level in LEVELS}
)


@st.composite
def statements(draw: DrawFn, items: tuple[Item, ...], years: tuple[str, ...]) -> Statement:
    """Draw one statement about these items, since one of these years."""
    level, since = draw(st.sampled_from(LEVELS)), draw(st.sampled_from(years))
    named = tuple(i.id for i in items if i.level == level)
    number = draw(st.none() | st.integers(0, 30))
    form = draw(st.sampled_from(("count", "added", "removed")))
    if form == "count":
        return Count(count=level, under=named[:1], since=since, was=number, value=3, word="整合")
    if form == "added":
        return Added(added=level, since=since, number=number, names=named)
    names = tuple(draw(st.lists(st.sampled_from(IDS), unique=True, max_size=2)))
    return Removed(removed=level, since=since, number=number, names=names)


@st.composite
def editions(draw: DrawFn, label: str, years: tuple[str, ...] = ("2021",)) -> Edition:
    """Draw an edition with this label whose statements speak of these years."""
    items = draw(item_sets())
    says = tuple(draw(st.lists(statements(items, years), max_size=3)))
    blocks = (Block(source="s", at=label, says=says),) if says else ()
    return edition(label, *items, listing=draw(LISTINGS), statements=blocks)


@st.composite
def links(draw: DrawFn, items: tuple[str, ...], since: tuple[str, ...]) -> tuple[Link, ...]:
    """Draw links from items of any of these years to some of these items."""
    if not items or not since:
        return ()
    ids = st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True)
    targets = st.lists(st.sampled_from(items), min_size=1, max_size=2, unique=True)
    one = st.builds(
        _link,
        st.sampled_from(since),
        ids.map(tuple),
        targets.map(tuple),
        st.sampled_from(("whole", "whole", "part", "part", "wider", "ended", "new")),
    )
    return tuple(_agreeing(draw(st.lists(one, max_size=4))))


def _link(since: str, origins: tuple[str, ...], targets: tuple[str, ...], form: str) -> Link:
    return Link(
        since=since,
        origins=() if form == "new" else origins,
        targets=() if form == "ended" else targets,
        partial=form == "part",
        wider=form == "wider",
        because="why" if form in ("ended", "wider") else None,
    )


def _agreeing(links: list[Link]) -> Iterator[Link]:
    """Yield the links that say nothing else of two items, or of one, than one before; some have a weight."""
    told: dict[tuple[str, str, str], tuple[bool, ...]] = {}
    for link in links:
        settled = not (link.origins and link.targets)
        ends = [(link.since, "from", i) for i in link.origins if settled or not link.partial]
        ends += [(link.since, "to", i) for i in link.targets]
        pairs = [(link.since, *pair) for pair in product(link.origins, link.targets)]
        weighted = len(pairs) == 1 and ord(link.origins[0][0]) % 2 == 1
        says = (link.partial, link.wider, weighted)
        alike = all(told.setdefault(end, (settled,)) == (settled,) for end in ends)
        if alike and all(told.setdefault(pair, says) == says for pair in pairs):
            yield link.model_copy(update={"weight": Decimal("0.25") if weighted else None})


@st.composite
def histories(draw: DrawFn, *labels: str) -> list[Edition]:
    """Draw one edition a label; their statements and links speak of the same years."""
    found = []
    for n, label in enumerate(labels):
        drawn = draw(editions(label, labels))
        told = draw(links(tuple(drawn.items), labels[:n]))
        found.append(replace(drawn, head=drawn.head.model_copy(update={"links": told})))
    return found


@st.composite
def later_items(draw: DrawFn, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Draw what became of these items: some gone with all below them, some renamed, another order."""
    gone = draw(st.sets(st.sampled_from(IDS), max_size=3))
    kept: dict[str, Item] = {}
    for item in items:
        if item.id not in gone and (item.parent is None or item.parent in kept):
            kept[item.id] = item
    for item in kept.values():
        there = {k: tuple(i for i in getattr(item, k) if i in kept) for k in NAMING}
        kept[item.id] = item._replace(
            replaced_by=there["replaced_by"], also_under=there["also_under"]
        )
    renamed = draw(st.sets(st.sampled_from(IDS), max_size=2))
    changed = [i._replace(name=draw(NAMES)) if i.id in renamed else i for i in kept.values()]
    return tuple(draw(st.permutations(changed)) if draw(st.booleans()) else changed)


@st.composite
def recordings(draw: DrawFn, *labels: str, most: int = 8) -> list[Edition]:
    """Draw editions as they come to be recorded: in any order, old ones corrected, much alike."""
    drawn: list[Edition] = []
    pool = [draw(item_sets())]
    for label in draw(st.lists(st.sampled_from(labels), min_size=1, max_size=most)):
        earlier = pool[draw(st.integers(0, len(pool) - 1))]
        # Mostly made from one that was there, so that states are shared, split and joined.
        items = draw(later_items(earlier) | st.just(earlier) | item_sets())
        pool.append(items)
        says = tuple(draw(st.lists(statements(items, labels), max_size=2)))
        blocks = (Block(source="s", at=label, says=says),) if says else ()
        told = draw(
            links(tuple(i.id for i in items), tuple(year for year in labels if year < label))
        )
        drawn.append(edition(label, *items, listing=draw(LISTINGS), statements=blocks, links=told))
    return drawn
