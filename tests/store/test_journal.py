"""The journal: what is done with revisions, and which one of them stands for their edition."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from tests.building import direction, edition
from tests.examples import examples
from tests.store.conftest import flaws_of, keep, of_own_taxonomy
from tracks.errors import Code, Problem
from tracks.model.act import Deed
from tracks.model.edition import Edition
from tracks.model.statement import Source
from tracks.model.taxonomy import Title
from tracks.store import Store

FIRST = edition("2025", direction("商业"))
SECOND = edition("2025", direction("商业"), direction("数字"))
THIRD = edition("2025", direction("科技"))


def enter(store: Store, deed: Deed, *numbers: int, key: str = "demo") -> None:
    rows = {row.number: row for row in store.revisions(key) if row.edition == "2025"}
    for number in numbers:
        with store.recording("ann", "because") as session:
            session.enter(rows[number], deed)


def stands(store: Store, key: str = "demo") -> int | None:
    row = store.editions(key).get("2025")
    return row and row.number


class TestWhatStands:
    def test_the_newest_where_none_is_published(self, store: Store) -> None:
        keep(store, FIRST, SECOND)
        assert stands(store) == 2

    def test_the_one_published_last_be_it_older(self, store: Store) -> None:
        keep(store, FIRST, SECOND, THIRD)
        enter(store, Deed.PUBLISHED, 2, 1)
        assert stands(store) == 1
        enter(store, Deed.PUBLISHED, 2)
        assert stands(store) == 2

    def test_a_withdrawn_one_gives_way_to_the_one_published_before_it(self, store: Store) -> None:
        keep(store, FIRST, SECOND, THIRD)
        enter(store, Deed.PUBLISHED, 1, 2)
        enter(store, Deed.WITHDRAWN, 2)
        assert stands(store) == 1
        enter(store, Deed.WITHDRAWN, 1)
        assert stands(store) == 3
        enter(store, Deed.WITHDRAWN, 3)
        assert stands(store) is None

    def test_publishing_takes_a_withdrawal_back(self, store: Store) -> None:
        keep(store, FIRST)
        enter(store, Deed.WITHDRAWN, 1)
        enter(store, Deed.PUBLISHED, 1)
        assert stands(store) == 1

    def test_what_is_withdrawn_is_read_as_before(self, store: Store) -> None:
        keep(store, FIRST, SECOND)
        enter(store, Deed.WITHDRAWN, 1, 2)
        assert [store.edition(row) for row in store.revisions("demo")] == [FIRST, SECOND]
        assert list(store.verify()) == []

    def test_other_editions_are_seen_as_what_stands_for_them(self, store: Store) -> None:
        report = {"sources": {"s": Source(title=Title(en="Report"))}}
        keep(store, edition("2020", direction("a")), edition("2022", direction("b"), **report))
        keep(store, edition("2022", direction("c")))
        keep(store, edition("2019", direction("old")), edition("2021"))
        keep(store, edition("2023", direction("a"), direction("old")))
        everything = {"old", "a", "b", "c"}
        assert {name for _, name, _ in store.names("demo")} == everything - {"b"}
        rows = {row.label: row for row in store.revisions("demo")}
        with store.recording() as session:
            session.enter(rows["2022@1"], Deed.PUBLISHED)
            session.enter(rows["2019@1"], Deed.WITHDRAWN)
        assert {name for _, name, _ in store.names("demo")} == everything - {"c"}
        assert list(store.heads("demo")) == ["2020", "2021", "2022", "2023"]
        assert store.heads("demo")["2022"].sources
        found = store.delta(rows["2021@1"], rows["2023@1"])
        assert [between.head.edition for between in found.between] == ["2022"]
        assert found.between[0].head.sources
        assert found.seen == {"a"}  # 2019, which had "old", is withdrawn


class TestRecording:
    def test_each_revision_is_entered_with_who_and_why(self, store: Store) -> None:
        with store.recording("ann", "first") as session:
            session.record(FIRST)
            session.record(FIRST)
        with store.recording() as session:
            session.record(SECOND)
        first, second = store.revisions("demo")
        ((number, deed, at, by, why),) = first.acts
        assert (number, deed, by, why) == (1, "recorded", "ann", "first")
        assert len(at) == 20 and at.endswith("Z")
        assert second.acts[0]._replace(at="") == (2, "recorded", "", None, None)

    def test_what_is_done_later_follows_in_order(self, store: Store) -> None:
        keep(store, FIRST, SECOND)
        enter(store, Deed.PUBLISHED, 1)
        enter(store, Deed.WITHDRAWN, 1)
        first, _ = store.revisions("demo")
        assert [(act.number, act.deed) for act in first.acts] == [
            (1, "recorded"),
            (3, "published"),
            (4, "withdrawn"),
        ]

    def test_changed_content_of_a_published_edition_wants_a_reason(self, store: Store) -> None:
        keep(store, FIRST)
        enter(store, Deed.PUBLISHED, 1)
        with store.recording() as session:
            problem = session.record(SECOND)
        assert isinstance(problem, Problem)
        assert problem.code is Code.EDITION_PUBLISHED
        assert problem.params == {"taxonomy": "demo", "revision": "2025@1"}
        assert len(store.revisions("demo")) == 1
        with store.recording(why="corrected") as session:
            assert session.record(SECOND) == ("demo", "2025", 2, True, 2, 1, 1)
        assert stands(store) == 1

    def test_what_stands_and_what_is_newest_are_not_recorded_again(self, store: Store) -> None:
        keep(store, FIRST, SECOND)
        enter(store, Deed.PUBLISHED, 1)
        with store.recording() as session:
            assert session.record(FIRST) == ("demo", "2025", 1, False, 1, 0, 1)
            assert session.record(SECOND) == ("demo", "2025", 2, False, 2, 0, 1)

    def test_withdrawn_content_is_recorded_anew(self, store: Store) -> None:
        keep(store, FIRST, SECOND)
        enter(store, Deed.PUBLISHED, 2)
        enter(store, Deed.WITHDRAWN, 2)
        with store.recording() as session:
            assert session.record(FIRST) == ("demo", "2025", 1, False, 1, 0, None)
            assert session.record(SECOND) == ("demo", "2025", 3, True, 2, 0, None)
        assert stands(store) == 3

    def test_an_edition_that_is_withdrawn_whole_begins_anew(self, store: Store) -> None:
        keep(store, FIRST, SECOND)
        enter(store, Deed.PUBLISHED, 1)
        enter(store, Deed.WITHDRAWN, 1, 2)
        assert list(store.editions("demo")) == []
        with store.recording() as session:
            assert session.record(FIRST) == ("demo", "2025", 3, True, 1, 1, None)
        assert stands(store) == 3


ACTS = st.lists(
    st.tuples(st.sampled_from([d for d in Deed if d is not Deed.CHANGED]), st.integers(0, 3))
    | st.just((Deed.RECORDED, 0)),
    max_size=12,
)


@examples(60)
@given(acts=ACTS)
def test_what_stands_follows_from_the_journal(
    shared_store: Store, acts: list[tuple[Deed, int]]
) -> None:
    contents = of_own_taxonomy([FIRST, SECOND, THIRD, edition("2025")])
    key = contents[0].head.taxonomy.id
    journal: list[tuple[Deed, int]] = []
    recorded: list[Edition] = []
    for deed, which in acts:
        if deed is Deed.RECORDED:
            with shared_store.recording(why="drawn") as session:
                became = session.record(contents[which])
            if not isinstance(became, Problem) and became.changed:
                recorded.append(contents[which])
                journal.append((deed, len(recorded)))
        elif which < len(recorded):
            enter(shared_store, deed, which + 1, key=key)
            journal.append((deed, which + 1))
        assert stands(shared_store, key) == by_the_rule(journal)
    rows = shared_store.revisions(key)
    assert [shared_store.edition(row) for row in rows] == recorded
    entries = sorted((act.number, act.deed, row.number) for row in rows for act in row.acts)
    assert entries == [(n, *entry) for n, entry in enumerate(journal, start=1)]
    assert not rows or flaws_of(shared_store, key) == []


def by_the_rule(journal: Iterable[tuple[Deed, int]]) -> int | None:
    """Replay the journal: published ones in order, the last of them on top, drafts below by number."""
    drafts: set[int] = set()
    published: list[int] = []
    for deed, number in journal:
        drafts.discard(number)
        published = [other for other in published if other != number]
        if deed is Deed.RECORDED:
            drafts.add(number)
        elif deed is Deed.PUBLISHED:
            published.append(number)
    return published[-1] if published else max(drafts, default=None)
