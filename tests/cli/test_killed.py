"""A command killed at any moment has done all that it does or nothing, and all that it acknowledged.

The moments are spread over the time that the work takes on this machine, which is measured first.
A failure shows the seed that they were drawn from; KILLS_SEED=… draws the same ones again.
"""

import os
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from signal import SIGKILL
from typing import NamedTuple, Protocol

import pytest

from tests.building import direction, edition, main
from tests.conftest import NewDatabase
from tests.forks import Fork
from tests.store.conftest import keep
from tests.store.test_migrations import of_first_version
from tracks.cli import main as tracks
from tracks.errors import Code, TracksError
from tracks.formats.yaml.writer import write_taxonomy, write_yaml
from tracks.model.act import Deed
from tracks.model.edition import Edition
from tracks.store import VERSIONS, Store, database_at, version_of

KILLS = int(os.environ.get("KILLS", 7))
"""Of each work on each kind of database: 56 in all."""

# Each with items of the others and of its own.
EDITIONS = [
    edition(
        str(year), direction("甲"), *(main(f"{n}-{year % (n % 9 + 1)}", "甲") for n in range(200))
    )
    for year in range(2001, 2013)
]


class Work(Protocol):
    """Commands that follow one another in a process; made, it has prepared their database."""

    commands: list[list[str]]

    def done(self) -> int:
        """Return how many of the commands have done what they do; none has done a part of it."""


class Import:
    """Two editions at a time, from the first use of the database on."""

    def __init__(self, where: str, folder: Path) -> None:
        self._where = where
        self.commands = []
        for first in range(0, len(EDITIONS), 2):
            beside = folder / str(first)
            beside.mkdir()
            (beside / "taxonomy.yaml").write_text(write_taxonomy(EDITIONS[0].head.taxonomy))
            for one in EDITIONS[first : first + 2]:
                (beside / f"{one.head.edition}.yaml").write_text(write_yaml(one))
            self.commands.append(["import", str(beside), "--db", where])

    def done(self) -> int:
        there = recorded(self._where)
        assert there == EDITIONS[: len(there)]
        assert len(there) % 2 == 0
        return len(there) // 2


class Publish:
    """Publishing and withdrawing, an entry in the journal each."""

    acts = (
        ("publish", "2001"),
        ("publish", "2002"),
        ("withdraw", "2001"),
        ("publish", "2001@1"),
        ("withdraw", "2003"),
        ("publish", "2003@1"),
        ("withdraw", "2002"),
        ("publish", "2004"),
    )
    editions = EDITIONS[:4]

    def __init__(self, where: str, _folder: Path) -> None:
        self._where = where
        fill(where, self.editions)
        self.commands = [[*act, "--why", "x", "--db", where] for act in self.acts]

    def done(self) -> int:
        assert recorded(self._where) == self.editions
        with Store.open(self._where) as store:
            journal = sorted((act, row) for row in store.revisions("demo") for act in row.acts)
        deeds = {"publish": Deed.PUBLISHED, "withdraw": Deed.WITHDRAWN}
        entered = [(act.deed, row.edition) for act, row in journal[len(self.editions) :]]
        expected = [(deeds[command], label.removesuffix("@1")) for command, label in self.acts]
        assert entered == expected[: len(entered)]
        return len(entered)


class Upgrade:
    """From a database of the first version, in which there are revisions."""

    def __init__(self, where: str, folder: Path) -> None:
        self._where = where
        with Store.open(folder / "today.db") as today:
            keep(today, *EDITIONS)
            of_first_version(today, where)
        self.commands = [["db", "upgrade", "--db", where]]

    def done(self) -> int:
        found = version_of(database_at(self._where))
        assert recorded(self._where) == EDITIONS  # opening it has upgraded it, if that was left
        return [VERSIONS[0], VERSIONS[-1]].index(str(found))


class Backup:
    """Into one file after another."""

    def __init__(self, where: str, folder: Path) -> None:
        self._where, self._folder = where, folder
        fill(where, EDITIONS)
        self._files = [folder / f"{n}.db" for n in range(3)]
        self.commands = [["db", "backup", str(file), "--db", where] for file in self._files]

    def done(self) -> int:
        assert recorded(self._where) == EDITIONS
        there = [file for file in self._files if file.exists()]
        assert there == self._files[: len(there)]
        assert all(recorded(str(file)) == EDITIONS for file in there)
        # What a killed one leaves besides is hidden; it is no backup, or a whole one.
        beside = [path for path in self._folder.iterdir() if path not in there]
        assert all(path.is_dir() and path.name.startswith(".") for path in beside)
        for path in beside:
            assert all(recorded(str(file)) in ([], EDITIONS) for file in path.glob("*.db"))
        return len(there)


def fill(where: str, editions: Sequence[Edition]) -> None:
    with Store.open(where) as store:
        keep(store, *editions)


def recorded(where: str) -> list[Edition]:
    """Return all editions of a database, which verifies; none where nothing is recorded."""
    try:
        with Store.open(where, create=False) as store:
            assert list(store.verify()) == []
            return [store.edition(row) for row in store.revisions("demo")]
    except TracksError as error:
        assert [problem.code for problem in error.problems] == [Code.NOTHING_RECORDED]
        return []


class Moment(NamedTuple):
    """So many seconds after so many commands are acknowledged."""

    acknowledged: int
    seconds: float


class Ran(NamedTuple):
    """How many commands a process has acknowledged, how long they took, whether it was killed."""

    acknowledged: int
    seconds: float
    killed: bool


def work_through(tell: Callable[[str], None], commands: list[list[str]]) -> None:
    tell("ready")
    for command in commands:
        assert tracks(command) == 0
        tell("acknowledged")


def run(work: Work, kill: Moment | None = None) -> Ran:
    """Run the commands in a process; kill it at that moment, if it has not ended."""
    times: list[float] = []
    with Fork(work_through, work.commands) as process:
        for acknowledged, _ in enumerate(process):
            times.append(time.monotonic())
            if kill and acknowledged == kill.acknowledged:
                time.sleep(kill.seconds)
                process.kill()
        ended = process.ended()
    assert ended in (0, -SIGKILL)
    return Ran(len(times) - 1, times[-1] - times[0], ended != 0)


def leaves_all_or_nothing(work: Work, kill: Moment) -> bool:
    """Kill a work and finish it; return whether the moment came before its end."""
    ran = run(work, kill)
    done = work.done()
    print(f"to be killed at {kill}: {ran}, {done} done")
    assert ran.acknowledged <= done <= ran.acknowledged + 1
    for command in work.commands[done:]:
        assert tracks(command) == 0
    assert work.done() == len(work.commands)
    return ran.killed


Begin = Callable[[], Work]


@pytest.fixture(params=[Import, Publish, Upgrade, Backup])
def begin(request: pytest.FixtureRequest, new_database: NewDatabase, tmp_path: Path) -> Begin:
    """Prepare a work anew, with a database and a folder of its own."""

    def begun() -> Work:
        folder = tmp_path / f"{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        work: Work = request.param(new_database(), folder)
        return work

    return begun


def test_a_command_killed_has_done_all_or_nothing_and_what_it_acknowledged(begin: Begin) -> None:
    work = begin()
    leaves_all_or_nothing(work, Moment(len(work.commands) // 2, 0))


@pytest.mark.slow
def test_so_has_one_killed_at_any_moment(begin: Begin) -> None:
    seed = int(os.environ.get("KILLS_SEED", random.SystemRandom().randrange(10**6)))
    print(f"KILLS_SEED={seed}")
    drawn = random.Random(seed)
    work = begin()
    whole = run(work)
    assert whole.acknowledged == work.done() == len(work.commands)
    moments = [(nth + drawn.random()) / KILLS * whole.seconds for nth in range(KILLS)]
    killed = [leaves_all_or_nothing(begin(), Moment(0, moment)) for moment in moments]
    assert any(killed)  # not all came too late
