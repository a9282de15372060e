"""What writes waits for whoever writes to the same taxonomy, on either kind of database."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.asking import ask, record
from tests.building import TAXONOMY, direction, edition
from tests.conftest import NewDatabase
from tests.store.conftest import keep
from tracks.commands.database import backup, restore
from tracks.commands.publish import publish, withdraw
from tracks.errors import Code, TracksError
from tracks.formats.yaml.writer import write_taxonomy
from tracks.model.act import Deed
from tracks.store import Store

WRITES: dict[str, Callable[[str, Path], object]] = {
    "import": lambda where, folder: record(where, [folder]),
    "publish": lambda where, _: ask(publish, where, "2021"),
    "withdraw": lambda where, _: ask(withdraw, where, "2021", why="x"),
}


@pytest.fixture
def where(new_database: NewDatabase) -> str:
    """A database that nobody waits for long."""
    return new_database().replace("timeout=60", "timeout=0.1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "taxonomy.yaml").write_text(write_taxonomy(TAXONOMY), encoding="utf-8")
    (tmp_path / "2021.csv").write_text("id,parent,level,name\nb,,direction,b\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", WRITES)
def test_a_command_waits_for_the_writer_of_its_taxonomy(
    command: str, where: str, folder: Path
) -> None:
    with Store.open(where) as store:
        keep(store, edition("2021", direction("a")))
        with store.recording() as session:
            session.lock(["demo"])
            with pytest.raises(TracksError) as caught:
                WRITES[command](where, folder)
        assert caught.value.problems[0].code is Code.DATABASE_LOCKED
        (row,) = store.revisions("demo")
        assert [act.deed for act in row.acts] == [Deed.RECORDED]
    WRITES[command](where, folder)  # now it is its turn
    with Store.open(where) as store:
        assert sum(len(row.acts) for row in store.revisions("demo")) == 2


def test_of_two_that_restore_at_once_one_does(
    where: str, new_sqlite: NewDatabase, tmp_path: Path
) -> None:
    source, file = new_sqlite(), tmp_path / "backup.db"
    with Store.open(source) as store:
        keep(store, edition("2021", direction("a")))
    backup(source, file, lambda _: None)
    refused: list[Code] = []

    def meanwhile(_table: str) -> None:
        if not refused:
            with pytest.raises(TracksError) as caught:
                restore(where, file, lambda _: None)
            refused.append(caught.value.problems[0].code)

    assert restore(where, file, meanwhile) == 1
    assert refused == [Code.DATABASE_LOCKED]
    with Store.open(where) as store:
        assert list(store.verify()) == []
