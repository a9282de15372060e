"""Ends without a successor, beginnings without a predecessor, and targets that hold more."""

from itertools import product
from pathlib import Path

import pytest

from tests.building import direction, edition, new
from tests.pairs import recorded
from tracks.commands.history import histories
from tracks.diff.change import ChangeSet
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.lineage.at_hand import between, linked_over, steps_over
from tracks.lineage.crosswalk import crosswalk
from tracks.lineage.groups import Grade, groups
from tracks.lineage.heirs import told_by
from tracks.lineage.row import Relation
from tracks.lineage.succession import Succession
from tracks.model.edition import Edition
from tracks.model.evidence import Citation, Evidence
from tracks.model.kind import Kind
from tracks.model.link import Link
from tracks.store import Store

PARTIAL = {"direction": "complete", "main": "partial", "new": "partial"}


def year(label: str, names: str, *links: Link) -> Edition:
    """An edition that lists some topics under one root, and not all."""
    items = (new(name, "R") for name in names)
    return edition(label, direction("R"), *items, listing=PARTIAL, links=links)


def link(since: str, origins: str, targets: str, **more: object) -> Link:
    return Link(since=since, origins=tuple(origins), targets=tuple(targets), **more)


def kinds(found: ChangeSet) -> dict[str, tuple[str, ...]]:
    """Return what happened to each item, by the names before and after."""

    def named(items):
        return "".join(sorted(item.name for item in items))

    return {f"{named(c.before)}>{named(c.after)}": c.kinds for c in found.changes}


def test_what_is_settled_is_decided_though_lists_are_not_complete() -> None:
    old = year("1", "ab")
    now = year(
        "2",
        "cd",
        link("1", "a", "", because="no longer counted", cited="s"),
        link("1", "", "c", because="set up"),
    )
    found = diff(delta(old, now))
    assert kinds(found) == {"a>": (Kind.REMOVED,), ">c": (Kind.ADDED,)}
    assert {c.evidence for c in found.changes} == {Evidence.LINKED}
    begun, ended = sorted(found.changes, key=lambda c: len(c.before))
    assert (ended.because, ended.sources) == (("no longer counted",), (Citation("s"),))
    assert begun.because == ("set up",)
    assert [i.name for i in found.undecided.first_listed] == ["d"]
    assert [i.name for i in found.undecided.no_longer_listed] == ["b"]


def test_what_ended_and_stands_again_are_two_items() -> None:
    old = year("1", "a")
    for links in (
        (link("1", "a", ""),),
        (link("1", "", "a"),),
        (link("1", "a", ""), link("1", "", "a")),
    ):
        found = between(old, year("2", "a", *links))
        assert not found.lives_on("a")
        assert found.above.others == {"a"}
        assert not found.onward("a")
        assert not found.back("a")
        result = diff(delta(old, year("2", "a", *links)))
        assert "a>a" not in kinds(result)
        said = {c.kinds[0] for c in result.changes}
        assert said == ({Kind.REMOVED} if links[0].origins else set()) | (
            {Kind.ADDED} if links[-1].targets else set()
        )


def test_a_part_may_have_gone_on_before_the_end() -> None:
    now = year("2", "ab", link("1", "a", "b", partial=True), link("1", "a", ""), link("1", "", "a"))
    [absorbed, begun] = sorted(
        diff(delta(year("1", "ab"), now)).changes, key=lambda c: -len(c.before)
    )
    assert (absorbed.kinds, begun.kinds) == ((Kind.ABSORBED,), (Kind.ADDED,))
    assert [item.name for item in absorbed.before] == ["a", "b"]


def test_over_years_what_it_became_has_ended_and_what_began_was_renamed() -> None:
    run = [
        year("1", "a"),
        year("2", "bx", link("1", "a", "b"), link("1", "", "x")),
        year("3", "y", link("2", "b", "", because="dropped"), link("2", "x", "y")),
    ]
    found = diff(delta(run[0], run[2], [run[1]]))
    assert kinds(found) == {"a>": (Kind.REMOVED,), ">y": (Kind.ADDED,)}
    assert [c.because for c in found.changes if c.before] == [("dropped",)]
    assert not diff(delta(run[0], run[1], [run[2]])).undecided.first_listed
    assert kinds(diff(delta(run[1], run[2], [run[0]]))) == {
        "b>": (Kind.REMOVED,),
        "x>y": (Kind.RENAMED,),
    }


def test_a_beginning_is_told_of_the_edition_it_is_counted_from() -> None:
    """`new` since 1 says nothing of 2, which lies between."""
    run = [year("1", "a"), year("2", "a"), year("3", "ac", link("1", "", "c"))]
    assert kinds(diff(delta(run[0], run[2], [run[1]]))) == {">c": (Kind.ADDED,)}
    later = diff(delta(run[1], run[2], [run[0]]))
    assert not later.changes
    assert [i.name for i in later.undecided.first_listed] == ["c"]


def test_an_item_goes_into_a_wider_one_and_is_not_the_same() -> None:
    old = year("1", "ab")
    now = year("2", "bc", link("1", "a", "c", wider=True, because="widened"))
    assert kinds(diff(delta(old, now))) == {"a>c": (Kind.ABSORBED,)}
    [row] = [r for r in crosswalk(between(old, now), old, now).rows if r.source == old.items["a"]]
    assert (row.relation, row.source_partial, row.target_partial) == (Relation.BROAD, False, True)
    assert row.reasons == ("widened",)
    links = linked_over([old, now])
    steps = list(steps_over([old, now], links))
    whole = groups(Succession(links, told_by(steps)), old, now, between(old, now), steps)
    [group] = [g for g in whole if old.items["a"] in g.before]
    assert group.grade is Grade.BROKEN


def test_an_item_that_covers_more_or_less_is_rescoped_and_one_in_an_event_is_not() -> None:
    old = year("1", "abc")
    more = link("1", "a", "a", wider=True, because="more")
    less = link("1", "b", "b", partial=True)
    found = diff(delta(old, year("2", "abc", more, less)))
    assert kinds(found) == {"a>a": (Kind.RESCOPED,), "b>b": (Kind.RESCOPED,)}
    assert [c.because for c in found.changes] == [("more",), ()]
    taken = year("2", "ab", more, link("1", "c", "a"))
    assert kinds(diff(delta(old, taken)))["ac>a"] == (Kind.ABSORBED,)


def test_a_way_is_wider_if_a_step_is_and_no_other_way_is_not() -> None:
    run = [
        year("1", "a"),
        year("2", "b", link("1", "a", "b", wider=True)),
        year("3", "c", link("2", "b", "c")),
    ]
    found = delta(run[0], run[2], [run[1]]).found
    assert found.onward("a")["c"].wider
    assert found.heir("a") is None


RUN = {
    "y2021": "listing: {a: complete, b: partial, c: complete}\n"
    "items: [{name: R, children: [a, b, e, f, g]}]\n",
    "y2022": "listing: {a: complete, b: partial, c: complete}\n"
    "items: [{name: R, children: [c, d, e, f, x]}]\n"
    "links: [{ended: a, because: gone}, {new: c}, {from: b, to: d, wider: yes},"
    " {from: e, to: e, wider: yes}, {ended: f}, {new: f}]\n",
    "y2023": "listing: {a: complete, b: complete, c: complete}\n"
    "items: [{name: R, children: [h, d, e, f, x]}]\n"
    "links: [{from: c, to: h}, {ended: g, since: 2021}]\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    with Store.open(recorded(tmp_path_factory.mktemp("settled"), **RUN), create=False) as found:
        yield found


def test_the_store_finds_what_is_found_in_memory(store: Store) -> None:
    rows = store.editions("demo")
    editions = {label: store.edition(row) for label, row in rows.items()}
    for old, now in product(rows, rows):
        if old < now:
            others = [e for label, e in editions.items() if label not in (old, now)]
            kept, told = (
                store.delta(rows[old], rows[now]),
                delta(editions[old], editions[now], others),
            )
            assert kept.found == told.found
            assert diff(kept) == diff(told)


def test_its_history_says_that_an_item_has_ended(store: Store) -> None:
    [history] = histories(store, "a").histories
    assert history.is_listed is False
    [step] = history.steps
    assert [told.change.because for told in step.changes] == [("gone",)]
    [other] = histories(store, "h").histories
    assert [other.edition(node) for node in other.life.nodes] == ["2022", "2023"]


def test_an_item_says_why_it_changed_and_its_old_name_is_a_link_that_does(tmp_path: Path) -> None:
    found = recorded(
        tmp_path,
        y2021="listing: complete\nitems: [{name: R, children: [a, b]}, S]\n",
        y2022="listing: complete\nitems: [{name: R, children: [{name: c, was: a, because: clearer},"
        " {name: n, because: asked for}]}, {name: S, children: [{name: b, because: regraded}]}]\n",
    )
    with Store.open(found, create=False) as store:
        rows = store.editions("demo")
        head = rows["2022"].head
        assert head.reasons == {"n": "asked for", "b": "regraded"}
        assert [each.because for each in head.links] == ["clearer"]
        changes = diff(store.delta(rows["2021"], rows["2022"])).changes
        assert {(c.kinds, c.because) for c in changes} == {
            ((Kind.RENAMED,), ("clearer",)),
            ((Kind.ADDED,), ("asked for",)),
            ((Kind.MOVED,), ("regraded",)),
        }
