"""Several processes: one that is killed leaves the old state, those that write take turns."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import direction, edition, main
from tests.store.conftest import keep
from tracks.model.act import Deed
from tracks.store import Store

ROOT = Path(__file__).parents[2]

IS_KILLED = """
import sys, time
from tests.building import direction, edition, main
from tracks.store import Store
items = [main(f"i{n}", "a") for n in range(20_000)]
with Store.open(sys.argv[1]) as store, store.recording() as session:
    session.lock(["demo"])
    session.record(edition("2021", direction("a"), *items))
    session.record(edition("2022", direction("a"), *items[:100]))
    print("recorded, not committed", flush=True)
    time.sleep(60)
"""

# Each time two editions into several taxonomies, in an order of its own.
RECORDS_TEN = """
import sys
from tests.building import direction, edition
from tests.store.conftest import of_taxonomy
from tracks.store import Store
where, name, *keys = sys.argv[1:]
for n in range(10):
    with Store.open(where) as store, store.recording(name) as session:
        session.lock(keys)
        for key in keys:
            for half in "ab":
                one = edition(f"{name}.{n}{half}", direction(f"{n}{half}"))
                assert session.record(of_taxonomy(key, one)).changed
"""

# Changes the content of each edition until it is published and that is refused.
REVISES = """
import sys
from tests.building import direction, edition
from tracks.errors import Problem
from tracks.store import Store
for label in sys.argv[2:]:
    items, became = [], None
    while not isinstance(became, Problem):
        items.append(direction(f"i{len(items)}"))
        with Store.open(sys.argv[1]) as store, store.recording() as session:
            session.lock(["demo"])
            became = session.record(edition(label, *items))
"""

PUBLISHES = """
import sys
from tests.asking import ask
from tracks.commands.publish import publish
from tracks.errors import Fault, TracksError
for label in sys.argv[2:]:
    done = None
    while not done:
        try:
            done = ask(publish, sys.argv[1], label)
        except TracksError as error:
            assert error.fault is Fault.USAGE or error.problems[0].code.slug == "T501", error
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def done(*processes: subprocess.Popen[str]) -> None:
    """Wait until all have ended, as soon as one fails without mercy for the others."""
    try:
        for process in processes:
            assert (process.communicate(timeout=120)[1], process.returncode) == ("", 0)
    finally:
        for process in processes:
            process.kill()
            process.wait()


def test_a_killed_import_leaves_what_was_there(where: str) -> None:
    before = edition("2021", direction("a"), main("x", "a"))
    with Store.open(where) as store:
        keep(store, before)
    with start(IS_KILLED, where) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "recorded, not committed\n"
        process.kill()
    with Store.open(where) as store:
        (row,) = store.revisions("demo")
        assert store.edition(row) == before
        assert list(store.verify()) == []
        with store.recording() as session:
            session.lock(["demo"])  # which the killed one held
            session.record(edition("2022", direction("a")))


@pytest.mark.parametrize("keys", [("a",), ("a", "b", "c")], ids=["one", "several"])
def test_four_writers_lose_and_double_nothing_from_the_first_use_on(
    where: str, keys: tuple[str, ...]
) -> None:
    orders = {name: sorted(keys, reverse=name in "24") for name in "1234"}
    done(*(start(RECORDS_TEN, where, name, *order) for name, order in orders.items()))
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
    with start(RECORDS_TEN, where, "1", "a") as one, start(RECORDS_TEN, where, "2", "a") as other:
        while one.poll() is None or other.poll() is None:
            with Store.open(where) as store:
                rows = store.revisions("a")
                assert [store.edition(row).digest for row in rows] == [row.digest for row in rows]
                labels = [row.edition for row in rows]
            assert labels[1::2] == [label.replace("a", "b") for label in labels[::2]]
            seen.add(len(rows))
        done(one, other)
    assert len(seen) > 2  # it has read in between


def test_what_is_published_is_the_newest_and_stays_as_it_is(where: str) -> None:
    """Were either to look before it is its turn, an older one could be published, or changed."""
    labels = [str(year) for year in range(2001, 2009)]
    done(start(REVISES, where, *labels), start(PUBLISHES, where, *labels))
    with Store.open(where) as store:
        for label, row in store.editions("demo").items():
            revisions = [each for each in store.revisions("demo") if each.edition == label]
            assert row == revisions[-1]
            assert [act.deed for act in row.acts] == [Deed.RECORDED, Deed.PUBLISHED]
            assert all(each.status is Deed.RECORDED for each in revisions[:-1])
        assert list(store.editions("demo")) == labels
        assert list(store.verify()) == []
