"""Several processes: one that is killed leaves the old state, those that write take turns."""

import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack

import pytest

from tests.asking import ask
from tests.building import direction, edition, main
from tests.forks import Fork
from tests.store.conftest import keep, of_taxonomy
from tracks.commands.publish import publish
from tracks.errors import Fault, Problem, TracksError
from tracks.model.act import Deed
from tracks.store import Store

Tell = Callable[[object], None]


def is_killed(tell: Tell, where: str) -> None:
    items = [main(f"i{n}", "a") for n in range(20_000)]
    with Store.open(where) as store, store.recording() as session:
        session.lock(["demo"])
        session.record(edition("2021", direction("a"), *items))
        session.record(edition("2022", direction("a"), *items[:100]))
        tell("recorded, not committed")
        signal.pause()


def records(_tell: Tell, where: str, times: int, name: str, *keys: str) -> None:
    """Record each time two editions in several taxonomies, in an order of its own."""
    for n in range(times):
        with Store.open(where) as store, store.recording(name) as session:
            session.lock(keys)
            for key in keys:
                for half in "ab":
                    one = edition(f"{name}.{n}{half}", direction(f"{n}{half}"))
                    assert session.record(of_taxonomy(key, one)).changed


def revises(_tell: Tell, where: str, *labels: str) -> None:
    """Change the content of each edition until it is published and that is refused."""
    for label in labels:
        items, became = [], None
        while not isinstance(became, Problem):
            items.append(direction(f"i{len(items)}"))
            with Store.open(where) as store, store.recording() as session:
                session.lock(["demo"])
                became = session.record(edition(label, *items))


def publishes(_tell: Tell, where: str, *labels: str) -> None:
    for label in labels:
        done = None
        while not done:
            try:
                done = ask(publish, where, label)
            except TracksError as error:
                assert error.fault is Fault.USAGE or error.problems[0].code.slug == "T501", error


def done(*processes: Fork) -> None:
    """Wait until all have ended, each without an error."""
    for process in processes:
        assert ([*process], process.ended()) == ([], 0)


def test_a_killed_import_leaves_what_was_there(where: str) -> None:
    before = edition("2021", direction("a"), main("x", "a"))
    with Store.open(where) as store:
        keep(store, before)
    with Fork(is_killed, where) as process:
        assert next(iter(process)) == "recorded, not committed"
        process.kill()
    with Store.open(where) as store:
        (row,) = store.revisions("demo")
        assert store.edition(row) == before
        assert list(store.verify()) == []
        with store.recording() as session:
            session.lock(["demo"])  # which the killed one held
            session.record(edition("2022", direction("a")))


@pytest.mark.parametrize(
    "keys",
    [("a",), pytest.param(("a", "b", "c"), marks=pytest.mark.slow)],
    ids=["one", "several"],
)
def test_four_writers_lose_and_double_nothing_from_the_first_use_on(
    where: str, keys: tuple[str, ...]
) -> None:
    orders = {name: sorted(keys, reverse=name in "24") for name in "1234"}
    with ExitStack() as stack:
        done(
            *[
                stack.enter_context(Fork(records, where, 10, name, *order))
                for name, order in orders.items()
            ]
        )
    expected = {f"{name}.{n}{half}@1" for name in orders for n in range(10) for half in "ab"}
    with Store.open(where) as store:
        assert store.taxonomies() == list(keys)
        for key in keys:
            rows = store.revisions(key)
            assert len(rows) == len(expected) and {row.label for row in rows} == expected
            acts = sorted((act.number, act.by) for row in rows for act in row.acts)
            assert [number for number, _ in acts] == list(range(1, len(expected) + 1))
        assert list(store.verify()) == []


def test_a_reader_never_sees_half_of_what_is_recorded(where: str) -> None:
    Store.open(where).close()
    seen = set()
    with (
        Fork(records, where, sys.maxsize, "1", "a") as one,
        Fork(records, where, sys.maxsize, "2", "a") as other,
    ):
        while len(seen) < 5 and one.running and other.running:
            with Store.open(where) as store:
                rows = store.revisions("a")
                assert [store.edition(row).digest for row in rows] == [row.digest for row in rows]
                labels = [row.edition for row in rows]
            assert labels[1::2] == [label.replace("a", "b") for label in labels[::2]]
            seen.add(len(rows))
    assert len(seen) == 5  # in between, and the others went on


def test_what_is_published_is_the_newest_and_stays_as_it_is(where: str) -> None:
    """Were either to look before it is its turn, an older one could be published, or changed."""
    labels = [str(year) for year in range(2001, 2009)]
    with Fork(revises, where, *labels) as one, Fork(publishes, where, *labels) as other:
        done(one, other)
    with Store.open(where) as store:
        for label, row in store.editions("demo").items():
            revisions = [each for each in store.revisions("demo") if each.edition == label]
            assert row == revisions[-1]
            assert [act.deed for act in row.acts] == [Deed.RECORDED, Deed.PUBLISHED]
            assert all(each.status is Deed.RECORDED for each in revisions[:-1])
        assert list(store.editions("demo")) == labels
        assert list(store.verify()) == []
