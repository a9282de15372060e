"""Whatever is true of two complete editions is no conflict; one number changed is one that holds it."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.building import direction, edition
from tracks.audit.account import Account
from tracks.audit.audit import Findings, audit
from tracks.audit.changes import Happened
from tracks.audit.facts import Fact
from tracks.audit.names import Finding
from tracks.audit.solving.budget import Budget
from tracks.commands.kept import STEPS
from tracks.commands.shown import shown_by_pair
from tracks.diff.delta import delta
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.model.statement import (
    Added,
    Altered,
    Block,
    Count,
    Rearranged,
    Removed,
    Share,
    Statement,
)

ROOTS = ("甲", "乙", "丙")
# A number that is no longer true by one item more is no longer borne out; what was revised may be
# more than a record tells, and a share is rounded.
EXACT = ("count", "added", "removed", "moved", "renamed", "recoded", "kept", "split", "merged")


@st.composite
def pairs(draw: DrawFn) -> tuple[Edition, Edition]:
    """Draw two complete editions whose items have explicit ids."""

    def year(label: str, ids: list[str], **head: object) -> Edition:
        items = [
            Item(
                i,
                f"名{i}{draw(st.sampled_from('ab'))}",
                "new",
                draw(st.sampled_from(ROOTS)),
                code=draw(st.sampled_from(("1", "2"))),
                definition=draw(st.sampled_from(("x", "y"))),
            )
            for i in ids
        ]
        return edition(label, *map(direction, ROOTS), *items, **head)

    some = st.lists(st.sampled_from([f"n{n}" for n in range(9)]), unique=True, max_size=9)
    return year("2024", draw(some)), year("2025", draw(some), previous="2024")


def true_of(before: Edition, after: Edition) -> Iterator[tuple[str, Statement]]:
    """Yield statements that are true, by comparing the items one by one."""
    old, new = (
        {i: item for i, item in each.items.items() if item.level == "new"}
        for each in (before, after)
    )
    both = [i for i in new if i in old]
    yield "count", Count(count="new", since="2024", was=len(old), value=len(new))
    yield "count", Count(count="new", since="2024", net=len(new) - len(old))
    for root in ROOTS:
        here = [i for i in new.values() if i.parent == root]
        yield "count", Count(count="new", under=(root,), value=len(here))
        added = [i.id for i in here if i.id not in old]
        yield "added", Added(added="new", since="2024", under=(root,), number=len(added))
        if new:
            share = f"{100 * len(here) / len(new):.2f}%"
            yield "share", Share(share="new", under=(root,), value=share)
        for origin in ROOTS:
            moved = [i for i in both if (old[i].parent, new[i].parent) == (origin, root)]
            if origin != root:
                ends = {"origins": (origin,), "targets": (root,), "number": len(moved)}
                yield "moved", Altered(kind="moved", level="new", since="2024", **ends)
    begun = tuple(i for i in new if i not in old)
    yield "added", Added(added="new", since="2024", number=len(begun), names=begun)
    yield "added", Added(added="new", since="2024", names=begun[:2], some=True)
    gone = [i for i in old if i not in new]
    named = {"level": "new", "since": "2024", "some": True}  # any that are gone may have been that
    yield "named", Rearranged(kind="merged", names=tuple(gone[:2]), **named)
    if begun:
        yield "named", Rearranged(kind="split", names=tuple(gone[2:3]), **named)
    yield "removed", Removed(removed="new", since="2024", number=len(gone))
    for kind, field in (("renamed", "name"), ("recoded", "code"), ("revised", "definition")):
        ids = [i for i in both if getattr(old[i], field) != getattr(new[i], field)]
        yield kind, Altered(kind=kind, level="new", since="2024", number=len(ids), names=tuple(ids))
    yield (
        "moved",
        Altered(
            kind="moved",
            level="new",
            since="2024",
            number=sum(old[i].parent != new[i].parent for i in both),
        ),
    )
    yield "kept", Altered(kind="kept", level="new", since="2024", number=len(both))
    if not gone:
        yield "merged", Rearranged(kind="merged", level="new", since="2024", number=0, into=0)
    if not begun:
        yield "split", Rearranged(kind="split", level="new", since="2024", number=0, into=0)


def conflicts(before: Edition, after: Edition, says: list[Statement]) -> list[frozenset[object]]:
    return [clash.labels for clash in found_of(before, after, says).read.contradictions]


def found_of(before: Edition, after: Edition, says: list[Statement]) -> Findings:
    head = after.head.model_copy(update={"statements": (Block(source="s", says=tuple(says)),)})
    told = replace(after, head=head)
    accounts = [
        Account(before.head, before.tally, before.items),
        Account(head, told.tally, told.items, *shown_by_pair(delta(before, told))),
    ]
    return audit(accounts, Budget(STEPS), smt=False)


@given(pairs(), st.data())
def test_only_what_ended_by_no_list_and_no_link_is_found_among_the_merged(
    pair: tuple[Edition, Edition], data: st.DataObject
) -> None:
    before, after = pair
    old, new = ({i: item for i, item in each.items.items() if item.level == "new"} for each in pair)
    arrows: list[tuple[str, str]] = []
    if old and new:
        arrow = st.tuples(st.sampled_from(sorted(old)), st.sampled_from(sorted(new)))
        arrows = data.draw(st.lists(arrow, unique=True, max_size=3))
    links = tuple(Link(since="2024", sources=(a,), targets=(b,)) for a, b in arrows)
    after = replace(after, head=after.head.model_copy(update={"links": links}))
    standing = {
        i
        for i in old.keys() & new.keys()
        if old[i].name == new[i].name and not any(i in (a, b) and a != b for a, b in arrows)
    }
    written = {(item.name if data.draw(st.booleans()) else i): i for i, item in old.items()}
    for kind, finding in (("merged", Finding.MERGED_LISTED), ("split", Finding.SPLIT_LISTED)):
        said = Rearranged(kind=kind, level="new", since="2024", names=tuple(written), some=True)
        names = found_of(before, after, [said]).names
        if kind == "merged":  # and what was removed is found likewise
            removed = Removed(removed="new", since="2024", names=tuple(written), some=True)
            for_removed = found_of(before, after, [removed]).names
            still = [n for n in for_removed if n.finding is Finding.STILL_LISTED]
            assert {written[name] for named in still for name in named.names} == standing
        assert all(named.finding is finding and not named.finding.fits for named in names)
        assert {written[name] for named in names for name in named.names} == standing


@given(pairs())
def test_only_names_that_are_not_new_are_found_among_the_renamed(
    pair: tuple[Edition, Edition],
) -> None:
    before, after = pair
    ids = tuple(i for i, item in after.items.items() if item.level == "new")
    said = Altered(kind="renamed", level="new", since="2024", names=ids, some=True)
    names = [name for named in found_of(before, after, [said]).names for name in named.names]
    assert names == [
        after.items[i].name
        for i in ids
        if i in before.items and _name(before, i) == _name(after, i)
    ]


def _name(edition: Edition, item_id: str) -> str:
    return edition.items[item_id].name


@given(pairs(), st.data())
def test_what_is_true_is_no_conflict(pair: tuple[Edition, Edition], data: st.DataObject) -> None:
    told = [said for _, said in true_of(*pair)]
    says = data.draw(st.lists(st.sampled_from(told), unique_by=id, max_size=8))
    found = found_of(*pair, says)
    assert not found.read.contradictions
    assert all(named.finding.fits for named in found.names)


@given(pairs(), st.data())
def test_one_number_changed_is_a_conflict_that_holds_it(
    pair: tuple[Edition, Edition], data: st.DataObject
) -> None:
    told = [(kind, said) for kind, said in true_of(*pair) if kind in EXACT]
    others = [
        said for _, said in data.draw(st.lists(st.sampled_from(told), unique_by=id, max_size=5))
    ]
    candidates = [
        s for _, s in told if getattr(s, "number", None) is not None or getattr(s, "value", None)
    ]
    said = data.draw(st.sampled_from(candidates))
    key = "value" if isinstance(said, Count) else "number"
    number = getattr(said, key)
    # One more than there are is too many in every kind; of some, items that ended may hide others.
    wrong = said.model_copy(
        update={key: number + 1, **({"names": ()} if hasattr(said, "names") else {})}
    )
    found = conflicts(*pair, [*(other for other in others if other is not said), wrong])
    assert any(_is_of(label, wrong, number + 1) for labels in found for label in labels)


def _is_of(label: object, said: Statement, number: int) -> bool:
    """Tell whether a fact is what a statement says."""
    told = label.least if isinstance(label, Happened) else getattr(label, "number", None)
    return isinstance(label, Fact) and told == number
