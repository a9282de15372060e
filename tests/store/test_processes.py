"""Several processes: one that is killed leaves the old state, two that write take turns."""

import subprocess
import sys
from pathlib import Path

from tests.building import direction, edition, main
from tests.store.conftest import keep
from tracks.store import Store

ROOT = Path(__file__).parents[2]

IS_KILLED = """
import sys, time
from tests.building import direction, edition, main
from tracks.store import Store
items = [main(f"i{n}", "a") for n in range(20_000)]
with Store.open(sys.argv[1]) as store, store.recording() as session:
    session.record(edition("2021", direction("a"), *items))
    session.record(edition("2022", direction("a"), *items[:100]))
    print("recorded, not committed", flush=True)
    time.sleep(60)
"""

RECORDS_TEN = """
import sys
from tests.building import direction, edition
from tracks.store import Store
for n in range(10):
    with Store.open(sys.argv[1]) as store, store.recording() as session:
        assert session.record(edition(f"{sys.argv[2]}.{n}", direction(f"{n}"))).changed
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


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
        keep(store, edition("2022", direction("a")))


def test_two_writers_take_turns_from_the_first_use_on(where: str) -> None:
    writers = [start(RECORDS_TEN, where, name) for name in (1, 2)]
    assert [(w.communicate()[1], w.returncode) for w in writers] == [("", 0), ("", 0)]
    with Store.open(where) as store:
        assert len(store.revisions("demo")) == 20
        assert list(store.verify()) == []
