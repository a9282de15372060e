"""Above the leaves: who became whom among items that have others under them (docs/adr/0006).

Such an item covers what stands under it, so its correspondence is derived from below. Only what
differs or is linked, and what stands above it, is looked at; the lowest items of an item are
counted only where it ended, began, or has another name and exchanged something.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from tracks.lineage.became import Became, EndedAndBegun
from tracks.lineage.correspondence import Above, Correspondence, Shift
from tracks.lineage.counterparts import Counterparts, same_name
from tracks.lineage.heirs import Heirs, Step
from tracks.lineage.shares import Shares
from tracks.lineage.shifts import Shifts
from tracks.lineage.stated import is_stated, told_apart
from tracks.lineage.succession import Succession
from tracks.lineage.tree import Tree
from tracks.model.edition import Head
from tracks.model.item import Item
from tracks.model.statement import Added, Removed
from tracks.model.text import natural_key


def corresponding(
    links: Succession,
    before: Tree,
    after: Tree,
    differing: Collection[str],
    steps: Sequence[Step] = (),
) -> Correspondence:
    """Return who became whom between two editions: by links, by the lists, and above the leaves.

    `differing` are the ids of the items that differ between the two, which both trees know together
    with all that links name; `steps` lead to the other, over the editions between and, where links
    lead from before the two, from there.
    """
    labels = before.head.edition, after.head.edition
    within = [step for step in steps if not _is_before(step, before)]
    # Of a later edition against an earlier one, no link leads there.
    found = Correspondence(*labels, {})
    if labels[1] in links.editions:
        found = links.between(*labels)
    return replace(found, above=derive(found, before, after, differing, Heirs(within)))


def _is_before(step: Step, edition: Tree) -> bool:
    return natural_key(step.found.before) < natural_key(edition.head.edition)


def derive(
    found: Correspondence,
    before: Tree,
    after: Tree,
    differing: Collection[str],
    heirs: Heirs | None = None,
) -> Above:
    """Derive what became of the items that have others under them, from links and from the lists.

    `found` is what links say; `heirs` tells what is the same from edition to edition in between.
    """
    apart = told_apart(before, after, differing)
    # Nothing is said of what stands under such an id now, nor of what became of what stood there.
    nowhere = Above({i: {} for i in apart}, others=frozenset(apart))
    found = replace(found, above=nowhere)
    derivation = _Derivation(found, before, after, heirs or Heirs())
    derivation.add_linked()
    derivation.follow()
    derivation.tell_others(derivation.moved({*differing} - apart))
    for depth in _depths(before.head, after.head):
        derivation.settle(depth)
    return derivation.result()


def _depths(before: Head, after: Head) -> list[int]:
    """Return the depths of all levels, innermost first."""
    deepest = max(len(head.taxonomy.levels) for head in (before, after))
    return list(range(deepest))[::-1]


class _Derivation:
    def __init__(self, found: Correspondence, before: Tree, after: Tree, heirs: Heirs) -> None:
        self._found, self._before, self._after = found, before, after
        self._heirs = heirs
        self._shares = Shares(found, before, after)
        others = {*found.above.others} | {
            i for i in found.paths if before.item(i) and after.item(i) and not found.lives_on(i)
        }
        self._counterparts = Counterparts(before, after, others)
        self._shifts = Shifts(self._counterparts)
        self._became: dict[str, set[str]] = {}
        # What the last edition does not list, by what it was until then; None where it had ended.
        self._unlisted: dict[str, str | None] = {}
        self._unsettled: set[str] | None = None  # until it is known what moved
        self._targets = {
            t for s, paths in found.paths.items() if found.is_linked(s) for t in paths if t != s
        } | found.begun.keys()

    def moved(self, differing: set[str]) -> dict[int, list[str]]:
        """Return, by depth, the ids that both editions have and that no link is about, as far as they matter.

        An item that stays under its parent tells nothing that the parent does not tell, unless it
        has another name: then it may be another item.
        """
        moved: dict[int, list[str]] = {}
        found = self._found
        both = differing & self._before.known.keys() & self._after.known.keys()
        for item_id in both.union(found.paths):
            was, now = self._before.item(item_id), self._after.item(item_id)
            if was and now and not found.is_linked(item_id) and found.lives_on(item_id):
                place_differs = was.parent != now.parent or was.level != now.level
                if place_differs or not same_name(was, now):
                    moved.setdefault(self._counterparts.depth(was), []).append(item_id)
        return {depth: sorted(item_ids) for depth, item_ids in moved.items()}

    def _by_depth(self, item_ids: Collection[str]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for item_id in sorted(item_ids):
            if item := self._before.item(item_id):
                found.setdefault(self._counterparts.depth(item), []).append(item_id)
        return found

    def add_linked(self) -> None:
        """Take what links join."""
        for source in self._found.paths:
            if self._found.is_linked(source) and self._before.item(source):
                for target in self._found.onward(source):
                    if self._after.item(target):
                        self._add(source, target)

    def follow(self) -> None:
        """Take what is the same from edition to edition, under whatever id, or became another item."""
        for source, target in sorted(self._heirs.others().items()):
            if self._before.item(source) and not self._found.is_linked(source):
                # What links name is followed with them: its id may have begun anew on the way.
                if target not in self._found.paths.get(source, (target,)):
                    target = None
                told = {source} if target is None else {source, target}
                self._counterparts.others |= {
                    i for i in told if self._before.item(i) and self._after.item(i)
                }
                if target is not None and self._after.item(target):
                    self._make_same(source, target)
                else:
                    self._unlisted[source] = target
        self._shares = self._heeding()

    def tell_others(self, moved: Mapping[int, Collection[str]]) -> None:
        """Tell which of these ids are the same item in both and which another; the innermost depth first."""
        others = self._counterparts.others
        self._unsettled = {*others, *self._found.paths}.union(*moved.values())
        self._before.read(others)
        known = self._by_depth(others)
        for depth in sorted({*known, *moved}, reverse=True):
            # What stays under such an id stands further in, so that it is known by now.
            for item_id in known.get(depth, ()):
                self._add_staying(item_id)
            of_depth = [i for i in moved.get(depth, ()) if i not in others]
            may_be_others = {i for i in of_depth if self._may_be_other(i)}
            self._before.read_below(may_be_others)
            for item_id in of_depth:
                if item_id in may_be_others and self._shares.has_mostly_left(item_id):
                    others.add(item_id)
                    self._add_staying(item_id)
                else:
                    self._add(item_id, item_id)
        self._shares = self._heeding()

    def settle(self, depth: int) -> None:
        """Decide which items of a depth are the same, then what happened to those that are not."""
        free = self._free(depth)
        self._before.read_below(free.counted_before())
        self._after.read_below(free.counted_after())
        became = Became(free, self._shares, self._counterparts)
        for source, target in became.candidates():
            if became.are_same(source, target):
                self._make_same(source, target)
        for sources, targets in became.events():
            for source in sources:
                # Links that say all that became of an item leave nothing to derive.
                if not self._goes_by_links(source):
                    self._became.setdefault(source, set()).update(targets)

    def result(self) -> Above:
        """Return the pairs above all that was taken, and what became of what ended or began."""
        pairs: dict[str, dict[str, set[Shift]]] = {}
        unsaid: dict[str, dict[str, set[Shift]]] = {}
        for source, into in self._shifts.pairs().items():
            if not self._goes_by_links(source):
                pairs[source] = into
            elif beside := self._beside_links(source, into):
                unsaid[source] = beside
        same, shifts = self._counterparts, self._shifts
        for source, target in same.onward.items():
            pairs.setdefault(source, {}).setdefault(target, set())
        told = {*same.others, *same.back, *self._unlisted}
        for item_id in {*shifts.onward, *shifts.back, *pairs, *told}:
            if not self._found.is_linked(item_id):
                into = pairs.setdefault(item_id, {})
                heir = self._unlisted.get(item_id, item_id)
                if heir is not None and self._may_go_on(item_id):
                    into.setdefault(heir, set())
        return Above(
            pairs=shifts.topmost(pairs),
            became={source: frozenset(into) for source, into in self._became.items()},
            others=frozenset(self._counterparts.others),
            unsaid=shifts.topmost(unsaid),
        )

    def _heeding(self) -> Shares:
        """Return the counts, now that it is known which ids are other items."""
        unlinked = {i for i in self._counterparts.others if not self._found.is_linked(i)} | {
            *self._counterparts.back
        }
        pairs: dict[str, dict[str, tuple[Shift, ...]]] = {i: {} for i in unlinked}
        pairs |= {source: {target: ()} for source, target in self._counterparts.onward.items()}
        known = replace(
            self._found, above=Above(pairs, others=frozenset(self._counterparts.others))
        )
        return Shares(known, self._before, self._after)

    def _make_same(self, source: str, target: str) -> None:
        self._counterparts.make_same(source, target)
        self._became.setdefault(source, set()).add(target)
        self._add(source, target)

    def _add(self, source: str, target: str) -> None:
        """Take a shift; what is the same item, in its place, unlinked, and above both ends is settled."""
        was, now = self._before.item(source), self._after.item(target)
        assert was and now, "they were found in the trees"
        self._shifts.add(was, now, self._unsettled)

    def _add_staying(self, item_id: str) -> None:
        """Take what stays right under an id that is another item now."""
        for child in self._before.children(item_id):
            now = self._after.item(child.id)
            same = child.id not in self._counterparts.others and not self._found.is_linked(child.id)
            if same and now and now.parent == item_id:
                self._add(child.id, child.id)

    def _may_be_other(self, item_id: str) -> bool:
        """Tell whether an id that no step follows has another name, and something under it left."""
        left = any(
            item_id not in bundle.after.ids and any(s.target != item_id for s in bundle.shifts)
            for bundle in self._shifts.onward.get(item_id, ())
        )
        if not left or self._heirs.is_followed(item_id):
            return False
        was, now = self._before.item(item_id), self._after.item(item_id)
        assert was and now, "both editions have it"
        return not same_name(was, now)

    def _free(self, depth: int) -> EndedAndBegun:
        """Return the items of a depth with others under them that ended, and that began, unlinked."""
        shifts = self._shifts
        ended = {
            item.id: shifts.paired_after(item.id)
            for item in shifts.items_before(depth)
            if self._has_ended(item)
        }
        begun = {
            item.id: shifts.paired_before(item.id)
            for item in shifts.items_after(depth)
            if self._has_begun(item)
        }
        return EndedAndBegun(dict(sorted(ended.items())), dict(sorted(begun.items())))

    def _has_ended(self, item: Item) -> bool:
        if self._found.is_linked(item.id):
            return False
        if item.id in self._counterparts.others:
            return True
        if self._after.item(item.id):
            return False
        return self._after.head.is_complete(item.level) or is_stated(
            Removed, item, self._before, self._after
        )

    def _may_go_on(self, item_id: str) -> bool:
        """Tell whether an id is the same item in both, or may be, though lists do not show it."""
        if (
            item_id in self._counterparts.others
            or item_id in self._counterparts.onward
            or item_id in self._counterparts.back
        ):
            return False
        was, now = self._before.item(item_id), self._after.item(item_id)
        if was and now:
            return True
        return not (self._has_ended(was) if was else now and self._is_new(now))

    def _has_begun(self, item: Item) -> bool:
        if item.id in self._targets:
            return False
        if item.id in self._counterparts.others:
            return True
        return not self._before.item(item.id) and self._is_new(item)

    def _is_new(self, item: Item) -> bool:
        """Tell whether an item that the earlier edition does not list is known not to have been there."""
        return self._before.head.is_complete(item.level) or is_stated(
            Added, item, self._before, self._after
        )

    def _goes_by_links(self, source: str) -> bool:
        """Tell whether links say all that became of an item: it gives no mere part."""
        return self._found.is_linked(source) and not any(
            path.partial for path in self._found.paths[source].values()
        )

    def _beside_links(self, source: str, into: Mapping[str, set[Shift]]) -> dict[str, set[Shift]]:
        """Return of what is joined with an item from below what lies outside all that its links name."""
        named = self._found.paths[source].keys()
        outside = {
            target: {shift for shift in shifts if named.isdisjoint(self._after.ids(shift.target))}
            for target, shifts in into.items()
        }
        return {target: shifts for target, shifts in outside.items() if shifts}
