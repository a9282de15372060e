"""Succession: what becomes of an item from edition to edition."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping

from tracks.lineage.correspondence import Correspondence
from tracks.lineage.heirs import NOTHING_TOLD, Told
from tracks.lineage.linked import Association, Linked, Settled
from tracks.lineage.path import ITSELF, WHOLE, Path

Node = tuple[int, str]
"""An item: the number of an edition, in order from 0, and an id in it."""

Onward = tuple[int, str, Path]
"""A step: the number of the edition it leads to, the item there, and the path that it is."""


class Succession:
    """What becomes of items from edition to edition, by the links between any two of them composed.

    An item goes on by its links, nowhere if it is said to have ended, and from nowhere comes what is
    said to begin. One without is itself; so is one that also links to itself, or that gives only
    parts away. One whose links are all whole has ended, even if its id stands
    again: then that is another item. A link that passes over editions is one of what its source is
    in the last of them, where it is one item until then, under whatever ids; else it goes before
    the links of its source to those in between.

    `told` has, by edition and id, what goes on under another id in the next edition though no link
    says so, as follows from what stands under it; None where an id does not go on (lineage.heirs).
    Where a link `passes_over` editions, what it leads from hangs on that.
    """

    def __init__(self, linked: Linked, told: Told = NOTHING_TOLD) -> None:
        self.editions, self.ids = linked.editions, linked.ids
        self._number = {label: n for n, label in enumerate(self.editions)}
        self._heirs = {(self._number[label], i): heir for (label, i), heir in told.items()}
        self._heirs_back: dict[Node, list[Node]] = {}
        for (number, item_id), heir in self._heirs.items():
            if heir is not None:
                self._heirs_back.setdefault((number + 1, heir), []).append((number, item_id))
        self._absent = {self._number[label]: ids for label, ids in linked.absent.items()}
        self._listed = {self._number[label]: ids for label, ids in linked.listed.items()}
        self._links: dict[Node, dict[int, dict[str, Association]]] = {}
        self._origins: dict[Node, set[Node]] = {}
        self._reached: set[Node] = set()
        self._arrivals: list[tuple[int, tuple[str, ...]]] = []
        self._named: set[Node] = set()
        self._ended: dict[Node, dict[int, Settled]] = {}
        self._begun: dict[Node, list[Settled]] = {}
        said: list[Association | Settled] = [*linked.associations, *linked.ended]
        self.passes_over = any(self._number[s.edition] - self._number[s.since] > 1 for s in said)
        written: dict[Node, set[tuple[int, str]]] = {}
        for each in linked.associations:
            source, target = self._ends(each)
            self._named |= {source, target}
            written.setdefault(source, set()).add(target)
        for end in linked.ended:
            self._named.add((self._number[end.since], end.id))
        for start in linked.begun:
            # Whatever had its id in `since` is another item from the next edition on.
            self._begun.setdefault((self._number[start.since] + 1, start.id), []).append(start)
            self._named.add((self._number[start.edition], start.id))
            self._arrivals.append((self._number[start.edition], (start.id,)))
        # What a link that passes over editions leads from hangs on the links to those before.
        for link in sorted(said, key=self._order):
            if isinstance(link, Settled):
                self._end(link, written)
                continue
            source, (edition, target_id) = self._ends(link)
            node = self._one_until(source, edition, written)
            onward = self._links.setdefault(node, {}).setdefault(edition, {})
            # Of several that say the same, one that is whole counts.
            onward.setdefault(target_id, link)
            self._reached.add((edition, target_id))
            for item_id in (target_id, node[1]):  # it may live on
                self._origins.setdefault((edition, item_id), set()).add(node)
            self._arrivals.append((edition, (node[1], target_id)))

    def _ends(self, link: Association) -> tuple[Node, Node]:
        """Return what a link leads from and to, as it is written."""
        source, target = self._number[link.since], self._number[link.edition]
        return (source, link.origin), (target, link.target)

    def _end(self, end: Settled, written: Mapping[Node, Collection[Node]]) -> None:
        """Take what is said to have ended where it is one item until just before."""
        edition = self._number[end.edition]
        node = self._one_until((self._number[end.since], end.id), edition, written)
        self._links.setdefault(node, {}).setdefault(edition, {})
        self._ended.setdefault(node, {}).setdefault(edition, end)
        self._arrivals.append((edition, (node[1],)))

    def _order(self, link: Association | Settled) -> tuple[object, ...]:
        if isinstance(link, Settled):
            return self._number[link.edition], True, self._number[link.since], link.id, "", ""
        (since, origin), (edition, target) = self._ends(link)
        return edition, link.partial, since, origin, target, str(link.weight)

    def _one_until(
        self, source: Node, edition: int, written: Mapping[Node, Collection[Node]]
    ) -> Node:
        """Return what the source of links to an edition is just before it, if it is one item until then.

        It is not where links tell other things of it in between: then it is the source as written.
        """
        said = {target for target in written.get(source, ()) if target[0] >= edition}
        node, end = source, edition - 1
        while node[0] < end:
            steps = list(self.onward(*node, end))
            if len(steps) != 1:
                return source
            ((number, item_id, path),) = steps
            before, node = node, (number, item_id)
            others = {target for target in written.get(node, ()) if target[0] >= edition}
            if (
                not path.is_exact
                or not others <= said
                or self._comes_from_others(node, before, end)
            ):
                return source
        return node

    def _comes_from_others(self, node: Node, source: Node, end: int) -> bool:
        """Tell whether an item has content of what is known to have been there, besides its source's."""
        pending = [each for each in self._before(node, end) if each != source]
        while pending:
            each = pending.pop()
            if self.is_there(*each):
                return True
            pending += self._before(each, end)
        return False

    def _before(self, node: Node, end: int) -> list[Node]:
        """Return what an item comes from, by the links to editions up to one."""
        number, item_id = node
        found: set[Node] = {*self._origins.get(node, ()), *self._heirs_back.get(node, ())}
        if number:
            found.add((number - 1, item_id))
        steps = ((each, self.onward(*each, end)) for each in found)
        return sorted(each for each, after in steps if node in ((to, i) for to, i, _ in after))

    def between(self, before: str, after: str) -> Correspondence:
        """Return the correspondence from an edition to a later one, or to itself."""
        start, end = self._number[before], self._number[after]
        named = self.named(before, after) | self._linked_later(start, end)
        paths = {item_id: self._paths(item_id, start, end) for item_id in sorted(named)}
        reached = {target for into in paths.values() for target in into}
        # What they are under an id that no link names may have been another item before.
        paths |= {i: self._paths(i, start, end) for i in sorted(reached - paths.keys())}
        ended = {
            item_id: self.editions[self._gone_since(end, item_id)]
            for item_id in sorted(reached)
            if self.is_absent(end, item_id)
        }
        return Correspondence(
            before,
            after,
            paths,
            self._absent.get(start, ()),
            ended=ended,
            settled=self._settled_between(named, start, end) if self._ended else {},
            begun=self._begun_between(start, end),
        )

    def _linked_later(self, start: int, end: int) -> set[str]:
        """Return the ids of items that links between two editions lead from under a later id."""
        found = set()
        for item_id in {i for n, i in self._heirs if start <= n < end}:
            node: Node | None = (start, item_id)
            while node and node[0] < end and self._reach(node, end) is None:
                heir = self._heirs.get(node, node[1])
                node = None if heir is None else (node[0] + 1, heir)
            if node and node[0] < end:
                found.add(item_id)
        return found

    def _settled_between(
        self, named: Iterable[str], start: int, end: int
    ) -> dict[str, tuple[Settled, ...]]:
        """Return what says of items of the earlier of two editions that all of them has ended."""
        said = {item_id: self._settled(item_id, start, end) for item_id in sorted(named)}
        return {item_id: ends for item_id, ends in said.items() if ends}

    def _settled(self, item_id: str, start: int, end: int) -> tuple[Settled, ...]:
        said: list[Settled] = []
        pending: list[Node] = [(start, item_id)]
        while pending:
            node = pending.pop()
            if node[0] == end:
                return ()
            onward = [(to, target) for to, target, _ in self.onward(*node, end)]
            to = self._reach(node, end)
            if onward:
                pending += onward
            elif to is not None and to in self._ended.get(node, ()):
                said.append(self._ended[node][to])
            else:
                return ()
        return tuple(said)

    def _begun_between(self, start: int, end: int) -> dict[str, tuple[Settled, ...]]:
        """Return what is, in the later of two editions, of items that are said to begin after the earlier."""
        found: dict[str, tuple[Settled, ...]] = {}
        for (number, item_id), said in self._begun.items():
            if start < number <= end:
                for target in self._paths(item_id, number, end):
                    found[target] = (*found.get(target, ()), *said)
        return found

    def _reach(self, node: Node, end: int) -> int | None:
        """Return the last of the editions up to one that links of an item lead to, or say it ended in."""
        reach = sorted(self._links.get(node, {}))
        far = reach[: bisect_right(reach, end)]
        return far[-1] if far else None

    def named(self, before: str, after: str) -> frozenset[str]:
        """Return the ids that any link to an edition after `before` and up to `after` names."""
        start, end = self._number[before], self._number[after]
        return frozenset(
            item_id
            for edition, named in self._arrivals
            if start < edition <= end
            for item_id in named
        )

    def _gone_since(self, number: int, item_id: str) -> int:
        """Return the first of the editions, up to one, that are all known not to have an id."""
        while self.is_absent(number - 1, item_id):
            number -= 1
        return number

    def number(self, label: str) -> int:
        """Return the number of an edition, in order from 0."""
        return self._number[label]

    def is_absent(self, number: int, item_id: str) -> bool:
        """Tell whether an id that links name is known not to stand in an edition."""
        return item_id in self._absent.get(number, ())

    def is_there(self, number: int, item_id: str) -> bool:
        """Tell whether an edition lists an id that links name, or a link says that it was there."""
        node = number, item_id
        listed = item_id in self._listed.get(number, ()) or self._heirs.get(node) is not None
        return listed or node in self._named

    def onward(self, number: int, item_id: str, end: int) -> Iterator[Onward]:
        """Yield the steps that an item of the edition takes next, towards the edition `end`."""
        node = number, item_id
        to = self._reach(node, end)
        if to is None:
            heir = self._heirs.get(node, item_id)
            if heir is not None and not self._is_another(number, heir, end):
                yield number + 1, heir, ITSELF
            return
        links = self._links[node][to]
        ended = to in self._ended.get(node, ())
        lives = item_id not in links and not ended and self._lives_on(node, to, links)
        alone = len(links) == 1 and not lives
        for target, link in links.items():
            # To itself it says that it lives on.
            partial = link.partial and target not in (item_id, link.origin)
            whole = WHOLE if alone and not partial else None
            weight = link.weight if link.weight is not None else whole
            yield to, target, Path(partial, weight, steps=(link,), wider=link.wider)
        if lives:
            yield to, item_id, Path(weight=None)

    def forth(self, node: Node) -> list[Node]:
        """Return what an item goes on in, in the next edition or where its links lead."""
        last = len(self.editions) - 1
        if node[0] >= last:
            return []
        return sorted((to, target) for to, target, _ in self.onward(*node, last))

    def is_whole(self, node: Node, target: Node) -> bool:
        """Tell whether all of an item becomes another: by a whole link, and by no other."""
        steps = list(self.onward(*node, len(self.editions) - 1))
        return [(to, i, path.is_exact) for to, i, path in steps] == [(*target, True)]

    def back(self, node: Node) -> list[Node]:
        """Return what an item comes from."""
        return self._before(node, len(self.editions) - 1)

    def _paths(self, item_id: str, start: int, end: int) -> dict[str, Path]:
        reached: list[dict[str, Path]] = [{} for _ in range(start, end + 1)]
        reached[0][item_id] = ITSELF
        for number in range(start, end):
            for passed, path in reached[number - start].items():
                for to, target, step in self.onward(number, passed, end):
                    there = reached[to - start]
                    there[target] = path.onward(step).beside(there.get(target))
        return reached[-1]

    def _lives_on(self, node: Node, to: int, links: Mapping[str, Association]) -> bool:
        """Tell whether an item with links, none of them to itself, still is there afterwards.

        So it is if it gives only parts away, and goes on under its id in the editions that the links
        pass over.
        """
        gives_parts_only = any(link.partial for link in links.values())
        if not gives_parts_only or node in self._heirs or self.is_absent(to, node[1]):
            return False
        return to == node[0] + 1 or self._goes_on(node, to, to - 1)

    def _goes_on(self, node: Node, to: int, end: int) -> bool:
        """Tell whether an id goes on under itself, by links to the editions up to `end`, then up to `to`."""
        number, item_id = node
        return number == to or any(
            target == item_id and self._goes_on((reached, item_id), to, to)
            for reached, target, _ in self.onward(number, item_id, end)
        )

    def _is_another(self, number: int, item_id: str, end: int) -> bool:
        """Tell whether an id begins anew in the next edition: it is missing here, or is said to."""
        after = number + 1, item_id
        begins = any(self._number[said.edition] <= end for said in self._begun.get(after, ()))
        return begins or (self.is_absent(number, item_id) and after in self._reached)
